// GraphML as Gephi, NetworkX, igraph, Cytoscape and graphology all read it: keys first, scalar
// types only, every edge directed. What is exported is graphml_rows.cpp's. Elements are made and
// printed one by one, so that the memory needed does not grow with the graph.
#include "exporters/graphml.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <pugixml.hpp>

#include "exporters/columns.hpp"
#include "exporters/graphml_rows.hpp"
#include "exporters/palette.hpp"

namespace entente::exporters {
namespace {

constexpr std::string_view kHeader =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
    "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
    "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
constexpr std::string_view kGraphBegin = "  <graph id=\"entente\" edgedefault=\"directed\">\n";
constexpr std::string_view kGraphEnd = "  </graph>\n</graphml>\n";

/// Names that Gephi gives a meaning of its own, in lower case, and those written for every row.
const std::vector<std::string> kTakenByNodes = {"id",    "label",  "timeset", "size",  "x",
                                                "y",     "z",      "r",       "g",     "b",
                                                "color", "weight", "type",    "labels"};
const std::vector<std::string> kTakenByEdges = {
    "id", "label", "timeset", "source", "target",      "r",        "g",
    "b",  "color", "weight",  "type",   "interaction", "symmetric"};

double size_of(std::size_t degree) { return 10 + 5 * std::sqrt(static_cast<double>(degree)); }

class Writer {
 public:
  Writer(const GraphRows& rows, const GraphmlOptions& options, std::ostream& out)
      : rows_(rows), options_(options), out_(out) {
    Columns nodes, edges;
    for (const NodeRow& row : rows.nodes) nodes.observe(row.properties);
    for (const EdgeRow& row : rows.edges) edges.observe(row.properties);
    node_columns_ = nodes.resolve(kTakenByNodes);
    edge_columns_ = edges.resolve(kTakenByEdges);
  }

  void write() {
    out_ << kHeader;
    write_keys();
    out_ << kGraphBegin;
    for (const NodeRow& row : rows_.nodes) write_node(row);
    for (const EdgeRow& row : rows_.edges) write_edge(row);
    out_ << kGraphEnd;
  }

 private:
  using Element = pugi::xml_node;

  Element element(const char* name) {
    scratch_.reset();
    return scratch_.append_child(name);
  }

  static void attribute(Element at, const char* name, const std::string& value) {
    at.append_attribute(name).set_value(value.c_str());
  }

  void print(unsigned depth) {
    scratch_.first_child().print(out_, "  ", print_flags, pugi::encoding_utf8, depth);
  }

  static void data(Element parent, const std::string& key, const std::string& text) {
    Element child = parent.append_child("data");
    attribute(child, "key", key);
    child.text().set(text.c_str());
  }

  void write_key(const std::string& id, const char* what, const std::string& name,
                 ColumnType type) {
    Element key = element("key");
    attribute(key, "id", id);
    attribute(key, "for", what);
    attribute(key, "attr.name", name);
    attribute(key, "attr.type", std::string(graphml_name(type)));
    print(1);
  }

  void write_keys() {
    write_key("n_label", "node", "label", ColumnType::text);
    write_key("n_type", "node", "type", ColumnType::text);
    write_key("n_labels", "node", "labels", ColumnType::text);
    write_key("n_color", "node", "color", ColumnType::text);
    write_key("n_size", "node", "size", ColumnType::real);
    write_column_keys("node", 'n', node_columns_);
    write_key("e_label", "edge", "label", ColumnType::text);
    write_key("e_interaction", "edge", "interaction", ColumnType::text);
    write_key("e_symmetric", "edge", "symmetric", ColumnType::boolean);
    write_key("e_weight", "edge", "weight", ColumnType::real);
    write_column_keys("edge", 'e', edge_columns_);
  }

  void write_column_keys(const char* what, char prefix,
                         const std::vector<Columns::Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      write_key(fmt::format("{}{}", prefix, i), what, columns[i].name, columns[i].type);
    }
  }

  static void write_properties(Element at, char prefix, const Row& row,
                               const std::vector<Columns::Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto value = row.find(columns[i].property);
      if (value == row.end() || value->second.is_null()) continue;
      data(at, fmt::format("{}{}", prefix, i), xml_text(cell_text(value->second)));
    }
  }

  void write_node(const NodeRow& row) {
    Element node = element("node");
    attribute(node, "id", row.id);
    data(node, "n_label", xml_text(row.label));
    data(node, "n_type", xml_text(row.kind));
    data(node, "n_labels", xml_text(row.labels));
    data(node, "n_color", color_of(row.kind));
    data(node, "n_size", fmt::format("{:.2f}", size_of(row.degree)));
    write_properties(node, 'n', row.properties, node_columns_);
    print(2);
  }

  void write_edge(const EdgeRow& row) {
    Element edge = element("edge");
    attribute(edge, "id", row.id);
    attribute(edge, "source", rows_.nodes[row.source].id);
    attribute(edge, "target", rows_.nodes[row.target].id);
    if (!options_.strict) attribute(edge, "label", xml_text(row.type));
    data(edge, "e_label", xml_text(row.type));
    data(edge, "e_interaction", xml_text(row.type));
    data(edge, "e_symmetric", row.symmetric ? "true" : "false");
    data(edge, "e_weight", core::to_string(row.weight));
    write_properties(edge, 'e', row.properties, edge_columns_);
    print(2);
  }

  static constexpr unsigned print_flags = pugi::format_indent;

  const GraphRows& rows_;
  const GraphmlOptions& options_;
  std::ostream& out_;
  pugi::xml_document scratch_;
  std::vector<Columns::Column> node_columns_, edge_columns_;
};

}  // namespace

core::Result<void> write_graphml(const graph::PropertyGraph& graph, const GraphmlOptions& options,
                                 std::ostream& out) {
  const GraphRows rows = select_rows(graph, options);
  Writer(rows, options, out).write();
  out.flush();
  if (!out) return core::Error{core::ErrorKind::file, "the GraphML text cannot be written"};
  return {};
}

}  // namespace entente::exporters
