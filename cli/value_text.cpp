// Values as people read them.
#include "cli/value_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/text_width.hpp"

namespace entente::cli {
namespace {

using core::NodeId;
using core::RelationshipId;
using core::Value;
using graph::PropertyGraph;

std::string literal_of(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    if (c == '\n') {
      literal += "\\n";
      continue;
    }
    if (c == '\'' || c == '\\') literal += '\\';
    literal += c;
  }
  return literal + "'";
}

/// A name as a query would need it: in backquotes unless it is letters, digits and underscores.
std::string symbol(std::string_view name) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c >= 0x80; };
  const bool bare = !name.empty() && std::isdigit(static_cast<unsigned char>(name[0])) == 0 &&
                    std::ranges::all_of(name, plain);
  return bare ? std::string(name) : fmt::format("`{}`", name);
}

class Printer {
 public:
  Printer(const PropertyGraph& graph, const ValueStyle& style) : graph_(graph), style_(style) {}

  std::string nested(const Value& value) const { return std::visit(*this, value.variant()); }

  std::string operator()(core::Null) const { return "null"; }
  std::string operator()(bool b) const { return b ? "true" : "false"; }
  std::string operator()(std::int64_t i) const { return fmt::format("{}", i); }
  std::string operator()(double d) const { return core::to_string(d); }
  std::string operator()(const std::string& s) const {
    if (style_.nested_string_width == 0) return literal_of(s);
    return literal_of(shorten(s, style_.nested_string_width));
  }
  std::string operator()(const core::Temporal auto& time) const { return core::to_string(time); }

  std::string operator()(const Value::ListPtr& list) const {
    std::vector<std::string> items;
    for (const Value& item : *list) items.push_back(nested(item));
    return fmt::format("[{}]", fmt::join(items, ", "));
  }
  std::string operator()(const Value::MapPtr& map) const {
    std::vector<std::string> entries;
    for (const auto& [key, item] : *map) {
      entries.push_back(fmt::format("{}: {}", symbol(key), nested(item)));
    }
    return fmt::format("{{{}}}", fmt::join(entries, ", "));
  }
  std::string operator()(NodeId node) const {
    return fmt::format("({}{})", labels(node), properties(graph_.properties(node)));
  }
  std::string operator()(RelationshipId relationship) const {
    return fmt::format("[:{}{}]", symbol(graph_.name(graph_.type(relationship))),
                       properties(graph_.properties(relationship)));
  }
  std::string operator()(const Value::PathPtr& path) const {
    if (path->nodes.empty()) return "()";
    std::string text = brief(path->nodes.front());
    for (std::size_t i = 0; i < path->relationships.size(); ++i) {
      const RelationshipId relationship = path->relationships[i];
      const bool forward = graph_.source(relationship) == path->nodes[i];
      text += fmt::format("{}-[:{}]-{}{}", forward ? "" : "<",
                          symbol(graph_.name(graph_.type(relationship))), forward ? ">" : "",
                          brief(path->nodes[i + 1]));
    }
    return text;
  }

 private:
  std::string labels(NodeId node) const {
    std::string text;
    for (const graph::LabelId label : graph_.labels(node)) {
      text += ":" + symbol(graph_.name(label));
    }
    return text;
  }

  /// Name and title first, then the others by key.
  std::string properties(std::span<const graph::Property> properties) const {
    std::vector<std::tuple<int, std::string_view, const Value*>> ordered;
    for (const auto& [key, value] : properties) {
      const std::string_view name = graph_.name(key);
      ordered.emplace_back(name == "name" ? 0 : name == "title" ? 1 : 2, name, &value);
    }
    std::ranges::sort(ordered);
    std::vector<std::string> entries;
    for (const auto& [rank, name, value] : ordered) {
      entries.push_back(fmt::format("{}: {}", symbol(name), nested(*value)));
    }
    return entries.empty() ? std::string() : fmt::format(" {{{}}}", fmt::join(entries, ", "));
  }

  /// A node of a path: its labels and what it is called.
  std::string brief(NodeId node) const {
    for (const std::string_view key : {"name", "title", "id"}) {
      const Value& value = graph_.property(node, key);
      if (!value.is_null()) {
        return fmt::format("({} {{{}: {}}})", labels(node), key, nested(value));
      }
    }
    return fmt::format("({})", labels(node));
  }

  const PropertyGraph& graph_;
  const ValueStyle& style_;
};

}  // namespace

std::string value_text(const Value& value, const PropertyGraph& graph, const ValueStyle& style) {
  if (const auto* text = value.get_if<std::string>(); text != nullptr && !style.quote_strings) {
    return *text;
  }
  return Printer(graph, style).nested(value);
}

}  // namespace entente::cli
