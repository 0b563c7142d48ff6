// Values to their one form: from the notation of scenarios, and from what queries gave.
#include "notation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace entente::tck {
namespace {

using core::NodeId;
using core::RelationshipId;
using core::Value;

// --- the one form -----------------------------------------------------------------------------

std::string literal_of(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

using Entries = std::map<std::string, std::string>;

std::string form_of_map(const Entries& entries) {
  std::vector<std::string> parts;
  for (const auto& [key, value] : entries) parts.push_back(key + ": " + value);
  return "{" + joined(parts, ", ") + "}";
}
std::string form_of_list(std::vector<std::string> items, Comparison comparison) {
  if (comparison.ignore_list_order) std::ranges::sort(items);
  return "[" + joined(items, ", ") + "]";
}
std::string form_of_entity(std::vector<std::string> labels, const Entries& properties) {
  std::ranges::sort(labels);
  std::string form;
  for (const std::string& label : labels) form += ":" + label;
  if (!properties.empty()) form += (form.empty() ? "" : " ") + form_of_map(properties);
  return form;
}

// --- expected values --------------------------------------------------------------------------

/// Thrown within this file: what could not be read.
struct Unreadable {
  std::string message;
};

class ExpectedReader {
 public:
  ExpectedReader(std::string_view text, Comparison comparison)
      : text_(text), comparison_(comparison) {}

  std::string run() {
    std::string form = value();
    skip();
    if (at_ < text_.size()) fail("the end");
    return form;
  }

 private:
  [[noreturn]] void fail(std::string_view expected) const {
    throw Unreadable{fmt::format("cannot read the expected value '{}': expected {} at byte {}",
                                 text_, expected, at_)};
  }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  [[nodiscard]] char peek() {
    skip();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(std::string_view token) {
    skip();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  void need(std::string_view token) {
    if (!take(token)) fail(token);
  }

  std::string value() {
    switch (peek()) {
      case '(':
        return node();
      case '<':
        return path();
      case '{':
        return form_of_map(map());
      case '\'':
      case '"':
        return literal_of(string());
      case '[':
        return list_or_relationship();
      default:
        return word_or_number();
    }
  }

  std::string name() {
    skip();
    if (take("`")) {
      const auto end = text_.find('`', at_);
      if (end == std::string_view::npos) fail("a closing `");
      const std::string result(text_.substr(at_, end - at_));
      at_ = end + 1;
      return result;
    }
    const std::size_t begin = at_;
    constexpr std::string_view kEnds = " \t:,{}()[]<>'\"";
    while (at_ < text_.size() && kEnds.find(text_[at_]) == std::string_view::npos) ++at_;
    if (at_ == begin) fail("a name");
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string string() {
    const char quote = text_[at_++];
    std::string result;
    for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
      result += text_[at_] == '\\' && at_ + 1 < text_.size() ? unescaped(text_[++at_]) : text_[at_];
    }
    if (at_ >= text_.size()) fail("a closing quote");
    ++at_;
    return result;
  }
  static char unescaped(char c) {
    switch (c) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      default:
        return c;
    }
  }

  Entries map() {
    Entries entries;
    need("{");
    while (peek() != '}') {
      if (!entries.empty()) need(",");
      std::string key = name();
      need(":");
      entries[std::move(key)] = value();
    }
    need("}");
    return entries;
  }
  /// Labels or a type, and properties, up to the closing bracket.
  std::string entity(std::string_view closer) {
    std::vector<std::string> labels;
    while (take(":")) labels.push_back(name());
    const Entries properties = peek() == '{' ? map() : Entries{};
    need(closer);
    return form_of_entity(std::move(labels), properties);
  }
  std::string node() {
    need("(");
    return "(" + entity(")") + ")";
  }
  std::string relationship() {
    need("[");
    return "[" + entity("]") + "]";
  }
  std::string list_or_relationship() {
    const std::size_t begin = at_;
    need("[");
    const bool is_relationship = peek() == ':';
    if (is_relationship) {
      at_ = begin;
      return relationship();
    }
    std::vector<std::string> items;
    while (peek() != ']') {
      if (!items.empty()) need(",");
      items.push_back(value());
    }
    need("]");
    return form_of_list(std::move(items), comparison_);
  }
  std::string path() {
    need("<");
    std::string form = "<" + node();
    while (!take(">")) {
      const bool left = take("<-");
      if (!left) need("-");
      const std::string step = relationship();
      need(left ? "-" : "->");
      form += (left ? "<-" : "-") + step + (left ? "-" : "->") + node();
    }
    return form + ">";
  }

  std::string word_or_number() {
    const std::string word = name();
    for (const std::string_view known : {"null", "true", "false", "NaN"}) {
      if (word == known) return word;
    }
    if (word == "Infinity" || word == "Inf") return "Infinity";
    if (word == "-Infinity" || word == "-Inf") return "-Infinity";
    return number(word);
  }
  std::string number(const std::string& word) const {
    const char* begin = word.data();
    const char* end = begin + word.size();
    std::int64_t integer = 0;
    if (const auto [rest, error] = std::from_chars(begin, end, integer);
        error == std::errc{} && rest == end) {
      return std::to_string(integer);
    }
    double real = 0;
    if (const auto [rest, error] = std::from_chars(begin, end, real);
        error == std::errc{} && rest == end) {
      return core::to_string(real);
    }
    fail("a value");
  }

  std::string_view text_;
  Comparison comparison_;
  std::size_t at_ = 0;
};

// --- actual values ----------------------------------------------------------------------------

struct Former {
  const graph::PropertyGraph& graph;
  Comparison comparison;

  std::string form(const Value& value) const { return std::visit(*this, value.variant()); }

  template <class Id>
  Entries properties(Id id) const {
    Entries entries;
    for (const graph::Property& property : graph.properties(id)) {
      entries[std::string(graph.name(property.key))] = form(property.value);
    }
    return entries;
  }

  std::string operator()(core::Null) const { return "null"; }
  std::string operator()(bool b) const { return b ? "true" : "false"; }
  std::string operator()(std::int64_t i) const { return std::to_string(i); }
  std::string operator()(double d) const { return core::to_string(d); }
  std::string operator()(const std::string& s) const { return literal_of(s); }
  /// Dates and times are compared by their text.
  std::string operator()(const auto& temporal) const {
    return literal_of(core::to_string(temporal));
  }
  std::string operator()(const Value::ListPtr& list) const {
    std::vector<std::string> items;
    for (const Value& item : *list) items.push_back(form(item));
    return form_of_list(std::move(items), comparison);
  }
  std::string operator()(const Value::MapPtr& map) const {
    Entries entries;
    for (const auto& [key, value] : *map) entries[key] = form(value);
    return form_of_map(entries);
  }
  std::string operator()(NodeId node) const {
    std::vector<std::string> labels;
    for (const graph::LabelId label : graph.labels(node)) labels.emplace_back(graph.name(label));
    return "(" + form_of_entity(std::move(labels), properties(node)) + ")";
  }
  std::string operator()(RelationshipId relationship) const {
    const std::string type(graph.name(graph.type(relationship)));
    return "[" + form_of_entity({type}, properties(relationship)) + "]";
  }
  std::string operator()(const Value::PathPtr& path) const {
    std::string result = "<" + (*this)(path->nodes.front());
    for (std::size_t i = 0; i < path->relationships.size(); ++i) {
      const RelationshipId step = path->relationships[i];
      const bool left = graph.source(step) != path->nodes[i];
      result += (left ? "<-" : "-") + (*this)(step) + (left ? "-" : "->");
      result += (*this)(path->nodes[i + 1]);
    }
    return result + ">";
  }
};

}  // namespace

core::Result<std::string> expected_form(std::string_view text, Comparison comparison) {
  try {
    return ExpectedReader(text, comparison).run();
  } catch (const Unreadable& unreadable) {
    return core::Error{.message = unreadable.message};
  }
}

std::string actual_form(const Value& value, const graph::PropertyGraph& graph,
                        Comparison comparison) {
  return Former{graph, comparison}.form(value);
}

}  // namespace entente::tck
