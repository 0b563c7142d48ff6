// What may come next in a half-written line. A guess by the characters before the cursor: half a
// query does not parse.
#include "cli/completion.hpp"

#include <algorithm>
#include <cctype>

#include "cli/open_graph.hpp"
#include "cli/shell.hpp"
#include "parser/parse.hpp"

namespace entente::cli {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80;
}

/// Where in a query the cursor is.
struct Place {
  std::string brackets;  ///< those that are open, outermost first
  bool in_text = false;  ///< inside a string or comment
};

Place place_of(std::string_view text) {
  Place place;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\'' || c == '"' || c == '`') {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != c) end += text[end] == '\\' && c != '`' ? 2 : 1;
      if (end >= text.size()) return {place.brackets, true};
      i = end;
    } else if (text.substr(i).starts_with("//") || text.substr(i).starts_with("/*")) {
      const std::string_view close = text[i + 1] == '/' ? "\n" : "*/";
      const std::size_t end = text.find(close, i + 2);
      if (end == std::string_view::npos) return {place.brackets, true};
      i = end + close.size() - 1;
    } else if (c == '(' || c == '[' || c == '{') {
      place.brackets += c;
    } else if ((c == ')' || c == ']' || c == '}') && !place.brackets.empty()) {
      place.brackets.pop_back();
    }
  }
  return place;
}

char last_sign(std::string_view text) {
  const std::size_t at = text.find_last_not_of(" \t\n");
  return at == std::string_view::npos ? '\0' : text[at];
}

std::vector<std::string> starting_with(std::string_view prefix,
                                       const std::vector<std::string>& names) {
  std::vector<std::string> found;
  for (const std::string& name : names) {
    if (std::string_view(name).starts_with(prefix)) found.push_back(name);
  }
  return found;
}

std::vector<std::string> keywords_like(std::string_view prefix,
                                       const std::vector<std::string>& keywords) {
  if (prefix.empty()) return {};
  const bool lower =
      std::ranges::any_of(prefix, [](unsigned char c) { return std::islower(c) != 0; });
  const auto turned = [](std::string text, int (*turn)(int)) {
    std::ranges::transform(text, text.begin(),
                           [&](unsigned char c) { return static_cast<char>(turn(c)); });
    return text;
  };
  auto found = starting_with(turned(std::string(prefix), std::toupper), keywords);
  if (lower) {
    for (std::string& keyword : found) keyword = turned(keyword, std::tolower);
  }
  return found;
}

Completion complete_command(std::string_view text, std::size_t colon) {
  const std::size_t space = text.find(' ', colon);
  const std::string_view name = text.substr(
      colon + 1, space == std::string_view::npos ? std::string_view::npos : space - colon - 1);
  std::vector<std::string> names;
  for (const ShellCommand& command : shell_commands()) {
    if (space != std::string_view::npos && command.name == name) names = command.choices;
    if (space == std::string_view::npos) names.emplace_back(command.name);
  }
  const std::size_t begin =
      space == std::string_view::npos ? colon + 1 : text.find_last_of(' ') + 1;
  return {begin, starting_with(text.substr(begin), names), false};
}

/// The names that the signs before the word ask for; null: keywords.
const std::vector<std::string>* names_after(std::string_view before, const Place& place,
                                            const CompletionNames& names) {
  static const std::vector<std::string> nothing;
  const char bracket = place.brackets.empty() ? '\0' : place.brackets.back();
  const char sign = last_sign(before);
  if (before.ends_with('$')) return &names.parameters;
  if (before.ends_with('.')) return &names.keys;
  if (sign == ':' && bracket == '{') return &nothing;  // the value of a map's entry
  const std::vector<std::string>* labels = bracket == '[' ? &names.types : &names.labels;
  if (sign == ':' || sign == '&' || sign == '!') return labels;
  if (sign == '|' && bracket == '[') return labels;
  if ((sign == '{' || sign == ',') && bracket == '{') return &names.keys;
  return nullptr;
}

}  // namespace

CompletionNames CompletionNames::of(const graph::PropertyGraph& graph) {
  CompletionNames names;
  for (const auto& [name, count] : count_labels(graph)) names.labels.push_back(name);
  for (const auto& [name, count] : count_types(graph)) names.types.push_back(name);
  names.keys = property_keys(graph);
  names.keywords = parser::keywords();
  return names;
}

Completion complete(std::string_view text, const CompletionNames& names) {
  const std::size_t first = text.find_first_not_of(" \t\n");
  if (first != std::string_view::npos && text[first] == ':') return complete_command(text, first);
  std::size_t begin = text.size();
  while (begin > 0 && is_word(text[begin - 1])) --begin;
  const Place place = place_of(text);
  if (place.in_text) return {begin, {}, false};
  const std::string_view prefix = text.substr(begin);
  if (const auto* wanted = names_after(text.substr(0, begin), place, names)) {
    return {begin, starting_with(prefix, *wanted), false};
  }
  return {begin, keywords_like(prefix, names.keywords), true};
}

std::string common_prefix(const std::vector<std::string>& candidates) {
  if (candidates.empty()) return {};
  std::string prefix = candidates.front();
  for (const std::string& candidate : candidates) {
    const auto end = std::ranges::mismatch(prefix, candidate).in1;
    prefix.erase(end, prefix.end());
  }
  return prefix;
}

}  // namespace entente::cli
