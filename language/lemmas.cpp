// Base forms of words, by table and rule; no dictionary, so rare words may keep an ending.
#include "language/lemmas.hpp"

#include <algorithm>
#include <array>

namespace entente::language {

namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool has_vowel(std::string_view stem) {
  return std::any_of(stem.begin(), stem.end(), [](char c) { return is_vowel(c) || c == 'y'; });
}

template <std::size_t N>
bool ends_with_one(std::string_view word, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

/// Stems that lost an e before -ed and -ing: "announc", "chang", "enabl".
bool wants_e(std::string_view stem) {
  static constexpr std::array<std::string_view, 39> always = {
      "c",  "v",  "u",  "z",  "bl",    "pl",   "tl",   "dl",  "gl",   "kl",   "fl",  "rg", "dg",
      "ns", "rs", "ps", "ls", "chang", "rang", "leng", "eng", "lung", "ring", "ung", "ul", "ur",
      "ar", "ir", "as", "is", "os",    "us",   "ad",   "ud",  "id",   "ag",   "ak",  "ik", "ok"};
  static constexpr std::array<std::string_view, 16> after_consonant = {
      "at", "ut", "in", "un", "on", "im", "um", "am",
      "ap", "op", "il", "ol", "od", "or", "ib", "iv"};
  static constexpr std::array<std::string_view, 13> never = {
      "bring",    "spring",   "string",    "question", "station", "position", "mention",
      "sanction", "function", "condition", "caution",  "reason",  "season"};
  if (stem.size() < 2 || ends_with_one(stem, never)) return false;
  if (stem.ends_with("ss") || stem.ends_with("zz")) return false;
  if (stem.size() > 2 && (stem.ends_with("er") || stem.ends_with("en"))) return false;
  const char third = stem.size() > 2 ? stem[stem.size() - 3] : 'b';
  const bool vowel_pair =
      is_vowel(stem[stem.size() - 2]) && is_vowel(third) && stem.substr(stem.size() - 2, 1) != "u";
  const char last = stem.back();
  if (ends_with_one(stem, always)) {
    const bool loose = last == 'd' || last == 'k' || last == 'r' || last == 'l';
    return !(loose && vowel_pair);
  }
  if (stem.ends_with("on")) return stem.ends_with("lon") || stem.ends_with("pon");
  if (stem.ends_with("or"))
    return stem.ends_with("tor") || stem.ends_with("nor") || stem.ends_with("plor");
  return ends_with_one(stem, after_consonant) && !is_vowel(third);
}

std::string verb_stem(std::string_view stem) {
  const std::size_t n = stem.size();
  const bool doubled = n > 2 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1]);
  if (doubled && stem[n - 1] != 'l' && stem[n - 1] != 's' && stem[n - 1] != 'z' &&
      stem[n - 1] != 'f') {
    return std::string(stem.substr(0, n - 1));
  }
  return std::string(stem) + (wants_e(stem) ? "e" : "");
}

std::string without_s(std::string_view word) {
  if (word.ends_with("ies") && word.size() > 4) {
    return std::string(word.substr(0, word.size() - 3)) + "y";
  }
  static constexpr std::array<std::string_view, 5> es = {"sses", "shes", "ches", "xes", "zzes"};
  if (ends_with_one(word, es)) return std::string(word.substr(0, word.size() - 2));
  if (word.ends_with("oes") && word.size() > 4) return std::string(word.substr(0, word.size() - 2));
  static constexpr std::array<std::string_view, 5> kept = {"ss", "us", "is", "ics", "'s"};
  if (ends_with_one(word, kept)) return std::string(word);
  return std::string(word.substr(0, word.size() - 1));
}

/// Nouns in -ing that are more than the verb's act.
bool is_ing_noun(std::string_view word) {
  static constexpr std::array<std::string_view, 26> nouns = {
      "meeting", "building", "training", "funding",  "spending",     "gathering", "understanding",
      "opening", "signing",  "bombing",  "shelling", "briefing",     "hearing",   "ruling",
      "warning", "landing",  "offering", "standing", "killing",      "uprising",  "crossing",
      "holding", "reading",  "shipping", "banking",  "manufacturing"};
  return std::find(nouns.begin(), nouns.end(), word) != nouns.end();
}

bool takes_verb(const Draft& draft, std::uint32_t before) {
  static constexpr std::array<std::string_view, 16> openers = {
      "after", "before", "while", "by",      "without", "when", "upon",    "keep",
      "kept",  "avoid",  "stop",  "stopped", "start",   "from", "started", "began"};
  return draft.is(before, WordClass::auxiliary) ||
         std::find(openers.begin(), openers.end(), draft.folded[before]) != openers.end();
}

std::string lemma_in_context(const Draft& draft, std::uint32_t token, bool opens_sentence,
                             bool heading) {
  const std::string& word = draft.folded[token];
  if (draft.shape(token) == Shape::punctuation || draft.shape(token) == Shape::number) return word;
  if (is_ing_noun(word) && (token == 0 || !takes_verb(draft, token - 1))) return word;
  const bool name_like = !opens_sentence && !heading && draft.shape(token) == Shape::capitalized;
  if (name_like && (word.ends_with("ing") || word.ends_with("ed"))) return word;
  if (draft.shape(token) == Shape::upper && word.size() < 5) return word;
  return lemma_of(word);
}

}  // namespace

std::string lemma_of(std::string_view word) {
  if (const std::string* irregular = irregular_lemma(word)) return *irregular;
  if (word.size() > 4 && word.ends_with("ied")) {
    return std::string(word.substr(0, word.size() - 3)) + "y";
  }
  if (word.size() > 4 && word.ends_with("eed")) return std::string(word);
  if (word.size() > 4 && word.ends_with("ed") && has_vowel(word.substr(0, word.size() - 2))) {
    return verb_stem(word.substr(0, word.size() - 2));
  }
  if (word.size() > 5 && word.ends_with("ing") && has_vowel(word.substr(0, word.size() - 3))) {
    return verb_stem(word.substr(0, word.size() - 3));
  }
  if (word.size() > 3 && word.ends_with("s")) return without_s(word);
  return std::string(word);
}

void add_lemmas(Draft& draft) {
  draft.out.lemmas.resize(draft.size());
  for (std::uint32_t token = 0; token < draft.size(); ++token) {
    draft.out.lemmas[token] = draft.folded[token];
  }
  for (const Sentence& sentence : draft.out.sentences) {
    const bool heading = sentence.kind == SentenceKind::heading;
    for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
      draft.out.lemmas[token] =
          lemma_in_context(draft, token, token == sentence.tokens.first, heading);
    }
  }
}

}  // namespace entente::language
