// From surface relations of Universal Dependencies to the arguments of predicates. Who does it is
// found in deep_subjects.cpp, what belongs to a noun in deep_nouns.cpp, what carries it in
// deep_supports.cpp; which predicates matter, and what their arguments mean, elsewhere.
#include "language/deep_syntax.hpp"
#include "language/word_table.hpp"

#include <algorithm>
#include <array>

namespace entente::language {
namespace {

/// "a frigate *on station* off Kenya", "measures *in force* against Chile": where or against whom
/// one is in that condition.
bool is_condition(std::string_view lemma) {
  static constexpr std::array<std::string_view, 11> conditions{
      "station", "patrol", "duty",  "arms",  "arm",   "standby",
      "watch",   "guard",  "force", "place", "effect"};
  return std::find(conditions.begin(), conditions.end(), lemma) != conditions.end();
}

/// "declined by 12 *percent*": how much, no agent.
bool is_share(std::string_view lemma) { return lemma == "percent" || lemma == "%"; }

/// "in *response* to", "in *retaliation* for".
bool is_answer(std::string_view lemma) {
  static constexpr std::array<std::string_view, 7> answers{
      "response", "retaliation", "reprisal", "reaction", "reply", "punishment", "revenge"};
  return std::find(answers.begin(), answers.end(), lemma) != answers.end();
}

/// "$2 billion *in aid* to Kenya": what a sum is given as.
bool is_kind_of_sum(std::string_view word, std::string_view lemma) {
  static constexpr std::array<std::string_view, 20> kinds{
      "aid",     "assistance", "funding",  "fund",    "loan",    "grant",       "financing",
      "credit",  "support",    "relief",   "money",   "cash",    "capital",     "investment",
      "lending", "award",      "donation", "benefit", "finance", "contribution"};
  return word == "in" && std::find(kinds.begin(), kinds.end(), lemma) != kinds.end();
}

/// "a ban on *exports*": what goes from one place to another.
bool is_traffic(std::string_view lemma) {
  static constexpr std::array<std::string_view, 11> traffic{
      "import", "export", "sale",     "flight",   "trade",     "shipment",
      "supply", "travel", "delivery", "purchase", "investment"};
  return std::find(traffic.begin(), traffic.end(), lemma) != traffic.end();
}

/// "sent *through* Kenya to Chile".
bool is_way(std::string_view preposition) {
  return preposition == "from" || preposition == "through" || preposition == "via" ||
         preposition == "by" || preposition == "over" || preposition == "across";
}

/// Verbs that may have two objects: to whom and what.
bool is_giving(std::string_view lemma) {
  static constexpr std::array<std::string_view, 15> giving{
      "sell", "give",   "send",  "promise", "offer", "supply", "deliver", "award",
      "lend", "pledge", "grant", "hand",    "lease", "loan",   "owe"};
  return std::find(giving.begin(), giving.end(), lemma) != giving.end();
}

bool is_transfer(std::string_view lemma) {
  static constexpr std::array<std::string_view, 12> transfer{
      "provide", "ship",   "transfer", "export", "donate", "import",
      "buy",     "return", "purchase", "order",  "bring",  "hand"};
  return is_giving(lemma) || std::find(transfer.begin(), transfer.end(), lemma) != transfer.end();
}

}  // namespace

/// "discussed competition with Chile": words whose company is their own, not the verb's.
bool DeepSyntax::is_tie(std::string_view lemma) {
  static constexpr std::array<std::string_view, 13> ties{
      "competition", "cooperation",  "relation", "relationship", "tie",
      "partnership", "war",          "conflict", "tension",      "border",
      "dispute",     "coordination", "alliance"};
  return std::find(ties.begin(), ties.end(), lemma) != ties.end();
}

DeepSyntax::DeepSyntax(const AnnotatedText& text) : text_(text) {
  const auto tokens = static_cast<std::uint32_t>(text.syntax.head.size());
  begins_.assign(tokens + 2, 0);
  for (const std::uint32_t head : text.syntax.head) {
    if (head < tokens) ++begins_[head + 2];
  }
  for (std::size_t i = 2; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  dependents_.resize(begins_.back());
  for (std::uint32_t token = 0; token < tokens; ++token) {
    const std::uint32_t head = text.syntax.head[token];
    if (head < tokens) dependents_[begins_[head + 1]++] = token;
  }
  begins_.pop_back();
}

std::string_view DeepSyntax::relation(std::uint32_t token) const {
  const std::string_view full = text_.syntax.deprel[token];
  return full.substr(0, full.find(':'));
}

std::string_view DeepSyntax::own_preposition(std::uint32_t token) const {
  for (const std::uint32_t child : dependents(token)) {
    if (relation(child) != "case") continue;
    // No "'s"; "come *to* blows" is tagged as if a verb followed.
    if (text_.syntax.upos[child] != Upos::PART || lemma(child) == "to") return lemma(child);
  }
  return {};
}

std::string_view DeepSyntax::preposition(std::uint32_t token) const {
  const std::string_view own = own_preposition(token);
  if (!own.empty() || text_.syntax.upos[token] != Upos::PROPN) return own;
  // "with Xi Jinping": parsers hang the preposition on either part of a name.
  for (const std::uint32_t part : dependents(token)) {
    const bool named = relation(part) == "flat" || (relation(part) == "compound" && part < token);
    if (!named || text_.syntax.upos[part] != Upos::PROPN) continue;
    const auto below = dependents(part);
    const bool before = std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
      return relation(child) == "case" && child < token;
    });
    if (before) return own_preposition(part);
  }
  return {};
}

