// CREATE INDEX and DROP INDEX: what they are asked, and what stands against it.
#include "query/index_commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/names.hpp"
#include "query/naming.hpp"

namespace entente::query {
namespace {

namespace ast = parser::ast;
using graph::IndexDefinition;
using graph::PropertyGraph;
using graph::PropertyIndex;

core::Error failure(core::SourceSpan span, std::string code, std::string message) {
  return {.kind = core::ErrorKind::semantic,
          .message = std::move(message),
          .span = span,
          .code = std::move(code)};
}

std::vector<std::string> texts(const std::vector<ast::Name>& names) {
  std::vector<std::string> result;
  for (const ast::Name& name : names) result.push_back(name.text);
  return result;
}

std::string default_name(const IndexDefinition& definition) {
  return fmt::format("index_{}_{}", definition.label, fmt::join(definition.keys, "_"));
}

/// `(:Label {a, b})`, as messages speak of what an index is over.
std::string what_it_covers(const IndexDefinition& definition) {
  return fmt::format("{}:{}{} ({})", definition.of_relationships ? "[" : "(", definition.label,
                     definition.of_relationships ? "]" : ")", fmt::join(definition.keys, ", "));
}

const PropertyIndex* find_same(const PropertyGraph& graph, const IndexDefinition& definition) {
  for (const PropertyIndex& index : graph.indexes()) {
    if (index.definition().covers_same(definition)) return &index;
  }
  return nullptr;
}

/// A label, type or property that the graph does not have may be a slip.
void notice_unknown(const ast::CreateIndex& create, const PropertyGraph& graph, Table& table) {
  if (graph.node_count() == 0) return;
  const std::string& label = create.label.text;
  if (create.of_relationships ? !graph.find_type(label) : !graph.find_label(label)) {
    const auto known = create.of_relationships ? type_names(graph) : label_names(graph);
    table.notices.push_back(
        {unknown_name(create.of_relationships ? "relationship type" : "label", label, known),
         create.label.span});
  }
  for (const ast::Name& key : create.keys) {
    if (graph.find_key(key.text)) continue;
    table.notices.push_back({unknown_name("property", key.text, key_names(graph)), key.span});
  }
}

struct CommandRunner {
  PropertyGraph& graph;

  core::Result<Table> operator()(const ast::CreateIndex& create) const {
    IndexDefinition wanted{"", create.of_relationships, create.label.text, texts(create.keys)};
    wanted.name = create.name ? create.name->text : default_name(wanted);
    Table table;
    for (std::size_t i = 0; i < create.keys.size(); ++i) {
      if (std::ranges::find(wanted.keys, create.keys[i].text) - wanted.keys.begin() <
          static_cast<std::ptrdiff_t>(i)) {
        return failure(create.keys[i].span, "DuplicateProperty",
                       fmt::format("`{}` is named twice", create.keys[i].text));
      }
    }
    if (const PropertyIndex* same = find_same(graph, wanted)) {
      return exists_already(create, table, "IndexAlreadyExists",
                            fmt::format("there is an index over {} already: `{}`",
                                        what_it_covers(wanted), same->definition().name));
    }
    if (const PropertyIndex* other = graph.find_index(wanted.name)) {
      return exists_already(create, table, "IndexWithNameAlreadyExists",
                            fmt::format("there is an index `{}` already, over {}", wanted.name,
                                        what_it_covers(other->definition())));
    }
    if (graph.indexes().size() >= graph::kMostIndexes) {
      return failure(create.span, "TooManyIndexes",
                     fmt::format("a graph has at most {} indexes", graph::kMostIndexes));
    }
    notice_unknown(create, graph, table);
    graph.create_index(wanted);
    table.side_effects.indexes_created = 1;
    return table;
  }

  core::Result<Table> operator()(const ast::DropIndex& drop) const {
    const PropertyIndex* found =
        drop.name ? graph.find_index(drop.name->text)
                  : find_same(graph, {"", false, drop.label.text, texts(drop.keys)});
    Table table;
    if (found == nullptr && !drop.if_exists) return not_found(drop);
    if (found == nullptr) return table;
    const std::string name = found->definition().name;
    graph.drop_index(name);
    table.side_effects.indexes_deleted = 1;
    return table;
  }

 private:
  static core::Result<Table> exists_already(const ast::CreateIndex& create, Table& table,
                                            std::string code, std::string message) {
    const core::SourceSpan span = create.name ? create.name->span : create.span;
    if (!create.if_not_exists) {
      return failure(span, std::move(code), message + "; IF NOT EXISTS leaves it at that");
    }
    table.notices.push_back({std::move(message), span});
    return std::move(table);
  }
  core::Error not_found(const ast::DropIndex& drop) const {
    if (!drop.name) {
      return failure(drop.label.span, "IndexNotFound",
                     fmt::format("there is no index over (:{}) ({})", drop.label.text,
                                 fmt::join(texts(drop.keys), ", ")));
    }
    std::vector<std::string> names;
    for (const PropertyIndex& index : graph.indexes()) names.push_back(index.definition().name);
    const auto near = core::nearest_name(drop.name->text, names);
    return failure(drop.name->span, "IndexNotFound",
                   fmt::format("there is no index `{}`{}", drop.name->text,
                               near ? fmt::format("; did you mean `{}`?", *near)
                                    : "; SHOW INDEXES lists them"));
  }
};

}  // namespace

core::Result<Table> run_command(const ast::Command& command, const Context& context) {
  if (context.changeable == nullptr) {
    const core::SourceSpan span = std::visit([](const auto& c) { return c.span; }, command);
    return failure(span, "ReadOnly", "the command changes the graph, which can only be read here");
  }
  return std::visit(CommandRunner{*context.changeable}, command);
}

}  // namespace entente::query
