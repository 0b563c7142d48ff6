// CREATE, MERGE, SET, REMOVE and DELETE: what they may name, and what they add for a row.
#include "query/bind_updates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente::query {
namespace {

using core::SourceSpan;

/// The parts that a pattern adds. In CREATE variables that are not bound yet get their slots here;
/// in MERGE the search for the pattern has given them.
class CreationBinder {
 public:
  CreationBinder(BindSession& session, Scope& scope, const Scope& before, bool merges)
      : session_(session), scope_(scope), before_(before), merges_(merges) {}

  void add(const ast::PathPattern& path) {
    if (path.kind != ast::PathKind::all) {
      session_.fail(path.span, "InvalidRelationshipPattern",
                    "a shortest path can be searched, not created");
      return;
    }
    std::vector<Slot> nodes;
    for (const ast::NodePattern& node : path.nodes) nodes.push_back(add_node(path, node));
    PathOf whole{nodes.front(), {}};
    for (std::size_t i = 0; i < path.relationships.size() && !session_.failure(); ++i) {
      whole.relationships.push_back(
          add_relationship(path.relationships[i], nodes[i], nodes[i + 1]));
    }
    if (path.variable) name_path(*path.variable, std::move(whole));
  }
  [[nodiscard]] Creation take() { return std::move(creation_); }

 private:
  Slot new_variable(const std::optional<ast::Name>& name, StaticType type) {
    if (!name) return session_.new_slot("");
    if (const Variable* found = merges_ ? scope_.find(name->text) : nullptr) return found->slot;
    const Slot slot = session_.new_slot(name->text);
    scope_.variables.push_back({name->text, slot, type, StaticType::any});
    return slot;
  }
  void fail_bound(const ast::Name& name) {
    session_.fail(name.span, "VariableAlreadyBound",
                  fmt::format("`{}` is bound already, and cannot be created again", name.text));
  }
  ExpressionPtr properties_of(const ast::PatternProperties& properties, SourceSpan span) {
    if (const auto* parameter = std::get_if<ast::Parameter>(&properties)) {
      const ast::Expression whole{ast::Parameter{parameter->name}, span};
      return ExpressionBinder(session_, scope_).bind(whole);
    }
    const auto* map = std::get_if<ast::MapLiteral>(&properties);
    if (map == nullptr || map->entries.empty()) return nullptr;
    MapOf result;
    ExpressionBinder binder(session_, scope_);
    for (const auto& [key, value] : map->entries) {
      session_.intern_key(key.text);
      result.keys.push_back(key.text);
      result.values.push_back(binder.bind(*value));
    }
    return make_expression(std::move(result), span, StaticType::map);
  }

  bool is_known(const ast::Name& name) const {
    return before_.find(name.text) != nullptr || declared_.contains(name.text);
  }
  Slot add_node(const ast::PathPattern& path, const ast::NodePattern& node) {
    if (node.variable && is_known(*node.variable)) return reuse(path, node);
    NodeToCreate added;
    added.properties = properties_of(node.properties, node.span);
    added.slot = new_variable(node.variable, StaticType::node);
    if (node.variable) declared_.insert(node.variable->text);
    for (const ast::Name& label : node.labels) {
      session_.intern_label(label.text);
      added.labels.push_back(label.text);
    }
    creation_.nodes.push_back(added);
    return added.slot;
  }
  /// A node that is there already: the pattern may only hang relationships on it.
  Slot reuse(const ast::PathPattern& path, const ast::NodePattern& node) {
    const Variable& known = *scope_.find(node.variable->text);
    const bool describes =
        !node.labels.empty() || !std::holds_alternative<std::monostate>(node.properties);
    if (!may_be(known.type, types::kNode)) {
      session_.fail(node.variable->span, "VariableTypeConflict",
                    fmt::format("`{}` is {} already, and cannot be a node here", known.name,
                                describe(known.type)));
    } else if (path.relationships.empty() || describes) {
      fail_bound(*node.variable);
    }
    return known.slot;
  }

