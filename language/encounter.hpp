#pragma once

#include <cstdint>
#include <vector>

#include "language/text_marks.hpp"

namespace entente::language {

/// The persons whose talks the title tells of ("Readout of President Ruto's Call with Prime
/// Minister Kishida of Japan on Trade"), in its order: "the two leaders" and "they" of a text that
/// names nobody nearer. None if the title has fewer than two, or more than two
/// and several talks.
[[nodiscard]] std::vector<std::uint32_t> persons_of_encounter(const Draft& draft,
                                                              const TextMarks& marks);

}  // namespace entente::language
