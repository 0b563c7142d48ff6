#include "language/tokens.hpp"

#include "language/lemmas.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

std::string cut(std::string_view text) {
  std::string out;
  for (const Token& token : tokenize(text, {"u.s.", "gen.", "st."})) {
    if (!out.empty()) out += '|';
    out += text.substr(token.begin, token.end - token.begin);
  }
  return out;
}

}  // namespace

TEST_CASE("text falls into words, numbers and marks") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", ""},
      {"They met.", "They|met|."},
      {"the U.S. fleet", "the|U.S.|fleet"},
      {"U.S.-led talks", "U.S.|-|led|talks"},
      {"Sino-Russian", "Sino|-|Russian"},
      {"$70bn", "$|70|bn"},
      {"60% of 300,000", "60|%|of|300,000"},
      {"an S-400 and Su-35s", "an|S-400|and|Su-35s"},
      {"mid-2016", "mid|-|2016"},
      {"2018-2024", "2018|-|2024"},
      {"Xi’s and China's", "Xi|’s|and|China|'s"},
      {"the states' rights", "the|states|'|rights"},
      {"don't", "do|n't"},
      {"O'Brien", "O'Brien"},
      {"the 18th and 1990s", "the|18th|and|1990s"},
      {"4,500-kilometer", "4,500|-|kilometer"},
      {"Gen. Ivan F. Petrov", "Gen.|Ivan|F.|Petrov"},
      {"see Kremlin.ru.", "see|Kremlin.ru|."},
      {"wait...what", "wait|...|what"},
      {"we cannot", "we|can|not"},
      {"thats what i cant say, im sure", "that|s|what|i|ca|nt|say|,|i|m|sure"},
      {"Minister Im and Ive said", "Minister|Im|and|Ive|said"},
      {"at 10 a.m. or 7:30PM, e.g. here", "at|10|a.m.|or|7:30|PM|,|e.g.|here"},
      {"AT&T, R&D and a&b", "AT&T|,|R&D|and|a|&|b"},
      {"by e-mail, non-binding", "by|e-mail|,|non-binding"},
      {"anti-Western", "anti|-|Western"},
      {"on 08/16/2000 at 12:42", "on|08/16/2000|at|12:42"},
      {"call 303-832-8160", "call|303-832-8160"},
      {"Really?! Yes!!!", "Really|?!|Yes|!!!"},
      {"fine :-) then", "fine|:-)|then"},
      {"terms: (a) gas", "terms|:|(|a|)|gas"},
      {"see notes_2.doc", "see|notes_2.doc"},
      {"It ended.Then", "It|ended|.|Then"},
      {"https://a.org/b c", "https://a.org/b|c"},
      {"[https://a.org/b] c", "[|https://a.org/b|]|c"},
      {"anna.b...@port.example wrote", "anna.b...@port.example|wrote"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    CHECK(cut(text) == expected);
  }
}

TEST_CASE("bytes that are no UTF-8 are tokens and do no harm") {
  const std::string text = "a \xff\xfe b \xe2\x80";
  for (const Token& token : tokenize(text, {})) {
    CHECK(token.begin < token.end);
    CHECK(token.end <= text.size());
  }
}

TEST_CASE("no token is longer than its bound") {
  const std::string text(5000, 'a');
  for (const Token& token : tokenize(text, {})) CHECK(token.end - token.begin <= 200);
}

TEST_CASE("an abbreviation that lacks its last stop stays one word") {
  const std::string text = "The U.S and U.K fleets met. Plan B was dropped.";
  std::vector<std::string> words;
  for (const Token& token : tokenize(text, {})) {
    words.push_back(text.substr(token.begin, token.end - token.begin));
  }
  CHECK(words == std::vector<std::string>{"The", "U.S", "and", "U.K", "fleets", "met", ".", "Plan",
                                          "B", "was", "dropped", "."});
}

TEST_CASE("shapes follow the writing") {
  CHECK(shape_of("troops") == Shape::lower);
  CHECK(shape_of("Xi") == Shape::capitalized);
  CHECK(shape_of("NATO") == Shape::upper);
  CHECK(shape_of("U.S.") == Shape::upper);
  CHECK(shape_of("MiG") == Shape::mixed);
  CHECK(shape_of("S-400") == Shape::mixed);
  CHECK(shape_of("18th") == Shape::number);
  CHECK(shape_of("300,000") == Shape::number);
  CHECK(shape_of("%") == Shape::punctuation);
}

TEST_CASE("words have their base forms") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"met", "meet"},
      {"said", "say"},
      {"signed", "sign"},
      {"imposed", "impose"},
      {"announced", "announce"},
      {"agreed", "agree"},
      {"visiting", "visit"},
      {"planned", "plan"},
      {"called", "call"},
      {"countries", "country"},
      {"agreements", "agreement"},
      {"exercises", "exercise"},
      {"crises", "crisis"},
      {"troops", "troop"},
      {"held", "hold"},
      {"sanctioned", "sanction"},
      {"deployed", "deploy"},
      {"conducted", "conduct"},
      {"supplied", "supply"},
      {"opposes", "oppose"},
      {"supporting", "support"},
      {"news", "news"},
      {"politics", "politics"},
      {"was", "be"},
      {"sold", "sell"},
      {"created", "create"},
      {"promised", "promise"},
      {"invaded", "invade"},
      {"developed", "develop"},
      {"hosted", "host"},
      {"pledging", "pledge"},
      {"joined", "join"},
      {"appointed", "appoint"},
      {"criticized", "criticize"},
      {"backed", "back"},
      {"servicemen", "serviceman"},
  };
  for (const auto& [word, lemma] : table) {
    CAPTURE(word);
    CHECK(lemma_of(word) == lemma);
  }
}
