#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "language/text_marks.hpp"

namespace entente::language {

/// Which persons hold which office, as the text itself says: "Russian President Vladimir Putin",
/// "China's ambassador, Li Hui", "Li Hui, China's ambassador", "President William Ruto of Kenya".
class OfficeHolders {
 public:
  /// Reads the whole text; keeps nothing of it.
  OfficeHolders(const Draft& draft, const TextMarks& marks);

  /// Persons with this office, of whatever state, in order of the text; offices in lower case.
  [[nodiscard]] std::vector<std::uint32_t> of(const std::string& office) const;
  /// Persons with this office of the state with this entity number; a "leader" is whoever rules.
  [[nodiscard]] std::vector<std::uint32_t> of(std::uint32_t state, const std::string& office) const;

  /// Persons whose office has this noun as its head: "secretary" of a secretary of state and of a
  /// defense secretary.
  [[nodiscard]] std::vector<std::uint32_t> headed(const std::string& noun) const;

 private:
  static void learn(std::vector<std::uint32_t>& holders, std::uint32_t person);

  std::map<std::string, std::vector<std::uint32_t>> offices_;  ///< "president", "3|president"
  std::map<std::string, std::vector<std::uint32_t>> heads_;    ///< "secretary"
};

}  // namespace entente::language