std::vector<std::uint32_t> DeepSyntax::conjuncts(std::uint32_t token) const {
  std::vector<std::uint32_t> all{token};
  for (std::size_t i = 0; i < all.size() && all.size() < 64; ++i) {
    for (const std::uint32_t child : dependents(all[i])) {
      const bool verb = text_.syntax.upos[child] == Upos::VERB;
      if (relation(child) == "conj" && !verb) all.push_back(child);
    }
  }
  std::sort(all.begin(), all.end());
  return all;
}

TokenRange DeepSyntax::phrase(std::uint32_t token) const {
  TokenRange range{token, token + 1};
  std::vector<std::uint32_t> open{token};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    range.first = std::min(range.first, at);
    range.last = std::max(range.last, at + 1);
    for (const std::uint32_t child : dependents(at)) open.push_back(child);
  }
  return range;
}

/// "a ban on imports of gems from Kenya": where what is banned comes from or goes.
void DeepSyntax::add_ends(std::uint32_t traffic, std::vector<Argument>& out) const {
  for (const std::uint32_t child : dependents(traffic)) {
    if (relation(child) != "nmod") continue;
    const std::string_view word = preposition(child);
    if (word == "from" || word == "to") out.push_back({Relation::oblique, word, child});
    if (word == "of") add_ends(child, out);
  }
}

/// "sanctioned Chad in response *to the coup*": why, as "over the coup" says it.
void DeepSyntax::add_cause(std::uint32_t answer, std::vector<Argument>& out) const {
  const std::string_view before = preposition(answer);
  if (!is_answer(lemma(answer)) || (before != "in" && before != "as")) return;
  for (const std::uint32_t child : dependents(answer)) {
    const std::string_view word = preposition(child);
    const bool cause =
        relation(child) == "nmod" && child > answer && (word == "to" || word == "for");
    if (cause) out.push_back({Relation::oblique, "over", child});
  }
}

