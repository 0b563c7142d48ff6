// Logical plans as text: what EXPLAIN shows and tests compare.
#include <fmt/format.h>

#include "query/aggregates.hpp"
#include "query/plan.hpp"
#include "query/procedure.hpp"

namespace entente::query {
namespace {

struct PlanPrinter {
  const SlotNames& names;

  std::string name(Slot slot) const { return slot_name(slot, names); }
  std::string text(const ExpressionPtr& e) const { return print(e, names); }
  std::string slots(const std::vector<Slot>& list) const {
    std::string line;
    for (const Slot slot : list) line += (line.empty() ? "" : ", ") + name(slot);
    return line;
  }

  static std::string any_of(const std::vector<Label>& labels) {
    std::string text;
    for (const Label& label : labels) text += (text.empty() ? ":" : "|") + label.name;
    return text;
  }
  static std::string bounds(const Edge& edge) {
    if (!edge.length) return "";
    const auto most = edge.length->most ? std::to_string(*edge.length->most) : "";
    return fmt::format("*{}..{}", edge.length->least, most);
  }
  std::string arrow(const Edge& edge) const {
    std::string types;
    for (const RelationshipType& type : edge.types)
      types += (types.empty() ? ":" : "|") + type.name;
    const bool left = edge.direction == ast::Direction::left;
    const bool right = edge.direction == ast::Direction::right;
    return fmt::format("({}){}[{}{}{}]{}({}){}", name(edge.from), left ? "<-" : "-",
                       name(edge.relationship), types, bounds(edge), right ? "->" : "-",
                       name(edge.to), edge.each ? " WHERE " + text(edge.each) : "");
  }
  std::string assignments(const std::vector<Assignment>& items) const {
    std::string line;
    for (const Assignment& item : items) {
      const std::string value = text(item.expression);
      line += (line.empty() ? "" : ", ") + value;
      if (value != name(item.slot)) line += " AS " + name(item.slot);
    }
    return line;
  }
  std::string aggregation(const Aggregation& a) const {
    const std::string argument = a.argument ? text(a.argument) : "*";
    return fmt::format("{}({}{}{}) AS {}", a.function->name, a.distinct ? "DISTINCT " : "",
                       argument, a.extra ? ", " + text(a.extra) : "", name(a.slot));
  }

  std::string operator()(const SingleRow&) const { return "SingleRow"; }
  std::string operator()(const AllNodesScan& op) const {
    return fmt::format("AllNodesScan ({})", name(op.node));
  }
  std::string operator()(const LabelScan& op) const {
    return fmt::format("LabelScan ({}{})", name(op.node), any_of(op.labels));
  }
  std::string operator()(const PropertySeek& op) const {
    return fmt::format("PropertySeek ({}{}) by {} = {}", name(op.node), any_of(op.labels),
                       op.property.name, text(op.value));
  }
  std::string operator()(const NameSeek& op) const {
    return fmt::format("NameSeek ({}) by {}", name(op.node), text(op.names));
  }
  std::string operator()(const NodeSeek& op) const {
    return fmt::format("NodeSeek ({}) is {}", name(op.node), text(op.value));
  }
  std::string operator()(const IndexSeek& op) const {
    const std::string slot = name(op.slot);
    const auto key = [&](std::size_t i) { return slot + "." + op.index.keys[i]; };
    std::vector<std::string> asked;
    const auto ask = [&](std::size_t i, std::string_view how, const ExpressionPtr& bound) {
      if (bound) asked.push_back(key(i) + std::string(how) + text(bound));
    };
    switch (op.kind) {
      case IndexSeek::Kind::equal:
        for (std::size_t i = 0; i < op.bounds.size(); ++i) ask(i, " = ", op.bounds[i]);
        break;
      case IndexSeek::Kind::any_of:
        ask(0, " IN ", op.bounds[0]);
        break;
      case IndexSeek::Kind::range:
        ask(0, " >= ", op.bounds[0]);
        ask(0, " <= ", op.bounds[1]);
        break;
      case IndexSeek::Kind::prefix:
        ask(0, " STARTS WITH ", op.bounds[0]);
        break;
    }
    return fmt::format("IndexSeek {}{}:{}{} by {}: {}", op.index.of_relationships ? "[" : "(", slot,
                       op.index.label, op.index.of_relationships ? "]" : ")", op.index.name,
                       fmt::join(asked, " AND "));
  }
  std::string operator()(const Expand& op) const {
    return fmt::format("Expand{} {} from {}", op.into ? "Into" : "", arrow(op.edge),
                       name(op.reversed ? op.edge.to : op.edge.from));
  }
  std::string operator()(const Endpoints& op) const { return "Endpoints " + arrow(op.edge); }
  std::string operator()(const ShortestPaths& op) const {
    return (op.all ? "AllShortestPaths " : "ShortestPath ") + arrow(op.edge);
  }
  std::string operator()(const Filter& op) const { return "Filter " + text(op.predicate); }
  std::string operator()(const Project& op) const { return "Project " + assignments(op.items); }
  std::string operator()(const Aggregate& op) const {
    std::string line = "Aggregate";
    for (const Aggregation& a : op.aggregations) {
      line += (&a == op.aggregations.data() ? " " : ", ") + aggregation(a);
    }
    return op.keys.empty() ? line : line + " BY " + assignments(op.keys);
  }
  std::string operator()(const Distinct& op) const { return "Distinct " + slots(op.slots); }
  std::string operator()(const Sort& op) const {
    std::string line;
    for (const SortKey& key : op.keys) {
      line += (line.empty() ? "" : ", ") + text(key.expression) + (key.descending ? " DESC" : "");
    }
    return op.limit ? fmt::format("Top {} by {}", text(op.limit), line) : "Sort " + line;
  }
  std::string operator()(const Skip& op) const { return "Skip " + text(op.count); }
  std::string operator()(const Limit& op) const { return "Limit " + text(op.count); }
  std::string operator()(const Unwind& op) const {
    return fmt::format("Unwind {} AS {}", text(op.list), name(op.slot));
  }
  std::string operator()(const Optional&) const { return "Optional"; }
  std::string operator()(const Union& op) const { return "Union " + slots(op.columns); }
  std::string operator()(const CreateEntities& op) const { return "Create " + text(op.creation); }
  std::string operator()(const MergePattern& op) const { return "Merge " + text(op.merged); }
  std::string operator()(const ChangeEntities& op) const { return "Change" + text(op.changes); }
  std::string operator()(const DeleteEntities& op) const {
    return (op.detach ? "DetachDelete " : "Delete ") + list(op.targets);
  }
  std::string operator()(const CallProcedure& op) const {
    return fmt::format("Call {}({})", op.procedure->name, list(op.arguments));
  }
  std::string operator()(const Apply&) const { return "Apply"; }
  std::string operator()(const ForEachElement& op) const {
    return fmt::format("ForEach {} IN {}", name(op.slot), text(op.elements));
  }
  std::string operator()(const ReadCsv& op) const {
    return fmt::format("ReadCsv {} AS {}", text(op.file), name(op.slot));
  }

