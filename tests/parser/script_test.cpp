// Statements of scripts, completeness for the shell, keywords.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "parser/dump.hpp"
#include "parser/parse.hpp"
#include "support/catch.hpp"

namespace {

using entente::parser::is_complete;
using entente::parser::keywords;
using entente::parser::split_statements;

std::vector<std::string> statements(std::string_view script) {
  std::vector<std::string> result;
  for (const auto span : split_statements(script)) {
    result.emplace_back(script.substr(span.begin, span.end - span.begin));
  }
  return result;
}

}  // namespace

TEST_CASE("a script falls apart at semicolons outside of strings, names and comments") {
  using List = std::vector<std::string>;
  CHECK(statements("") == List{});
  CHECK(statements(" ;; ; // nothing;\n") == List{});
  CHECK(statements("RETURN 1; RETURN 2") == List{"RETURN 1", "RETURN 2"});
  CHECK(statements("RETURN ';', \"a\\\";\", `;` // ;\n /* ; */ ;\nRETURN 2;") ==
        List{"RETURN ';', \"a\\\";\", `;`", "RETURN 2"});
  CHECK(statements("RETURN 1; RETURN 'x; RETURN 3;") == List{"RETURN 1", "RETURN 'x; RETURN 3;"});
  CHECK(statements("\xFF; RETURN 1;") == List{"\xFF", "RETURN 1"});
}

TEST_CASE("a statement is complete at its semicolon") {
  CHECK(is_complete("RETURN 1;"));
  CHECK(is_complete("RETURN 1; // done"));
  CHECK(is_complete(";"));
  CHECK_FALSE(is_complete(""));
  CHECK_FALSE(is_complete("RETURN 1"));
  CHECK_FALSE(is_complete("RETURN ';"));
  CHECK_FALSE(is_complete("RETURN 1 // ;"));
  CHECK_FALSE(is_complete("RETURN 1; /* open"));
  CHECK_FALSE(is_complete("RETURN 1; RETURN 2"));
}

TEST_CASE("keywords are sorted, in capitals, and known to the parser") {
  CHECK(std::is_sorted(keywords().begin(), keywords().end()));
  for (const std::string keyword : {"MATCH", "OPTIONAL", "STARTS", "UNWIND", "XOR"}) {
    CHECK(std::count(keywords().begin(), keywords().end(), keyword) == 1);
  }
}

TEST_CASE("one expression stands alone") {
  const auto list = entente::parser::parse_expression(" [1, 'a', null] ");
  REQUIRE(list);
  CHECK(entente::parser::dump(*list) == "(list 1 \"a\" null)");
  const auto wrong = entente::parser::parse_expression("1 2");
  REQUIRE(wrong.has_error());
  CHECK(wrong.error().message ==
        "expected an operator or the end of the expression, got the number 2");
  CHECK(entente::parser::parse_expression("").has_error());
}
