// Expressions on one row. What single operators and functions do with values is in comparison,
// arithmetic and the tables of functions; here is what hangs on the row and on the order of
// evaluation.
#include "query/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/arithmetic.hpp"
#include "query/disposal.hpp"
#include "query/functions.hpp"
#include "query/operators.hpp"
#include "query/path_values.hpp"
#include "query/regex.hpp"

namespace entente::query {
namespace {

using core::List;
using core::Map;
using core::NodeId;
using core::RelationshipId;
using core::Value;
using Op = ast::BinaryOperator;

Truth negated(Truth truth) { return truth ? Truth(!*truth) : truth; }

struct Evaluator {
  Runtime& runtime;
  const Expression& at;

  Value eval(const ExpressionPtr& e) const { return evaluate(runtime, *e); }
  Truth truth(const ExpressionPtr& e) const { return evaluate_truth(runtime, *e); }
  Value fail(std::string code, std::string message) const {
    return runtime.fail(at.span, std::move(code), std::move(message));
  }
  Value fail_type(std::string_view what, const Value& got) const {
    return fail("InvalidArgumentType", fmt::format("{}; got {}", what, describe(type_of(got))));
  }
  Invocation invocation() const { return {runtime, at.span}; }

  Value operator()(const Constant& c) const { return c.value; }
  Value operator()(const ParameterValue& p) const { return p.value; }
  Value operator()(const SlotRef& s) const { return runtime.row[s.slot]; }

  /// Whether a node or relationship may be asked for what it holds: it was not deleted.
  template <class Id>
  bool is_there(Id id) const {
    if (!runtime.writes() || runtime.graph.exists(id)) return true;
    fail("DeletedEntityAccess", "it was deleted by this query, and holds nothing any more");
    return false;
  }

  // --- access --------------------------------------------------------------------------------
  Value property(const Value& object, std::string_view key) const {
    if (object.is_null()) return {};
    if (const auto* node = object.get_if<NodeId>()) {
      return is_there(*node) ? runtime.graph.property(*node, key) : Value();
    }
    if (const auto* r = object.get_if<RelationshipId>()) {
      return is_there(*r) ? runtime.graph.property(*r, key) : Value();
    }
    if (object.is_map()) {
      const auto found = object.map().find(key);
      return found == object.map().end() ? Value() : found->second;
    }
    Invocation call = invocation();
    if (may_be(type_of(object), types::kTemporal)) return temporal_component(call, object, key);
    return fail_type("a property is a node's, a relationship's, a map's, a date's or a time's",
                     object);
  }
  Value operator()(const PropertyOf& p) const {
    const Value object = eval(p.object);
    if (runtime.writes()) return property(object, p.key.name);
    if (const auto* node = object.get_if<NodeId>()) {
      return p.key.id ? runtime.graph.property(*node, *p.key.id) : Value();
    }
    if (const auto* r = object.get_if<RelationshipId>()) {
      return p.key.id ? runtime.graph.property(*r, *p.key.id) : Value();
    }
    return property(object, p.key.name);
  }

  Value element(const List& list, const Value& index) const {
    const auto* position = index.get_if<std::int64_t>();
    if (position == nullptr) return fail_type("a list is indexed by an integer", index);
    const auto size = static_cast<std::int64_t>(list.size());
    const std::int64_t from_start = *position < 0 ? *position + size : *position;
    return from_start < 0 || from_start >= size ? Value()
                                                : list[static_cast<std::size_t>(from_start)];
  }
  Value operator()(const ElementAt& e) const {
    const Value object = eval(e.object);
    const Value index = eval(e.index);
    if (object.is_null() || index.is_null()) return {};
    if (object.is_list()) return element(object.list(), index);
    if (!object.is_map() && !object.is<NodeId>() && !object.is<RelationshipId>()) {
      return fail_type("[] is for lists, maps, nodes and relationships", object);
    }
    if (const auto* key = index.get_if<std::string>()) return property(object, *key);
    return fail("MapElementAccessByNonString",
                fmt::format("a key is a string; got {}", describe(type_of(index))));
  }

  /// A bound of a slice as a position in [0, size]; `absent` where there is none. None: null.
  std::optional<std::int64_t> bound(const ExpressionPtr& e, std::int64_t size,
                                    std::int64_t absent) const {
    if (!e) return absent;
    const Value value = eval(e);
    if (value.is_null()) return std::nullopt;
    const auto* position = value.get_if<std::int64_t>();
    if (position == nullptr) {
      fail_type("a list is cut at integers", value);
      return std::nullopt;
    }
    return std::clamp<std::int64_t>(*position < 0 ? *position + size : *position, 0, size);
  }
  Value operator()(const SliceOf& s) const {
    const Value object = eval(s.object);
    if (object.is_null()) return {};
    if (!object.is_list()) return fail_type("[..] is for lists", object);
    const auto size = static_cast<std::int64_t>(object.list().size());
    const auto from = bound(s.from, size, 0);
    const auto to = bound(s.to, size, size);
    if (!from || !to) return {};
    if (*from >= *to) return List{};
    return List(object.list().begin() + *from, object.list().begin() + *to);
  }