void DeepSyntax::add_obliques(std::uint32_t noun, std::vector<Argument>& out) const {
  bool predicate = false;
  for (const std::uint32_t child : dependents(noun)) {
    predicate = predicate || relation(child) == "cop" || relation(child) == "nsubj";
  }
  for (const std::uint32_t child : dependents(noun)) {
    const bool phrasal = relation(child) == "nmod" || (relation(child) == "obl" && !predicate);
    if (!phrasal || is(child, "nmod:poss")) continue;
    const std::string_view word = preposition(child);
    if (!word.empty()) out.push_back({Relation::oblique, word, child});
    if (is_condition(lemma(child))) add_obliques(child, out);
    add_cause(child, out);
    if (is_kind_of_sum(word, lemma(child))) add_all_obliques(child, out);
    if (word == "on" && is_traffic(lemma(child))) add_ends(child, out);
    // "the sale of jets to Kenya", "a border of 30 miles with Kenya", "the sale to Kenya of jets":
    // parsers hang the last part too low.
    const bool to_name = word == "to" && text_.syntax.upos[child] == Upos::PROPN;
    if (word != "of" && word != "from" && !to_name) continue;
    for (const std::uint32_t below : dependents(child)) {
      if (relation(below) != "nmod" || below < child) continue;
      const std::string_view lower = preposition(below);
      if (word == "from" && lower != "to") continue;  // "transfers from Kenya to Chile"
      if (to_name && (lower != "of" || is_in_name(below))) continue;
      const bool astray = to_name || lower == "to" || lower == "with" || lower == "from" ||
                          lower == "by" || lower == "in" || lower == "at" || lower == "near";
      if (!astray) continue;
      out.push_back({Relation::oblique, lower, below});
      if (lower == "from") add_company(below, out);  // "ships of the fleet from Kiel to Riga"
    }
  }
}

/// "met at the White House with Xi", "spoke by phone with Xi", "sent from Kenya to Chile": a name
/// or a means has no company and no aim, so they are the verb's.
void DeepSyntax::add_company(std::uint32_t name, std::vector<Argument>& out) const {
  static constexpr std::array<std::string_view, 7> means{
      "phone", "telephone", "video", "teleconference", "videoconference", "margin", "way"};
  const bool alone = text_.syntax.upos[name] == Upos::PROPN ||
                     std::find(means.begin(), means.end(), lemma(name)) != means.end();
  if (!alone) return;
  for (const std::uint32_t child : dependents(name)) {
    if (relation(child) != "nmod" || child < name) continue;
    const std::string_view word = preposition(child);
    const bool onward = word == "to" && is_way(preposition(name));
    if (word == "with" || onward) out.push_back({Relation::oblique, word, child});
  }
}

/// "sold Kenya jets": whom parsers take for a part of the thing's name; `none` if it has words
/// before it ("sold the Kenya desk").
std::uint32_t DeepSyntax::given_to(std::uint32_t verb, std::uint32_t object) const {
  if (!is_giving(lemma(verb))) return none;
  if (text_.syntax.upos[object] != Upos::NOUN) return none;
  const std::uint32_t first = phrase(object).first;
  if (first != verb + 1 || relation(first) != "compound" || head(first) != object) return none;
  return text_.syntax.upos[first] == Upos::PROPN ? first : none;
}

/// Of two objects of a giving verb the first one: to whom.
bool DeepSyntax::is_first_object(std::uint32_t object) const {
  if (!is_giving(lemma(head(object)))) return false;
  const auto below = dependents(head(object));
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t other) {
    return relation(other) == "obj" && other > object && !is_relativizer(object) &&
           text_.syntax.upos[other] != Upos::PRON;
  });
}

/// "the Association *of Teachers*": goes on with a name.
bool DeepSyntax::is_in_name(std::uint32_t token) const {
  const auto& name = text_.syntax.name;
  return token < name.size() && name[token].starts_with("I-");
}

/// "massed troops on its border with Kenya": parsers give the neighbour to the verb.
bool DeepSyntax::is_behind_border(std::uint32_t phrase) const {
  for (const std::uint32_t child : dependents(phrase)) {
    if (relation(child) != "case" || child == 0) continue;
    const std::string_view before = lemma(child - 1);
    if (before == "border" || before == "frontier") return true;
  }
  return false;
}

/// "held Kenya responsible for it": what an adjective goes with is the verb's, too.
void DeepSyntax::add_measure(std::uint32_t adjective, std::vector<Argument>& out) const {
  for (const std::uint32_t child : dependents(adjective)) {
    const std::string_view word =
        relation(child) == "obl" ? preposition(child) : std::string_view();
    if (!word.empty()) out.push_back({Relation::oblique, word, child});
  }
}

/// "to one billion dollars by 2030": parsers hang the term on the sum.
void DeepSyntax::add_term(std::uint32_t sum, std::vector<Argument>& out) const {
  for (const std::uint32_t child : dependents(sum)) {
    const bool term = relation(child) == "nmod" && child > sum && preposition(child) == "by" &&
                      text_.syntax.upos[child] == Upos::NUM;
    if (term) out.push_back({Relation::oblique, "by", child});
  }
}

