// Imperatives that open the items of a list, in trees that are given, so that no model decides.
#include "language/list_items.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using entente::language::AnnotatedText;
using entente::language::mend_list_item;
using entente::language::mend_semicolons;
using entente::language::Syntax;
using entente::language::Upos;

struct Word {
  std::string form;
  Upos upos;
  std::uint32_t head;  // from 1; 0: root
  std::string deprel;
};

/// The heads and relations after mending, "head:deprel" a word, heads from 1.
std::string mended(const std::vector<Word>& words) {
  std::string bytes;
  for (const Word& word : words) bytes += word.form + " ";
  AnnotatedText text;
  text.text = bytes;
  text.syntax.resize(words.size());
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto size = static_cast<std::uint32_t>(words[i].form.size());
    text.tokens.push_back({begin, begin + size});
    begin += size + 1;
    text.syntax.upos[i] = words[i].upos;
    text.syntax.lemma[i] = words[i].form;
    text.syntax.head[i] = words[i].head == 0 ? Syntax::no_head : words[i].head - 1;
    text.syntax.deprel[i] = words[i].deprel;
  }
  mend_list_item({0, static_cast<std::uint32_t>(words.size())}, text);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t head = text.syntax.head[i];
    out += (i == 0 ? "" : " ") + std::to_string(head == Syntax::no_head ? 0 : head + 1) + ":" +
           text.syntax.deprel[i];
  }
  return out;
}

}  // namespace

TEST_CASE("an imperative that opens an item becomes the root, its noun the object") {
  CHECK(mended({{"-", Upos::PUNCT, 3, "punct"},
                {"Expand", Upos::VERB, 3, "amod"},
                {"support", Upos::NOUN, 0, "root"},
                {"to", Upos::PART, 5, "mark"},
                {"reach", Upos::VERB, 3, "acl"},
                {"villages", Upos::NOUN, 5, "obj"},
                {".", Upos::PUNCT, 3, "punct"}}) ==
        "2:punct 0:root 2:obj 5:mark 2:advcl 5:obj 2:punct");
}

TEST_CASE("what follows an imperative at once is its object, no apposition") {
  CHECK(mended({{"•", Upos::PUNCT, 2, "punct"},
                {"Launch", Upos::VERB, 0, "root"},
                {"Programme", Upos::PROPN, 2, "appos"},
                {"Nairobi", Upos::PROPN, 2, "appos"}}) == "2:punct 0:root 2:obj 2:appos");
}

TEST_CASE("a verb that looks like a noun opens an item, not a noun with the same preposition") {
  CHECK(mended({{"-", Upos::PUNCT, 2, "punct"},
                {"partner", Upos::NOUN, 0, "root"},
                {"with", Upos::ADP, 4, "case"},
                {"villages", Upos::NOUN, 2, "nmod"}}) == "2:punct 0:root 4:case 2:obl");
  CHECK(mended({{"-", Upos::PUNCT, 2, "punct"},
                {"cooperation", Upos::NOUN, 0, "root"},
                {"with", Upos::ADP, 4, "case"},
                {"villages", Upos::NOUN, 2, "nmod"}}) == "2:punct 0:root 4:case 2:nmod");
}

TEST_CASE("sentences without a bullet, and items without an imperative, stay as they are") {
  CHECK(mended({{"Expand", Upos::VERB, 2, "amod"},
                {"support", Upos::NOUN, 0, "root"},
                {".", Upos::PUNCT, 2, "punct"}}) == "2:amod 0:root 2:punct");
  CHECK(mended({{"-", Upos::PUNCT, 3, "punct"},
                {"Great", Upos::ADJ, 3, "amod"},
                {"support", Upos::NOUN, 0, "root"}}) == "3:punct 3:amod 0:root");
  CHECK(mended({{"-", Upos::PUNCT, 0, "root"}, {"Go", Upos::VERB, 1, "dep"}}) == "0:root 1:dep");
  CHECK(mended({}).empty());
}

TEST_CASE("what semicolons part is a list, whatever the parser calls its members") {
  const auto [mark, relation, expected] =
      GENERATE(table<std::string, std::string, std::string>({{";", "appos", "conj"},
                                                             {";", "list", "conj"},
                                                             {",", "appos", "appos"},
                                                             {";", "acl", "acl"}}));
  const std::string bytes = "tanks " + mark + " shells";
  AnnotatedText text;
  text.text = bytes;
  text.tokens = {{0, 5}, {6, 7}, {8, 14}};
  text.syntax.resize(3);
  text.syntax.upos = {Upos::NOUN, Upos::PUNCT, Upos::NOUN};
  text.syntax.head = {Syntax::no_head, 2, 0};
  text.syntax.deprel = {"root", "punct", relation};
  mend_semicolons({0, 3}, text);
  CHECK(text.syntax.deprel[2] == expected);
}
