// Which words fill a text role: topics, labels, reasons, and those that say nothing.
#include <algorithm>
#include <string_view>

#include "language/word_table.hpp"
#include "loaders/tree_fillers.hpp"

namespace entente::loaders {

using language::SpanKind;
using language::TokenRange;
using language::Upos;

namespace {

/// "the recent agreement", "a historic partnership": tells when or how well, not of which kind.
bool says_no_kind(std::string_view lemma) {
  static constexpr language::WordTable<18> vague{
      "recent", "recently", "new",   "historic",    "landmark",  "first",
      "final",  "major",    "sign",  "signed",      "latest",    "similar",
      "second", "another",  "other", "preliminary", "tentative", "initial"};
  return language::contains(vague, lemma);
}

/// "continue" of "to continue to", "how": such a word alone names no subject.
bool is_hollow(Upos upos) {
  return upos == Upos::VERB || upos == Upos::ADV || upos == Upos::PRON || upos == Upos::DET ||
         upos == Upos::SCONJ;
}

/// "discussed progress", "agreed on concrete actions", "praised its role": such a noun names a
/// subject only with what it is of or for.
/// `alone`: whatever it has besides, the phrase is this word.
bool is_vague(const SentenceTree& tree, std::uint32_t noun, bool alone) {
  static constexpr language::WordTable<23> vague{
      "progress", "action",   "step",       "way",      "issue",  "matter", "measure", "topic",
      "role",     "question", "detail",     "outcome",  "result", "point",  "subject", "thing",
      "area",     "stance",   "everything", "anything", "best",   "utmost", "part"};
  if (!language::contains(vague, tree.syntax.lemma(noun))) return false;
  const auto below = tree.syntax.dependents(noun);
  return alone || std::none_of(below.begin(), below.end(), [&](std::uint32_t child) {
           const std::string_view kind = tree.syntax.relation(child);
           const bool tells =
               kind == "nmod" || kind == "acl" || kind == "compound" || kind == "conj";
           return tells && !tree.syntax.is(child, "nmod:poss");
         });
}

/// "welcomed *this support*": what it is stands elsewhere.
bool is_pointed_at(const SentenceTree& tree, std::uint32_t noun) {
  const auto below = tree.syntax.dependents(noun);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view lemma = tree.syntax.lemma(child);
    return tree.syntax.relation(child) == "det" && (lemma == "this" || lemma == "that");
  });
}

/// "take action", "working together", "partnering with officials": a deed that names no subject
/// without its end.
bool is_thin(const SentenceTree& tree, std::uint32_t verb) {
  static constexpr language::WordTable<6> joint{"work",      "partner", "collaborate",
                                                "cooperate", "engage",  "team"};
  const bool together = language::contains(joint, tree.syntax.lemma(verb));
  const auto below = tree.syntax.dependents(verb);
  return std::all_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view kind = tree.syntax.relation(child);
    if (kind == "obj") return is_vague(tree, child, false);
    if (kind == "obl") {
      const std::string_view word = tree.syntax.preposition(child);
      const bool able = tree.syntax.lemma(child) == "power";  // "everything in their power"
      return able || (together && (word == "with" || word == "alongside"));
    }
    return kind == "advmod" || kind == "mark" || kind == "punct" || kind == "advcl" ||
           kind == "aux" || kind == "cc";
  });
}

}  // namespace

void TreeFillers::fill_text(const TreeRole& role, std::uint32_t token, bool short_phrase,
                            std::uint32_t least) {
  if (std::any_of(found_.begin(), found_.end(),
                  [&](const Found& f) { return f.role == role.role || f.argument == token; })) {
    return;
  }
  if (is_dated(token)) return;
  if (points_elsewhere(token) || (!short_phrase && c_.is(token, WordClass::period))) return;
  const language::Span* sum = literal_at(c_, token, SpanKind::amount);
  const bool counted = sum != nullptr && sum->tokens.first <= token && token < sum->tokens.last;
  if (counted && !short_phrase) return;  // "$2 billion"
  TokenRange words = short_phrase ? noun_group(c_, token) : phrase_words(c_, token);
  const bool topic = least > 1 && frame_.type->roles[role.role].name == "topic";
  while (topic && words.first < token && says_no_kind(c_.syntax.lemma(words.first))) {
    ++words.first;
  }
  const bool verb = c_.text.syntax.upos[token] == Upos::VERB;
  const bool alone = words.first == token && words.last == token + 1;
  if (!short_phrase && alone && is_pointed_at(c_, token)) return;
  if (!short_phrase && words.first < words.last &&
      (verb ? is_thin(c_, token) : is_vague(c_, token, alone))) {
    const auto end = end_of_next_phrase(c_, token, words.last);
    const bool with_whom = verb && words.last > token + 2;  // "cooperate with Colombia's efforts"
    if (!end && !with_whom) return;
    words.last = end.value_or(words.last);
  }
  // "partnership" alone says no more than the fact's type does.
  const bool bare =
      !short_phrase && words.last - words.first == 1 && is_hollow(c_.text.syntax.upos[token]);
  if (words.first >= words.last || words.last - words.first < least || bare) return;
  const auto span = c_.text.bytes(words);
  add_value(role.role, role.each, token,
            std::string(c_.text.text.substr(span.begin, span.end - span.begin)), span);
}

bool TreeFillers::is_dated(std::uint32_t token) const {
  const language::Span* date = literal_at(c_, token, SpanKind::date);
  if (date == nullptr) return false;
  if (date->tokens.first <= token && token < date->tokens.last) return true;
  const auto below = c_.syntax.dependents(token);
  return std::none_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const bool year = child < token && c_.syntax.relation(child) == "compound";  // "2023 prize"
    return child >= date->tokens.first && child < date->tokens.last && (year || is_day(c_, child));
  });
}

bool TreeFillers::points_elsewhere(std::uint32_t token) const {
  const language::Span* span = c_.span(token);
  if (span != nullptr && c_.text.entities[span->entities.front()].type == "Person") return true;
  const auto below = c_.syntax.dependents(token);
  return c_.text.syntax.upos[token] == Upos::PRON ||
         std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
           const std::string_view lemma = c_.syntax.lemma(child);
           if (c_.syntax.relation(child) == "amod" && c_.text.word(child) == "following")
             return true;
           const bool that = lemma == "that" || lemma == "this";  // "To that end, we …"
           if (that && c_.syntax.relation(child) == "det" && c_.syntax.lemma(token) == "end")
             return true;
           return c_.syntax.is(child, "nmod:poss") && (lemma == "other" || lemma == "another");
         });
}

}  // namespace entente::loaders