  bool has(const Value& object, const Label& label) const {
    if (const auto* r = object.get_if<RelationshipId>()) {
      return runtime.graph.name(runtime.graph.type(*r)) == label.name;
    }
    const auto id = runtime.writes() ? runtime.graph.find_label(label.name) : label.id;
    return id && runtime.graph.has_label(object.as<NodeId>(), *id);
  }
  bool has_any_label(const Value& object) const {
    return object.is<RelationshipId>() || !runtime.graph.labels(object.as<NodeId>()).empty();
  }
  /// As deep as the expression was nested, which the grammar has bounded.
  bool fits(const Value& object, const LabelFormula& formula) const {
    const auto fits_one = [&](const LabelFormula& operand) { return fits(object, operand); };
    switch (formula.kind) {
      case ast::LabelExpression::Kind::name:
        return has(object, formula.label);
      case ast::LabelExpression::Kind::any:
        return has_any_label(object);
      case ast::LabelExpression::Kind::negation:
        return !fits(object, formula.operands.front());
      case ast::LabelExpression::Kind::conjunction:
        return std::ranges::all_of(formula.operands, fits_one);
      case ast::LabelExpression::Kind::disjunction:
        return std::ranges::any_of(formula.operands, fits_one);
    }
    return false;
  }
  Value operator()(const LabelTest& t) const {
    const Value object = eval(t.object);
    if (object.is_null()) return {};
    if (!object.is<RelationshipId>() && !object.is<NodeId>()) {
      return fail_type("labels are a node's", object);
    }
    return std::ranges::all_of(t.labels, [&](const Label& l) { return has(object, l); }) &&
           (!t.formula || fits(object, *t.formula));
  }

  // --- operators -----------------------------------------------------------------------------
  Value computed(Computed result) const {
    return result.failed() ? fail(std::move(result.code), std::move(result.message))
                           : std::move(result.value);
  }
  Value operator()(const UnaryOperation& u) const {
    switch (u.op) {
      case ast::UnaryOperator::logical_not:
        return value_of(negated(truth(u.operand)));
      case ast::UnaryOperator::is_null:
        return eval(u.operand).is_null();
      case ast::UnaryOperator::is_not_null:
        return !eval(u.operand).is_null();
      case ast::UnaryOperator::negate:
        return computed(negate(eval(u.operand)));
      case ast::UnaryOperator::plus:
        break;
    }
    Value value = eval(u.operand);
    return value.is_number() || value.is_null() ? value : fail_type("+ expects a number", value);
  }

