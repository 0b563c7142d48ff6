// Bound expressions as text, for EXPLAIN and to tell equal expressions.
#include <fmt/format.h>

#include "query/expression.hpp"
#include "query/functions.hpp"
#include "query/plan.hpp"

namespace entente::query {
namespace {

constexpr std::string_view kBinary[] = {
    "OR", "XOR", "AND", "=", "<>", "<",  "<=",          ">",         ">=",       "+",
    "-",  "*",   "/",   "%", "^",  "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "=~"};

std::string_view text_of(ast::BinaryOperator op) { return kBinary[static_cast<unsigned>(op)]; }

std::string literal_of(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result += '\\';
    result += c;
  }
  return result + "'";
}

template <class Items, class Print>
std::string joined(const Items& items, Print print_item, std::string_view separator = ", ") {
  std::string text;
  for (const auto& item : items) {
    if (!text.empty()) text += separator;
    text += print_item(item);
  }
  return text;
}

std::string print_formula(const LabelFormula& formula) {
  using Kind = ast::LabelExpression::Kind;
  switch (formula.kind) {
    case Kind::name:
      return formula.label.name;
    case Kind::any:
      return "%";
    case Kind::negation:
      return "!" + print_formula(formula.operands.front());
    case Kind::conjunction:
    case Kind::disjunction:
      break;
  }
  const std::string_view sign = formula.kind == Kind::conjunction ? "&" : "|";
  return "(" + joined(formula.operands, print_formula, sign) + ")";
}

struct ValuePrinter {
  std::string operator()(core::Null) const { return "null"; }
  std::string operator()(bool b) const { return b ? "true" : "false"; }
  std::string operator()(std::int64_t i) const { return std::to_string(i); }
  std::string operator()(double d) const { return core::to_string(d); }
  std::string operator()(const std::string& s) const { return literal_of(s); }
  template <core::Temporal T>
  std::string operator()(const T& time) const {
    return fmt::format("{}('{}')", constructor_of(type_of(time)), core::to_string(time));
  }
  std::string operator()(const core::Value::ListPtr& list) const {
    return "[" + joined(*list, [](const core::Value& v) { return print(v); }) + "]";
  }
  std::string operator()(const core::Value::MapPtr& map) const {
    return "{" + joined(*map, [](const auto& e) { return e.first + ": " + print(e.second); }) + "}";
  }
  std::string operator()(core::NodeId id) const { return fmt::format("(#{})", index_of(id)); }
  std::string operator()(core::RelationshipId id) const {
    return fmt::format("[#{}]", index_of(id));
  }
  std::string operator()(const core::Value::PathPtr& path) const {
    return fmt::format("<path of {}>", path->relationships.size());
  }
};

struct ExpressionPrinter {
  const SlotNames& names;

  std::string operator()(const ExpressionPtr& e) const {
    return e ? std::visit(*this, e->node) : "";
  }
  std::string name(Slot slot) const { return slot_name(slot, names); }
  std::string list(const std::vector<ExpressionPtr>& items) const { return joined(items, *this); }
  std::string where(const ExpressionPtr& predicate) const {
    return predicate ? " WHERE " + (*this)(predicate) : "";
  }
  /// An operand: in parentheses if it is itself an operation.
  std::string inner(const ExpressionPtr& e) const {
    const bool operation = as<BinaryOperation>(e) || as<Logical>(e) || as<Chain>(e);
    return operation ? "(" + (*this)(e) + ")" : (*this)(e);
  }
  std::string plan(const PlanPtr& p) const { return joined_lines(print(p, names)); }
  static std::string joined_lines(const std::string& text) {
    std::string result;
    for (const char c : text) {
      if (c == '\n') {
        result += " <-";
      } else if (c != ' ' || (!result.empty() && (result.back() != ' '))) {
        result += c;
      }
    }
    return result;
  }