  Slot add_relationship(const ast::RelationshipPattern& r, Slot left, Slot right) {
    check_relationship(r);
    if (session_.failure()) return 0;
    RelationshipToCreate added;
    const bool to_left = r.direction == ast::Direction::left;
    added.from = to_left ? right : left;
    added.to = to_left ? left : right;
    added.type = r.types.front().text;
    session_.intern_type(added.type);
    added.properties = properties_of(r.properties, r.span);
    added.slot = new_variable(r.variable, StaticType::relationship);
    if (r.variable) declared_.insert(r.variable->text);
    creation_.relationships.push_back(added);
    return added.slot;
  }
  void check_relationship(const ast::RelationshipPattern& r) {
    if (r.variable && is_known(*r.variable)) {
      fail_bound(*r.variable);
    } else if (r.length) {
      session_.fail(r.span, "CreatingVarLength",
                    "a relationship of variable length can be searched, not created");
    } else if (r.types.size() != 1) {
      session_.fail(r.span, "NoSingleRelationshipType",
                    "a relationship that is created has one type, as in -[:TYPE]->");
    } else if (r.direction == ast::Direction::both && !merges_) {
      session_.fail(r.span, "RequiresDirectedRelationship",
                    "a relationship that is created has a direction, as in -[:TYPE]->");
    }
  }

  void name_path(const ast::Name& name, PathOf path) {
    if (is_known(name)) return fail_bound(name);
    const Slot slot = new_variable(name, StaticType::path);
    declared_.insert(name.text);
    creation_.paths.push_back({slot, make_expression(std::move(path), {}, StaticType::path)});
  }

  BindSession& session_;
  Scope& scope_;
  const Scope& before_;
  bool merges_;
  std::set<std::string> declared_;  // by this clause
  Creation creation_;
};

class ChangeBinder {
 public:
  ChangeBinder(BindSession& session, const Scope& scope) : session_(session), scope_(scope) {}

  std::vector<Change> run(const std::vector<ast::SetItem>& items, bool removes) {
    std::vector<Change> changes;
    for (const ast::SetItem& item : items) {
      changes.push_back(item.kind == ast::SetItem::Kind::merge ? of_whole(item)
                                                               : change(item, removes));
    }
    return changes;
  }

 private:
  Change change(const ast::SetItem& item, bool removes) {
    if (const auto* labels = std::get_if<ast::HasLabels>(&item.target->node)) {
      return of_labels(item, *labels, removes);
    }
    if (const auto* property = std::get_if<ast::PropertyAccess>(&item.target->node)) {
      return of_property(item, *property, removes);
    }
    if (removes) {
      fail_target(item, "REMOVE takes a property or a label, as in n.name or n:Label");
      return {};
    }
    return of_whole(item);
  }
  void fail_target(const ast::SetItem& item, std::string message) {
    session_.fail(item.target->span, "UnexpectedSyntax", std::move(message));
  }
  Change of_labels(const ast::SetItem& item, const ast::HasLabels& labels, bool removes) {
    if (item.value) fail_target(item, "a label is set without a value, as in SET n:Label");
    Change change{removes ? Change::Kind::remove_labels : Change::Kind::add_labels,
                  bind(*labels.object, types::kNode, "labels are set on"),
                  {},
                  {},
                  nullptr};
    for (const ast::Name& label : labels.labels) {
      if (!removes) session_.intern_label(label.text);
      change.labels.push_back(label.text);
    }
    return change;
  }
  Change of_property(const ast::SetItem& item, const ast::PropertyAccess& property, bool removes) {
    if (!removes) session_.intern_key(property.key.text);
    return {Change::Kind::property,
            bind(*property.object, types::kEntity, "a property is set on"),
            property.key.text,
            {},
            removes ? nullptr : ExpressionBinder(session_, scope_).bind(*item.value)};
  }
  Change of_whole(const ast::SetItem& item) {
    if (!std::holds_alternative<ast::Variable>(item.target->node)) {
      fail_target(item,
                  "SET takes a property, a variable or a label, as in n.name = 'x', n += {…} "
                  "or n:Label");
    }
    if (const auto* literal = std::get_if<ast::MapExpression>(&item.value->node)) {
      for (const auto& [key, value] : literal->map.entries) session_.intern_key(key.text);
    }
    const auto kind =
        item.kind == ast::SetItem::Kind::merge ? Change::Kind::merge : Change::Kind::replace;
    return {kind,
            bind(*item.target, types::kEntity, "properties are set on"),
            {},
            {},
            bind(*item.value, types::kMap | types::kEntity, "all properties come from")};
  }
  ExpressionPtr bind(const ast::Expression& expression, TypeSet expected, std::string_view what) {
    ExpressionPtr bound = ExpressionBinder(session_, scope_).bind(expression);
    if (!may_be(bound->type, expected)) {
      session_.fail(expression.span, "InvalidArgumentType",
                    fmt::format("{} {}; got {}", what, describe(expected), describe(bound->type)));
    }
    return bound;
  }