  /// Times and text do not compare; who writes so most likely forgot date().
  void warn_of_text(const Value& a, const Value& b) const {
    if (!a.is<std::string>() && !b.is<std::string>()) return;
    const Value& text = a.is<std::string>() ? a : b;
    const StaticType other = type_of(a.is<std::string>() ? b : a);
    if (other == StaticType::null || !may_be(other, types::kTemporal)) return;
    runtime.notice(fmt::format("{0} does not compare with the text '{2}'; did you mean "
                               "{1}('{2}')?",
                               describe(other), constructor_of(other), text.as<std::string>()),
                   at.span);
  }
  Truth ordered(Op op, const Value& a, const Value& b) const {
    const auto ordering = compare(a, b);
    if (!ordering) return std::nullopt;
    switch (op) {
      case Op::less:
        return *ordering < 0;
      case Op::less_equal:
        return *ordering <= 0;
      case Op::greater:
        return *ordering > 0;
      default:
        return *ordering >= 0;
    }
  }
  Truth compared(Op op, const Value& a, const Value& b) const {
    warn_of_text(a, b);
    if (op == Op::equal) return equals(a, b);
    if (op == Op::not_equal) return negated(equals(a, b));
    return ordered(op, a, b);
  }
  Value in(const Value& item, const Value& list) const {
    if (list.is_null()) return {};
    if (!list.is_list()) return fail_type("IN expects a list", list);
    return value_of(contains(list.list(), item));
  }
  Value on_text(Op op, const Value& a, const Value& b) const {
    const auto* text = a.get_if<std::string>();
    const auto* part = b.get_if<std::string>();
    if (text == nullptr || part == nullptr) return {};
    switch (op) {
      case Op::starts_with:
        return text->starts_with(*part);
      case Op::ends_with:
        return text->ends_with(*part);
      case Op::contains:
        return text->find(*part) != std::string::npos;
      default:
        return runtime.regexes().matches(runtime, at.span, *text, *part);
    }
  }
  Value exclusive_or(const ExpressionPtr& left, const ExpressionPtr& right) const {
    const Truth a = truth(left);
    const Truth b = truth(right);
    return a && b ? Value(*a != *b) : Value();
  }
  /// Room for what `+` joins: text and lists that double again and again must meet the limit.
  bool has_room(Op op, const Value& a, const Value& b) const {
    if (op != Op::add) return true;
    const auto text = [](const Value& v) {
      const auto* string = v.get_if<std::string>();
      return string != nullptr ? string->size() : 0;
    };
    const auto items = [](const Value& v) { return v.is_list() ? v.list().size() : 0; };
    return runtime.fits_text(text(a) + text(b)) &&
           runtime.fits((items(a) + items(b)) * sizeof(Value));
  }
  Value operator()(const BinaryOperation& b) const {
    if (b.op == Op::logical_xor) return exclusive_or(b.left, b.right);
    const Value left = eval(b.left);
    const Value right = eval(b.right);
    switch (b.op) {
      case Op::equal:
      case Op::not_equal:
      case Op::less:
      case Op::less_equal:
      case Op::greater:
      case Op::greater_equal:
        return value_of(compared(b.op, left, right));
      case Op::in:
        return in(left, right);
      case Op::starts_with:
      case Op::ends_with:
      case Op::contains:
      case Op::matches:
        return on_text(b.op, left, right);
      default:
        return has_room(b.op, left, right) ? computed(calculate(b.op, left, right)) : Value();
    }
  }
  Value operator()(const Logical& l) const {
    const bool decisive = !l.conjunction;
    Truth result = l.conjunction;
    for (const ExpressionPtr& operand : l.operands) {
      const Truth one = truth(operand);
      if (one == decisive) return decisive;
      if (!one) result = std::nullopt;
    }
    return value_of(result);
  }
  Value operator()(const Chain& c) const {
    Truth result = true;
    Value left = eval(c.operands.front());
    for (std::size_t i = 0; i < c.operators.size(); ++i) {
      Value right = eval(c.operands[i + 1]);
      const Truth one = compared(c.operators[i], left, right);
      if (one == false) return false;
      if (!one) result = std::nullopt;
      left = std::move(right);
    }
    return value_of(result);
  }

  // --- making values -------------------------------------------------------------------------
  Value operator()(const ListOf& l) const {
    List list;
    list.reserve(l.items.size());
    for (const ExpressionPtr& item : l.items) list.push_back(eval(item));
    return list;
  }
  Value operator()(const MapOf& m) const {
    Map map;
    for (std::size_t i = 0; i < m.keys.size(); ++i)
      map.insert_or_assign(m.keys[i], eval(m.values[i]));
    return map;
  }
  Value operator()(const Projected& p) const {
    const Value object = eval(p.object);
    if (object.is_null()) return {};
    Map map;
    for (std::size_t i = 0; i < p.keys.size(); ++i) {
      Value value = eval(p.values[i]);
      if (!p.keys[i].empty()) {
        map.insert_or_assign(p.keys[i], std::move(value));
        continue;
      }
      for (const auto& [key, item] : properties_of(value)) map.insert_or_assign(key, item);
    }
    return map;
  }
  Map properties_of(const Value& object) const {
    if (object.is_map()) return object.map();
    Map map;
    const auto add = [&](auto id) {
      for (const graph::Property& p : runtime.graph.properties(id)) {
        map.emplace(std::string(runtime.graph.name(p.key)), p.value);
      }
    };
    if (const auto* node = object.get_if<NodeId>()) add(*node);
    if (const auto* r = object.get_if<RelationshipId>()) add(*r);
    return map;
  }
  Value operator()(const Call& c) const {
    const Function& function = *c.function;
    Invocation call = invocation();
    std::vector<Value> arguments;
    for (std::size_t i = 0; i < c.arguments.size(); ++i) {
      Value value = eval(c.arguments[i]);
      if (value.is_null() && !function.takes_null) return {};
      const TypeSet expected = function.parameters[std::min(i, function.parameters.size() - 1)];
      if (!may_be(type_of(value), expected)) {
        return fail_argument(call, function.name, expected, value);
      }
      arguments.push_back(std::move(value));
    }
    return runtime.stopped() ? Value() : function.call(call, arguments);
  }
  Value operator()(const CaseOf& c) const {
    const Value subject = c.subject ? eval(c.subject) : Value();
    for (std::size_t i = 0; i < c.conditions.size(); ++i) {
      const Truth chosen =
          c.subject ? equals(subject, eval(c.conditions[i])) : truth(c.conditions[i]);
      if (chosen == true) return eval(c.results[i]);
    }
    return c.otherwise ? eval(c.otherwise) : Value();
  }

