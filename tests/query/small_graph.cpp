// Builds graphs for the tests of the query language, and shows answers as text.
#include "query/small_graph.hpp"

#include <cassert>
#include <regex>
#include <sstream>

namespace entente::query_test {
namespace {

using core::Date;
using core::NodeId;
using core::Value;

Value value_of(const std::string& text) {
  if (text == "true" || text == "false") return text == "true";
  if (text.front() == '\'') return text.substr(1, text.size() - 2);
  if (const auto date = core::parse_date(text)) return *date;
  if (text.find('.') != std::string::npos) return std::stod(text);
  return static_cast<std::int64_t>(std::stoll(text));
}

template <class Id>
void set_properties(graph::PropertyGraph& graph, Id id, const std::string& text) {
  static const std::regex kProperty("(\\w+)=('[^']*'|\\S+)");
  for (std::sregex_iterator at(text.begin(), text.end(), kProperty), end; at != end; ++at) {
    graph.set_property(id, (*at)[1].str(), value_of((*at)[2].str()));
  }
}

struct Builder {
  graph::PropertyGraph graph;
  std::map<std::string, NodeId> nodes;

  void add(const std::string& line) {
    static const std::regex kSymmetric("symmetric (\\w+)");
    static const std::regex kRelationship("(\\w+) -(\\w+)-> (\\w+)(.*)");
    static const std::regex kNode("(\\w+)((?::\\w+)*)(.*)");
    std::smatch m;
    if (std::regex_match(line, m, kSymmetric)) {
      graph.set_symmetric(graph.type(m[1].str()), true);
    } else if (std::regex_match(line, m, kRelationship)) {
      const auto id = graph.add_relationship(nodes.at(m[1]), nodes.at(m[3]), m[2].str());
      set_properties(graph, id, m[4]);
    } else if (std::regex_match(line, m, kNode)) {
      add_node(m[1], m[2], m[3]);
    }
  }
  void add_node(const std::string& name, const std::string& labels, const std::string& properties) {
    std::vector<graph::LabelId> ids;
    std::istringstream in(labels);
    for (std::string label; std::getline(in, label, ':');) {
      if (!label.empty()) ids.push_back(graph.label(label));
    }
    const NodeId id = graph.add_node(ids);
    nodes[name] = id;
    graph.set_property(id, "name", name);
    set_properties(graph, id, properties);
  }
};

std::string node_text(const graph::PropertyGraph& graph, NodeId node) {
  const auto* name = graph.property(node, "name").get_if<std::string>();
  return "(" + (name != nullptr ? *name : std::to_string(index_of(node))) + ")";
}

std::string path_text(const graph::PropertyGraph& graph, const core::Path& path) {
  std::string text = node_text(graph, path.nodes.front());
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    text += show(graph, path.relationships[i]) + node_text(graph, path.nodes[i + 1]);
  }
  return text;
}

}  // namespace

graph::PropertyGraph graph_of(const std::string& lines) {
  Builder builder;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const std::size_t begin = line.find_first_not_of(' ');
    if (begin != std::string::npos) builder.add(line.substr(begin));
  }
  return std::move(builder.graph);
}

std::string show(const graph::PropertyGraph& graph, const core::Value& value) {
  if (value.is_null()) return "null";
  if (const auto* b = value.get_if<bool>()) return *b ? "true" : "false";
  if (const auto* i = value.get_if<std::int64_t>()) return std::to_string(*i);
  if (const auto* d = value.get_if<double>()) return core::to_string(*d);
  if (const auto* s = value.get_if<std::string>()) return "'" + *s + "'";
  if (auto time = core::temporal_text(value)) return *std::move(time);
  if (const auto* node = value.get_if<NodeId>()) return node_text(graph, *node);
  if (const auto* r = value.get_if<core::RelationshipId>()) {
    return "[" + std::string(graph.name(graph.type(*r))) + "]";
  }
  if (value.is_path()) return path_text(graph, value.path());
  std::string text;
  if (value.is_list()) {
    for (const Value& item : value.list()) text += (text.empty() ? "" : ", ") + show(graph, item);
    return "[" + text + "]";
  }
  for (const auto& [key, item] : value.map()) {
    text += (text.empty() ? "" : ", ") + key + ": " + show(graph, item);
  }
  return "{" + text + "}";
}

