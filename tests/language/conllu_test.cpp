#include "language/conllu.hpp"

#include <sstream>

#include "support/catch.hpp"

using namespace entente;
using namespace entente::language;

namespace {

/// Lines with blanks for tabs, as they are easier to read here.
std::string tabbed(std::string text) {
  for (char& c : text) c = c == ' ' ? '\t' : c;
  return text;
}

const std::string small_file = "# sent_id = 1\n# text = Envoys don't talk\n" +
                               tabbed(
                                   "1 Envoys envoy NOUN NNS Number=Plur 4 nsubj _ _\n"
                                   "2-3 don't _ _ _ _ _ _ _ SpaceAfter=No\n"
                                   "2 do do AUX VBP _ 4 aux _ _\n"
                                   "3 n't not PART RB _ 4 advmod _ _\n"
                                   "3.1 maybe _ _ _ _ _ _ _ _\n"
                                   "4 talk talk VERB VB _ 0 root _ Name=B-ORG|Own=1\n\n");

std::string message_for(const std::string& text) {
  const auto result = read_conllu(text, "own.conllu");
  return result ? "no error"
                : to_string(result.error()).substr(0, to_string(result.error()).find('\n'));
}

std::string word(const std::string& id, const std::string& head) {
  return tabbed(id + " word word NOUN NN _ " + head + " dep _ _\n");
}

}  // namespace

TEST_CASE("a sentence becomes columns", "[conllu]") {
  const auto bank = read_conllu(small_file, "own.conllu");
  REQUIRE(bank);
  REQUIRE(bank->sentences.size() == 1);
  const SentenceColumns& s = bank->sentences[0];
  CHECK(s.form == std::vector<std::string_view>{"Envoys", "do", "n't", "talk"});
  CHECK(s.lemma == std::vector<std::string>{"envoy", "do", "not", "talk"});
  CHECK(s.head == std::vector<std::uint32_t>{4, 4, 4, 0});
  CHECK(s.feats[0] == "Number=Plur");
  CHECK(s.feats[1].empty());
  CHECK(s.text == "Envoys don't talk");
  CHECK(s.name[3] == "B-ORG");
  REQUIRE(s.multiword.size() == 1);
  CHECK(s.multiword[0].form == "don't");
  CHECK(s.multiword[0].first == 1);
  CHECK(s.multiword[0].last == 3);
  REQUIRE(s.empty_nodes.size() == 1);
  CHECK(s.empty_nodes[0].after == 3);
}

TEST_CASE("what was read is written the same, names last in MISC", "[conllu]") {
  const auto bank = read_conllu(small_file, "own.conllu");
  REQUIRE(bank);
  std::ostringstream out;
  write_conllu(out, bank->sentences[0]);
  std::string expected = small_file;
  expected.replace(expected.find("Name=B-ORG|Own=1"), 16, "Own=1|Name=B-ORG");
  CHECK(out.str() == expected);
}

TEST_CASE("windows line ends and a missing final blank line do no harm", "[conllu]") {
  const auto bank = read_conllu(tabbed("1 Yes yes INTJ UH _ 0 root _ _\r\n"), "own.conllu");
  REQUIRE(bank);
  CHECK(bank->words() == 1);
}

TEST_CASE("several carriage returns end a line as one does", "[conllu]") {
  const auto one = read_conllu(tabbed("1 Yes yes INTJ UH _ 0 root _ _\r\n"), "own.conllu");
  const auto many = read_conllu(tabbed("1 Yes yes INTJ UH _ 0 root _ _\r\r\r\n"), "own.conllu");
  REQUIRE(one);
  REQUIRE(many);
  std::ostringstream first, second;
  write_conllu(first, one->sentences.front());
  write_conllu(second, many->sentences.front());
  CHECK(first.str() == second.str());
}

TEST_CASE("empty items of MISC are left out", "[conllu]") {
  const auto bank =
      read_conllu(tabbed("1 Yes yes INTJ UH _ 0 root _ |Gloss=ja||Lang=de||\n"), "own.conllu");
  REQUIRE(bank);
  std::ostringstream out;
  write_conllu(out, bank->sentences.front());
  CHECK(out.str() == tabbed("1 Yes yes INTJ UH _ 0 root _ Gloss=ja|Lang=de\n\n"));
}

TEST_CASE("a carriage return inside a line of a word is refused", "[conllu]") {
  const auto bank = read_conllu(tabbed("1 Y\res yes INTJ UH _ 0 root _ _\n"), "own.conllu");
  REQUIRE_FALSE(bank);
  CHECK(bank.error().message == "expected no carriage return inside a line");
}

TEST_CASE("broken files are refused with line and reason", "[conllu]") {
  CHECK(message_for("1\tword\n") ==
        "own.conllu:1:1: expected 10 columns parted by tabs, got 2 columns");
  CHECK(message_for(word("2", "0")) == "own.conllu:1:1: expected id 1, got \"2\"");
  CHECK(message_for(word("1", "x")) ==
        "own.conllu:1:23: expected a head (a word's id or 0), got \"x\"");
  CHECK(message_for(word("1", "1")) == "own.conllu:1:23: a word cannot be its own head");
  CHECK(message_for(word("1", "0") + word("2", "3")) ==
        "own.conllu:2:1: expected a head from 0 to 2, got 3");
  CHECK(message_for(tabbed("1 word word NOUN NN _ 0 _ _ _\n")) ==
        "own.conllu:1:1: expected a relation in column 8, got none");
  CHECK(message_for(word("1", "0") + word("2", "0")) ==
        "own.conllu:2:1: expected one root in the sentence, got a second one");
  CHECK(message_for(word("1", "0") + word("2", "3") + word("3", "2")) ==
        "own.conllu:2:1: expected a tree, got a cycle through word 2");
  CHECK(message_for(word("1", "2") + word("2", "1")) ==
        "own.conllu:1:1: expected a tree, got a cycle through word 1");
  CHECK(message_for(tabbed("1-3 a _ _ _ _ _ _ _ _\n") + word("1", "0")) ==
        "own.conllu:2:1: expected words up to 3, as the multiword token says; the sentence ends "
        "here");
  CHECK(message_for(tabbed("1-2 a _ _ _ _ _ _ _ _\n")) ==
        "own.conllu:2:1: expected words before the end of the sentence");
  CHECK(message_for(tabbed("1  _ _ _ _ 0 root _ _\n")) ==
        "own.conllu:1:1: expected a form in column 2, got nothing");
}

TEST_CASE("trees are not asked for where only tokens count", "[conllu]") {
  const auto bank = read_conllu(tabbed("1 Talks _ _ _ _ _ _ _ _\n2 resume _ _ _ _ _ _ _ _\n\n"),
                                "own.conllu", ConlluTrees::ignored);
  REQUIRE(bank);
  CHECK(bank->words() == 2);
}

TEST_CASE("trees are told from other heads", "[conllu]") {
  CHECK(is_tree({0}));
  CHECK(is_tree({2, 0, 2}));
  CHECK_FALSE(is_tree({0, 0}));
  CHECK_FALSE(is_tree({2, 1}));
  CHECK_FALSE(is_tree({0, 3, 2}));
  CHECK_FALSE(is_tree({0, 9}));
}
