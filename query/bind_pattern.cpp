// Patterns: their variables, their conditions, and the plan that finds them as they are written,
// from left to right. Choosing a better order is the optimizer's.
#include <fmt/format.h>

#include <algorithm>

#include "query/bind_session.hpp"

namespace entente::query {
namespace {

using core::SourceSpan;

/// One path of the pattern with slots for all its parts.
struct Path {
  const ast::PathPattern* pattern = nullptr;
  std::vector<Slot> nodes;
  std::vector<Edge> edges;
  std::vector<bool> bound_edges;  ///< by edge: its relationship was bound before this pattern
  std::optional<Slot> variable;
};

class PatternBinder {
 public:
  PatternBinder(BindSession& session, Scope& scope, PatternOptions options)
      : session_(session), scope_(scope), before_(scope), options_(options) {}

  BoundPattern run(const std::vector<const ast::PathPattern*>& patterns,
                   const ast::ExpressionPtr* where, PlanPtr input) {
    for (const ast::PathPattern* pattern : patterns) paths_.push_back(declare(*pattern));
    plan_ = std::move(input);
    if (session_.failure()) return {std::move(plan_), {}};
    for (Path& path : paths_) conditions_of(path);
    for (const Path& path : paths_) lower(path);
    keep_relationships_apart();
    for (const Path& path : paths_) bind_path(path);
    if (where != nullptr && *where)
      filter(ExpressionBinder(session_, scope_).bind_predicate(*where));
    for (ExpressionPtr& condition : conditions_) plan_ = make_plan(Filter{plan_, condition});
    return {std::move(plan_), std::move(introduced_)};
  }

 private:
  // --- variables -----------------------------------------------------------------------------
  Slot introduce(const std::optional<ast::Name>& name, SourceSpan span, StaticType type,
                 StaticType element = StaticType::any) {
    const Slot slot = session_.new_slot(name ? name->text : "");
    introduced_.push_back(slot);
    if (!name) return slot;
    if (!options_.may_introduce) session_.fail_undefined(scope_, name->text, span);
    scope_.variables.push_back({name->text, slot, type, element});
    return slot;
  }
  void fail_kind(const Variable& variable, SourceSpan span, StaticType wanted) {
    session_.fail(span, "VariableTypeConflict",
                  fmt::format("`{}` is {} already, and cannot be {} here", variable.name,
                              describe(variable.type), describe(wanted)));
  }

  Slot declare_node(const ast::NodePattern& node) {
    session_.count_part(node.span);
    const Variable* known = node.variable ? scope_.find(node.variable->text) : nullptr;
    if (known == nullptr) {
      const Slot slot = introduce(node.variable, node.span, StaticType::node);
      return slot;
    }
    if (!may_be(known->type, types::kNode))
      fail_kind(*known, node.variable->span, StaticType::node);
    return known->slot;
  }

  /// The slot of a relationship, and whether it was bound before.
  std::pair<Slot, bool> declare_relationship(const ast::RelationshipPattern& r, bool several) {
    session_.count_part(r.span);
    const StaticType wanted = several ? StaticType::list : StaticType::relationship;
    const StaticType element = several ? StaticType::relationship : StaticType::any;
    const Variable* known = r.variable ? scope_.find(r.variable->text) : nullptr;
    if (known == nullptr) return {introduce(r.variable, r.span, wanted, element), false};
    if (!may_be(known->type, bit(wanted))) {
      fail_kind(*known, r.variable->span, wanted);
    } else if (before_.find(r.variable->text) == nullptr) {
      session_.fail(r.variable->span, "RelationshipUniquenessViolation",
                    fmt::format("`{}` stands twice in one pattern: relationships of a pattern "
                                "are different ones",
                                r.variable->text));
    }
    return {known->slot, true};
  }

  Edge declare_edge(const ast::RelationshipPattern& r, Slot from, Slot to, ast::PathKind kind,
                    bool& bound) {
    const bool several = r.length || kind != ast::PathKind::all;
    const auto [slot, known] = declare_relationship(r, several);
    bound = known;
    Edge edge{.from = from, .relationship = slot, .to = to, .types = {}, .direction = r.direction};
    for (const ast::Name& name : r.types) edge.types.push_back(session_.type(name));
    if (several) edge.length = length_of(r);
    if (several) edge.element = session_.new_slot(r.variable ? r.variable->text : "");
    return edge;
  }
  static Length length_of(const ast::RelationshipPattern& r) {
    if (!r.length) return {1, 1};
    return {r.length->least.value_or(1), r.length->most};
  }

