// `:evidence`: the sentences behind a named node, or behind the last answer.
#include <fmt/format.h>

#include <tuple>

#include "cli/evidence.hpp"
#include "cli/shell_commands.hpp"
#include "cli/text_width.hpp"
#include "cli/value_text.hpp"

namespace entente::cli {
namespace {

using core::Error;
using core::ErrorKind;
using core::Value;

/// Nodes of this name or alias, or the node of this lasting id.
std::vector<Value> nodes_called(const OpenGraph& graph, const std::string& name) {
  std::vector<Value> nodes;
  for (const core::NodeId node : graph.names().find(name)) nodes.emplace_back(node);
  if (!nodes.empty()) return nodes;
  for (std::uint32_t i = 0; i < graph.graph().node_count(); ++i) {
    const Value& id = graph.graph().property(core::NodeId{i}, "id");
    if (const auto* text = id.get_if<std::string>(); text != nullptr && *text == name) {
      nodes.emplace_back(core::NodeId{i});
    }
  }
  return nodes;
}

bool is_of_graph(const Value& value) {
  return value.is<core::NodeId>() || value.is<core::RelationshipId>() || value.is_path() ||
         value.is_list() || value.is_map();
}

core::Result<std::vector<Value>> of_last_answer(const ShellState& state) {
  if (!state.last_answer) {
    return Error{ErrorKind::usage, "expected :evidence NAME; no query was run yet"};
  }
  std::vector<Value> values;
  for (const auto& row : state.last_answer->rows) {
    for (const Value& value : row) {
      if (is_of_graph(value)) values.push_back(value);
    }
  }
  if (values.empty()) {
    return Error{ErrorKind::usage,
                 "the last answer has no nodes or relationships; RETURN some, or give a name"};
  }
  return values;
}

core::Result<std::vector<Value>> subjects(const ShellState& state, std::string_view arguments) {
  if (arguments.empty()) return of_last_answer(state);
  const auto words = split_words(arguments);
  const std::string name = fmt::format("{}", fmt::join(words, " "));
  auto nodes = nodes_called(state.graph, name);
  if (nodes.empty()) {
    return Error{ErrorKind::input, fmt::format("no node has the name or id '{}'", name)};
  }
  return nodes;
}

std::string heading(const ShellState& state, const std::vector<Value>& nodes) {
  std::string text;
  const ValueStyle style{.quote_strings = false, .nested_string_width = 40};
  for (const Value& node : nodes) {
    text += printable(value_text(node, state.graph.graph(), style)) + "\n";
  }
  return text;
}

bool same_place(const Evidence& a, const Evidence& b) {
  return std::tie(a.document, a.begin, a.end) == std::tie(b.document, b.begin, b.end);
}

/// Each sentence once, headed by its place and the facts that it states.
std::string sentences_text(const std::vector<Evidence>& found, std::size_t width) {
  std::string text;
  std::size_t sentences = 0;
  for (std::size_t i = 0; i < found.size();) {
    const Evidence& first = found[i];
    text += fmt::format("{} [{}, {})", first.document, first.begin, first.end);
    std::string_view before = " ";
    for (; i < found.size() && same_place(first, found[i]); ++i) {
      text += fmt::format("{}{} {}", before, found[i].fact_type, found[i].fact);
      before = ", ";
    }
    text += '\n';
    for (const std::string& line : wrap(printable(first.quote), width))
      text += "    " + line + "\n";
    ++sentences;
  }
  return text + counted(sentences, "sentence") + "\n";
}

}  // namespace

core::Result<void> shell_evidence(ShellState& state, std::string_view arguments) {
  const auto values = subjects(state, arguments);
  if (!values) return values.error();
  std::string text = arguments.empty() ? "" : heading(state, *values);
  const auto found = EvidenceFinder(state.graph.graph()).find(*values);
  text += sentences_text(found, state.console.width > 24 ? state.console.width - 4 : 96);
  show(state, text);
  return {};
}

}  // namespace entente::cli
