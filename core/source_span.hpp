#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::core {

/// A half-open range of bytes [begin, end) of one text.
struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// Line and column, both from 1; the column counts characters (UTF-8 code points), not bytes.
struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const LineColumn&, const LineColumn&) = default;
};

/// Where byte `offset` of `text` stands. An offset past the end means the end. Linear in offset.
[[nodiscard]] LineColumn locate(std::string_view text, std::size_t offset);

/// The line that byte `offset` is in, and under it a caret at its column (`width` carets at most up
/// to the end of the line). Long lines are cut around the caret. Two lines, no final newline.
[[nodiscard]] std::string caret_excerpt(std::string_view text, SourceSpan span);

}  // namespace entente::core
