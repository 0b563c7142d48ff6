// Whether what a predicate states is fact, plan or denial, who says so, and where it stands.
#include <algorithm>
#include <array>

#include "loaders/claims.hpp"
#include "loaders/sentence_tree.hpp"

namespace entente::loaders {
namespace {

using graph::Modality;
using language::Relation;
using language::Syntax;
using language::Upos;

constexpr int deepest = 6;  // governors that are asked

struct Mood {
  bool planned = false, negated = false, unreal = false, would = false;
};

/// "is to deliver".
bool is_to_happen(const SentenceTree& tree, std::uint32_t token) {
  bool bare = tree.text.syntax.xpos[token] == "VB";  // or "is to *be* sworn in"
  bool is = false, to = false;
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    bare = bare || ((kind == "aux" || kind == "cop") && tree.text.syntax.xpos[child] == "VB");
    is = is || ((kind == "aux" || kind == "cop") && tree.syntax.lemma(child) == "be");
    to = to || (kind == "mark" && tree.syntax.lemma(child) == "to");
  }
  return bare && is && to;
}

/// "at no time", "in no way", "under no circumstances".
bool is_never(const SentenceTree& tree, std::uint32_t phrase) {
  static constexpr std::array<std::string_view, 10> occasions{
      "time",         "point", "moment",  "stage", "way",
      "circumstance", "case",  "account", "event", "wise"};
  if (std::find(occasions.begin(), occasions.end(), tree.syntax.lemma(phrase)) == occasions.end()) {
    return false;
  }
  const auto below = tree.syntax.dependents(phrase);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return tree.syntax.relation(child) == "det" && tree.syntax.lemma(child) == "no";
  });
}

/// "hardly a day goes by without", "not a week passes that they do not": what happens all the time.
bool is_daily(const SentenceTree& tree, std::uint32_t governor) {
  static constexpr std::array<std::string_view, 4> deny{"hardly", "barely", "scarcely", "rarely"};
  const std::string_view lemma = tree.syntax.lemma(governor);
  if (lemma != "go" && lemma != "pass") return false;
  constexpr std::uint32_t before = 6;  // words from the begin of "hardly a day has gone"
  const std::uint32_t first = governor - std::min(before, governor - tree.sentence.first);
  for (std::uint32_t token = first; token < governor; ++token) {
    const std::string_view word = tree.syntax.lemma(token);
    if (std::find(deny.begin(), deny.end(), word) != deny.end()) return true;
    if (word == "no" || word == "not") return true;
  }
  return false;
}

/// What the words right under a token say of it: auxiliaries, negations, "if", "planned".
void look_below(const SentenceTree& tree, std::uint32_t token, Mood& mood) {
  mood.planned = mood.planned || is_to_happen(tree, token);
  for (const std::uint32_t child : tree.syntax.dependents(token)) {
    const std::string_view kind = tree.syntax.relation(child);
    mood.negated = mood.negated || (kind == "obl" && is_never(tree, child));
    const bool speaks = kind == "aux" || kind == "advmod" || kind == "mark" || kind == "amod" ||
                        kind == "det" || kind == "cc" || kind == "case";
    if (!speaks) continue;
    if (kind == "aux" && tree.syntax.lemma(child) == "would") {
      mood.would = true;
      continue;
    }
    mood.planned = mood.planned || tree.is(child, WordClass::planned);
    mood.negated = mood.negated || tree.is(child, WordClass::negated);
    mood.unreal = mood.unreal || (tree.is(child, WordClass::unreal) && kind != "case");
  }
}

/// "deter *any attacks* by Chad": nothing that is there.
bool is_any(const SentenceTree& tree, std::uint32_t predicate) {
  const auto below = tree.syntax.dependents(predicate);
  return tree.text.syntax.upos[predicate] == Upos::NOUN &&
         std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
           return tree.syntax.relation(child) == "det" && tree.syntax.lemma(child) == "any";
         });
}

/// "looks forward to welcoming".
bool looks_forward(const SentenceTree& tree, std::uint32_t governor) {
  const auto below = tree.syntax.dependents(governor);
  return tree.syntax.lemma(governor) == "look" &&
         std::any_of(below.begin(), below.end(),
                     [&](std::uint32_t child) { return tree.syntax.lemma(child) == "forward"; });
}

/// "due to visit", "set to sign", "ordered drills".
bool is_due(const SentenceTree& tree, std::uint32_t governor) {
  const std::string_view lemma = tree.syntax.lemma(governor);
  return lemma == "due" || lemma == "order" || lemma == "set" || lemma == "slated" ||
         lemma == "slate" || lemma == "poised";
}

