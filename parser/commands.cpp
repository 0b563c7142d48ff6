// What SHOW can show, in the words of several engines.
#include "parser/commands.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/names.hpp"
#include "parser/failure.hpp"

namespace entente::parser {
namespace {

struct Shown {
  std::string_view words;
  std::string_view procedure;
};

// Behind a longer form no shorter one stands that it begins with.
constexpr auto kShown = std::to_array<Shown>({
    {"ALL FUNCTIONS", "dbms.functions"},
    {"ALL INDEXES", "db.indexes"},
    {"ALL PROCEDURES", "dbms.procedures"},
    {"BUILT IN FUNCTIONS", "dbms.functions"},
    {"DATABASES", "dbms.databases"},
    {"DATABASE", "dbms.databases"},
    {"EDGE_TYPES INFO", "db.relationshipTypes"},
    {"FUNCTIONS", "dbms.functions"},
    {"FUNCTION", "dbms.functions"},
    {"INDEXES", "db.indexes"},
    {"INDEX INFO", "db.indexes"},
    {"INDEX", "db.indexes"},
    {"LABELS", "db.labels"},
    {"NODE_LABELS INFO", "db.labels"},
    {"NODE LABELS", "db.labels"},
    {"PROCEDURES", "dbms.procedures"},
    {"PROCEDURE", "dbms.procedures"},
    {"PROPERTY KEYS", "db.propertyKeys"},
    {"RELATIONSHIP TYPES", "db.relationshipTypes"},
    {"TYPES", "db.relationshipTypes"},
});

constexpr Expectation kShowable{
    "INDEXES, LABELS, RELATIONSHIP TYPES, PROPERTY KEYS, FUNCTIONS, PROCEDURES or DATABASES after "
    "SHOW"};

std::string upper_word(std::string_view text, const Token& token) {
  std::string word(text.substr(token.begin, token.end - token.begin));
  std::ranges::transform(word, word.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return word;
}

/// How many tokens from `at` on are these words; 0: others.
std::size_t count_words(std::string_view text, const Token* at, std::string_view words) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= words.size(); ++count) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (at[count].kind != TokenKind::name) return 0;
    if (upper_word(text, at[count]) != words.substr(begin, end - begin)) return 0;
    begin = end + 1;
  }
  return count;
}

/// What was likely meant, by its first word.
std::string near_words(std::string_view text, const Token& got) {
  if (got.kind != TokenKind::name) return {};
  std::vector<std::string> first;
  for (const Shown& shown : kShown)
    first.emplace_back(shown.words.substr(0, shown.words.find(' ')));
  const auto near = core::nearest_name(upper_word(text, got), first);
  if (!near) return {};
  const auto at = std::ranges::find_if(kShown, [&](const Shown& shown) {
    return shown.words.substr(0, shown.words.find(' ')) == *near;
  });
  return "; did you mean " + std::string(at->words) + "?";
}

}  // namespace

ast::Name read_shown(std::string_view text, const Token*& at) {
  for (const Shown& shown : kShown) {
    const std::size_t count = count_words(text, at, shown.words);
    if (count == 0) continue;
    const core::SourceSpan span{at->begin, at[count - 1].end};
    at += count;
    return {std::string(shown.procedure), span};
  }
  core::Error error = unexpected(text, *at, kShowable);
  // A word of SHOW is nearer than any other keyword.
  if (const std::string near = near_words(text, *at); !near.empty()) {
    error.message = error.message.substr(0, error.message.find("; did you mean")) + near;
  }
  throw Failure{std::move(error)};
}

}  // namespace entente::parser
