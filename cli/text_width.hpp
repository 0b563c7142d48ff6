#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// Columns that a UTF-8 text takes on a terminal: 2 for East Asian wide characters and most
/// pictographs, 0 for combining marks and joiners, 1 for others. REQUIRES: no control characters.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// `text` in lines of at most `width` columns, broken at spaces where there are any and at its own
/// line ends; at least one line. REQUIRES: width >= 2.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

/// `text` without what would act on the terminal: control characters become escapes like "\x1b",
/// "\t"; line ends stay. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// The first `width` columns of `text`, the last of them "…" if something was cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t width);

}  // namespace entente::cli
