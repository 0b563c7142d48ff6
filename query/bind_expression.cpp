// Expressions: names become slots, operators operations; types are checked as far as they are
// known.
#include <fmt/format.h>

#include <algorithm>

#include "query/aggregates.hpp"
#include "query/bind_session.hpp"
#include "query/functions.hpp"

namespace entente::query {
namespace {

using core::SourceSpan;
using core::Value;
using Op = ast::BinaryOperator;

// Bounds the stack of every later walk over the tree.
constexpr std::size_t kMaxDepth = 1200;

StaticType element_of(const core::Value& value) {
  if (!value.is_list() || value.list().empty()) return StaticType::any;
  const StaticType first = type_of(value.list().front());
  const bool uniform =
      std::ranges::all_of(value.list(), [&](const Value& item) { return type_of(item) == first; });
  return uniform ? first : StaticType::any;
}

StaticType common_type(const std::vector<ExpressionPtr>& expressions) {
  if (expressions.empty()) return StaticType::any;
  const StaticType first = expressions.front()->type;
  const bool uniform =
      std::ranges::all_of(expressions, [&](const ExpressionPtr& e) { return e->type == first; });
  return uniform ? first : StaticType::any;
}

bool is_arithmetic(Op op) { return op >= Op::add && op <= Op::power; }

StaticType arithmetic_type(Op op, StaticType a, StaticType b) {
  using enum StaticType;
  const auto known_number = [](StaticType t) { return t == integer || t == floating; };
  if (known_number(a) && known_number(b)) {
    return a == integer && b == integer && op != Op::power ? integer : floating;
  }
  if (op == Op::add && (a == list || b == list)) return list;
  if (op == Op::add && a == string && (b == string || known_number(b))) return string;
  return any;
}

/// What an operator but `+` takes; which of them go together is seen when it runs.
TypeSet arithmetic_operands(Op op) {
  if (op == Op::subtract) return types::kNumber | types::kTemporal;
  const bool scales = op == Op::multiply || op == Op::divide;
  return scales ? types::kNumber | types::kDuration : types::kNumber;
}

}  // namespace

ExpressionPtr null_constant(SourceSpan span) {
  return make_expression(Constant{}, span, StaticType::null);
}

/// A variable of a comprehension, visible while this lives.
struct ExpressionBinder::Local {
  Local(ExpressionBinder& binder, const ast::Name& name, StaticType type)
      : binder(binder), slot(binder.session_.new_slot(name.text)) {
    binder.scope_.variables.push_back({name.text, slot, type, StaticType::any});
    ++binder.locals_;
  }
  ~Local() {
    binder.scope_.variables.pop_back();
    --binder.locals_;
  }
  Local(const Local&) = delete;
  Local& operator=(const Local&) = delete;

  ExpressionBinder& binder;
  Slot slot;
};

struct ExpressionBinder::Dispatch {
  ExpressionBinder& b;
  SourceSpan span;

  ExpressionPtr constant(Value value) const {
    const StaticType type = type_of(value);
    const StaticType element = element_of(value);
    return make_expression(Constant{std::move(value)}, span, type, element);
  }
  ExpressionPtr operator()(const ast::NullLiteral&) const { return null_constant(span); }
  ExpressionPtr operator()(const ast::BooleanLiteral& l) const { return constant(l.value); }
  ExpressionPtr operator()(const ast::IntegerLiteral& l) const { return constant(l.value); }
  ExpressionPtr operator()(const ast::FloatLiteral& l) const { return constant(l.value); }
  ExpressionPtr operator()(const ast::StringLiteral& l) const { return constant(l.value); }

