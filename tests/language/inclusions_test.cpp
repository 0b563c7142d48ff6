// Examples between commas, in trees that are given, so that no model decides.
#include "language/inclusions.hpp"

#include <string>

#include "support/catch.hpp"

namespace {

using entente::language::AnnotatedText;
using entente::language::mend_inclusions;
using entente::language::Syntax;

/// "arms, including tanks, from Chad", the place below the tanks by the relation `deprel`; `mark`
/// stands before "from".
AnnotatedText arms_including_tanks(const std::string& mark, const std::string& deprel) {
  AnnotatedText text;
  text.text = "arms, including tanks" + mark + " from Chad";
  text.tokens = {{0, 4}, {4, 5}, {6, 15}, {16, 21}, {21, 22}, {23, 27}, {28, 32}};
  text.syntax.resize(7);
  text.syntax.head = {Syntax::no_head, 3, 3, 0, 6, 6, 3};
  text.syntax.deprel = {"root", "punct", "case", "nmod", "punct", "case", deprel};
  return text;
}

}  // namespace

TEST_CASE("what stands behind the examples belongs to the whole") {
  AnnotatedText text = arms_including_tanks(",", "nmod");
  mend_inclusions({0, 7}, text);
  CHECK(text.syntax.head == std::vector<std::uint32_t>{Syntax::no_head, 3, 3, 0, 6, 6, 0});
}

TEST_CASE("the examples keep what no comma parts from them, and their list") {
  const auto [mark, deprel] =
      GENERATE(table<std::string, std::string>({{";", "nmod"}, {",", "conj"}, {",", "appos"}}));
  AnnotatedText text = arms_including_tanks(mark, deprel);
  const auto before = text.syntax.head;
  mend_inclusions({0, 7}, text);
  CHECK(text.syntax.head == before);
}