/// "agreed a loan", "agreed to a truce": there is a truce then, but "agreed to a loan" is a plan.
bool is_agreed(const SentenceTree& tree, std::uint32_t predicate, std::uint32_t support,
               const Frame& frame) {
  return tree.syntax.lemma(support) == "agree" &&
         (tree.syntax.relation(predicate) != "obl" || frame.type->name == "AgreementSigning");
}

/// "imports *declined*": they fell, nobody refused them.
bool is_declining(const SentenceTree& tree, std::uint32_t predicate, std::uint32_t support) {
  return tree.syntax.lemma(support) == "decline" && tree.syntax.head(predicate) == support &&
         tree.syntax.relation(predicate).starts_with("nsubj");
}

/// "an agreement signed by Chile will …": signed already.
bool is_done(const SentenceTree& tree, std::uint32_t predicate, std::uint32_t support) {
  if (support == SentenceTree::none || tree.syntax.head(support) != predicate) return false;
  if (tree.syntax.relation(support) != "acl" || tree.text.syntax.xpos[support] != "VBN") {
    return false;
  }
  const auto below = tree.syntax.dependents(support);
  return std::none_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view kind = tree.syntax.relation(child);
    return kind == "mark" || kind == "aux";
  });
}

/// "ruled out selling".
bool is_ruled_out(const SentenceTree& tree, std::uint32_t governor) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> phrasal{
      {{"rul", "out"}, {"turn", "down"}, {"call", "off"}}};
  const auto below = tree.syntax.dependents(governor);
  return std::any_of(phrasal.begin(), phrasal.end(), [&](const auto& verb) {
    return tree.text.word(governor).starts_with(verb.first) &&
           std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
             return tree.syntax.lemma(child) == verb.second;
           });
  });
}

/// "I *want* to commend", "we wish to thank": said by saying so.
bool is_said_by_wanting(const SentenceTree& tree, std::uint32_t governor) {
  static constexpr std::array<std::string_view, 3> wants{"want", "wish", "like"};
  static constexpr std::array<std::string_view, 12> says{
      "commend", "thank",   "congratulate", "applaud", "praise",   "recognize",
      "welcome", "condemn", "express",      "salute",  "reaffirm", "reiterate"};
  if (std::find(wants.begin(), wants.end(), tree.syntax.lemma(governor)) == wants.end())
    return false;
  const auto below = tree.syntax.dependents(governor);
  const bool speaks = std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view lemma = tree.syntax.lemma(child);
    return tree.syntax.relation(child) == "nsubj" &&
           (lemma == "I" || lemma == "i" || lemma == "we");
  });
  return speaks && std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
           return tree.syntax.relation(child) == "xcomp" &&
                  std::find(says.begin(), says.end(), tree.syntax.lemma(child)) != says.end();
         });
}

/// What a governing word says of what it governs: "agreed to", "refused to", "plan to".
void look_at_governor(const SentenceTree& tree, std::uint32_t governor, Mood& mood) {
  mood.planned = mood.planned ||
                 (tree.is(governor, WordClass::planned) && !is_said_by_wanting(tree, governor)) ||
                 looks_forward(tree, governor) || is_due(tree, governor);
  mood.negated =
      mood.negated || tree.is(governor, WordClass::negated) || is_ruled_out(tree, governor);
  mood.unreal = mood.unreal || tree.is(governor, WordClass::unreal);
  if (tree.is(governor, WordClass::say) && mood.would) mood.planned = true;
}

bool governs(std::string_view relation) {
  return relation == "xcomp" || relation == "ccomp" || relation == "acl" || relation == "advcl";
}

/// "will consult and welcomes": a predicate with a tense of its own.
bool is_finite(const SentenceTree& tree, std::uint32_t token) {
  const std::string_view tag = tree.text.syntax.xpos[token];
  return tag == "VBZ" || tag == "VBD";
}

/// "by launching a programme", "joined Chile in launching one".
bool is_means(const SentenceTree& tree, std::uint32_t token) {
  if (tree.syntax.relation(token) != "advcl") return false;
  const auto below = tree.syntax.dependents(token);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view word = tree.syntax.lemma(child);
    return tree.syntax.relation(child) == "mark" && (word == "by" || word == "in");
  });
}

bool has_subject(const SentenceTree& tree, std::uint32_t token) {
  const auto below = tree.syntax.dependents(token);
  return std::any_of(below.begin(), below.end(),
                     [&](std::uint32_t child) { return tree.syntax.relation(child) == "nsubj"; });
}

/// "denied a report that Kenya had sold jets": no relative clause, whatever parsers say.
bool is_content(const SentenceTree& tree, std::uint32_t token) {
  const auto below = tree.syntax.dependents(token);
  const bool that = std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return tree.syntax.relation(child) == "mark" && tree.syntax.lemma(child) == "that";
  });
  return that && has_subject(tree, token);
}

