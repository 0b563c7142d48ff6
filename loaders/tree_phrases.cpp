// Which words of the sentence stand for a phrase: short groups of a noun, and topics, which are
// whole or end where they make sense.
#include <algorithm>

#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

using language::Syntax;
using language::TokenRange;
using language::Upos;

bool is_day(const SentenceTree& tree, std::uint32_t token) {
  const language::Span* date = literal_at(tree, token, language::SpanKind::date);
  return date != nullptr && date->tokens.first <= token && token < date->tokens.last &&
         tree.syntax.preposition(token) == "on";
}

namespace {

/// "six" of "six-month ceasefire", if no name stands there.
std::uint32_t begin_of_modifier(const SentenceTree& tree, std::uint32_t token) {
  constexpr std::uint32_t longest = 4;
  const std::uint32_t first = tree.syntax.phrase(token).first;
  if (token - first > longest) return token;
  for (std::uint32_t t = first; t < token; ++t) {
    const language::Upos upos = tree.text.syntax.upos[t];
    const bool part = upos == language::Upos::NUM || upos == language::Upos::NOUN ||
                      upos == language::Upos::ADJ || tree.text.word(t) == "-";
    if (!part || tree.span(t) != nullptr) return token;
  }
  return first;
}

}  // namespace

TokenRange noun_group(const SentenceTree& tree, std::uint32_t token) {
  TokenRange range{token, token + 1};
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    const bool before = child < token && tree.span(child) == nullptr;
    if (before && (kind == "amod" || kind == "compound")) {
      range.first = std::min(range.first, begin_of_modifier(tree, child));
    }
  }
  return range;
}

namespace {

/// "annual", "two-day", "major": tells when, how long or how great, not which one.
bool tells_no_event(const SentenceTree& tree, std::uint32_t child) {
  if (tree.span(child) != nullptr) return false;
  const Upos upos = tree.text.syntax.upos[child];
  if (upos != Upos::NOUN && upos != Upos::PROPN) return true;
  return tree.is(child, WordClass::period) ||
         literal_at(tree, child, language::SpanKind::date) != nullptr;
}

/// Where the words before `token` that belong to its name begin; `told`: one says which it is.
std::uint32_t begin_of_told(const SentenceTree& tree, std::uint32_t token, bool clearly,
                            bool& told) {
  constexpr std::uint32_t most_before = 6;
  std::uint32_t first = token;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    const bool owner = tree.syntax.is(child, "nmod:poss");
    // "the G7 Leaders' Summit": of a name that is not known as one the owner is a part.
    const bool part = kind == "amod" || kind == "compound" || (kind == "nmod" && !owner) ||
                      (owner && tree.text.syntax.upos[token] == Upos::PROPN);
    if (!part || child > token || token - child > most_before) continue;
    if (tells_no_event(tree, child) || literal_at(tree, child, language::SpanKind::date)) continue;
    const std::uint32_t begin = tree.syntax.phrase(child).first;
    if (token - begin > most_before || literal_at(tree, begin, language::SpanKind::date)) continue;
    // "a Russian-Chinese summit" is whose, not which.
    const language::Span* named = tree.span(child);
    told = told || !clearly || (named != nullptr && !named->adjectival);
    first = std::min(first, begin);
  }
  const language::Span* year =
      first > tree.sentence.first ? literal_at(tree, first - 1, language::SpanKind::date) : nullptr;
  if (told && year != nullptr && year->tokens.first + 1 == first && year->tokens.last == first) {
    --first;  // "the 2012 summit in Lima"
  }
  while (first < token && (tree.text.syntax.upos[first] == Upos::DET ||
                           tree.text.syntax.upos[first] == Upos::PUNCT)) {
    ++first;
  }
  return first;
}

}  // namespace

std::optional<TokenRange> told_at(const SentenceTree& tree, std::uint32_t token, bool clearly) {
  if (tree.span(token) != nullptr) return std::nullopt;
  if (tree.text.syntax.xpos[token] == "NNS") return std::nullopt;  // "workshops on trade": which?
  bool told = false;
  TokenRange words{begin_of_told(tree, token, clearly, told), token + 1};
  constexpr std::uint32_t most_behind = 7;
  const auto below = tree.syntax.dependents(token);
  std::vector<std::uint32_t> behind(below.begin(), below.end());
  if (const std::uint32_t verb = tree.syntax.head(token);
      verb != Syntax::no_head && tree.syntax.relation(token) == "obj") {
    // "hosts a conference in Brussels": parsers give the place to the verb.
    const auto others = tree.syntax.dependents(verb);
    behind.insert(behind.end(), others.begin(), others.end());
  }
  for (const std::uint32_t child : behind) {
    const std::string_view kind = tree.syntax.relation(child);
    if (child < token || (kind != "nmod" && kind != "obl")) continue;
    const std::string_view word = tree.syntax.preposition(child);
    const bool which = word == "on" || word == "of" || word == "for" || word == "in" ||
                       word == "at" || word == "about" || word == "between" || word == "against";
    const TokenRange phrase = tree.syntax.phrase(child);
    const bool dated = literal_at(tree, child, language::SpanKind::date) != nullptr;
    // Only right behind it, and one such phrase: more of them are the sentence's.
    if (!which || dated || phrase.first != words.last) continue;
    if (phrase.last - phrase.first > most_behind) {
      const language::Span* span = tree.span(child);
      if (span == nullptr || span->tokens.last - phrase.first > most_behind) continue;
      words.last = span->tokens.last;
    } else {
      words.last = phrase.last;
    }
    told = true;
    break;
  }
  if (!told) return std::nullopt;
  return words;
}