  Path declare(const ast::PathPattern& pattern) {
    Path path;
    path.pattern = &pattern;
    for (const ast::NodePattern& node : pattern.nodes) path.nodes.push_back(declare_node(node));
    for (std::size_t i = 0; i < pattern.relationships.size(); ++i) {
      bool bound = false;
      path.edges.push_back(declare_edge(pattern.relationships[i], path.nodes[i], path.nodes[i + 1],
                                        pattern.kind, bound));
      path.bound_edges.push_back(bound);
    }
    check_shortest(path);
    if (pattern.variable) path.variable = declare_path(*pattern.variable);
    return path;
  }
  Slot declare_path(const ast::Name& name) {
    if (scope_.find(name.text) != nullptr) {
      session_.fail(name.span, "VariableAlreadyBound",
                    fmt::format("`{}` is bound already, and cannot name a path too", name.text));
    }
    return introduce(name, name.span, StaticType::path);
  }
  void check_shortest(const Path& path) {
    const ast::PathPattern& pattern = *path.pattern;
    if (pattern.kind == ast::PathKind::all) return;
    if (path.edges.size() != 1) {
      session_.fail(pattern.span, "InvalidRelationshipPattern",
                    "a shortest path is asked for by one relationship pattern between two nodes, "
                    "as in shortestPath((a)-[*]-(b))");
    } else if (path.bound_edges.front()) {
      session_.fail(pattern.span, "VariableAlreadyBound",
                    "the relationships of a shortest path cannot be bound already");
    } else if (path.edges.front().length->least > 1) {
      session_.fail(pattern.span, "InvalidArgumentValue",
                    "a shortest path has a least length of 0 or 1");
    }
  }

  // --- conditions ----------------------------------------------------------------------------
  void filter(ExpressionPtr condition) {
    if (condition) conditions_.push_back(std::move(condition));
  }
  void conditions_of(Path& path) {
    ExpressionBinder binder(session_, scope_);
    for (std::size_t i = 0; i < path.nodes.size(); ++i) {
      const ast::NodePattern& node = path.pattern->nodes[i];
      const ExpressionPtr object =
          make_expression(SlotRef{path.nodes[i]}, node.span, StaticType::node);
      if (!node.labels.empty() || node.label_expression) {
        filter(bind_label_test(session_, object, node.labels, node.label_expression, node.span));
      }
      filter(binder.bind_properties(node.properties, object, node.span));
      if (node.where) filter(binder.bind_predicate(node.where));
    }
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      const ast::RelationshipPattern& r = path.pattern->relationships[i];
      Edge& edge = path.edges[i];
      const Slot one = edge.length ? edge.element : edge.relationship;
      const ExpressionPtr object = make_expression(SlotRef{one}, r.span, StaticType::relationship);
      std::vector<ExpressionPtr> all;
      const auto add = [&](ExpressionPtr condition) {
        if (condition) all.push_back(std::move(condition));
      };
      if (r.type_expression) add(bind_label_test(session_, object, {}, r.type_expression, r.span));
      add(binder.bind_properties(r.properties, object, r.span));
      if (r.where) {
        add(edge.length ? condition_of_each(r, one) : binder.bind_predicate(r.where));
      }
      if (edge.length) {
        edge.each = conjunction(std::move(all));
      } else {
        std::ranges::for_each(all, [&](ExpressionPtr& c) { filter(std::move(c)); });
      }
    }
  }
  /// Asked while the way is found, when other variables of this pattern may not be bound yet: it
  /// sees those of earlier clauses, and its own for one relationship at a time.
  ExpressionPtr condition_of_each(const ast::RelationshipPattern& r, Slot one) {
    Scope scope = before_;
    if (r.variable) scope.put({r.variable->text, one, StaticType::relationship});
    return ExpressionBinder(session_, std::move(scope)).bind_predicate(r.where);
  }
  static ExpressionPtr conjunction(std::vector<ExpressionPtr> all) {
    if (all.empty()) return nullptr;
    if (all.size() == 1) return std::move(all.front());
    return make_expression(Logical{true, std::move(all)}, {}, StaticType::boolean);
  }

