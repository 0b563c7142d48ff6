// Where a pattern may stand as an expression. The grammar reads it anywhere an operand may stand;
// only the whole tree shows whether a condition is asked for there.
#include "parser/predicates.hpp"

#include <algorithm>
#include <variant>

#include "parser/failure.hpp"

namespace entente::parser {
namespace {

/// Walks the tree; as deep as the tree is high, which the grammar has bounded.
class PredicateCheck {
 public:
  explicit PredicateCheck(const std::vector<std::size_t>& wrapped) : wrapped_(wrapped) {}

  void clause(const ast::Match& match) {
    for (const ast::PathPattern& path : match.patterns) pattern(path);
    condition(match.where);
  }
  void clause(const ast::Unwind& unwind) { value(unwind.list); }
  void clause(const ast::With& with) {
    projection(with.projection);
    condition(with.where);
  }
  void clause(const ast::Return& ret) { projection(ret.projection); }
  void clause(const ast::Create& create) {
    for (const ast::PathPattern& path : create.patterns) pattern(path);
  }
  void clause(const ast::Merge& merge) {
    pattern(merge.pattern);
    changes(merge.on_create);
    changes(merge.on_match);
  }
  void clause(const ast::Set& set) { changes(set.items); }
  void clause(const ast::Remove& remove) { changes(remove.items); }
  void clause(const ast::Delete& deletion) {
    for (const auto& target : deletion.targets) value(target);
  }
  void clause(const ast::Call& call) {
    for (const auto& argument : call.arguments) value(argument);
    condition(call.where);
  }
  void clause(const ast::CallSubquery& call) { query(*call.query); }
  void clause(const ast::Foreach& loop) {
    value(loop.list);
    clauses(*loop.body);
  }
  void clause(const ast::LoadCsv& load) {
    value(load.file);
    value(load.separator);
  }
  void clauses(const ast::SingleQuery& part) {
    for (const ast::Clause& one : part.clauses) {
      std::visit([this](const auto& c) { clause(c); }, one);
    }
  }
  void query(const ast::Query& whole) {
    for (const ast::SingleQuery& part : whole.parts) clauses(part);
  }

 private:
  void changes(const std::vector<ast::SetItem>& items) {
    for (const ast::SetItem& item : items) {
      value(item.target);
      value(item.value);
    }
  }

  void projection(const ast::Projection& projection) {
    for (const ast::ProjectionItem& item : projection.items) value(item.expression);
    for (const ast::SortItem& item : projection.order_by) value(item.expression);
    value(projection.skip);
    value(projection.limit);
  }

  void pattern(const ast::PathPattern& path) {
    for (const ast::NodePattern& node : path.nodes) part(node);
    for (const ast::RelationshipPattern& r : path.relationships) part(r);
  }

  template <class Part>
  void part(const Part& part) {
    properties(part.properties);
    condition(part.where);
  }

  void properties(const ast::PatternProperties& properties) {
    if (const auto* map = std::get_if<ast::MapLiteral>(&properties)) entries(*map);
  }

  void entries(const ast::MapLiteral& map) {
    for (const auto& [key, expression] : map.entries) value(expression);
  }

  void value(const ast::ExpressionPtr& expression) { check(expression, false); }
  void condition(const ast::ExpressionPtr& expression) { check(expression, true); }

  void check(const ast::ExpressionPtr& expression, bool is_condition) {
    if (!expression) return;
    is_condition_ = is_condition;
    std::visit([this](const auto& node) { inside(node); }, expression->node);
  }

  void inside(const ast::NullLiteral&) {}
  void inside(const ast::BooleanLiteral&) {}
  void inside(const ast::IntegerLiteral&) {}
  void inside(const ast::FloatLiteral&) {}
  void inside(const ast::StringLiteral&) {}
  void inside(const ast::Parameter&) {}
  void inside(const ast::Variable&) {}
  void inside(const ast::CountAll&) {}
  void inside(const ast::ListLiteral& list) {
    for (const auto& item : list.items) value(item);
  }
  void inside(const ast::MapExpression& map) { entries(map.map); }
  void inside(const ast::PropertyAccess& access) { value(access.object); }
  void inside(const ast::Subscript& subscript) {
    value(subscript.object);
    value(subscript.index);
  }
  void inside(const ast::Slice& slice) {
    value(slice.object);
    value(slice.from);
    value(slice.to);
  }
  void inside(const ast::HasLabels& test) { value(test.object); }
  void inside(const ast::Unary& unary) {
    check(unary.operand, unary.op == ast::UnaryOperator::logical_not);
  }
  void inside(const ast::Binary& binary) {
    const bool joins = binary.op == ast::BinaryOperator::logical_and ||
                       binary.op == ast::BinaryOperator::logical_or ||
                       binary.op == ast::BinaryOperator::logical_xor;
    check(binary.left, joins);
    check(binary.right, joins);
  }
  void inside(const ast::ComparisonChain& chain) {
    value(chain.first);
    for (const auto& [op, operand] : chain.rest) value(operand);
  }
  void inside(const ast::FunctionCall& call) {
    for (const auto& argument : call.arguments) value(argument);
  }
  void inside(const ast::Case& choice) {
    value(choice.subject);
    for (const auto& [when, then] : choice.branches) {
      check(when, choice.subject == nullptr);
      value(then);
    }
    value(choice.otherwise);
  }
  void inside(const ast::ListComprehension& comprehension) {
    value(comprehension.list);
    condition(comprehension.predicate);
    value(comprehension.projection);
  }
  void inside(const ast::QuantifiedPredicate& quantified) {
    value(quantified.list);
    condition(quantified.predicate);
  }
  void inside(const ast::Reduce& reduce) {
    value(reduce.initial);
    value(reduce.list);
    value(reduce.body);
  }
  void inside(const ast::PatternPredicate& predicate) {
    const core::SourceSpan span = predicate.pattern->span;
    if (!is_condition_ && !std::binary_search(wrapped_.begin(), wrapped_.end(), span.begin)) {
      throw Failure{syntax_error(code::unexpected_syntax, span,
                                 "expected a value, got a pattern, which is a condition of WHERE; "
                                 "write exists(…) around it to get true or false")};
    }
    pattern(*predicate.pattern);
  }
  void inside(const ast::PatternComprehension& comprehension) {
    pattern(*comprehension.pattern);
    condition(comprehension.predicate);
    value(comprehension.projection);
  }

  void inside(const ast::MapProjection& map) {
    for (const ast::MapProjection::Item& item : map.items) value(item.value);
  }
  void inside(const ast::Subquery& subquery) { query(*subquery.query); }

  const std::vector<std::size_t>& wrapped_;
  bool is_condition_ = false;  ///< what the place of the expression just entered asks for
};

}  // namespace

void check_pattern_predicates(const ast::Query& query, const std::vector<std::size_t>& wrapped) {
  PredicateCheck(wrapped).query(query);
}

}  // namespace entente::parser
