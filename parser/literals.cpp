// The values of number and string tokens. Where they end the lexer has decided; whether they are
// well formed is decided here.
#include "parser/literals.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "parser/failure.hpp"

namespace entente::parser {
namespace {

constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();

[[noreturn]] void fail(std::string_view code, core::SourceSpan span, std::string message) {
  throw Failure{syntax_error(code, span, std::move(message))};
}

[[noreturn]] void fail_number(const Token& token, std::string_view raw) {
  fail(code::number_literal, token.span(),
       fmt::format("expected a number such as 12, 0x1F, 0o17, 1.5 or 2e10, got '{}'",
                   raw.substr(0, 40)));
}

[[noreturn]] void fail_integer(const Token& token, std::string_view raw) {
  fail(code::integer_overflow, token.span(),
       fmt::format("expected an integer of at most 64 bits, from -9223372036854775808 to "
                   "9223372036854775807, got '{}'",
                   raw.substr(0, 40)));
}

std::int64_t integer(const Token& token, std::string_view raw, std::string_view digits, int base,
                     bool negative) {
  std::uint64_t magnitude = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  if (digits.empty() || end != digits.data() + digits.size()) fail_number(token, raw);
  if (error != std::errc{} || magnitude > kLargest + (negative ? 1 : 0)) fail_integer(token, raw);
  return static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
}

// Whether a decimal number out of double's range is too large rather than too near to zero.
bool is_huge(std::string_view digits, std::int64_t exponent) {
  const auto point = std::min(digits.find('.'), digits.size());
  const auto first = digits.find_first_of("123456789");
  if (first == std::string_view::npos) return false;
  return static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) + exponent > 0;
}

double floating(const Token& token, std::string_view raw) {
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (end != raw.data() + raw.size()) fail_number(token, raw);
  if (error == std::errc{}) return value;
  const auto mark = std::min(raw.find_first_of("eE"), raw.size());
  std::int64_t exponent = 0;
  if (mark < raw.size()) {
    std::string_view digits = raw.substr(mark + 1);
    if (digits.front() == '+') digits.remove_prefix(1);
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (parsed.ec != std::errc{}) {
      exponent = digits.front() == '-' ? -(std::int64_t{1} << 40) : std::int64_t{1} << 40;
    }
  }
  if (!is_huge(raw.substr(0, mark), exponent)) return 0;
  fail(code::float_overflow, token.span(),
       fmt::format("expected a float of at most 1.7976931348623157e308, got '{}'",
                   raw.substr(0, 40)));
}

bool starts_with_base(std::string_view raw, char letter) {
  return raw.size() >= 2 && raw[0] == '0' && (raw[1] | 0x20) == letter;
}

std::optional<std::int64_t> try_integer(const Token& token, std::string_view raw, bool negative) {
  if (starts_with_base(raw, 'x')) return integer(token, raw, raw.substr(2), 16, negative);
  if (starts_with_base(raw, 'o')) return integer(token, raw, raw.substr(2), 8, negative);
  if (raw.find_first_of(".eE") != std::string_view::npos) return std::nullopt;
  // A leading zero once meant octal; which of the two is meant cannot be known.
  if (raw.size() > 1 && raw[0] == '0') fail_number(token, raw);
  return integer(token, raw, raw, 10, negative);
}

/// Resolves the escapes of one string; positions are bytes of the query.
class Unescaper {
 public:
  Unescaper(std::string_view text, const Token& token)
      : text_(text), at_(token.begin + 1), end_(token.end - 1) {}

  std::string run() {
    while (at_ < end_) {
      if (text_[at_] == '\\') {
        escape();
      } else {
        value_ += text_[at_++];
      }
    }
    return std::move(value_);
  }

 private:
  void escape() {
    constexpr std::string_view kLetters = "\\'\"bfnrt";
    constexpr std::string_view kValues = "\\'\"\b\f\n\r\t";
    const char letter = text_[at_ + 1];
    if (letter == 'u' || letter == 'U') return append(code_point());
    const auto which = kLetters.find(letter);
    if (which == std::string_view::npos) {
      fail(code::unexpected_syntax, {at_, at_ + 2},
           "expected one of \\\\ \\' \\\" \\b \\f \\n \\r \\t \\uXXXX \\UXXXXXXXX in a string; a "
           "backslash itself is written \\\\");
    }
    value_ += kValues[which];
    at_ += 2;
  }

  // Reads \uXXXX or \UXXXXXXXX at at_; two \u may make up one character (surrogates).
  char32_t code_point() {
    const std::size_t begin = at_;
    char32_t code = hexadecimal();
    if (code >= 0xD800 && code < 0xDC00 && text_.substr(at_, 2) == "\\u" && at_ + 6 <= end_) {
      const char32_t low = hexadecimal();
      if (low >= 0xDC00 && low < 0xE000) return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
      fail(code::unicode_literal, {begin, at_},
           fmt::format("expected the number of a Unicode character, got '{}'",
                       text_.substr(begin, at_ - begin)));
    }
    return code;
  }

  char32_t hexadecimal() {
    const std::size_t digits = text_[at_ + 1] == 'u' ? 4 : 8;
    const std::string_view raw = text_.substr(at_ + 2, std::min(digits, end_ - at_ - 2));
    std::uint32_t code = 0;
    const auto parsed = std::from_chars(raw.data(), raw.data() + raw.size(), code, 16);
    const auto read = static_cast<std::size_t>(parsed.ptr - raw.data());
    if (read != digits) {
      fail(code::unicode_literal, {at_, at_ + 2 + read},
           fmt::format("expected {} hexadecimal digits after \\{}, got {}", digits, text_[at_ + 1],
                       read));
    }
    at_ += 2 + digits;
    return code;
  }

  void append(char32_t code) {
    std::array<char, 4> bytes{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, code);
    value_.append(bytes.data(), length);
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  std::string value_;
};

}  // namespace

ast::Expression::Node number_value(std::string_view text, const Token& token, bool negative) {
  const std::string_view raw = raw_text(text, token);
  if (const auto whole = try_integer(token, raw, negative)) return ast::IntegerLiteral{*whole};
  const double value = floating(token, raw);
  return ast::FloatLiteral{negative ? -value : value};
}

std::int64_t whole_number(std::string_view text, const Token& token) {
  const std::string_view raw = raw_text(text, token);
  if (const auto whole = try_integer(token, raw, false)) return *whole;
  fail(code::relationship_pattern, token.span(),
       fmt::format("expected a whole number as bound of the path's length, got '{}'", raw));
}

std::string string_value(std::string_view text, const Token& token) {
  return Unescaper(text, token).run();
}

}  // namespace entente::parser
