// What expressions mean: text on the left, tree on the right.
#include <string>
#include <utility>
#include <vector>

#include "parser/dump.hpp"
#include "parser/parse.hpp"
#include "support/catch.hpp"

namespace {

using entente::parser::dump;
using entente::parser::parse_expression;
using entente::parser::print;

using Table = std::vector<std::pair<std::string, std::string>>;

// Each also prints to a text with the same tree.
void check_groupings(const Table& table) {
  for (const auto& [text, tree] : table) {
    INFO(text);
    const auto expression = parse_expression(text);
    REQUIRE(expression);
    CHECK(dump(*expression) == tree);
    INFO(print(*expression));
    const auto again = parse_expression(print(*expression));
    REQUIRE(again);
    CHECK(dump(*again) == tree);
  }
}

}  // namespace

TEST_CASE("operators bind as the standard says") {
  check_groupings({
      {"a OR b XOR c AND NOT d = e", "(OR a (XOR b (AND c (NOT (= d e)))))"},
      {"a AND b OR c", "(OR (AND a b) c)"},
      {"NOT NOT a = b AND c", "(AND (NOT (NOT (= a b))) c)"},
      {"NOT (a OR b)", "(NOT (OR a b))"},
      {"a + b * c ^ d", "(+ a (* b (^ c d)))"},
      {"a - b - c", "(- (- a b) c)"},
      {"a - (b - c)", "(- a (- b c))"},
      {"a ^ b ^ c", "(^ (^ a b) c)"},
      {"-a ^ 2", "(^ (negate a) 2)"},
      {"-(a ^ 2)", "(negate (^ a 2))"},
      {"- - + a", "(negate (negate (plus a)))"},
      {"-a.b[0]", "(negate (at (. a b) 0))"},
      {"a + b IN c + d", "(IN (+ a b) (+ c d))"},
      {"a IN b = true", "(= (IN a b) true)"},
      {"a STARTS WITH 'x' + 'y'", "(STARTS WITH a (+ \"x\" \"y\"))"},
      {"a ENDS WITH b CONTAINS c", "(CONTAINS (ENDS WITH a b) c)"},
      {"a =~ 'x.*' AND b", "(AND (=~ a \"x.*\") b)"},
      {"NOT a.b IS NULL", "(NOT (IS NULL (. a b)))"},
      {"a IS NOT NULL IS NULL", "(IS NULL (IS NOT NULL a))"},
      {"a % b / c", "(/ (% a b) c)"},
  });
}

TEST_CASE("neighbouring comparisons are one chain") {
  check_groupings({
      {"a < b", "(< a b)"},
      {"a < b <= c", "(chain a < b <= c)"},
      {"(a < b) = c", "(= (< a b) c)"},
      {"a = (b <> c)", "(= a (<> b c))"},
      {"1 < a + 1 >= 2 AND b > 3", "(AND (chain 1 < (+ a 1) >= 2) (> b 3))"},
      {"a<-1", "(< a -1)"},
  });
}

TEST_CASE("numbers keep their value to the last bit") {
  check_groupings({
      {"0x1F", "31"},
      {"0o17", "15"},
      {"9223372036854775807", "9223372036854775807"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"-0x8000000000000000", "-9223372036854775808"},
      {"1.5e-3", "(float 0.0015)"},
      {".5", "(float 0.5)"},
      {"2e10", "(float 20000000000)"},
      {"-0.0", "(float -0)"},
      {"1e-999", "(float 0)"},
      {"0.1", "(float 0.1)"},
      {"-(1)", "(negate 1)"},
      {"a -1", "(- a 1)"},
      {"a - -1", "(- a -1)"},
      {"a[1..2]", "(slice a 1 2)"},
      {"a[..-1]", "(slice a _ -1)"},
      {"a[1..]", "(slice a 1 _)"},
      {"a[-1]", "(at a -1)"},
      {"a[..]", "(slice a _ _)"},
  });
}