  ExpressionPtr operator()(const ast::ListLiteral& l) const {
    std::vector<ExpressionPtr> items = b.bind_all(l.items);
    const StaticType element = common_type(items);
    return make_expression(ListOf{std::move(items)}, span, StaticType::list, element);
  }
  ExpressionPtr operator()(const ast::MapExpression& m) const {
    MapOf map;
    for (const auto& [key, value] : m.map.entries) {
      map.keys.push_back(key.text);
      map.values.push_back(b.bind(*value));
    }
    return make_expression(std::move(map), span, StaticType::map);
  }
  ExpressionPtr operator()(const ast::Parameter& p) const {
    const auto at = b.session_.context.parameters.find(p.name);
    if (at == b.session_.context.parameters.end()) {
      b.session_.fail(span, "MissingParameter",
                      fmt::format("parameter ${} was given no value", p.name));
      return null_constant(span);
    }
    // A query is checked for all values that its parameters may have.
    return make_expression(ParameterValue{p.name, at->second}, span);
  }
  ExpressionPtr operator()(const ast::Variable& v) const {
    const Variable* variable = b.scope_.find(v.name);
    if (variable == nullptr) {
      b.session_.fail_undefined(b.scope_, v.name, span);
      return null_constant(span);
    }
    return make_expression(SlotRef{variable->slot}, span, variable->type, variable->element);
  }
  ExpressionPtr operator()(const ast::PropertyAccess& p) const {
    ExpressionPtr object = b.bind(*p.object);
    b.require(object, types::kEntity | types::kMap | types::kTemporal, "a property is asked of");
    const bool of_graph = may_be(object->type, types::kEntity) && object->type != StaticType::any &&
                          object->type != StaticType::null;
    return make_expression(PropertyOf{std::move(object), b.session_.key(p.key, of_graph)}, span);
  }
  ExpressionPtr operator()(const ast::Subscript& s) const {
    ExpressionPtr object = b.bind(*s.object);
    ExpressionPtr index = b.bind(*s.index);
    b.require(object, types::kList | types::kMap | types::kEntity, "[] is asked of");
    if (object->type == StaticType::list) b.require(index, types::kInteger, "a list is indexed by");
    const StaticType type = object->type == StaticType::list ? object->element : StaticType::any;
    return make_expression(ElementAt{std::move(object), std::move(index)}, span, type);
  }
  ExpressionPtr operator()(const ast::Slice& s) const {
    SliceOf slice{b.bind(*s.object), b.bind_optional(s.from), b.bind_optional(s.to)};
    b.require(slice.object, types::kList, "[..] is asked of");
    const StaticType element = slice.object->element;
    return make_expression(std::move(slice), span, StaticType::list, element);
  }
  ExpressionPtr operator()(const ast::HasLabels& h) const {
    ExpressionPtr object = b.bind(*h.object);
    b.require(object, types::kEntity, "labels are asked of");
    return bind_label_test(b.session_, object, h.labels, h.label_expression, span);
  }
  ExpressionPtr operator()(const ast::Unary& u) const { return b.bind_unary(u, span); }
  ExpressionPtr operator()(const ast::Binary& binary) const {
    const bool logical = binary.op == Op::logical_and || binary.op == Op::logical_or;
    return logical ? b.bind_logical(binary, span) : b.bind_binary(binary, span);
  }
  ExpressionPtr operator()(const ast::ComparisonChain& c) const {
    Chain chain{{b.bind(*c.first)}, {}};
    for (const auto& [op, operand] : c.rest) {
      chain.operators.push_back(op);
      chain.operands.push_back(b.bind(*operand));
    }
    return make_expression(std::move(chain), span, StaticType::boolean);
  }
  ExpressionPtr operator()(const ast::FunctionCall& c) const { return b.bind_call(c, span); }
  ExpressionPtr operator()(const ast::CountAll&) const {
    if (!b.may_aggregate(span)) return null_constant(span);
    return b.add_aggregation({.function = find_aggregate("count")}, span);
  }
  ExpressionPtr operator()(const ast::Case& c) const {
    CaseOf result;
    result.subject = b.bind_optional(c.subject);
    for (const auto& [condition, value] : c.branches) {
      result.conditions.push_back(result.subject ? b.bind(*condition)
                                                 : b.bind_predicate(condition));
      result.results.push_back(b.bind(*value));
    }
    result.otherwise = b.bind_optional(c.otherwise);
    return make_expression(std::move(result), span);
  }