namespace {

constexpr std::uint32_t most_words = 16;  // of a phrase that fills a role

/// What belongs to a word and can be left out of its phrase: what only joins it to the rest, and
/// clauses that say something more about it ("…, which targets …").
bool is_aside(const SentenceTree& tree, std::uint32_t child) {
  const std::string_view kind = tree.syntax.relation(child);
  const auto& upos = tree.text.syntax.upos;
  const std::uint32_t first = tree.syntax.phrase(child).first;
  const std::uint32_t head = tree.syntax.head(child);
  // "their security and *attend* a summit": what another verb does, whatever the parser joins.
  const bool verb = kind == "conj" && head != Syntax::no_head && upos[child] == Upos::VERB &&
                    upos[head] != Upos::VERB;
  if (verb) return true;
  const bool set_off = upos[first] == Upos::PUNCT || (first > 0 && upos[first - 1] == Upos::PUNCT);
  return kind == "case" || kind == "mark" || kind == "det" || kind == "punct" || kind == "cc" ||
         kind == "appos" || kind == "advcl" || kind == "parataxis" || is_day(tree, child) ||
         (set_off && tree.syntax.is(child, "acl:relcl"));
}

/// Where the phrase of `token` begins, asides left out; at most `most_words` before it.
std::uint32_t begin_of(const SentenceTree& tree, std::uint32_t token) {
  std::uint32_t first = token;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    if (child > token || is_aside(tree, child)) continue;
    const std::uint32_t begin = tree.syntax.phrase(child).first;
    if (token - begin < most_words) first = std::min(first, begin);
  }
  return first;
}

/// Where the phrase of `token` ends, asides left out and not behind `limit`: of what is too long
/// as much as makes sense alone, "of the Forum" of "of the Forum, which would …".
std::uint32_t end_of(const SentenceTree& tree, std::uint32_t token, std::uint32_t limit,
                     int depth) {
  constexpr int deepest_phrase = 8;
  std::uint32_t end = token + 1;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    if (child < token || child >= limit || is_aside(tree, child)) continue;
    const bool whole = depth >= deepest_phrase || tree.syntax.is(child, "acl:relcl");
    const std::uint32_t last =
        whole ? tree.syntax.phrase(child).last : end_of(tree, child, limit, depth + 1);
    const bool bare = last == child + 1 && tree.syntax.phrase(child).last > last &&
                      tree.text.syntax.upos[child] == Upos::VERB;  // "plans aligned [with …]"
    if (last <= limit && !bare) end = std::max(end, last);
  }
  return end;
}

/// What no phrase ends with: "the development of the", "responding to".
bool is_unfinished(const SentenceTree& tree, std::uint32_t token) {
  switch (tree.text.syntax.upos[token]) {
    case Upos::PUNCT:
    case Upos::DET:
    case Upos::ADP:
    case Upos::CCONJ:
    case Upos::SCONJ:
    case Upos::PART:
    case Upos::AUX:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::optional<std::uint32_t> end_of_next_phrase(const SentenceTree& tree, std::uint32_t token,
                                                std::uint32_t at) {
  std::vector<std::uint32_t> above{token};
  if (tree.syntax.head(token) != Syntax::no_head) above.push_back(tree.syntax.head(token));
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    if (tree.syntax.relation(child) == "obj") above.push_back(child);
  }
  for (const std::uint32_t head : above) {
    for (const std::uint32_t child : tree.syntax.dependents(head)) {
      const std::string_view kind = tree.syntax.relation(child);
      const bool tells = kind == "advcl" || kind == "obl" || kind == "nmod" || kind == "acl";
      if (!tells || child <= token || is_day(tree, child)) continue;
      if (tree.syntax.phrase(child).first != at || tree.text.syntax.upos[at] == Upos::PUNCT)
        continue;
      const std::uint32_t end = end_of(tree, child, at + most_words, 0);
      const std::uint32_t whole = tree.syntax.phrase(child).last;
      return end == at + 1 && whole <= at + most_words ? whole : end;  // "made *in sharing data*"
    }
  }
  return std::nullopt;
}

TokenRange phrase_words(const SentenceTree& tree, std::uint32_t token) {
  const std::uint32_t begin = begin_of(tree, token);
  TokenRange range{begin, end_of(tree, token, begin + most_words, 0)};
  const auto bare = [&](std::uint32_t at) {
    const Upos upos = tree.text.syntax.upos[at];
    return upos == Upos::PUNCT || upos == Upos::DET || upos == Upos::ADP;
  };
  while (range.first < token && bare(range.first)) ++range.first;
  // Nor with what describes a word that is left out: "economic" of "economic ties".
  const auto hangs = [&](std::uint32_t at) {
    const std::uint32_t head = tree.syntax.head(at);
    return head != Syntax::no_head && head >= range.last;
  };
  while (range.last > token + 1 && (is_unfinished(tree, range.last - 1) || hangs(range.last - 1)))
    --range.last;
  // "relations last [December]": no half of a date.
  const auto* date = literal_at(tree, range.last - 1, language::SpanKind::date);
  if (date != nullptr && date->tokens.first > token && date->tokens.first < range.last &&
      date->tokens.last > range.last) {
    range.last = date->tokens.first;
  }
  return range;
}

}  // namespace entente::loaders