/// "was imposed on Kenya by Japan", "is claimed in full by Japan": parsers hang the agent too low.
void DeepSyntax::add_agent_below(std::uint32_t phrase, std::vector<Argument>& out) const {
  for (const std::uint32_t child : dependents(phrase)) {
    const bool phrasal = relation(child) == "nmod" || relation(child) == "obl";
    if (phrasal && child > phrase && preposition(child) == "by") {
      out.push_back({Relation::subject, {}, child});
    }
  }
}

/// "trained and armed Kenya": parsers give the object that two verbs share to the first one.
void DeepSyntax::add_shared_object(std::uint32_t verb, std::vector<Argument>& out) const {
  if (relation(verb) != "conj" || is_passive(verb)) return;
  const auto below = dependents(verb);
  if (std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
        const std::string_view kind = relation(child);
        return kind == "obj" || kind == "obl" || kind == "xcomp" || kind == "ccomp";
      })) {
    return;
  }
  std::uint32_t first = verb;
  for (int step = 0; step < kDeepest && relation(first) == "conj"; ++step) first = head(first);
  constexpr std::uint32_t near = 8;  // words of the object's phrase before its head
  for (const std::uint32_t child : dependents(first)) {
    if (relation(child) != "obj" || child < verb || child > verb + near) continue;
    if (phrase(child).first == verb + 1) out.push_back({Relation::object, {}, child, false});
  }
}

/// What the noun of a relative clause is in it, where no pronoun says so: "the gas Russia sells".
void DeepSyntax::add_relative(std::uint32_t verb, std::vector<Argument>& out) const {
  if (!is(verb, "acl:relcl")) return;
  const auto has = [&](Relation wanted) {
    return std::any_of(out.begin(), out.end(),
                       [&](const Argument& a) { return a.relation == wanted; });
  };
  const bool passive = is_passive(verb);
  if (!passive && has(Relation::subject) && !has(Relation::object)) {
    out.push_back({Relation::object, {}, head(verb)});
  }
}

/// "accused Chile *of* hiding it", "warned Chile *against* leaving": a preposition that the verb
/// asks for and a clause follows; empty: none.
std::string_view DeepSyntax::governing_word(std::uint32_t clause) const {
  for (const std::uint32_t child : dependents(clause)) {
    if (relation(child) != "mark") continue;
    const std::string_view word = lemma(child);
    const bool asked = word == "of" || word == "against" || word == "for" || word == "over";
    return asked ? word : std::string_view();
  }
  return {};
}

/// "sent rifles, shells and trucks *to Kenya*": parsers hang what is of a whole list on one part.
void DeepSyntax::add_shared_goal(std::uint32_t object, std::vector<Argument>& out) const {
  for (const std::uint32_t member : conjuncts(object)) {
    if (member == object || text_.syntax.upos[member] != Upos::NOUN) continue;
    for (const std::uint32_t child : dependents(member)) {
      const std::string_view word = preposition(child);
      const bool goal = (word == "to" || word == "from") && relation(child) == "nmod" &&
                        child > member && text_.syntax.upos[child] == Upos::PROPN;
      if (goal) out.push_back({Relation::oblique, word, child});
    }
  }
}

