#include "language/lemmatizer.hpp"

#include "support/catch.hpp"

using namespace entente::language;

namespace {

std::string round_trip(const std::string& form, const std::string& lemma) {
  return EditScript::between(form, lemma).apply(form).value_or("nothing");
}

}  // namespace

TEST_CASE("the script between form and lemma makes the lemma", "[lemmatizer]") {
  CHECK(round_trip("Parliaments", "parliament") == "parliament");
  CHECK(round_trip("went", "go") == "go");
  CHECK(round_trip("unrest", "unrest") == "unrest");
  CHECK(round_trip("better", "good") == "good");
  CHECK(round_trip("Ministers", "Minister") == "Minister");
  CHECK(round_trip("a", "b") == "b");
}

TEST_CASE("a script carries over to other forms", "[lemmatizer]") {
  const EditScript script = EditScript::between("signed", "sign");
  CHECK(script.apply("launched") == "launch");
  CHECK(EditScript::between("Talks", "talk").apply("Treaties") == "treatie");
}

TEST_CASE("a script does not fit a form that is too short", "[lemmatizer]") {
  CHECK_FALSE(EditScript::between("signed", "sign").apply("d"));
  CHECK_FALSE(EditScript::between("negotiating", "negotiate").apply("ed"));
  CHECK_FALSE(EditScript::between("ed", "").apply("ed"));
}

TEST_CASE("a script does not cut through a character", "[lemmatizer]") {
  const EditScript cuts_two_bytes = EditScript::between("pledged", "pledg");
  CHECK_FALSE(cuts_two_bytes.apply("x\u2020"));
}