  BindSession& session_;
  const Scope& scope_;
};

/// Whether a CREATE may be done in one with the one before it: it asks the graph nothing, and its
/// nodes nothing of relationships and paths that come before them.
bool may_join(const CreateEntities& earlier, const Creation& creation) {
  const PlanPtr own = make_plan(CreateEntities{make_plan(SingleRow{}), creation});
  for (const ExpressionPtr& expression : expressions_of(own)) {
    if (holds_plan(expression)) return false;
  }
  std::set<Slot> late;
  for (const RelationshipToCreate& r : earlier.creation.relationships) late.insert(r.slot);
  for (const Assignment& path : earlier.creation.paths) late.insert(path.slot);
  const auto asks_late = [&](const ExpressionPtr& expression) {
    return expression && std::ranges::any_of(slots_of(expression),
                                             [&](Slot slot) { return late.contains(slot); });
  };
  return std::ranges::none_of(creation.nodes,
                              [&](const NodeToCreate& n) { return asks_late(n.properties); }) &&
         std::ranges::none_of(creation.relationships, [&](const RelationshipToCreate& r) {
           return asks_late(r.properties);
         });
}

Creation joined(Creation one, const Creation& other) {
  one.nodes.insert(one.nodes.end(), other.nodes.begin(), other.nodes.end());
  one.relationships.insert(one.relationships.end(), other.relationships.begin(),
                           other.relationships.end());
  one.paths.insert(one.paths.end(), other.paths.begin(), other.paths.end());
  return one;
}

void refuse_parameter(BindSession& session, const ast::PatternProperties& properties,
                      SourceSpan span) {
  if (!std::holds_alternative<ast::Parameter>(properties)) return;
  session.fail(span, "InvalidParameterUse",
               "a parameter cannot stand for all properties of a pattern that is searched: name "
               "the properties, as in {name: $name}");
}

}  // namespace

PlanPtr bind_create(BindSession& session, Scope& scope, const ast::Create& clause, PlanPtr input) {
  const Scope before = scope;
  CreationBinder binder(session, scope, before, false);
  for (const ast::PathPattern& path : clause.patterns) {
    if (!session.failure()) binder.add(path);
  }
  Creation creation = binder.take();
  if (const auto* earlier = as<CreateEntities>(input); earlier && may_join(*earlier, creation)) {
    return make_plan(CreateEntities{earlier->input, joined(earlier->creation, creation)});
  }
  return make_plan(CreateEntities{std::move(input), std::move(creation)});
}

PlanPtr bind_merge(BindSession& session, Scope& scope, const ast::Merge& clause, PlanPtr input) {
  const Scope before = scope;
  for (const ast::NodePattern& node : clause.pattern.nodes) {
    refuse_parameter(session, node.properties, node.span);
  }
  for (const ast::RelationshipPattern& r : clause.pattern.relationships) {
    refuse_parameter(session, r.properties, r.span);
  }
  // What cannot be created is told first: the search would take more patterns.
  Scope trial = scope;
  CreationBinder check(session, trial, before, true);
  check.add(clause.pattern);
  if (session.failure()) return input;
  BoundPattern found =
      bind_patterns(session, scope, {&clause.pattern}, nullptr, make_plan(SingleRow{}));
  CreationBinder binder(session, scope, before, true);
  binder.add(clause.pattern);
  ChangeBinder changes(session, scope);
  return make_plan(MergePattern{std::move(input), std::move(found.plan), binder.take(),
                                changes.run(clause.on_create, false),
                                changes.run(clause.on_match, false), found.introduced});
}

PlanPtr bind_changes(BindSession& session, const Scope& scope,
                     const std::vector<ast::SetItem>& items, bool removes, PlanPtr input) {
  return make_plan(
      ChangeEntities{std::move(input), ChangeBinder(session, scope).run(items, removes)});
}

PlanPtr bind_delete(BindSession& session, const Scope& scope, const ast::Delete& clause,
                    PlanPtr input) {
  DeleteEntities op{std::move(input), {}, clause.detach};
  for (const ast::ExpressionPtr& target : clause.targets) {
    if (std::holds_alternative<ast::HasLabels>(target->node)) {
      session.fail(target->span, "InvalidDelete",
                   "DELETE takes nodes and relationships; a label is taken off by REMOVE n:Label");
    }
    op.targets.push_back(ExpressionBinder(session, scope).bind(*target));
    const StaticType type = op.targets.back()->type;
    if (!may_be(type, types::kEntity | types::kPath)) {
      session.fail(
          target->span, "InvalidArgumentType",
          fmt::format("DELETE takes a node, a relationship or a path; got {}", describe(type)));
    }
  }
  return make_plan(std::move(op));
}

}  // namespace entente::query
