// Nesting, length and time are bounded, whatever the text.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/failure.hpp"
#include "parser/grammar.hpp"
#include "parser/operators.hpp"
#include "parser/parse.hpp"
#include "parser/round_trip.hpp"
#include "support/catch.hpp"

namespace {

using namespace entente;
using parser::parse;

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

/// Ways to nest one thing in another: what stands before and behind the inner one.
struct Nesting {
  std::string before;
  std::string behind;
  std::string core = "1";
};

const std::vector<Nesting>& nestings() {
  static const std::vector<Nesting> all = {
      {"(", ")"},
      {"[", "]"},
      {"{a: ", "}"},
      {"f(", ")"},
      {"a[", "]"},
      {"NOT (", ")"},
      {"-(", ")"},
      {"1 + (", ") * 2"},
      {"CASE WHEN true THEN ", " END"},
      {"CASE ", " WHEN 1 THEN 2 END"},
      {"[x IN ", " | x]"},
      {"all(x IN ", " WHERE x)"},
      {"reduce(a = 1, x IN ", " | a)"},
      {"[(a)-->(b {x: ", "}) | 1]"},
      {"[(a {x: ", "})-->(b) | 1]"},
      {"exists((a {x: ", "})-->(b))"},
      {"[(a WHERE ", ")-->(b) | 1]"},
      {"[(a)-[r WHERE ", "]->(b) | 1]"},
      {"(a) - (", ")"},
      {"[(a)-->(b) WHERE ", " | 1]", "(a)-->(b)"},
      {"(a)-[r {x: 1}]->(b) AND (", ")", "(a)--(b)"},
  };
  return all;
}

/// How deep this way may go, which depends on how many brackets each level has.
std::size_t deepest(const Nesting& nesting) {
  const auto brackets = std::count_if(nesting.before.begin(), nesting.before.end(),
                                      [](char c) { return c == '(' || c == '[' || c == '{'; });
  return 250 / static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, brackets));
}

std::string nested(const Nesting& nesting, std::size_t depth) {
  return "MATCH (q) WHERE " + repeated(nesting.before, depth) + nesting.core +
         repeated(nesting.behind, depth) + " RETURN q";
}

std::size_t steps(const std::string& text) {
  parser::Reading reading;
  const parser::TokenSequence sequence = parser::tokenize(text);
  (void)parser::read_query(sequence, reading);
  return reading.steps;
}

void check_limit(const std::string& text) {
  const auto query = parse(text);
  REQUIRE(query.has_error());
  CHECK(query.error().kind == core::ErrorKind::limit);
  CHECK(query.error().position.has_value());
}

}  // namespace

TEST_CASE("every way of nesting parses at depth 80 and prints to the same tree") {
  for (const Nesting& nesting : nestings()) {
    INFO(nested(nesting, 1));
    auto query = parse(nested(nesting, 80));
    REQUIRE(query);
    round_trip::check(std::move(*query));
  }
}

TEST_CASE("every way of nesting is refused beyond the limit") {
  for (const Nesting& nesting : nestings()) {
    INFO(nested(nesting, 1));
    check_limit(nested(nesting, 257));
    check_limit(nested(nesting, 20000));
  }
}

TEST_CASE("256 brackets parse and 257 do not") {
#if defined(__SANITIZE_ADDRESS__)  // whose frames are so large that the stack ends before
  constexpr std::size_t fits = 200;
#else
  constexpr std::size_t fits = 255;
#endif
  CHECK(parse("RETURN " + repeated("[", fits) + repeated("]", fits) + " AS x"));
  check_limit("RETURN " + repeated("[", 257) + repeated("]", 257) + " AS x");
}

TEST_CASE("label expressions nest as deep as anything else") {
  for (const auto& [before, after] : std::vector<std::pair<std::string, std::string>>{
           {"(", ")"}, {"!", ""}, {"!(", ")"}, {"B|(", ")"}, {"B&(", ")"}}) {
    const auto within = [&](std::size_t depth) {
      return repeated(before, depth) + "!A" + repeated(after, depth);
    };
    INFO(before);
    auto query = parse("MATCH (n:" + within(120) + ")-[r:" + within(120) +
                       "]->() RETURN n:" + within(120) + " AS x");
    REQUIRE(query);
    round_trip::check(std::move(*query));
    for (const std::size_t depth : {257U, 20000U}) {
      check_limit("MATCH (n:" + within(depth) + ") RETURN n");
      check_limit("MATCH ()-[r:" + within(depth) + "]->() RETURN r");
      check_limit("RETURN n:" + within(depth) + " AS x");
    }
  }
  CHECK(parse("MATCH (n:A" + repeated("|!B&C", 20000) + ") RETURN n"));
}