  // --- plan ----------------------------------------------------------------------------------
  bool is_bound(Slot slot) const {
    return before_.has_slot(slot) || std::ranges::find(bound_, slot) != bound_.end();
  }
  void scan(Slot node) {
    if (is_bound(node)) return;
    plan_ = make_plan(AllNodesScan{plan_, node});
    bound_.push_back(node);
  }

  void lower(const Path& path) {
    if (path.pattern->kind != ast::PathKind::all) return lower_shortest(path);
    const bool starts_at_ends =
        !path.edges.empty() && path.bound_edges.front() && !path.edges.front().length;
    if (!starts_at_ends) scan(path.nodes.front());
    if (path.edges.empty() && before_.has_slot(path.nodes.front())) {
      filter(make_expression(UnaryOperation{ast::UnaryOperator::is_not_null,
                                            make_expression(SlotRef{path.nodes.front()})}));
    }
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      path.bound_edges[i] ? follow_bound(path.edges[i]) : expand(path.edges[i]);
    }
  }
  void lower_shortest(const Path& path) {
    for (const Slot node : path.nodes) scan(node);
    if (session_.failure()) return;
    const bool all = path.pattern->kind == ast::PathKind::all_shortest;
    plan_ = make_plan(ShortestPaths{plan_, path.edges.front(), all});
  }
  void expand(const Edge& edge) {
    plan_ = make_plan(Expand{plan_, edge, false, is_bound(edge.to)});
    bound_.push_back(edge.to);
    if (!edge.length) bound_.push_back(edge.relationship);
  }
  void follow_bound(const Edge& edge) {
    if (edge.length) return expand_to_equal(edge);
    const bool from_bound = is_bound(edge.from);
    bound_.push_back(edge.from);
    plan_ = make_plan(Endpoints{plan_, edge, from_bound, is_bound(edge.to)});
    bound_.push_back(edge.to);
  }
  /// A bound list of relationships: trails are found anew, and those equal to the list stay.
  void expand_to_equal(Edge edge) {
    const Slot list = edge.relationship;
    edge.relationship = session_.new_slot("");
    expand(edge);
    filter(make_expression(BinaryOperation{ast::BinaryOperator::equal,
                                           make_expression(SlotRef{edge.relationship}),
                                           make_expression(SlotRef{list})}));
  }

  static bool may_share(const Edge& a, const Edge& b) {
    if (a.types.empty() || b.types.empty()) return true;
    return std::ranges::any_of(a.types, [&](const RelationshipType& type) {
      return std::ranges::any_of(b.types,
                                 [&](const auto& other) { return other.name == type.name; });
    });
  }
  /// Within one pattern no relationship is met twice.
  void keep_relationships_apart() {
    std::vector<const Edge*> edges;
    for (const Path& path : paths_) {
      if (path.pattern->kind != ast::PathKind::all) continue;
      for (const Edge& edge : path.edges) {
        Disjoint apart{edge.relationship, {}};
        for (const Edge* other : edges) {
          if (may_share(*other, edge)) apart.others.push_back(other->relationship);
        }
        edges.push_back(&edge);
        if (apart.others.empty()) continue;
        filter(make_expression(std::move(apart), {}, StaticType::boolean));
      }
    }
  }
  void bind_path(const Path& path) {
    if (!path.variable) return;
    PathOf value{path.nodes.front(), {}};
    for (const Edge& edge : path.edges) value.relationships.push_back(edge.relationship);
    plan_ = make_plan(Project{
        plan_, {{*path.variable, make_expression(std::move(value), {}, StaticType::path)}}});
  }

  BindSession& session_;
  Scope& scope_;
  const Scope before_;
  PatternOptions options_;
  std::vector<Path> paths_;
  PlanPtr plan_;
  std::vector<Slot> bound_;
  std::vector<Slot> introduced_;
  std::vector<ExpressionPtr> conditions_;
};

}  // namespace

BoundPattern bind_patterns(BindSession& session, Scope& scope,
                           const std::vector<const ast::PathPattern*>& patterns,
                           const ast::ExpressionPtr* where, PlanPtr input, PatternOptions options) {
  return PatternBinder(session, scope, options).run(patterns, where, std::move(input));
}

}  // namespace entente::query