  std::string list(const std::vector<ExpressionPtr>& items) const {
    std::string line;
    for (const ExpressionPtr& item : items) line += (line.empty() ? "" : ", ") + text(item);
    return line;
  }
  std::string properties(const ExpressionPtr& map) const { return map ? " " + text(map) : ""; }
  std::string text(const Creation& creation) const {
    std::string line;
    for (const NodeToCreate& node : creation.nodes) {
      std::string labels;
      for (const std::string& label : node.labels) labels += ":" + label;
      line += fmt::format("{}({}{}{})", line.empty() ? "" : ", ", name(node.slot), labels,
                          properties(node.properties));
    }
    for (const RelationshipToCreate& r : creation.relationships) {
      line += fmt::format("{}({})-[{}:{}{}]->({})", line.empty() ? "" : ", ", name(r.from),
                          name(r.slot), r.type, properties(r.properties), name(r.to));
    }
    return line;
  }
  std::string text(const std::vector<Change>& changes) const {
    std::string line;
    for (const Change& change : changes) {
      line += (line.empty() ? " " : ", ") + text(change.object);
      if (!change.key.empty()) line += "." + change.key;
      if (change.kind == Change::Kind::remove_labels) line += " without ";
      for (const std::string& label : change.labels) line += ":" + label;
      if (change.value) line += (change.kind == Change::Kind::merge ? " += " : " = ");
      if (change.value) line += text(change.value);
    }
    return line;
  }

  void lines(const PlanPtr& plan, std::size_t depth, std::vector<PlanLine>& out) const {
    for (PlanPtr at = plan; at; at = input_of(at), ++depth) {
      out.push_back({std::string(2 * depth, ' ') + std::visit(*this, at->node), at});
      std::visit(
          [&](const auto& op) {
            if constexpr (requires { op.inner; }) lines(op.inner, depth + 2, out);
          },
          at->node);
      if (const auto* parts = as<Union>(at)) {
        for (const UnionPart& part : parts->parts) lines(part.plan, depth + 1, out);
      }
    }
  }
};

}  // namespace

std::vector<PlanLine> lines_of(const PlanPtr& plan, const SlotNames& names) {
  std::vector<PlanLine> lines;
  PlanPrinter{names}.lines(plan, 0, lines);
  return lines;
}

std::string print(const PlanPtr& plan, const SlotNames& names) {
  std::string out;
  for (const PlanLine& line : lines_of(plan, names)) out += (out.empty() ? "" : "\n") + line.text;
  return out;
}

}  // namespace entente::query
