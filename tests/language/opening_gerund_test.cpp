// Sentences that open with a gerund, in trees that are given, so that no model decides.
#include "language/opening_gerund.hpp"

#include <string>

#include "support/catch.hpp"

namespace {

using entente::language::AnnotatedText;
using entente::language::mend_opening_gerund;
using entente::language::Syntax;
using entente::language::Upos;

/// "Fighting erupted here", the second word with the tag `xpos` and the relation `deprel`.
AnnotatedText fighting_erupted(const std::string& xpos, const std::string& deprel) {
  AnnotatedText text;
  text.text = "Fighting erupted here";
  text.tokens = {{0, 8}, {9, 16}, {17, 21}};
  text.syntax.resize(3);
  text.syntax.upos = {Upos::VERB, Upos::VERB, Upos::ADV};
  text.syntax.xpos = {"VBG", xpos, "RB"};
  text.syntax.head = {Syntax::no_head, 0, 0};
  text.syntax.deprel = {"root", deprel, "advmod"};
  return text;
}

}  // namespace

TEST_CASE("a gerund before a verb in the past is its subject") {
  AnnotatedText text = fighting_erupted("VBD", "xcomp");
  mend_opening_gerund({0, 3}, text);
  CHECK(text.syntax.head == std::vector<std::uint32_t>{1, Syntax::no_head, 1});
  CHECK(text.syntax.deprel == std::vector<std::string>{"nsubj", "root", "advmod"});
  CHECK(text.syntax.upos[0] == Upos::NOUN);
  CHECK(text.syntax.lemma[0] == "fighting");
}

TEST_CASE("what a gerund governs otherwise stays as it is") {
  const auto [xpos, deprel] = GENERATE(table<std::string, std::string>(
      {{"VBD", "advcl"}, {"VB", "xcomp"}, {"VBG", "xcomp"}, {"VBD", "parataxis"}}));
  AnnotatedText text = fighting_erupted(xpos, deprel);
  mend_opening_gerund({0, 3}, text);
  CHECK(text.syntax.head == std::vector<std::uint32_t>{Syntax::no_head, 0, 0});
  CHECK(text.syntax.upos[0] == Upos::VERB);
}