  ExpressionPtr list(const ast::ExpressionPtr& e) const {
    ExpressionPtr bound = b.bind(*e);
    b.require(bound, types::kList, "the elements are asked of");
    return bound;
  }
  ExpressionPtr operator()(const ast::ListComprehension& c) const {
    ExpressionPtr items = list(c.list);
    const Local local(b, c.variable, items->element);
    ExpressionPtr predicate = c.predicate ? b.bind_predicate(c.predicate) : nullptr;
    ExpressionPtr projection = b.bind_optional(c.projection);
    const StaticType element = projection ? projection->type : items->element;
    return make_expression(
        Comprehension{local.slot, std::move(items), std::move(predicate), std::move(projection)},
        span, StaticType::list, element);
  }
  ExpressionPtr operator()(const ast::QuantifiedPredicate& q) const {
    ExpressionPtr items = list(q.list);
    const Local local(b, q.variable, items->element);
    ExpressionPtr predicate = q.predicate ? b.bind_predicate(q.predicate) : nullptr;
    return make_expression(
        Quantified{q.quantifier, local.slot, std::move(items), std::move(predicate)}, span,
        StaticType::boolean);
  }
  ExpressionPtr operator()(const ast::Reduce& r) const {
    ExpressionPtr initial = b.bind(*r.initial);
    ExpressionPtr items = list(r.list);
    const Local accumulator(b, r.accumulator, StaticType::any);
    const Local variable(b, r.variable, items->element);
    ExpressionPtr body = b.bind(*r.body);
    return make_expression(Fold{accumulator.slot, std::move(initial), variable.slot,
                                std::move(items), std::move(body)},
                           span);
  }
  ExpressionPtr operator()(const ast::PatternPredicate& p) const {
    Scope scope = b.scope_;
    BoundPattern pattern = bind_patterns(b.session_, scope, {p.pattern.get()}, nullptr,
                                         make_plan(SingleRow{}), {.may_introduce = false});
    return make_expression(Exists{std::move(pattern.plan)}, span, StaticType::boolean);
  }
  ExpressionPtr operator()(const ast::Subquery& s) const {
    BoundSubquery inner =
        bind_subquery(b.session_, b.scope_, *s.query, SubqueryUse::condition, span);
    if (b.session_.failure()) return null_constant(span);
    if (s.kind == ast::SubqueryKind::exists) {
      return make_expression(Exists{std::move(inner.plan)}, span, StaticType::boolean);
    }
    ExpressionPtr item = make_expression(Constant{true}, span, StaticType::boolean);
    if (s.kind == ast::SubqueryKind::collect) {
      if (inner.columns.variables.size() != 1) {
        b.session_.fail(span, "InvalidClauseComposition",
                        "the query in COLLECT returns one column, whose values are collected");
        return null_constant(span);
      }
      item = make_expression(SlotRef{inner.columns.variables.front().slot}, span);
    }
    ExpressionPtr rows =
        make_expression(Collect{std::move(inner.plan), std::move(item)}, span, StaticType::list);
    if (s.kind == ast::SubqueryKind::collect) return rows;
    return make_expression(Call{find_function("size"), {std::move(rows)}}, span,
                           StaticType::integer);
  }
  /// `n {.*, .name, key: value, m}`: entries later in the list replace those before.
  ExpressionPtr operator()(const ast::MapProjection& p) const {
    const Variable* found = b.scope_.find(p.variable.text);
    if (found == nullptr) {
      b.session_.fail_undefined(b.scope_, p.variable.text, p.variable.span);
      return null_constant(span);
    }
    ExpressionPtr object =
        make_expression(SlotRef{found->slot}, p.variable.span, found->type, found->element);
    b.require(object, types::kEntity | types::kMap, "a map is projected from");
    Projected projected{object, {}, {}};
    for (const ast::MapProjection::Item& item : p.items) {
      projected.keys.push_back(item.kind == ast::MapProjection::Kind::all ? "" : item.key.text);
      projected.values.push_back(projected_value(item, object));
    }
    return make_expression(std::move(projected), span, StaticType::map);
  }
  ExpressionPtr projected_value(const ast::MapProjection::Item& item,
                                const ExpressionPtr& object) const {
    switch (item.kind) {
      case ast::MapProjection::Kind::all:
        return object;
      case ast::MapProjection::Kind::property:
        return make_expression(PropertyOf{object, b.session_.key(item.key, false)}, item.key.span);
      case ast::MapProjection::Kind::entry:
        return b.bind(*item.value);
      case ast::MapProjection::Kind::variable:
        break;
    }
    return b.bind(ast::Expression{ast::Variable{item.key.text}, item.key.span});
  }
  ExpressionPtr operator()(const ast::PatternComprehension& c) const {
    Scope scope = b.scope_;
    BoundPattern pattern =
        bind_patterns(b.session_, scope, {c.pattern.get()}, &c.predicate, make_plan(SingleRow{}));
    ExpressionBinder inner(b.session_, std::move(scope));
    inner.depth_ = b.depth_;
    ExpressionPtr projection = inner.bind(*c.projection);
    const StaticType element = projection->type;
    return make_expression(Collect{std::move(pattern.plan), std::move(projection)}, span,
                           StaticType::list, element);
  }
};

ExpressionPtr ExpressionBinder::bind(const ast::Expression& expression) {
  if (session_.failure()) return null_constant(expression.span);
  if (depth_ >= kMaxDepth) {
    session_.fail({.kind = core::ErrorKind::limit,
                   .message = fmt::format("expressions nest at most {} deep", kMaxDepth),
                   .span = expression.span});
    return null_constant(expression.span);
  }
  ++depth_;
  ExpressionPtr bound = std::visit(Dispatch{*this, expression.span}, expression.node);
  --depth_;
  return bound;
}

ExpressionPtr ExpressionBinder::bind_optional(const ast::ExpressionPtr& expression) {
  return expression ? bind(*expression) : nullptr;
}

ExpressionPtr ExpressionBinder::bind_predicate(const ast::ExpressionPtr& expression) {
  if (!expression) return nullptr;
  ExpressionPtr bound = bind(*expression);
  require(bound, types::kBoolean, "a condition is");
  return bound;
}

std::vector<ExpressionPtr> ExpressionBinder::bind_all(
    const std::vector<ast::ExpressionPtr>& expressions) {
  std::vector<ExpressionPtr> bound;
  for (const ast::ExpressionPtr& expression : expressions) bound.push_back(bind(*expression));
  return bound;
}

void ExpressionBinder::require(const ExpressionPtr& expression, TypeSet expected,
                               std::string_view what) {
  if (may_be(expression->type, expected)) return;
  session_.fail(expression->span, "InvalidArgumentType",
                fmt::format("{} {}; got {}", what, describe(expected), describe(expression->type)));
}

ExpressionPtr ExpressionBinder::bind_properties(const ast::PatternProperties& properties,
                                                const ExpressionPtr& object, SourceSpan span) {
  if (std::holds_alternative<ast::Parameter>(properties)) {
    session_.fail(span, "InvalidParameterUse",
                  "a parameter cannot stand for all properties of a pattern: name the properties, "
                  "as in {name: $name}");
    return nullptr;
  }
  const auto* map = std::get_if<ast::MapLiteral>(&properties);
  if (map == nullptr || map->entries.empty()) return nullptr;
  std::vector<ExpressionPtr> tests;
  for (const auto& [name, expression] : map->entries) {
    session_.note_texts(*expression);
    ExpressionPtr property =
        make_expression(PropertyOf{object, session_.key(name, true)}, name.span);
    tests.push_back(
        make_expression(BinaryOperation{Op::equal, std::move(property), bind(*expression)},
                        name.span, StaticType::boolean));
  }
  if (tests.size() == 1) return tests.front();
  return make_expression(Logical{true, std::move(tests)}, span, StaticType::boolean);
}

/// `a AND b AND c` leans to the left as deep as it is long: walked in a loop, made one operation.
ExpressionPtr ExpressionBinder::bind_logical(const ast::Binary& binary, SourceSpan span) {
  std::vector<const ast::Expression*> operands{binary.right.get()};
  const ast::Expression* left = binary.left.get();
  for (const auto* next = std::get_if<ast::Binary>(&left->node);
       next != nullptr && next->op == binary.op; next = std::get_if<ast::Binary>(&left->node)) {
    operands.push_back(next->right.get());
    left = next->left.get();
  }
  operands.push_back(left);
  Logical logical{binary.op == Op::logical_and, {}};
  for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand) {
    logical.operands.push_back(bind(**operand));
    require(logical.operands.back(), types::kBoolean, "AND and OR take");
  }
  return make_expression(std::move(logical), span, StaticType::boolean);
}