  std::string operator()(const Constant& c) const { return print(c.value); }
  std::string operator()(const ParameterValue& p) const { return "$" + p.name; }
  std::string operator()(const SlotRef& s) const { return name(s.slot); }
  std::string operator()(const PropertyOf& p) const { return inner(p.object) + "." + p.key.name; }
  std::string operator()(const ElementAt& e) const {
    return inner(e.object) + "[" + (*this)(e.index) + "]";
  }
  std::string operator()(const SliceOf& s) const {
    return inner(s.object) + "[" + (*this)(s.from) + ".." + (*this)(s.to) + "]";
  }
  std::string operator()(const LabelTest& t) const {
    std::string labels = joined(
        t.labels, [](const Label& l) { return l.name; }, ":");
    if (t.formula) labels += (labels.empty() ? "" : "&") + print_formula(*t.formula);
    return inner(t.object) + ":" + labels;
  }
  std::string operator()(const UnaryOperation& u) const {
    switch (u.op) {
      case ast::UnaryOperator::negate:
        return "-" + inner(u.operand);
      case ast::UnaryOperator::plus:
        return "+" + inner(u.operand);
      case ast::UnaryOperator::logical_not:
        return "NOT " + inner(u.operand);
      case ast::UnaryOperator::is_null:
        return inner(u.operand) + " IS NULL";
      case ast::UnaryOperator::is_not_null:
        return inner(u.operand) + " IS NOT NULL";
    }
    return "";
  }
  std::string operator()(const BinaryOperation& b) const {
    return fmt::format("{} {} {}", inner(b.left), text_of(b.op), inner(b.right));
  }
  std::string operator()(const Logical& l) const {
    return joined(
        l.operands, [this](const ExpressionPtr& e) { return inner(e); },
        l.conjunction ? " AND " : " OR ");
  }
  std::string operator()(const Chain& c) const {
    std::string text = inner(c.operands.front());
    for (std::size_t i = 0; i < c.operators.size(); ++i) {
      text += fmt::format(" {} {}", text_of(c.operators[i]), inner(c.operands[i + 1]));
    }
    return text;
  }
  std::string operator()(const ListOf& l) const { return "[" + list(l.items) + "]"; }
  std::string operator()(const MapOf& m) const {
    std::string text;
    for (std::size_t i = 0; i < m.keys.size(); ++i) {
      text += (i > 0 ? ", " : "") + m.keys[i] + ": " + (*this)(m.values[i]);
    }
    return "{" + text + "}";
  }
  std::string operator()(const Projected& p) const {
    std::string text;
    for (std::size_t i = 0; i < p.keys.size(); ++i) {
      text +=
          (i > 0 ? ", " : "") + (p.keys[i].empty() ? "*" : p.keys[i]) + ": " + (*this)(p.values[i]);
    }
    return inner(p.object) + " {" + text + "}";
  }
  std::string operator()(const Call& c) const {
    return std::string(c.function->name) + "(" + list(c.arguments) + ")";
  }
  std::string operator()(const CaseOf& c) const {
    std::string text = "CASE " + (*this)(c.subject);
    for (std::size_t i = 0; i < c.conditions.size(); ++i) {
      text += fmt::format(" WHEN {} THEN {}", (*this)(c.conditions[i]), (*this)(c.results[i]));
    }
    return text + " ELSE " + (c.otherwise ? (*this)(c.otherwise) : "null") + " END";
  }
  std::string operator()(const Comprehension& c) const {
    return "[" + name(c.variable) + " IN " + (*this)(c.list) + where(c.predicate) +
           (c.projection ? " | " + (*this)(c.projection) : "") + "]";
  }
  std::string operator()(const Quantified& q) const {
    static constexpr std::string_view kNames[] = {"all", "any", "none", "single"};
    return fmt::format("{}({} IN {}{})", kNames[static_cast<unsigned>(q.quantifier)],
                       name(q.variable), (*this)(q.list), where(q.predicate));
  }
  std::string operator()(const Fold& f) const {
    return fmt::format("reduce({} = {}, {} IN {} | {})", name(f.accumulator), (*this)(f.initial),
                       name(f.variable), (*this)(f.list), (*this)(f.body));
  }
  std::string operator()(const Exists& e) const { return "exists{" + plan(e.plan) + "}"; }
  std::string operator()(const Collect& c) const {
    return "[{" + plan(c.plan) + "} | " + (*this)(c.projection) + "]";
  }
  std::string operator()(const PathOf& p) const {
    return "path(" + name(p.start) +
           joined(
               p.relationships, [this](Slot s) { return ", " + name(s); }, "") +
           ")";
  }
  std::string operator()(const Disjoint& d) const {
    return "disjoint(" + name(d.one) + ": " + joined(d.others, [this](Slot s) { return name(s); }) +
           ")";
  }
};

}  // namespace

std::string slot_name(Slot slot, const SlotNames& names) {
  const bool named = slot < names.size() && !names[slot].empty();
  return named ? names[slot] : fmt::format("#{}", slot);
}

std::string print(const core::Value& value) { return std::visit(ValuePrinter{}, value.variant()); }

std::string print(const ExpressionPtr& expression, const SlotNames& names) {
  return ExpressionPrinter{names}(expression);
}

}  // namespace entente::query