TEST_CASE("200,000 brackets, closed or not, are refused with a plain sentence") {
  for (const std::string_view bracket : {"(", "[", "{", "[[", "f(", "(a)-[", "{a:[("}) {
    check_limit("RETURN " + repeated(bracket, 200000));
  }
  const auto query = parse("RETURN " + repeated("(", 200000) + "1" + repeated(")", 200000));
  REQUIRE(query.has_error());
  CHECK(query.error().message ==
        "expected at most 256 levels of nesting (brackets, CASE, NOT, signs), got more");
}

TEST_CASE("long chains of prefixes are refused") {
  CHECK(parse("RETURN " + repeated("NOT ", 256) + "true AS x"));
  check_limit("RETURN " + repeated("NOT ", 257) + "true AS x");
  check_limit("RETURN " + repeated("NOT ", 100000) + "true AS x");
  CHECK(parse("RETURN " + repeated("-", 256) + "a AS x"));
  check_limit("RETURN " + repeated("-", 100000) + "a AS x");
  check_limit("RETURN " + repeated("+ -", 100000) + "a AS x");
}

TEST_CASE("long chains of operators are refused before the tree grows too high") {
  for (const std::string_view part : {" + 1", " OR a", " IS NULL", ".x", "[0]", " IN b"}) {
    INFO(part);
    CHECK(parse("RETURN a" + repeated(part, parser::kTallest - 2) + " AS x"));
    check_limit("RETURN a" + repeated(part, parser::kTallest + 1) + " AS x");
    check_limit("RETURN a" + repeated(part, 30000) + " AS x");
  }
  // Nested chains add up.
  std::string text = "a";
  for (int i = 0; i < 200; ++i) text = "(" + text + ")" + repeated(" + 1", 100);
  check_limit("RETURN " + text + " AS x");
  text = "a";
  for (int i = 0; i < 200; ++i) text = "[" + text + "]" + repeated("[0]", 100);
  check_limit("RETURN " + text + " AS x");
}

TEST_CASE("what is wide and not deep has no such limit") {
  CHECK(parse("RETURN [1" + repeated(", 1", 30000) + "] AS x"));
  CHECK(parse("RETURN 1 < 2" + repeated(" < 2", 30000) + " AS x"));
  CHECK(parse("MATCH (a)" + repeated("-->(b)", 30000) + " RETURN a"));
  CHECK(parse("MATCH (a) WHERE (a)" + repeated("-->(b)", 30000) + " RETURN a"));
  CHECK(parse("RETURN 1 AS x" + repeated(" UNION RETURN 1 AS x", 3000)));
  CHECK(parse("WITH 1 AS x " + repeated("WITH x ", 3000) + "RETURN x"));
}

TEST_CASE("a text of more than 16 MiB is refused") {
  check_limit("RETURN '" + std::string(std::size_t{16} << 20, 'x') + "'");
  CHECK(parse("RETURN '" + std::string(std::size_t{1} << 20, 'x') + "'"));
}

TEST_CASE("work grows with depth as with length: linearly") {
  for (const Nesting& nesting : nestings()) {
    INFO(nested(nesting, 1));
    const std::size_t at_10 = steps(nested(nesting, 10));
    const std::size_t at_20 = steps(nested(nesting, 20));
    const std::size_t per_level = (at_20 - at_10) / 10;
    CHECK(per_level < 1000);
    for (std::size_t depth = 30; depth <= std::min<std::size_t>(200, deepest(nesting));
         depth += 10) {
      CHECK(steps(nested(nesting, depth)) == at_10 + (depth - 10) * per_level);
    }
  }
}

TEST_CASE("unfinished nested patterns are found wrong without trying all readings") {
  for (const Nesting& nesting : nestings()) {
    INFO(nested(nesting, 1));
    for (const std::size_t depth : {10U, 60U}) {
      const std::string text = "RETURN " + repeated(nesting.before, depth) + nesting.core;
      parser::Reading reading;
      const parser::TokenSequence sequence = parser::tokenize(text);
      CHECK_THROWS_AS((void)parser::read_query(sequence, reading), parser::Failure);
      CHECK(reading.steps < 1000 * (depth + 1));
    }
  }
}