/// "ruled out sending troops": what the verb is about, right behind it.
bool is_gerund(const SentenceTree& tree, std::uint32_t token, std::uint32_t governor) {
  constexpr std::uint32_t with_particle = 2;
  return tree.syntax.relation(token) == "advcl" && tree.text.syntax.xpos[token] == "VBG" &&
         token > governor && token - governor <= with_particle &&
         tree.text.syntax.upos[token - 1] != Upos::PUNCT;
}

/// "agreed on Monday to sell": what parsers take for a purpose where nothing else is agreed on.
bool is_purpose_of_plan(const SentenceTree& tree, std::uint32_t token, std::uint32_t governor) {
  if (tree.syntax.relation(token) != "advcl" || tree.text.syntax.xpos[token] != "VB") return false;
  const auto below = tree.syntax.dependents(governor);
  return tree.is(governor, WordClass::planned) &&
         std::none_of(below.begin(), below.end(), [&](std::uint32_t child) {
           return tree.syntax.relation(child) == "obj" || tree.syntax.relation(child) == "ccomp";
         });
}

/// "Ada Ruiz, of Ohio, to be a member of the council".
bool is_to_be(const SentenceTree& tree, std::uint32_t token) {
  const auto below = tree.syntax.dependents(token);
  const auto has = [&](std::string_view relation, std::string_view lemma) {
    return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
      return tree.syntax.relation(child) == relation && tree.syntax.lemma(child) == lemma;
    });
  };
  return has("mark", "to") && has("cop", "be");
}

/// "will discuss Russia's war on Kenya": what has an owner is there already, whatever is planned.
bool is_owned(const SentenceTree& tree, std::uint32_t token) {
  const auto below = tree.syntax.dependents(token);
  return std::any_of(below.begin(), below.end(),
                     [&](std::uint32_t child) { return tree.syntax.is(child, "nmod:poss"); });
}

/// "warned Chile against leaving", "prevented Chile from leaving".
bool is_averted(const SentenceTree& tree, std::uint32_t token, std::uint32_t governor) {
  if (tree.syntax.relation(token) != "advcl" || tree.text.syntax.xpos[token] != "VBG") return false;
  const auto below = tree.syntax.dependents(token);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view word = tree.syntax.lemma(child);
    const bool away =
        tree.syntax.relation(child) == "mark" && (word == "against" || word == "from");
    return away && (tree.is(governor, WordClass::demand) || tree.is(governor, WordClass::unreal) ||
                    tree.is(governor, WordClass::negated));
  });
}

/// "urged Chile to leave": nobody has left yet, nor said that they will.
bool is_demanded(const SentenceTree& tree, std::uint32_t token, std::uint32_t governor) {
  const std::string_view relation = tree.syntax.relation(token);
  if (relation != "xcomp" && relation != "advcl" && relation != "ccomp") return false;
  if (tree.text.syntax.xpos[token] != "VB" || !tree.is(governor, WordClass::demand)) return false;
  const auto below = tree.syntax.dependents(governor);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    const std::string_view kind = tree.syntax.relation(child);
    const bool other =
        kind == "obj" || kind == "iobj" || kind == "obl" || tree.syntax.is(child, "nsubj:pass");
    return other && child < token;
  });
}

