// Examples between commas, in trees that are given, so that no model decides.
#include "language/inclusions.hpp"

#include <string>

#include "support/catch.hpp"

namespace {

using entente::language::AnnotatedText;
using entente::language::mend_inclusions;
using entente::language::Syntax;

/// "arms, including tanks, from Chad", or with a semicolon before "from", the place below the tanks
/// by the relation `deprel`.
AnnotatedText arms_including_tanks(bool comma, const std::string& deprel) {
  AnnotatedText text;
  text.text = comma ? "arms, including tanks, from Chad" : "arms, including tanks; from Chad";
  text.tokens = {{0, 4}, {4, 5}, {6, 15}, {16, 21}, {21, 22}, {23, 27}, {28, 32}};
  text.syntax.resize(7);
  text.syntax.head = {Syntax::no_head, 3, 3, 0, 6, 6, 3};
  text.syntax.deprel = {"root", "punct", "case", "nmod", "punct", "case", deprel};
  return text;
}

}  // namespace

TEST_CASE("what stands behind the examples belongs to the whole") {
  AnnotatedText text = arms_including_tanks(true, "nmod");
  mend_inclusions({0, 7}, text);
  CHECK(text.syntax.head == std::vector<std::uint32_t>{Syntax::no_head, 3, 3, 0, 6, 6, 0});
}

TEST_CASE("the examples keep what no comma parts from them, and their list") {
  const auto [comma, deprel] =
      GENERATE(table<bool, std::string>({{false, "nmod"}, {true, "conj"}, {true, "appos"}}));
  AnnotatedText text = arms_including_tanks(comma, deprel);
  const auto before = text.syntax.head;
  mend_inclusions({0, 7}, text);
  CHECK(text.syntax.head == before);
}