  // --- over lists ----------------------------------------------------------------------------
  /// The list to walk; null where there is none (it is null, or it failed).
  Value::ListPtr list_of(const ExpressionPtr& e) const {
    const Value value = eval(e);
    if (value.is_list()) return value.as<Value::ListPtr>();
    if (!value.is_null()) fail_type("a list is expected behind IN", value);
    return nullptr;
  }
  /// The walk is stopped: a long list is not freed by the one who waits for null.
  static Value leave(Value::ListPtr list) {
    dispose(std::move(list));
    return {};
  }
  Value operator()(const Comprehension& c) const {
    Value::ListPtr list = list_of(c.list);
    if (!list) return {};
    List result;
    std::size_t bytes = 0;
    for (const Value& item : *list) {
      if (!runtime.tick()) return leave(std::move(list));
      runtime.row[c.variable] = item;
      if (!holds(runtime, c.predicate)) continue;
      result.push_back(c.projection ? eval(c.projection) : item);
      bytes += estimate_bytes(result.back());
      if (!runtime.fits(bytes)) return leave(std::move(list));
    }
    return result;
  }
  Value operator()(const Quantified& q) const {
    Value::ListPtr list = list_of(q.list);
    if (!list) return {};
    std::size_t hits = 0;
    std::size_t unknown = 0;
    for (const Value& item : *list) {
      if (!runtime.tick()) return leave(std::move(list));
      runtime.row[q.variable] = item;
      const Truth one = q.predicate ? truth(q.predicate) : Truth(true);
      hits += one == true;
      unknown += !one;
    }
    return quantified(q.quantifier, list->size(), hits, unknown);
  }
  static Value quantified(ast::Quantifier quantifier, std::size_t size, std::size_t hits,
                          std::size_t unknown) {
    const auto unless_unknown = [&](bool value) { return unknown > 0 ? Value() : Value(value); };
    switch (quantifier) {
      case ast::Quantifier::all:
        return hits + unknown < size ? Value(false) : unless_unknown(true);
      case ast::Quantifier::any:
        return hits > 0 ? Value(true) : unless_unknown(false);
      case ast::Quantifier::none:
        return hits > 0 ? Value(false) : unless_unknown(true);
      case ast::Quantifier::single:
        break;
    }
    return hits > 1 ? Value(false) : unless_unknown(hits == 1);
  }
  Value operator()(const Fold& f) const {
    Value::ListPtr list = list_of(f.list);
    if (!list) return {};
    Value total = eval(f.initial);
    for (const Value& item : *list) {
      if (!runtime.tick()) return leave(std::move(list));
      runtime.row[f.accumulator] = std::move(total);
      runtime.row[f.variable] = item;
      total = eval(f.body);
    }
    return total;
  }

  // --- patterns ------------------------------------------------------------------------------
  Value operator()(const Exists& e) const { return runtime.start(e.plan).next(); }
  Value operator()(const Collect& c) const {
    List result;
    std::size_t bytes = 0;
    Operator& rows = runtime.start(c.plan);
    while (rows.next()) {
      result.push_back(eval(c.projection));
      bytes += estimate_bytes(result.back());
      if (!runtime.fits(bytes)) return {};
    }
    return result;
  }

  Value operator()(const PathOf& p) const {
    const auto* start = runtime.row[p.start].get_if<NodeId>();
    if (start == nullptr) return {};
    core::Path path{{*start}, {}};
    for (const Slot slot : p.relationships) {
      const Value& value = runtime.row[slot];
      if (!value.is_list()) {
        if (!add_step(runtime.graph, path, value)) return {};
        continue;
      }
      if (!runtime.fits(value.list().size() * (sizeof(NodeId) + sizeof(RelationshipId)))) return {};
      for (const Value& one : value.list()) {
        if (!add_step(runtime.graph, path, one)) return {};
      }
    }
    return path;
  }

  Value operator()(const Disjoint& d) const {
    const Value& one = runtime.row[d.one];
    return std::ranges::none_of(d.others,
                                [&](Slot other) { return share_one(one, runtime.row[other]); });
  }
};

}  // namespace

core::Value evaluate(Runtime& runtime, const Expression& expression) {
  if (runtime.stopped()) return {};
  return std::visit(Evaluator{runtime, expression}, expression.node);
}

Truth evaluate_truth(Runtime& runtime, const Expression& predicate) {
  const core::Value value = evaluate(runtime, predicate);
  if (const auto* truth = value.get_if<bool>()) return *truth;
  if (!value.is_null()) {
    runtime.fail(predicate.span, "InvalidArgumentType",
                 fmt::format("a boolean is expected; got {}", describe(type_of(value))));
  }
  return std::nullopt;
}

}  // namespace entente::query
