#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::core {

/// A name as it is compared and looked up: without accents, case, possessive 's, leading article
/// and punctuation; words separated by one space ("the U.S." -> "us", "Xi’s" -> "xi").
[[nodiscard]] std::string fold_name(std::string_view name);

/// Number of single-character edits (insert, delete, replace, swap of neighbours) between two
/// texts, or limit + 1 when it is more than `limit`. O(|a| · |b|) with a cut. (Optimal string
/// alignment; Damerau 1964.)
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `name`, letter case put aside, if one is near enough to be a slip of
/// the pen (a third of its length at most); the first of equals. For "did you mean".
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view name,
                                                      const std::vector<std::string>& candidates);

}  // namespace entente::core
