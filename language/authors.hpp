#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "language/text_marks.hpp"

namespace entente::language {

/// Who speaks in a text, outside quotations.
struct Authors {
  std::vector<std::uint32_t> we;   ///< entities that "we" and "our" mean; none: unknown
  std::optional<std::uint32_t> i;  ///< the person that "I" and "my" mean
  bool joint = false;              ///< the title calls it their joint statement
};

/// From the title ("Joint Statement of Japan and Kenya", "Remarks by President Ruto"), or where the
/// text itself says so: "we, the leaders of India and Israel, …", one state or body that is the
/// subject wherever "our" follows ("the United States stands by our allies"), the states that the
/// opening names as one list.
[[nodiscard]] Authors find_authors(const Draft& draft, const TextMarks& marks);

}  // namespace entente::language
