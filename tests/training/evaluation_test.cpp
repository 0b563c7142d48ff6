#include "tools/evaluate/evaluation.hpp"

#include <algorithm>

#include "language/conllu.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::language;
using namespace entente::evaluate;

namespace {

Treebank bank_of(std::string text) {
  std::replace(text.begin(), text.end(), ' ', '\t');
  return read_conllu(std::move(text), "own.conllu").value();
}

const char* const gold_text =
    "1 Envoys envoy NOUN NNS Number=Plur 2 nsubj _ _\n"
    "2 left leave VERB VBD _ 0 root _ _\n"
    "3 Oslo Oslo PROPN NNP _ 2 obj _ Name=B-LOC\n\n"
    "1 Good good ADJ JJ _ 0 root _ _\n\n";

}  // namespace

TEST_CASE("a file agrees with itself", "[evaluation]") {
  const Treebank gold = bank_of(gold_text);
  const auto scores = evaluate::evaluate(gold.sentences, gold.sentences);
  REQUIRE(scores);
  for (const Score* s : {&scores->tokens, &scores->sentences, &scores->words, &scores->upos,
                         &scores->feats, &scores->lemmas, &scores->uas, &scores->las,
                         &scores->nsubj, &scores->obj, &scores->names}) {
    CHECK(s->f1() == Approx(1));
  }
}

TEST_CASE("wrong heads, labels and tags are counted apart", "[evaluation]") {
  const Treebank gold = bank_of(gold_text);
  const Treebank system = bank_of(
      "1 Envoys envoy NOUN NNS _ 2 obj _ _\n"
      "2 left left VERB VBD _ 0 root _ _\n"
      "3 Oslo Oslo NOUN NNP _ 1 obj _ _\n\n"
      "1 Good good ADJ JJ _ 0 root _ _\n\n");
  const auto scores = evaluate::evaluate(gold.sentences, system.sentences);
  REQUIRE(scores);
  CHECK(scores->upos.right == 3);
  CHECK(scores->feats.right == 3);
  CHECK(scores->lemmas.right == 3);
  CHECK(scores->uas.right == 3);
  CHECK(scores->las.right == 2);
  CHECK(scores->nsubj.f1() == 0);
  CHECK(scores->obj.system == 2);
  CHECK(scores->obj.right == 0);
  CHECK(scores->names.right == 0);
}

TEST_CASE("subtypes count for the full score only", "[evaluation]") {
  const Treebank gold =
      bank_of("1 was be AUX VBD _ 2 aux:pass _ _\n2 left leave VERB VBN _ 0 root _ _\n\n");
  const Treebank system =
      bank_of("1 was be AUX VBD _ 2 aux _ _\n2 left leave VERB VBN _ 0 root _ _\n\n");
  const auto scores = evaluate::evaluate(gold.sentences, system.sentences);
  REQUIRE(scores);
  CHECK(scores->las.right == 2);
  CHECK(scores->las_full.right == 1);
}

TEST_CASE("other tokens and sentences are aligned by characters", "[evaluation]") {
  const Treebank gold = bank_of(gold_text);
  const Treebank system = bank_of(
      "1 Envoys envoy NOUN NNS Number=Plur 2 nsubj _ _\n"
      "2 left leave VERB VBD _ 0 root _ _\n"
      "3 Os Os PROPN NNP _ 2 obj _ _\n"
      "4 lo lo PROPN NNP _ 3 flat _ _\n"
      "5 Good good ADJ JJ _ 2 parataxis _ _\n\n");
  const auto scores = evaluate::evaluate(gold.sentences, system.sentences);
  REQUIRE(scores);
  CHECK(scores->tokens.right == 3);
  CHECK(scores->tokens.gold == 4);
  CHECK(scores->tokens.system == 5);
  CHECK(scores->sentences.right == 0);
  CHECK(scores->uas.right == 2);  // "Good" has another head
}

TEST_CASE("words of multiword tokens are aligned by their forms", "[evaluation]") {
  const Treebank gold = bank_of(
      "1-2 didn't _ _ _ _ _ _ _ _\n1 did do AUX VBD _ 3 aux _ _\n2 n't not PART RB _ 3 advmod _ _\n"
      "3 go go VERB VB _ 0 root _ _\n\n");
  const Treebank system =
      bank_of("1 didn't do AUX VBD _ 2 aux _ _\n2 go go VERB VB _ 0 root _ _\n\n");
  const auto scores = evaluate::evaluate(gold.sentences, system.sentences);
  REQUIRE(scores);
  CHECK(scores->tokens.right == 2);
  CHECK(scores->words.right == 1);
}

TEST_CASE("other texts are refused with the place", "[evaluation]") {
  const Treebank gold = bank_of("1 Yes yes INTJ UH _ 0 root _ _\n\n");
  const Treebank system = bank_of("1 No no INTJ UH _ 0 root _ _\n\n");
  const auto scores = evaluate::evaluate(gold.sentences, system.sentences);
  REQUIRE_FALSE(scores);
  CHECK(scores.error().message ==
        "expected the same text in both files; they part at \"Yes\" and \"No\"");
}