ExpressionPtr ExpressionBinder::bind_binary(const ast::Binary& binary, SourceSpan span) {
  ExpressionPtr left = bind(*binary.left);
  ExpressionPtr right = bind(*binary.right);
  if (binary.op == Op::equal || binary.op == Op::in) {
    session_.note_texts(*binary.left);
    session_.note_texts(*binary.right);
  }
  if (binary.op == Op::in) require(right, types::kList, "IN takes");
  if (binary.op == Op::logical_xor) {
    require(left, types::kBoolean, "XOR takes");
    require(right, types::kBoolean, "XOR takes");
  }
  StaticType type = StaticType::boolean;
  if (is_arithmetic(binary.op)) {
    type = arithmetic_type(binary.op, left->type, right->type);
    if (binary.op != Op::add) {
      const TypeSet operands = arithmetic_operands(binary.op);
      require(left, operands, "arithmetic takes");
      require(right, operands, "arithmetic takes");
    }
  }
  return make_expression(BinaryOperation{binary.op, std::move(left), std::move(right)}, span, type);
}

ExpressionPtr ExpressionBinder::bind_unary(const ast::Unary& unary, SourceSpan span) {
  ExpressionPtr operand = bind(*unary.operand);
  switch (unary.op) {
    case ast::UnaryOperator::logical_not:
      require(operand, types::kBoolean, "NOT takes");
      break;
    case ast::UnaryOperator::negate:
    case ast::UnaryOperator::plus: {
      require(operand, types::kNumber, "a sign stands before");
      const StaticType type = operand->type;
      return make_expression(UnaryOperation{unary.op, std::move(operand)}, span, type);
    }
    case ast::UnaryOperator::is_null:
    case ast::UnaryOperator::is_not_null:
      break;
  }
  return make_expression(UnaryOperation{unary.op, std::move(operand)}, span, StaticType::boolean);
}

}  // namespace entente::query
