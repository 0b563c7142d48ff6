// Conditions on labels and types: names become numbers, and what a scan can use is taken out.
#include "query/bind_session.hpp"

namespace entente::query {
namespace {

using Kind = ast::LabelExpression::Kind;

class LabelBinder {
 public:
  LabelBinder(BindSession& session, StaticType of) : session_(session), of_(of) {}

  /// A relationship's type is compared by name.
  Label name(const ast::Name& name) {
    if (of_ == StaticType::relationship) return {session_.type(name).name, {}};
    return session_.label(name);
  }
  LabelFormula formula(const ast::LabelExpression& read) {
    LabelFormula result{read.kind, {}, {}};
    if (read.kind == Kind::name) result.label = name(read.name);
    for (const ast::LabelExpression& operand : read.operands) {
      result.operands.push_back(formula(operand));
    }
    return result;
  }

 private:
  BindSession& session_;
  StaticType of_;
};

/// Names that a conjunction asks for move to the test's labels.
void take_labels(LabelTest& test) {
  if (test.formula->kind != Kind::conjunction) return;
  std::vector<LabelFormula> rest;
  for (LabelFormula& operand : test.formula->operands) {
    if (operand.kind == Kind::name) {
      test.labels.push_back(std::move(operand.label));
    } else {
      rest.push_back(std::move(operand));
    }
  }
  if (rest.empty()) {
    test.formula.reset();
  } else if (rest.size() == 1) {
    LabelFormula only = std::move(rest.front());
    test.formula = std::move(only);
  } else {
    test.formula->operands = std::move(rest);
  }
}

}  // namespace

ExpressionPtr bind_label_test(BindSession& session, const ExpressionPtr& object,
                              const std::vector<ast::Name>& labels,
                              const std::optional<ast::LabelExpression>& expression,
                              core::SourceSpan span) {
  LabelBinder binder(session, object->type);
  LabelTest test{object, {}};
  for (const ast::Name& label : labels) test.labels.push_back(binder.name(label));
  if (expression) {
    test.formula = binder.formula(*expression);
    take_labels(test);
  }
  return make_expression(std::move(test), span, StaticType::boolean);
}

}  // namespace entente::query
