#include "language/syntax.hpp"

#include <sstream>

#include "language/annotate.hpp"
#include "language/parsed_text.hpp"
#include "small_gazetteer.hpp"
#include "support/catch.hpp"

using namespace entente;
using namespace entente::language;

namespace {

std::shared_ptr<const Pipeline> shipped_pipeline() {
  static const auto pipeline = [] {
    auto loaded = Pipeline::load(std::string(SOURCE_DIR) + "/models/entente-en.model");
    if (!loaded) throw std::runtime_error(core::to_string(loaded.error()));
    return std::make_shared<const Pipeline>(std::move(*loaded));
  }();
  return pipeline;
}

const Annotator& parsing_annotator() {
  static const Annotator annotator(small_gazetteer(), shipped_pipeline());
  return annotator;
}

std::string conllu_of(std::string_view text) {
  std::ostringstream out;
  write_conllu(out, parsing_annotator().parse(text), "d");
  return out.str();
}

Treebank treebank(const std::string& text) {
  auto read = read_conllu(text, "d");
  if (!read) throw std::runtime_error(core::to_string(read.error()));
  return std::move(*read);
}

ParsedDocument only_document(const std::string& conllu) {
  const Treebank bank = treebank(conllu);
  auto documents = documents_of(bank, "d");
  REQUIRE(documents);
  REQUIRE(documents->size() == 1);
  return std::move(documents->front());
}

std::string words_of(const ParsedDocument& document) {
  std::string words;
  for (const Token& token : document.parsed.tokens) {
    words +=
        (words.empty() ? "" : "|") + document.text.substr(token.begin, token.end - token.begin);
  }
  return words;
}

std::string row(int id, const std::string& form, int head, const std::string& misc = "_") {
  return std::to_string(id) + "\t" + form + "\t_\t_\t_\t_\t" + std::to_string(head) + "\t" +
         (head == 0 ? "root" : "dep") + "\t_\t" + misc + "\n";
}

}  // namespace

TEST_CASE("every token of a text has its grammar and heads stay in the sentence") {
  const std::string text = "The envoys met in Oslo.\n\n* They didn't agree.\n\nShare this";
  const AnnotatedText read = parsing_annotator().parse(text);
  REQUIRE(read.syntax.head.size() == read.tokens.size());
  std::size_t covered = 0;
  for (const Sentence& sentence : read.sentences) {
    covered += sentence.tokens.last - sentence.tokens.first;
    CHECK(is_tree(columns_of(read, sentence).head));
  }
  CHECK(covered == read.tokens.size());
}

TEST_CASE("CoNLL-U of a text tells tokens that are written as one, and where words stand") {
  const std::string printed = conllu_of("They didn't see Norway's envoy.");
  CHECK(printed.find(
            "# newdoc id = d\n# sent_id = 1\n# text = They didn't see Norway's envoy.\n") == 0);
  CHECK(printed.find("\n2-3\tdidn't\t") != std::string::npos);
  CHECK(printed.find("\n5-6\tNorway's\t") != std::string::npos);
  CHECK(printed.find("SpaceAfter=No|Begin=25|End=30") != std::string::npos);
}

TEST_CASE("a text that was parsed, printed and read again is the same") {
  const std::string text = "The envoys couldn't agree. “We cannot stay,” said Norway's minister.\n";
  const AnnotatedText read = parsing_annotator().parse(text);
  const ParsedDocument again = only_document(conllu_of(text));
  CHECK(again.id == "d");
  REQUIRE(again.parsed.tokens.size() == read.tokens.size());
  for (std::size_t i = 0; i < read.tokens.size(); ++i) {
    CHECK(again.text.substr(again.parsed.tokens[i].begin,
                            again.parsed.tokens[i].end - again.parsed.tokens[i].begin) ==
          read.word(static_cast<std::uint32_t>(i)));
  }
  CHECK(again.parsed.syntax.head == read.syntax.head);
  CHECK(again.parsed.syntax.deprel == read.syntax.deprel);
  CHECK(again.parsed.sentences.size() == read.sentences.size());
}

TEST_CASE("the text of a parsed document is made of what is written") {
  const ParsedDocument document = only_document(
      "# newdoc\n" + row(1, "Envoys", 0) + "2-3\tdont\t_\t_\t_\t_\t_\t_\t_\t_\n" + row(2, "do", 1) +
      row(3, "n't", 1) + row(4, "talk", 1, "SpaceAfter=No") + row(5, ".", 1) + "\n# newpar\n" +
      row(1, "Pity", 0) + "\n" + row(1, "So", 0) + "\n");
  CHECK(document.text == "Envoys dont talk.\n\nPity So");
  CHECK(words_of(document) == "Envoys|don|t|talk|.|Pity|So");
  CHECK(document.parsed.paragraph == std::vector<std::uint32_t>{0, 1, 1});
}

TEST_CASE("words that the sentence's text lacks are refused") {
  const Treebank bank =
      treebank("# text = Envoys talk\n" + row(1, "Envoys", 0) + row(2, "walk", 1) + "\n");
  const auto documents = documents_of(bank, "own.conllu");
  REQUIRE_FALSE(documents);
  CHECK(core::to_string(documents.error()) ==
        "own.conllu: expected the word \"walk\" in the sentence's text, got \"Envoys talk\"");
  const Treebank crowded = treebank("1-3\tit\t_\t_\t_\t_\t_\t_\t_\t_\n" + row(1, "i", 0) +
                                    row(2, "x", 1) + row(3, "y", 1) + "\n");
  CHECK_FALSE(documents_of(crowded, "own.conllu"));
}

TEST_CASE("a tree is drawn under its root") {
  const AnnotatedText read = parsing_annotator().parse("The envoys met in Oslo.");
  std::ostringstream out;
  write_tree(out, columns_of(read, read.sentences.front()));
  CHECK(out.str().find("met  VERB root\n├─ envoys  NOUN nsubj\n│  └─ The  DET det\n") !=
        std::string::npos);
}

TEST_CASE("what no person wrote is parsed without harm") {
  std::string words;
  for (int i = 0; i < 3000; ++i) words += "word ";
  std::string bytes;
  for (int i = 0; i < 4000; ++i) bytes += static_cast<char>(i * 7919 % 251 + 1);
  for (const std::string& text :
       {std::string(), std::string(" \n "), words, std::string(20'000, 'a'), bytes}) {
    const AnnotatedText read = parsing_annotator().parse(text);
    CHECK(read.syntax.head.size() == read.tokens.size());
    for (const Sentence& sentence : read.sentences) {
      CHECK(is_tree(columns_of(read, sentence).head));
    }
  }
}