std::vector<std::string> rows_of(const graph::PropertyGraph& graph, const std::string& statement,
                                 const query::Parameters& parameters) {
  const graph::NameIndex names(graph);
  const auto table = query::run(statement, {graph, names, parameters, {}});
  if (!table) return {table.error().code + ": " + table.error().message};
  std::vector<std::string> rows;
  for (const auto& row : table->rows) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? " | " : "") + show(graph, row[i]);
    rows.push_back(text);
  }
  return rows;
}

std::string error_of(const graph::PropertyGraph& graph, const std::string& statement,
                     const query::Parameters& parameters) {
  const graph::NameIndex names(graph);
  const auto table = query::run(statement, {graph, names, parameters, {}});
  if (table) return "no error";
  const core::Error& error = table.error();
  const std::string kind = error.kind == core::ErrorKind::semantic  ? "semantic"
                           : error.kind == core::ErrorKind::runtime ? "runtime"
                           : error.kind == core::ErrorKind::syntax  ? "syntax"
                           : error.kind == core::ErrorKind::limit   ? "limit"
                                                                    : "other";
  const std::string place = error.position ? std::to_string(error.position->line) + ":" +
                                                 std::to_string(error.position->column)
                                           : "nowhere";
  return error.code + " " + place + " " + kind;
}

std::string plan_of(const graph::PropertyGraph& graph, const std::string& statement) {
  const graph::NameIndex names(graph);
  const auto plan = query::explain(statement, {graph, names, {}, {}});
  return plan ? *plan : to_string(plan.error());
}

std::vector<std::string> notices_of(const graph::PropertyGraph& graph,
                                    const std::string& statement) {
  const graph::NameIndex names(graph);
  const auto table = query::run(statement, {graph, names, {}, {}});
  if (!table) return {table.error().code + ": " + table.error().message};
  std::vector<std::string> texts;
  for (const query::Notice& notice : table->notices) texts.push_back(notice.message);
  return texts;
}

graph::PropertyGraph small_graph() {
  graph::PropertyGraph g = graph_of(R"(
    symmetric MET_WITH
    symmetric BORDERS
    putin:Entity:Person id='e1' mentions=12
    xi:Entity:Person id='e2' mentions=9
    abe:Entity:Person id='e3' mentions=3
    russia:Entity:Country id='e4' mentions=20
    china:Entity:Country id='e5' mentions=18
    vladivostok:Entity:Place id='e6' mentions=5
    m1:Fact:Meeting:Event id='f1' date='2018-09-11' earliest=2018-09-11 latest=2018-09-11 modality='asserted' confidence=0.9
    m2:Fact:Meeting:Event id='f2' date='2017-07' earliest=2017-07-01 latest=2017-07-31 modality='planned' confidence=0.5
    d1:Document id='a.txt' title='Forum closes'
    d2:Document id='b.txt' title='Two presidents talk'
    m1 -PARTICIPANT-> putin
    m1 -PARTICIPANT-> xi
    m1 -PLACE-> vladivostok
    m1 -STATED_IN-> d1 begin=10 end=80 confidence=0.9
    m1 -STATED_IN-> d2 begin=5 end=60 confidence=0.7
    m2 -PARTICIPANT-> putin
    m2 -PARTICIPANT-> abe
    m2 -STATED_IN-> d2 begin=90 end=140 confidence=0.5
    putin -MET_WITH-> xi count=1 first=2018-09-11 last=2018-09-11
    abe -MET_WITH-> putin count=1 first=2017-07-01 last=2017-07-31
    putin -HOLDS_POSITION-> russia title='President'
    xi -HOLDS_POSITION-> china title='President'
    russia -BORDERS-> china count=2
  )");
  const auto rename = [&](std::uint32_t node, const char* name, core::List aliases) {
    g.set_property(NodeId{node}, "name", name);
    if (!aliases.empty()) g.set_property(NodeId{node}, "aliases", std::move(aliases));
  };
  rename(0, "Vladimir Putin", {"Putin", "President Putin"});
  rename(1, "Xi Jinping", {"Xi", "President Xi"});
  rename(2, "Shinzo Abe", {"Abe"});
  rename(3, "Russia", {"Russian Federation"});
  rename(4, "China", {"PRC"});
  rename(5, "Vladivostok", {});
  for (std::uint32_t i = 6; i < 10; ++i) g.set_property(NodeId{i}, "name", Value());
  return g;
}

}  // namespace entente::query_test
