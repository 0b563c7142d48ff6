// Those without a name of their own: who holds a state's office, and bodies, people and land that
// a phrase describes.
#include <algorithm>
#include <array>
#include <utility>

#include "language/word_table.hpp"
#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

using language::Span;
using language::SpanKind;
using language::TokenRange;
using language::Upos;

namespace {

/// A word before a noun that does not help to tell whom it means: "the", "many"; "our" does.
bool tells_nothing(const SentenceTree& tree, std::uint32_t token) {
  static constexpr std::array<std::string_view, 8> vague = {"other", "many", "several", "various",
                                                            "some",  "such", "few",     "more"};
  const Upos upos = tree.text.syntax.upos[token];
  return upos == Upos::DET || upos == Upos::ADP || upos == Upos::ADV || upos == Upos::CCONJ ||
         upos == Upos::PUNCT || upos == Upos::NUM ||
         std::find(vague.begin(), vague.end(), tree.syntax.lemma(token)) != vague.end();
}

}  // namespace

std::optional<OfficeHolder> office_holder_at(const SentenceTree& tree, std::uint32_t token) {
  const std::string_view tag = tree.text.syntax.xpos[token];
  if (tag == "NNS" || tag == "NNPS" || tree.span(token) != nullptr) return std::nullopt;
  const Span* office = literal_at(tree, token, SpanKind::title);
  const bool counterpart = tree.syntax.lemma(token) == "counterpart";
  if (!counterpart && (office == nullptr || office->tokens.last != token + 1)) return std::nullopt;
  const Span* state = nullptr;
  bool definite = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view lemma = tree.syntax.lemma(child);
    definite = definite || tree.syntax.is(child, "nmod:poss") || lemma == "the";
    const Span* span = tree.span(child);
    const bool owns = span != nullptr && span->kind == SpanKind::name &&
                      (span->adjectival || tree.syntax.is(child, "nmod:poss"));
    if (owns && child < token) state = span;
  }
  if (state == nullptr || !definite) return std::nullopt;
  // "Kosovo's prime minister, Albin Kurti": has a name, wherever the tree hangs it.
  const bool comma = token + 1 < tree.sentence.last && tree.text.word(token + 1) == ",";
  const std::uint32_t behind = token + (comma ? 2 : 1);
  const Span* holder = behind < tree.sentence.last ? tree.span(behind) : nullptr;
  if (holder != nullptr && tree.text.entities[holder->entities.front()].type == "Person") {
    return std::nullopt;
  }
  const core::SourceSpan word = tree.text.bytes(state->tokens);
  std::string name(tree.text.text.substr(word.begin, word.end - word.begin));
  if (!state->adjectival) name.append("'s");
  name.append(" ").append(office != nullptr ? office->value : "counterpart");
  return OfficeHolder{std::move(name), {state->tokens.first, token + 1}};
}

std::uint32_t measured_at(const SentenceTree& tree, std::uint32_t token) {
  static constexpr language::WordTable<8> measures{"round", "set",  "piece", "crate",
                                                   "box",   "unit", "ton",   "tonne"};
  if (!language::contains(measures, tree.syntax.lemma(token))) return token;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const bool of = tree.syntax.relation(child) == "nmod" && child > token &&
                    tree.syntax.preposition(child) == "of";
    if (of) return child;
  }
  return token;
}

std::optional<TokenRange> gear_at(const SentenceTree& tree, std::uint32_t token) {
  static constexpr language::WordTable<6> wide{"weapon",   "system", "munition",
                                               "aircraft", "vessel", "ship"};
  constexpr std::uint32_t most = 6;
  const bool kind = language::contains(wide, tree.syntax.lemma(token));
  if ((!kind && !tree.is(token, WordClass::gear)) || tree.text.syntax.upos[token] != Upos::NOUN ||
      tree.span(token) != nullptr) {
    return std::nullopt;
  }
  const auto below = tree.syntax.dependents(token);
  const bool told = std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return child < token && (tree.syntax.relation(child) == "compound" ||
                             tree.syntax.lemma(child).find('-') != std::string_view::npos);
  });
  // "advanced weapons", "the first boat": any
  const bool mass = tree.syntax.lemma(token) == "armor" || tree.syntax.lemma(token) == "armour";
  const bool one = tree.text.syntax.xpos[token] == "NN" && !mass;
  if ((kind || one) && !told) return std::nullopt;
  TokenRange words{token, token + 1};
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    if (child > token || (kind != "amod" && kind != "compound")) continue;
    if (tree.span(child) != nullptr) return std::nullopt;
    words.first = std::min(words.first, tree.syntax.phrase(child).first);
  }
  while (words.first < token && tells_nothing(tree, words.first)) ++words.first;
  if (words.last - words.first > most) return std::nullopt;
  return words;
}

namespace {

/// "our four countries", "their governments": those who speak or are spoken of, and nobody else.
bool is_of_speakers(const SentenceTree& tree, std::uint32_t token, std::uint32_t child) {
  static constexpr std::array<std::string_view, 6> states = {"country", "nation",     "government",
                                                             "economy", "delegation", "community"};
  return tree.syntax.is(child, "nmod:poss") && tree.text.syntax.upos[child] == Upos::PRON &&
         std::find(states.begin(), states.end(), tree.syntax.lemma(token)) != states.end();
}

}  // namespace

std::optional<Description> description_at(const SentenceTree& tree, std::uint32_t token,
                                          bool anybody) {
  const bool people = tree.is(token, WordClass::people);
  const bool one = tree.is(token, WordClass::collective);
  const bool land = tree.is(token, WordClass::land) && anybody;
  if (!people && !one && !land && !tree.is(token, WordClass::bodies)) return std::nullopt;
  const bool single = anybody && tree.text.syntax.xpos[token] == "NN";  // "a Russian bank"
  if ((tree.text.syntax.xpos[token] != "NNS" && !one && !single) || tree.span(token) != nullptr) {
    return std::nullopt;
  }
  TokenRange words{token, token + 1};
  bool belongs = anybody && !land && !single;
  std::uint32_t counted = token;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    if (anybody && kind == "nummod" && child < token) {
      counted = tree.syntax.phrase(child).first;  // "19 banks", "6.1 million veterans"
    }
    if (is_of_speakers(tree, token, child)) return std::nullopt;
    const std::string_view word = tree.syntax.preposition(child);
    const bool before = child < token && (kind == "amod" || kind == "compound" || kind == "nmod");
    const bool behind =
        child > token && kind == "nmod" &&
        (word == "of" || word == "from" || (land && (word == "in" || word == "off")));
    if (!before && !behind) continue;
    const TokenRange below = tree.syntax.phrase(child);
    const bool named = tree.span(child) != nullptr;
    constexpr std::uint32_t short_phrase = 5;
    if (behind && !named && (!anybody || below.last - below.first > short_phrase)) continue;
    if (land && !behind && named) continue;  // "Turkish waters" are Turkey's alone
    belongs = belongs || named;
    words.first = std::min(words.first, below.first);
    words.last = std::max(words.last, below.last);
  }
  constexpr std::uint32_t most = 8;
  if (!belongs || words.last - words.first > most) return std::nullopt;
  while (words.first < token && tells_nothing(tree, words.first)) ++words.first;
  if (words.last - words.first < 2) words.first = std::min(words.first, counted);
  if (words.last - words.first < 2) return std::nullopt;  // "leaders": anybody
  return Description{words, land ? "Place" : people ? "Person" : "Organization"};
}

}  // namespace entente::loaders
