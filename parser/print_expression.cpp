// Expressions as text again, with as few parentheses as the precedence of the operators allows.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "parser/operators.hpp"
#include "parser/parse.hpp"
#include "parser/print_parts.hpp"
#include "parser/token.hpp"

namespace entente::parser {
namespace {

// Words such as exists or count are functions' names, too; those with a syntax of their own not.
std::string print_function_part(std::string_view part) {
  const Keyword keyword = find_keyword(part);
  const bool plain = keyword == Keyword::exists_ || keyword == Keyword::count_;
  return plain ? std::string(part) : print_name(part);
}

std::string print_function_name(std::string_view name) {
  std::string result;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    if (begin > 0) result += '.';
    result += print_function_part(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

std::string print_string(std::string_view value) {
  std::string result = "'";
  for (const char c : value) {
    switch (c) {
      case '\\':
      case '\'':
        result += '\\';
        result += c;
        break;
      case '\n':
        result += "\\n";
        break;
      case '\r':
        result += "\\r";
        break;
      case '\t':
        result += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          result += fmt::format("\\u{:04x}", static_cast<int>(c));
        } else {
          result += c;
        }
    }
  }
  return result + '\'';
}

std::string print_float(double value) {
  std::string digits = fmt::format("{}", value);
  // The shortest form of a whole float is an integer's.
  return digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
}

/// How strongly the outermost operator of an expression binds.
struct Strength {
  Precedence operator()(const ast::Unary& unary) const { return precedence(unary.op); }
  Precedence operator()(const ast::Binary& binary) const { return precedence(binary.op); }
  Precedence operator()(const ast::ComparisonChain&) const { return Precedence::comparison; }
  Precedence operator()(const ast::IntegerLiteral& l) const { return of_sign(l.value < 0); }
  Precedence operator()(const ast::FloatLiteral& l) const { return of_sign(std::signbit(l.value)); }
  // Nothing may follow labels, so they need parentheses as an object.
  Precedence operator()(const ast::HasLabels&) const { return Precedence::sign; }
  template <class Other>
  Precedence operator()(const Other&) const {
    return Precedence::postfix;
  }

 private:
  static Precedence of_sign(bool negative) {
    return negative ? Precedence::sign : Precedence::postfix;
  }
};

Precedence strength(const ast::Expression& expression) {
  return std::visit(Strength{}, expression.node);
}

Precedence stronger(Precedence level) {
  return static_cast<Precedence>(static_cast<std::uint8_t>(level) + 1);
}

/// `expression`, in parentheses if it binds less strongly than `least`.
std::string at_least(const ast::ExpressionPtr& expression, Precedence least) {
  const std::string text = print(*expression);
  return strength(*expression) < least ? "(" + text + ")" : text;
}

// `- [` and `< -` behind a closing parenthesis would read as a relationship's arrow.
bool could_be_arrow(ast::BinaryOperator op, std::string_view right) {
  if (op == ast::BinaryOperator::subtract) return right.front() == '[' || right.front() == '-';
  return op == ast::BinaryOperator::less && right.front() == '-';
}

std::string print_right(ast::BinaryOperator op, const ast::ExpressionPtr& right) {
  std::string text = at_least(right, stronger(precedence(op)));
  return could_be_arrow(op, text) ? "(" + text + ")" : text;
}

/// One overload a kind of expression.
struct ExpressionPrinter {
  std::string operator()(const ast::NullLiteral&) const { return "null"; }
  std::string operator()(const ast::BooleanLiteral& literal) const {
    return literal.value ? "true" : "false";
  }
  std::string operator()(const ast::IntegerLiteral& literal) const {
    return fmt::to_string(literal.value);
  }
  std::string operator()(const ast::FloatLiteral& literal) const {
    return print_float(literal.value);
  }
  std::string operator()(const ast::StringLiteral& literal) const {
    return print_string(literal.value);
  }
  // `[x IN list]` would be a comprehension, `[(x IN list)]` is a list.
  std::string operator()(const ast::ListLiteral& list) const {
    std::string result = "[";
    for (const ast::ExpressionPtr& item : list.items) {
      if (result.size() > 1) result += ", ";
      result += result.size() == 1 ? at_least(item, stronger(Precedence::predicate)) : print(*item);
    }
    return result + "]";
  }
  std::string operator()(const ast::MapExpression& map) const { return print_map(map.map); }
  std::string operator()(const ast::Parameter& parameter) const {
    return print_parameter(parameter);
  }
  std::string operator()(const ast::Variable& variable) const { return print_name(variable.name); }
  std::string operator()(const ast::PropertyAccess& access) const {
    return fmt::format("{}.{}", print_object(access.object), print_name(access.key));
  }
  std::string operator()(const ast::Subscript& subscript) const {
    return fmt::format("{}[{}]", print_object(subscript.object), print(*subscript.index));
  }
  std::string operator()(const ast::Slice& slice) const {
    return fmt::format("{}[{} .. {}]", print_object(slice.object), optional_part("", slice.from),
                       optional_part("", slice.to));
  }
  std::string operator()(const ast::HasLabels& test) const {
    return print_object(test.object) + print_labels(test.labels, test.label_expression);
  }
  std::string operator()(const ast::Unary& unary) const { return print_unary(unary); }
  std::string operator()(const ast::Binary& binary) const {
    const Precedence level = precedence(binary.op);
    const bool chains = level == Precedence::comparison;
    return fmt::format("{} {} {}", at_least(binary.left, chains ? stronger(level) : level),
                       spelling(binary.op), print_right(binary.op, binary.right));
  }
  std::string operator()(const ast::ComparisonChain& chain) const {
    std::string result = at_least(chain.first, stronger(Precedence::comparison));
    for (const auto& [op, operand] : chain.rest) {
      result += fmt::format(" {} {}", spelling(op), print_right(op, operand));
    }
    return result;
  }
  std::string operator()(const ast::FunctionCall& call) const {
    std::string arguments;
    for (const ast::ExpressionPtr& argument : call.arguments) {
      if (!arguments.empty()) arguments += ", ";
      arguments += print(*argument);
    }
    return fmt::format("{}({}{})", print_function_name(call.name.text),
                       call.distinct ? "DISTINCT " : "", arguments);
  }
  std::string operator()(const ast::CountAll&) const { return "count(*)"; }
  std::string operator()(const ast::Case& choice) const {
    std::string result = "CASE" + optional_part(" ", choice.subject);
    for (const auto& [when, then] : choice.branches) {
      result += fmt::format(" WHEN {} THEN {}", print(*when), print(*then));
    }
    return result + optional_part(" ELSE ", choice.otherwise) + " END";
  }
  std::string operator()(const ast::ListComprehension& comprehension) const {
    return fmt::format("[{} IN {}{}{}]", print_name(comprehension.variable),
                       print(*comprehension.list),
                       optional_part(" WHERE ", comprehension.predicate),
                       optional_part(" | ", comprehension.projection));
  }
  std::string operator()(const ast::QuantifiedPredicate& quantified) const {
    constexpr std::array<std::string_view, 4> kNames{"all", "any", "none", "single"};
    return fmt::format("{}({} IN {}{})", kNames[static_cast<std::size_t>(quantified.quantifier)],
                       print_name(quantified.variable), print(*quantified.list),
                       optional_part(" WHERE ", quantified.predicate));
  }
  std::string operator()(const ast::Reduce& reduce) const {
    return fmt::format("reduce({} = {}, {} IN {} | {})", print_name(reduce.accumulator),
                       print(*reduce.initial), print_name(reduce.variable), print(*reduce.list),
                       print(*reduce.body));
  }
  std::string operator()(const ast::PatternPredicate& predicate) const {
    return fmt::format("exists({})", print_path(*predicate.pattern));
  }
  std::string operator()(const ast::PatternComprehension& comprehension) const {
    return fmt::format("[{}{} | {}]", print_path(*comprehension.pattern),
                       optional_part(" WHERE ", comprehension.predicate),
                       print(*comprehension.projection));
  }

  std::string operator()(const ast::MapProjection& map) const {
    std::string items;
    for (const ast::MapProjection::Item& item : map.items) {
      if (!items.empty()) items += ", ";
      items += print_map_item(item);
    }
    return fmt::format("{} {{{}}}", print_name(map.variable), items);
  }
  std::string operator()(const ast::Subquery& subquery) const {
    constexpr std::array<std::string_view, 3> kWords{"EXISTS", "COUNT", "COLLECT"};
    return fmt::format("{} {{ {} }}", kWords[static_cast<std::size_t>(subquery.kind)],
                       print(*subquery.query));
  }

 private:
  static std::string print_map_item(const ast::MapProjection::Item& item) {
    switch (item.kind) {
      case ast::MapProjection::Kind::all:
        return ".*";
      case ast::MapProjection::Kind::property:
        return "." + print_name(item.key);
      case ast::MapProjection::Kind::variable:
        return print_name(item.key);
      case ast::MapProjection::Kind::entry:
        break;
    }
    return fmt::format("{}: {}", print_name(item.key), print(*item.value));
  }

  // `1.x` would be a wrong number.
  static std::string print_object(const ast::ExpressionPtr& object) {
    std::string text = at_least(object, Precedence::postfix);
    const bool number = text.front() >= '0' && text.front() <= '9';
    return number ? "(" + text + ")" : text;
  }

  static std::string print_unary(const ast::Unary& unary) {
    const Precedence level = precedence(unary.op);
    switch (unary.op) {
      case ast::UnaryOperator::is_null:
      case ast::UnaryOperator::is_not_null:
        return fmt::format("{} {}", at_least(unary.operand, level), spelling(unary.op));
      case ast::UnaryOperator::logical_not:
        return "NOT " + at_least(unary.operand, level);
      case ast::UnaryOperator::negate:
      case ast::UnaryOperator::plus:
        break;
    }
    const std::string text = at_least(unary.operand, level);
    // -(1) is an operation on 1, -1 a number.
    const bool number = (text.front() >= '0' && text.front() <= '9') || text.front() == '.';
    return fmt::format("{}{}", spelling(unary.op), number ? "(" + text + ")" : text);
  }
};

}  // namespace

std::string print(const ast::Expression& expression) {
  return std::visit(ExpressionPrinter{}, expression.node);
}

std::string print_target(const ast::ExpressionPtr& target) {
  return std::holds_alternative<ast::HasLabels>(target->node)
             ? print(*target)
             : at_least(target, Precedence::postfix);
}

}  // namespace entente::parser
