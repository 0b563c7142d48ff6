// Values of expressions, as openCypher 9 defines them.
#include "query/small_graph.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::query_test;

namespace {

struct ExpressionCase {
  const char* expression;
  const char* value;
};

void check_values(std::initializer_list<ExpressionCase> cases) {
  const graph::PropertyGraph graph;
  for (const ExpressionCase& c : cases) {
    INFO(c.expression);
    CHECK(rows_of(graph, std::string("RETURN ") + c.expression + " AS x") ==
          std::vector<std::string>{c.value});
  }
}

}  // namespace

TEST_CASE("null makes comparisons and logic unknown") {
  check_values({{"null = null", "null"},
                {"null <> null", "null"},
                {"1 = null", "null"},
                {"[1, null] = [1, 2]", "null"},
                {"[1, null] = [2, null]", "false"},
                {"[1, 2] = [1]", "false"},
                {"{a: null} = {a: 1}", "null"},
                {"{a: 1} = {b: 1}", "false"},
                {"null IS NULL", "true"},
                {"null IS NOT NULL", "false"},
                {"true AND null", "null"},
                {"false AND null", "false"},
                {"true OR null", "true"},
                {"false OR null", "null"},
                {"true XOR null", "null"},
                {"true XOR false", "true"},
                {"NOT null", "null"},
                {"1 < null", "null"},
                {"null + 1", "null"},
                {"null.name", "null"}});
}

TEST_CASE("values of different types differ in equality and do not order") {
  check_values({{"1 = 1.0", "true"},
                {"1 = '1'", "false"},
                {"true = 1", "false"},
                {"1 < 'a'", "null"},
                {"'a' < 'b'", "true"},
                {"false < true", "true"},
                {"[1, 2] < [1, 3]", "true"},
                {"[1, null] < [1, 2]", "null"},
                {"9007199254740993 = 9007199254740992.0", "false"},
                {"9007199254740993 > 9007199254740992.0", "true"},
                {"0.0 / 0.0 = 0.0 / 0.0", "false"},
                {"0.0 / 0.0 < 1", "false"},
                {"1 < 2 < 3", "true"},
                {"1 < 3 < 2", "false"}});
}

TEST_CASE("membership is unknown where an element is null") {
  check_values({{"1 IN [1, null]", "true"},
                {"2 IN [1, null]", "null"},
                {"2 IN [1, 3]", "false"},
                {"null IN []", "false"},
                {"null IN [1]", "null"},
                {"[1] IN [[1], 2]", "true"},
                {"1 IN null", "null"}});
}

TEST_CASE("arithmetic keeps integers whole and floats floating") {
  check_values({{"7 / 2", "3"},
                {"-7 / 2", "-3"},
                {"7 % 3", "1"},
                {"-7 % 3", "-1"},
                {"7 / 2.0", "3.5"},
                {"2 ^ 3", "8.0"},
                {"1 + 2 * 3", "7"},
                {"(1 + 2) * 3", "9"},
                {"-(3)", "-3"},
                {"1.5 + 1", "2.5"},
                {"'a' + 'b'", "'ab'"},
                {"'a' + 1", "'a1'"},
                {"1 + 'a'", "'1a'"},
                {"[1] + 2", "[1, 2]"},
                {"[1] + [2]", "[1, 2]"},
                {"0 + [1]", "[0, 1]"}});
}

TEST_CASE("text operators compare by character and give null on other types") {
  check_values({{"'abc' STARTS WITH 'ab'", "true"},
                {"'abc' ENDS WITH 'bc'", "true"},
                {"'abc' CONTAINS 'x'", "false"},
                {"'abc' CONTAINS null", "null"},
                {"1 STARTS WITH 'a'", "null"},
                {"'abc' =~ 'a.c'", "true"},
                {"'abcd' =~ 'a.c'", "false"},
                {"'ABC' =~ '(?i)abc'", "true"},
                {"null =~ 'a'", "null"}});
}

TEST_CASE("lists are indexed from both ends and cut") {
  check_values({{"[1, 2, 3][0]", "1"},
                {"[1, 2, 3][-1]", "3"},
                {"[1, 2, 3][5]", "null"},
                {"[1, 2, 3][1..]", "[2, 3]"},
                {"[1, 2, 3][..-1]", "[1, 2]"},
                {"[1, 2, 3][2..1]", "[]"},
                {"[1, 2, 3][null..1]", "null"},
                {"{a: 1, b: 2}['b']", "2"},
                {"{a: {b: 3}}.a.b", "3"},
                {"[x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1, 9, 25]"},
                {"[x IN [1, 2] | [y IN [10] | x + y]]", "[[11], [12]]"},
                {"reduce(total = 0, x IN [1, 2, 3] | total + x)", "6"}});
}

TEST_CASE("quantifiers have three values") {
  check_values({{"all(x IN [1, 2] WHERE x > 0)", "true"},
                {"all(x IN [1, null] WHERE x > 0)", "null"},
                {"all(x IN [-1, null] WHERE x > 0)", "false"},
                {"all(x IN [] WHERE x > 0)", "true"},
                {"any(x IN [1, null] WHERE x > 0)", "true"},
                {"any(x IN [-1, null] WHERE x > 0)", "null"},
                {"none(x IN [-1] WHERE x > 0)", "true"},
                {"single(x IN [1, 2] WHERE x > 1)", "true"},
                {"single(x IN [1, 2] WHERE x > 0)", "false"},
                {"single(x IN [1, null] WHERE x > 0)", "null"}});
}