TEST_CASE("strings resolve their escapes") {
  check_groupings({
      {R"('it\'s')", R"("it's")"},
      {R"("say \"x\"")", R"("say \"x\"")"},
      {R"('\\d+')", R"("\\d+")"},
      {R"('a\nb')", R"("a\nb")"},
      {R"('\u00e9\u20AC')", "\"é€\""},
      {R"('\uD83D\uDE00')", "\"😀\""},
      {R"('\U0001F600')", "\"😀\""},
      {R"('// no comment')", R"("// no comment")"},
      {R"('')", R"("")"},
  });
}

TEST_CASE("names may be quoted, foreign, and keywords where they cannot be mistaken") {
  check_groupings({
      {"`a name`.`wei``rd`", "(. \"a name\" \"wei`rd\")"},
      {"größe.日本", "(. größe 日本)"},
      {"n.order.match", "(. (. n order) match)"},
      {"n:Match:End", "(labels n Match End)"},
      {"{end: 1, Null: 2}", "(map (end 1) (Null 2))"},
      {"count + any", "(+ count any)"},
      {"$0 + $limit + $`a b`", "(+ (+ $\"0\" $\"limit\") $\"a b\")"},
      {"TRUE AND False or nULL", "(OR (AND true false) null)"},
  });
}

TEST_CASE("functions and what looks like them") {
  check_groupings({
      {"toUpper(n.name)", "(call toUpper (. n name))"},
      {"date.truncate('month', d).year", "(. (call date.truncate \"month\" d) year)"},
      {"count(*)", "(count-all)"},
      {"count(DISTINCT n)", "(call count distinct n)"},
      {"f()", "(call f)"},
      {"exists(n.name)", "(call exists (. n name))"},
      {"exists((a)-[:R]->())", "(exists (path _ (node a) (right _ R) (node _)))"},
      {"all(x IN l WHERE x > 1)", "(all x l (> x 1))"},
      {"single(x IN l WHERE x)", "(single x l x)"},
      {"reduce(s = 0, x IN l | s + x)", "(reduce s 0 x l (+ s x))"},
      {"CASE n WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END", "(case n (1 \"a\") (2 \"b\") \"c\")"},
      {"CASE WHEN a THEN CASE WHEN b THEN 1 END END", "(case _ (a (case _ (b 1) _)) _)"},
  });
}

TEST_CASE("brackets are lists, indices or comprehensions") {
  check_groupings({
      {"[]", "(list)"},
      {"[1, [2, 3]]", "(list 1 (list 2 3))"},
      {"[x IN l]", "(collect x l _ _)"},
      {"[x IN l WHERE x > 1 | x * 2]", "(collect x l (> x 1) (* x 2))"},
      {"[(x IN l)]", "(list (IN x l))"},
      {"[(a)-->(b) | b.name]", "(collect (path _ (node a) (right _) (node b)) _ (. b name))"},
      {"[p = (a)-->(b) WHERE b.x | p]", "(collect (path p (node a) (right _) (node b)) (. b x) p)"},
      {"[p = (a)]", "(list (= p a))"},
      {"l[0][1].x", "(. (at (at l 0) 1) x)"},
  });
}

TEST_CASE("parentheses hold a pattern only where a relationship follows") {
  check_groupings({
      {"(a)-->(b)", "(exists (path _ (node a) (right _) (node b)))"},
      {"(a)<-[r:A|B*2]-(:C {x: 1})--()",
       "(exists (path _ (node a) (left r A B (length 2 2)) (node _ C (map (x 1))) (both _) (node "
       "_)))"},
      {"NOT (a)--(b) AND (a:L)",
       "(AND (NOT (exists (path _ (node a) (both _) (node b)))) (labels a L))"},
      {"(a) - (b)", "(- a b)"},
      {"(a) < (b)", "(< a b)"},
      {"(a) < -(b)", "(< a (negate b))"},
      {"(1)--(2)", "(- 1 (negate 2))"},
      {"(a.x)--(b.x)", "(- (. a x) (negate (. b x)))"},
      {"(a) - [1] + (b)", "(+ (- a (list 1)) b)"},
      {"(a:L) - ([1]) - (b)", "(- (- (labels a L) (list 1)) b)"},
      {"(a:L) - (-(b))", "(- (labels a L) (negate b))"},
      {"(a + b).c", "(. (+ a b) c)"},
      {"((a))", "a"},
  });
}

TEST_CASE("an expression's span covers what was written for it") {
  const std::string text = "  (a + b) * c";
  const auto expression = parse_expression(text);
  REQUIRE(expression);
  CHECK(expression->span.begin == 2);
  CHECK(expression->span.end == text.size());
  const auto& product = std::get<entente::parser::ast::Binary>(expression->node);
  CHECK(product.left->span == entente::core::SourceSpan{2, 9});
  CHECK(product.right->span == entente::core::SourceSpan{12, 13});
}
