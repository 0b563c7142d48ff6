// Words for syntax errors: what stands in the wrong place, and the slip that is likely behind it.
// What was expected there the grammar knows.
#include "parser/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/names.hpp"

namespace entente::parser {
namespace {

constexpr std::size_t kLongestQuote = 40;
// Shorter words are rather names than keywords gone wrong.
constexpr std::size_t kShortestSlip = 3;

std::string shortened(std::string_view raw) {
  if (raw.size() <= kLongestQuote) return std::string(raw);
  std::size_t end = kLongestQuote;
  while (end > 0 && (static_cast<unsigned char>(raw[end]) & 0xC0) == 0x80) --end;
  return std::string(raw.substr(0, end)) + "…";
}

std::string describe(std::string_view text, const Token& token) {
  const std::string raw = shortened(raw_text(text, token));
  switch (token.kind) {
    case TokenKind::end:
      return "end of query";
    case TokenKind::string:
      return "the string " + raw;
    case TokenKind::number:
      return "the number " + raw;
    case TokenKind::parameter:
      return "the parameter " + raw;
    default:
      return token.keyword == Keyword::none ? "'" + raw + "'"
                                            : std::string(spelling(token.keyword));
  }
}

std::string_view hint_before_return(Keyword keyword) {
  switch (keyword) {
    case Keyword::where_:
      return "WHERE goes right after MATCH or WITH, once; AND joins conditions";
    case Keyword::order_:
    case Keyword::skip_:
    case Keyword::limit_:
      return "ORDER BY, SKIP and LIMIT go after what RETURN or WITH lists";
    default:
      return "";
  }
}

std::string_view hint_after_return(Keyword keyword) {
  switch (keyword) {
    case Keyword::where_:
      return "WHERE goes after MATCH or WITH";
    case Keyword::order_:
    case Keyword::skip_:
    case Keyword::limit_:
      return "the order is ORDER BY, SKIP, LIMIT";
    case Keyword::match_:
    case Keyword::optional_:
    case Keyword::unwind_:
    case Keyword::with_:
    case Keyword::return_:
    case Keyword::create_:
    case Keyword::merge_:
    case Keyword::set_:
    case Keyword::remove_:
    case Keyword::delete_:
    case Keyword::detach_:
    case Keyword::call_:
    case Keyword::foreach_:
      return "RETURN is the last clause; WITH hands rows on to further clauses";
    default:
      return "";
  }
}

std::string near_keyword(std::string_view text, const Token& got, const Expectation& expected) {
  if (got.kind != TokenKind::name || got.keyword != Keyword::none) return "";
  if (expected.wanted == Wanted::name || got.end - got.begin < kShortestSlip) return "";
  const auto near = core::nearest_name(raw_text(text, got), keywords());
  return near ? fmt::format("did you mean {}?", *near) : "";
}

/// What other languages write where this one has another sign.
std::string_view other_sign(std::string_view text, const Token& got) {
  const auto stands = [&](std::size_t at, std::string_view sign) {
    return text.substr(std::min(at, text.size())).starts_with(sign);
  };
  if (stands(got.begin, "!=")) return "unequal is <>";
  if (got.begin > 0 && stands(got.begin - 1, "==")) return "equal is =";
  if (stands(got.begin, "&&")) return "AND joins conditions";
  if (stands(got.begin, "||")) return "OR joins conditions, and + texts";
  if (got.begin > 1 && got.kind == TokenKind::open_brace &&
      (stands(got.begin - 2, "->") || stands(got.begin - 2, "]-"))) {
    return "a number of relationships stands in the brackets, as in -[:TYPE*1..3]->";
  }
  return "";
}

struct OtherWord {
  std::string_view word;  ///< in upper case
  std::string_view hint;
};

/// Words of other query languages, and of commands that are not there.
constexpr auto kOtherWords = std::to_array<OtherWord>({
    {"SELECT", "MATCH … RETURN asks a question"},
    {"INSERT", "CREATE adds nodes and relationships"},
    {"UPDATE", "MATCH … SET changes what is there"},
    {"LIKE",
     "texts are asked by STARTS WITH, CONTAINS, ENDS WITH, and =~ with a regular expression"},
    {"BETWEEN", "write 1 <= n.x <= 5"},
    {"GROUP", "what stands beside an aggregate is what rows are grouped by"},
    {"HAVING", "WITH and WHERE ask of groups"},
    {"BEGIN", "each statement is done whole or not at all"},
    {"COMMIT", "each statement is done whole or not at all"},
    {"ROLLBACK", "each statement is done whole or not at all"},
    {"USE", "the graph is the file that is open"},
    {"CONSTRAINT", "there are no constraints; MERGE adds only what is not there"},
    {"CONSTRAINTS", "there are no constraints; MERGE adds only what is not there"},
    {"RANGE", "there is one kind of index: CREATE INDEX"},
    {"TEXT", "there is one kind of index: CREATE INDEX"},
    {"FULLTEXT", "there is one kind of index: CREATE INDEX"},
    {"POINT", "there is one kind of index: CREATE INDEX"},
    {"UNIQUE", "there are no constraints; MERGE adds only what is not there"},
    {"NULLS", "nulls are ordered behind everything else"},
});

std::string_view other_word(std::string_view text, const Token& got) {
  if (got.kind != TokenKind::name) return "";
  std::string word(raw_text(text, got));
  std::ranges::transform(word, word.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  const auto at = std::ranges::find(kOtherWords, word, &OtherWord::word);
  return at == kOtherWords.end() ? std::string_view() : at->hint;
}

std::string hint(std::string_view text, const Token& got, const Expectation& expected) {
  if (const auto words = other_sign(text, got); !words.empty()) return std::string(words);
  if (const auto words = other_word(text, got); !words.empty()) return std::string(words);
  if (got.keyword == Keyword::not_)
    return "NOT stands before the whole condition, as in NOT x IN list";
  switch (expected.wanted) {
    case Wanted::name:
      if (!is_reserved(got.keyword)) break;
      return fmt::format("write `{}` in backquotes to use it as a name", raw_text(text, got));
    case Wanted::clause:
      if (const auto words = hint_before_return(got.keyword); !words.empty()) {
        return std::string(words);
      }
      if (got.kind == TokenKind::end || got.kind == TokenKind::semicolon ||
          got.keyword == Keyword::union_) {
        return "every query ends with RETURN or a clause that writes";
      }
      break;
    case Wanted::ending:
      if (const auto words = hint_after_return(got.keyword); !words.empty()) {
        return std::string(words);
      }
      break;
    case Wanted::symbol:
      break;
  }
  return near_keyword(text, got, expected);
}

core::Error unclosed(const Token& got, std::string_view what) {
  return syntax_error(code::unexpected_syntax, {got.begin, got.begin + 1},
                      fmt::format("expected {}, got end of query", what));
}

core::Error unknown_character(std::string_view text, const Token& got,
                              const Expectation& expected) {
  const std::string_view raw = raw_text(text, got);
  const bool ascii = static_cast<unsigned char>(raw.front()) < 0x80;
  const bool printable = !ascii || (raw.front() >= 0x20 && raw.front() < 0x7F);
  const std::string shown = printable ? fmt::format("the character '{}'", raw)
                                      : fmt::format("the character number {}", int{raw.front()});
  const std::string_view words = other_sign(text, got);
  const std::string more = words.empty() ? "" : fmt::format("; {}", words);
  return syntax_error(ascii ? code::unexpected_syntax : code::unicode_character, got.span(),
                      fmt::format("expected {}, got {}, which has no meaning outside of strings{}",
                                  expected.words, shown, more));
}

}  // namespace

core::Error unexpected(std::string_view text, const Token& got, const Expectation& expected) {
  switch (got.kind) {
    case TokenKind::open_string:
      return unclosed(got, fmt::format("a closing {} of the string", text[got.begin]));
    case TokenKind::open_quoted_name:
      return unclosed(got, "a closing ` of the name");
    case TokenKind::open_block_comment:
      return unclosed(got, "a closing */ of the comment");
    case TokenKind::unknown:
      return unknown_character(text, got, expected);
    default:
      break;
  }
  std::string message = fmt::format("expected {}, got {}", expected.words, describe(text, got));
  if (const std::string more = hint(text, got, expected); !more.empty()) message += "; " + more;
  return syntax_error(expected.code, got.span(), std::move(message));
}

}  // namespace entente::parser
