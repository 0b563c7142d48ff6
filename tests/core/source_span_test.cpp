#include "core/source_span.hpp"

#include <algorithm>

#include "core/result.hpp"
#include "support/catch.hpp"

using entente::core::caret_excerpt;
using entente::core::Error;
using entente::core::ErrorKind;
using entente::core::LineColumn;
using entente::core::locate;
using entente::core::located;
using entente::core::SourceSpan;

TEST_CASE("line and column count from one, columns in characters") {
  CHECK(locate("abc", 0) == LineColumn{1, 1});
  CHECK(locate("a\nbc", 3) == LineColumn{2, 2});
  CHECK(locate("é=x", 3) == LineColumn{1, 3});
  CHECK(locate("ab", 99) == LineColumn{1, 3});
  CHECK(locate("", 0) == LineColumn{1, 1});
}

TEST_CASE("the caret stands under the wrong characters") {
  CHECK(caret_excerpt("RETURN é + x", {12, 13}) == "RETURN é + x\n           ^");
  CHECK(caret_excerpt("one\ntwo three\nfour", {8, 13}) == "two three\n    ^^^^^");
}

TEST_CASE("at the end of the text the caret stands behind it") {
  CHECK(caret_excerpt("RETURN", {6, 6}) == "RETURN\n      ^");
  CHECK(caret_excerpt("", {0, 0}) == "\n^");
}

TEST_CASE("tabs do not move the caret") { CHECK(caret_excerpt("\tx", {1, 2}) == " x\n ^"); }

TEST_CASE("a long line is cut around the caret") {
  const std::string line(100000, 'x');
  const std::string excerpt = caret_excerpt(line, {50000, 50001});
  CHECK(excerpt.size() < 300);
  CHECK(std::count(excerpt.begin(), excerpt.end(), '^') == 1);
}

TEST_CASE("an error prints as name, line, column, message and excerpt") {
  const Error error{ErrorKind::syntax, "expected an expression", "", SourceSpan{7, 8}};
  CHECK(to_string(located(error, "query", "RETURN )")) ==
        "query:1:8: expected an expression\nRETURN )\n       ^");
  CHECK(to_string(Error{ErrorKind::file, "no such file", "a.txt"}) == "a.txt: no such file");
}