TEST_CASE("case takes the first branch that holds") {
  check_values({{"CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", "'b'"},
                {"CASE WHEN false THEN 1 WHEN null THEN 2 ELSE 3 END", "3"},
                {"CASE null WHEN null THEN 1 ELSE 2 END", "2"},
                {"CASE WHEN 1 = 2 THEN 1 END", "null"}});
}

TEST_CASE("functions on text work on characters") {
  check_values({{"size('Łódź')", "4"},
                {"toUpper('straße')", "'STRASSE'"},
                {"toLower('ÀB')", "'àb'"},
                {"reverse('añb')", "'bña'"},
                {"substring('Łódź', 1, 2)", "'ód'"},
                {"substring('abc', 1)", "'bc'"},
                {"substring('abc', 7)", "''"},
                {"left('abc', 2)", "'ab'"},
                {"right('abc', 2)", "'bc'"},
                {"trim('  a ')", "'a'"},
                {"lTrim('  a ')", "'a '"},
                {"rTrim('  a ')", "'  a'"},
                {"replace('aXbX', 'X', '--')", "'a--b--'"},
                {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
                {"toUpper(null)", "null"}});
}

TEST_CASE("functions on numbers") {
  check_values({{"abs(-3)", "3"},
                {"abs(-3.5)", "3.5"},
                {"ceil(1.2)", "2.0"},
                {"floor(-1.2)", "-2.0"},
                {"round(1.5)", "2.0"},
                {"round(-1.5)", "-1.0"},
                {"sign(-7)", "-1"},
                {"sqrt(16)", "4.0"},
                {"log10(1000)", "3.0"},
                {"exp(0)", "1.0"},
                {"log(e())", "1.0"},
                {"sin(0)", "0.0"},
                {"cos(pi())", "-1.0"},
                {"range(1, 10, 3)", "[1, 4, 7, 10]"},
                {"range(3, 1, -1)", "[3, 2, 1]"},
                {"range(3, 1)", "[]"},
                {"0 <= rand() AND rand() < 1", "true"}});
}

TEST_CASE("conversions give null for text that does not read") {
  check_values({{"toInteger('42')", "42"},
                {"toInteger('4.9')", "4"},
                {"toInteger('x')", "null"},
                {"toInteger(-4.9)", "-4"},
                {"toFloat('1.5')", "1.5"},
                {"toFloat(2)", "2.0"},
                {"toBoolean('TRUE')", "true"},
                {"toBoolean('x')", "null"},
                {"toString(1.0)", "'1.0'"},
                {"toString(true)", "'true'"},
                {"toString(date('2018-09-11'))", "'2018-09-11'"},
                {"coalesce(null, null, 3)", "3"},
                {"head([])", "null"},
                {"last([1, 2])", "2"},
                {"tail([1, 2, 3])", "[2, 3]"},
                {"reverse([1, 2])", "[2, 1]"},
                {"keys({b: 1, a: 2})", "['a', 'b']"}});
}

TEST_CASE("dates are read, made, compared and taken apart") {
  check_values({{"date('2018-09-11')", "2018-09-11"},
                {"date('2018-09')", "2018-09-01"},
                {"date('2018')", "2018-01-01"},
                {"date({year: 2018, month: 2})", "2018-02-01"},
                {"date('2018-09-11').year", "2018"},
                {"date('2018-09-11').month", "9"},
                {"date('2018-09-11').day", "11"},
                {"date('2018-12-31').week", "1"},
                {"date('2018-12-31').weekYear", "2019"},
                {"date('2018-09-11').dayOfWeek", "2"},
                {"date('2018-09-11').ordinalDay", "254"},
                {"date('2018-09-11').quarter", "3"},
                {"date('2018-09-11') < date('2018-10-01')", "true"},
                {"date('2018-09-11') = date('2018-09-11')", "true"},
                {"date('2018-09-11') < '2018-10-01'", "null"},
                {"date('2018-09-11') = '2018-09-11'", "false"}});
}

TEST_CASE("order by puts all types in one order") {
  const graph::PropertyGraph graph;
  const std::string values =
      "UNWIND [null, 1.5, duration('P1D'), 'text', false, localtime('12:00'), [1], {a: 1}, "
      "date('2018-01-01'), localdatetime('2018-01-01'), datetime('2018-01-01'), time('12:00'), "
      "duration('PT23H'), 0.0 / 0.0, 1] AS x RETURN x ORDER BY x";
  const std::vector<std::string> ascending = {"{a: 1}",
                                              "[1]",
                                              "2018-01-01T00:00Z",
                                              "2018-01-01T00:00",
                                              "2018-01-01",
                                              "12:00Z",
                                              "12:00",
                                              "PT23H",
                                              "P1D",
                                              "'text'",
                                              "false",
                                              "1",
                                              "1.5",
                                              "NaN",
                                              "null"};
  CHECK(rows_of(graph, values) == ascending);
  CHECK(rows_of(graph, values + " DESC") ==
        std::vector<std::string>(ascending.rbegin(), ascending.rend()));
}
