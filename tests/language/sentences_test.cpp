#include "small_gazetteer.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

Strings sentences(std::string_view text) {
  static const char* const kinds[] = {"prose", "heading", "caption", "residue"};
  const AnnotatedText read = annotated(text);
  Strings out;
  for (const Sentence& sentence : read.sentences) {
    const auto bytes = read.bytes(sentence.tokens);
    out.push_back(std::string(kinds[static_cast<int>(sentence.kind)]) + ": " +
                  std::string(read.text.substr(bytes.begin, bytes.end - bytes.begin)));
  }
  return out;
}

}  // namespace

TEST_CASE("an empty text has no sentence") {
  CHECK(sentences("").empty());
  CHECK(sentences(" \n\n \t").empty());
}

TEST_CASE("abbreviations end no sentence, and closing quotes belong to theirs") {
  CHECK(sentences("The U.S. fleet left. Gen. Petrov said “we stay.” Nobody moved.") ==
        Strings{"prose: The U.S. fleet left.", "prose: Gen. Petrov said “we stay.”",
                "prose: Nobody moved."});
  CHECK(sentences("They flew to the U.S. The talks went on.") ==
        Strings{"prose: They flew to the U.S.", "prose: The talks went on."});
}

TEST_CASE("a sentence may begin in lower case behind a whole word, not behind an abbreviation") {
  CHECK(sentences("They signed it yesterday. nobody was told. Later they met.").size() == 3);
  CHECK(sentences("The firm Hartwell Inc. said that it would sell. They met.").size() == 2);
  CHECK(sentences("Did they leave Port Berg? nobody knew. They were late ! nobody cared.").size() ==
        4);
  CHECK(sentences("“Will it hold?” asked the envoy of the two sides.").size() == 1);
}

TEST_CASE("the parts of a letter end without a full stop") {
  CHECK(
      sentences("“Berg, Anna” <anna@port.example> 08/16/2000 03:48 PM The ship is late.").size() ==
      3);
  CHECK(sentences("We look forward to it. Best regards, Anna Berg").size() == 3);
  CHECK(sentences("Please read these. - plan.doc - map.pdf They are short.").size() == 3);
  CHECK(sentences("<< File: plan.doc >> It is short.").size() == 2);
  CHECK(sentences("The tide is low. Anna Berg 08/16/2000 03:48 PM The ship is late.").size() == 4);
  CHECK(sentences("Write to anna@port.example Our office is open.").size() == 2);
  CHECK(sentences("See http://port.example/a http://port.example/b").size() == 2);
  CHECK(sentences("It is of use. Thanks, Anna").size() == 3);
}

TEST_CASE("the number of an item, the parts of a file's name and of the day end no sentence") {
  CHECK(sentences("We need this: 1. The key is lost. 2. Anna left.").size() == 3);
  CHECK(sentences("Please read plan-1.DOC and plan-2.DOC today.").size() == 1);
  CHECK(sentences("They met at 10 a.m. (local time) in Oslo.").size() == 1);
}

TEST_CASE("a postscript's mark opens a sentence, \"etc.\" may end one") {
  CHECK(sentences("We left early. P.S. I have the key.").size() == 2);
  CHECK(sentences("They sell nets, ropes, etc. Ships call there daily.").size() == 2);
  CHECK(sentences("They sell nets, etc. and ropes.").size() == 1);
}

TEST_CASE("a source in brackets before its text stands alone") {
  CHECK(sentences("(Harbour News) The tide is low.").size() == 2);
  CHECK(sentences("(It rained.) The tide is low.").size() == 2);
  CHECK(sentences("(a) Anna left.").size() == 1);
  CHECK(sentences("(low water) Ships wait.").size() == 1);
}

TEST_CASE("hours, regards and dashes inside prose end no sentence") {
  CHECK(sentences("At 03:48 PM Anna Berg left.").size() == 1);
  CHECK(sentences("The page www.port.example shows the tides.").size() == 1);
  CHECK(sentences("She gave her regards, Anna said, and left.").size() == 1);
  CHECK(sentences("The port - harbour.example is its address - was shut.").size() == 1);
}

TEST_CASE("a line of its own without a full stop is a heading") {
  CHECK(sentences("A Summit by the Sea\n\nBoth presidents came. They stayed.") ==
        Strings{"heading: A Summit by the Sea", "prose: Both presidents came.",
                "prose: They stayed."});
}

TEST_CASE("hard-wrapped lines are one paragraph") {
  const std::string text =
      "The two delegations arrived late in the evening and\n"
      "were driven to the palace at once, where a supper had\n"
      "been laid for them under the chandeliers of the great\n"
      "hall. Nobody spoke.\n";
  CHECK(sentences(text).size() == 2);
}

TEST_CASE("web furniture, notices and other languages are residue") {
  for (const char* text :
       {"fbpx", "Leave a Reply", "\"*\" indicates required fields", "Share this", "We use cookies",
        "Оставить комментарий к этой статье", "All rights reserved.",
        "The views expressed here do not necessarily reflect those of the board.",
        "Le président de la Russie est arrivé dans la capitale avec une délégation."}) {
    CAPTURE(text);
    const Strings found = sentences(text);
    REQUIRE(found.size() == 1);
    CHECK(found.front().starts_with("residue"));
  }
}

TEST_CASE("a pull quote that repeats the body is residue, the body is not") {
  const std::string quote = "Nobody in the harbour expected the fleet to come back so soon.";
  const Strings found =
      sentences(quote + "\n\nThe town was asleep. " + quote + " Then the horns blew again.");
  REQUIRE(found.size() == 4);
  CHECK(found[0] == "residue: " + quote);
  CHECK(found[2] == "prose: " + quote);
}

TEST_CASE("residue has no spans") {
  CHECK(annotated("Share this on Russia and China").spans.empty());
}