void DeepSyntax::add_verb(std::uint32_t verb, std::vector<Argument>& out) const {
  const bool passive = is_passive(verb);
  const Relation of_subject = passive ? Relation::object : Relation::subject;
  for (const std::uint32_t child : dependents(verb)) {
    const std::string_view kind = relation(child);
    if (kind == "nsubj") {
      const std::uint32_t subject = antecedent(child, verb);
      if (subject != none) out.push_back({of_subject, {}, subject});
    } else if (kind == "obj") {
      const std::uint32_t object = antecedent(child, verb);
      if (object == none) continue;
      if (is_first_object(child)) {  // "granted *DP World* a concession"
        out.push_back({Relation::indirect, {}, object});
        continue;
      }
      out.push_back({Relation::object, {}, object});
      const std::uint32_t given = passive ? none : given_to(verb, object);
      if (given != none) out.push_back({Relation::indirect, {}, given});
      add_obliques(object, out);
      if (object == child && is_transfer(lemma(verb))) add_shared_goal(object, out);
      if (is_tie(lemma(object)) && !is_raised(verb)) drop_company(object, out);
    } else if (kind == "iobj") {
      out.push_back({Relation::indirect, {}, child});
    } else if (kind == "obl") {
      const std::string_view word = preposition(child);
      if (word.empty()) {  // "rose 20 percent"; "last week": dates are found as such
        if (is_share(lemma(child))) out.push_back({Relation::oblique, "by", child});
        continue;
      }
      if (word == "with" && is_behind_border(child)) continue;
      add_term(child, out);
      const bool agent = passive && word == "by" && !is_share(lemma(child));
      const std::uint32_t phrase = antecedent(child, verb);  // "the bloc to *which* it belongs"
      if (phrase == none) continue;
      out.push_back({agent ? Relation::subject : Relation::oblique,
                     agent ? std::string_view() : word, phrase});
      add_company(child, out);
      if (is_condition(lemma(child))) add_obliques(child, out);
      add_cause(child, out);
      if (is_kind_of_sum(word, lemma(child))) add_all_obliques(child, out);
      if (passive && !agent) add_agent_below(child, out);
    } else if (kind == "advmod" && lemma(child) == "where" && is(verb, "acl:relcl")) {
      out.push_back(
          {Relation::oblique, "in", head(verb), false});  // "Seoul, where he spent a week"
    } else if (kind == "advmod" && lemma(child) == "together") {
      for (const std::uint32_t below : dependents(child)) {
        if (relation(below) == "obl") out.push_back({Relation::oblique, preposition(below), below});
      }
    } else if (kind == "xcomp" || (kind == "advcl" && is_after_to(child) && child > verb)) {
      const Upos upos = text_.syntax.upos[child];
      if (upos == Upos::VERB) out.push_back({Relation::clause, {}, child});
      // "named her envoy", as "named her as envoy".
      const bool noun = kind == "xcomp" && (upos == Upos::NOUN || upos == Upos::PROPN);
      if (noun && preposition(child).empty()) out.push_back({Relation::oblique, "as", child});
      if (upos == Upos::ADJ) add_measure(child, out);
    } else if (kind == "advcl" && text_.syntax.xpos[child] == "VBG") {
      const std::string_view word = governing_word(child);
      if (!word.empty()) out.push_back({Relation::oblique, word, child});
    }
  }
  add_shared_object(verb, out);
  add_relative(verb, out);
  if (own_subject(verb) != none) return;
  const std::uint32_t shared = surface_subject(verb, 0);
  if (shared != none) out.push_back({of_subject, {}, shared, false});
  const std::uint32_t joined = company_joined(verb);
  if (joined != none) out.push_back({of_subject, {}, joined, false});
}

/// "is opposed to it", "countries critical of it".
void DeepSyntax::add_adjective(std::uint32_t adjective, std::vector<Argument>& out) const {
  for (const std::uint32_t child : dependents(adjective)) {
    const std::string_view kind = relation(child);
    if (kind == "nsubj") {
      const std::uint32_t subject = antecedent(child, adjective);
      if (subject != none) out.push_back({Relation::subject, {}, subject});
    } else if (kind == "obl") {
      const std::string_view word = preposition(child);
      if (!word.empty()) out.push_back({Relation::oblique, word, child});
    } else if (kind == "xcomp" || (kind == "advcl" && is_after_to(child))) {
      out.push_back({Relation::clause, {}, child});
    }
  }
  if (own_subject(adjective) != none) return;
  const std::uint32_t governor = head(adjective);
  const bool behind = relation(adjective) == "amod" && governor < adjective;
  const std::uint32_t shared = behind ? governor : surface_subject(adjective, 0);
  if (shared != none) out.push_back({Relation::subject, {}, shared, false});
}

std::vector<Argument> DeepSyntax::arguments(std::uint32_t predicate) const {
  std::vector<Argument> all;
  switch (text_.syntax.upos[predicate]) {
    case Upos::VERB:
      add_verb(predicate, all);
      break;
    case Upos::ADJ:
      add_adjective(predicate, all);
      break;
    default:
      add_noun(predicate, all);
  }
  return all;
}

}  // namespace entente::language