/// The subject of `verb` if it names one person, body or state.
std::optional<std::uint32_t> speaker_of(const SentenceTree& tree, std::uint32_t verb) {
  const std::uint32_t speakers = tree.frames.type_bit("Person") |
                                 tree.frames.type_bit("Organization") |
                                 tree.frames.type_bit("Country");
  for (const auto& argument : tree.syntax.arguments(verb)) {
    if (argument.relation != Relation::subject) continue;
    const auto named = entities_at(tree, argument.token, argument.relation, speakers);
    if (named.size() == 1) return named.front().entity;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Modality> modality_of(const SentenceTree& tree, std::uint32_t predicate,
                                    std::uint32_t support, const Frame& frame) {
  if (frame.modality == Modality::asserted) return frame.modality;
  Mood mood;
  look_below(tree, predicate, mood);
  // "does not accept Chile's claim": the claim is there, unless there is "no claim" at all.
  const bool denied = mood.negated;
  std::uint32_t token = predicate;
  if (support != SentenceTree::none) {
    look_below(tree, support, mood);
    if (!is_agreed(tree, predicate, support, frame) && !is_declining(tree, predicate, support)) {
      look_at_governor(tree, support, mood);
    }
    token = support;
  }
  bool clause_of_noun = false;
  for (int depth = is_done(tree, predicate, support) ? deepest : 0; depth < deepest; ++depth) {
    const std::uint32_t governor = tree.syntax.head(token);
    if (governor == Syntax::no_head) break;
    if (mood.negated && is_daily(tree, governor)) mood.negated = false;
    const std::string_view kind = tree.syntax.relation(token);
    const bool relative = tree.syntax.is(token, "acl:relcl") && !is_content(tree, token);
    // "will have an opportunity to meet": what carries the noun speaks of the clause, too.
    const bool of_noun = clause_of_noun;
    clause_of_noun = kind == "acl" && !relative;
    if (kind == "conj") {
      if (has_subject(tree, token) || is_finite(tree, token)) break;  // a clause of its own
      look_below(tree, governor, mood);                               // "will meet and discuss"
    } else if (is_demanded(tree, token, governor) || is_averted(tree, token, governor)) {
      return std::nullopt;  // nor is it denied: "urged Chile not to leave"
    } else if (kind == "xcomp" || kind == "ccomp" || (kind == "acl" && !relative)) {
      look_at_governor(tree, governor, mood);
      mood.planned = mood.planned || (kind == "acl" && is_to_be(tree, token));
      if (kind == "xcomp") look_below(tree, governor, mood);
    } else if (is_purpose_of_plan(tree, token, governor) || is_gerund(tree, token, governor)) {
      look_at_governor(tree, governor, mood);
    } else if (is_means(tree, token) || (kind == "advcl" && tree.text.syntax.xpos[token] == "VB")) {
      look_below(tree, governor,
                 mood);  // "will help by launching", "will give $2 million to launch"
    } else if ((token == predicate || of_noun) && tree.text.syntax.upos[token] != Upos::VERB &&
               kind != "root" && !governs(kind)) {
      // A noun in another clause's phrase: "plans for a meeting", "refused talks".
      mood.planned = mood.planned || looks_forward(tree, governor);
      const bool imagined = tree.is(governor, WordClass::unreal);  // "defend against an invasion"
      if (tree.text.syntax.upos[governor] != Upos::VERB || kind == "obj" || imagined) {
        look_at_governor(tree, governor, mood);
      }
      if (tree.text.syntax.upos[governor] == Upos::VERB) {
        const bool there = support == SentenceTree::none && is_owned(tree, predicate);
        if (!there) look_below(tree, governor, mood);
      }
    } else {
      break;
    }
    token = governor;
  }
  if (!mood.negated && is_any(tree, predicate)) return std::nullopt;
  const bool there = frame.existing && !denied && tree.text.syntax.upos[predicate] != Upos::VERB;
  if (mood.negated && !there) return Modality::negated;
  if (frame.modality) return frame.modality;
  if (mood.planned && !frame.existing) return Modality::planned;
  if (mood.unreal || mood.would) return std::nullopt;
  return Modality::asserted;
}

std::optional<std::uint32_t> reporter_of(const SentenceTree& tree, std::uint32_t predicate) {
  std::uint32_t token = predicate;
  for (int depth = 0; depth < deepest; ++depth) {
    for (const std::uint32_t child : tree.syntax.dependents(token)) {
      const bool inserted =
          tree.syntax.relation(child) == "parataxis" && tree.is(child, WordClass::say);
      if (inserted) {
        if (const auto speaker = speaker_of(tree, child)) return speaker;
      }
      if (tree.syntax.relation(child) == "obl" && tree.syntax.preposition(child) == "accord") {
        const auto named = entities_at(tree, child, Relation::oblique, 0xFFFFFFFF);
        if (named.size() == 1) return named.front().entity;
      }
    }
    const std::uint32_t governor = tree.syntax.head(token);
    if (governor == Syntax::no_head) break;
    const std::string_view kind = tree.syntax.relation(token);
    if ((kind == "ccomp" || kind == "parataxis") && tree.is(governor, WordClass::say)) {
      return speaker_of(tree, governor);
    }
    token = governor;
  }
  return std::nullopt;
}

core::SourceSpan evidence_of(const SentenceTree& tree, std::uint32_t predicate) {
  const core::SourceSpan whole = tree.text.bytes(tree.sentence);
  if (whole.end - whole.begin <= kEvidenceBytes) return whole;
  // Whole tokens on both sides, as far as the bound goes.
  std::uint32_t first = predicate, last = predicate + 1;
  const auto bytes = [&] { return tree.text.tokens[last - 1].end - tree.text.tokens[first].begin; };
  for (bool grown = true; grown;) {
    grown = false;
    if (first > tree.sentence.first) {
      --first;
      grown = bytes() <= kEvidenceBytes;
      if (!grown) ++first;
    }
    if (last < tree.sentence.last) {
      ++last;
      const bool fits = bytes() <= kEvidenceBytes;
      if (!fits) --last;
      grown = grown || fits;
    }
  }
  return tree.text.bytes({first, last});
}

}  // namespace entente::loaders
