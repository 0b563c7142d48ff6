// Which verbs only carry a noun that says what is done: "held talks", "an embargo that Kenya
// imposed", "hit Chile with sanctions". Which of them count, the frames say.
#include <algorithm>
#include <array>

#include "language/deep_syntax.hpp"

namespace entente::language {
namespace {

/// "six rounds of talks": words that count what follows, and whose place is its place.
bool is_count(std::string_view lemma) {
  static constexpr std::array<std::string_view, 34> counts{
      "volume", "value", "round",   "series",   "set",       "number", "string",
      "raft",   "wave",  "batch",   "package",  "couple",    "spate",  "barrage",
      "salvo",  "day",   "tranche", "campaign", "range",     "dozen",  "memorandum",
      "rank",   "level", "status",  "program",  "programme", "most",   "all",
      "some",   "many",  "part",    "half",     "rest",      "several"};
  return std::find(counts.begin(), counts.end(), lemma) != counts.end();
}

/// "engage *in* talks", "labelled *as* threats".
bool is_engaging(std::string_view preposition) {
  return preposition == "in" || preposition == "into" || preposition == "to" ||
         preposition == "as" || preposition == "with";
}

}  // namespace

/// "that Kenya imposed", or "Kenya imposed" of a `relative` clause: with a subject and no object.
bool DeepSyntax::lacks_object(std::uint32_t verb, bool relative) const {
  bool open = relative, subject = false;
  for (const std::uint32_t child : dependents(verb)) {
    const std::string_view kind = relation(child);
    if (kind == "obj" || kind == "ccomp" || kind == "xcomp" || is(child, "nsubj:pass"))
      return false;
    open = open || (kind == "mark" && lemma(child) == "that");
    if (kind != "mark" && is_relativizer(child)) return false;
    subject = subject || kind == "nsubj";
  }
  return open && subject;
}

std::vector<Support> DeepSyntax::supports_of(std::uint32_t noun) const {
  std::vector<Support> all;
  for (int depth = 0; depth < kDeepest; ++depth) {
    const bool counted = relation(noun) == "nmod" && preposition(noun) == "of" &&
                         head(noun) != Syntax::no_head &&
                         (is_count(lemma(head(noun))) ||
                          text_.syntax.upos[head(noun)] == Upos::SYM);  // "$2 billion of sales"
    if (relation(noun) != "conj" && !counted) break;
    noun = head(noun);
  }
  const std::uint32_t verb = head(noun);
  if (verb != Syntax::no_head && text_.syntax.upos[verb] == Upos::VERB) {
    const std::string_view kind = relation(noun);
    if (kind == "nsubj") all.push_back({verb, true, {}});
    const std::string_view word = preposition(noun);
    if (kind == "obj") all.push_back({verb, false, {}});
    if (kind == "obl" && !word.empty()) all.push_back({verb, false, word, is_engaging(word)});
    if (kind == "xcomp") all.push_back({verb, false, "as"});  // "labelled China a threat"
  }
  // "raised *ties to a partnership*": parsers hang on the tie what it becomes.
  if (verb != Syntax::no_head && relation(noun) == "nmod" && preposition(noun) == "to" &&
      is_tie(lemma(verb)) && relation(verb) == "obj") {
    all.push_back({head(verb), false, "to"});
  }
  // "put the *bank on a list*": parsers hang on the object what is the verb's.
  if (verb != Syntax::no_head && relation(noun) == "nmod" && relation(verb) == "obj" &&
      head(verb) != Syntax::no_head && noun > verb && !preposition(noun).empty()) {
    all.push_back({head(verb), false, preposition(noun), false});
  }
  for (const std::uint32_t child : dependents(noun)) {
    const bool relative = is(child, "acl:relcl");
    if (relation(child) == "acl" && text_.syntax.xpos[child] == "VBN" &&
        (!relative || is_passive(child)) && own_subject(child) == none) {
      all.push_back({child, true, {}});
    }
    // "the embargo that Kenya imposed": a clause that lacks an object is relative, whatever parsers
    // say.
    if (relation(child) == "acl" && lacks_object(child, relative)) {
      all.push_back({child, false, {}});
    }
    if (!relative || text_.syntax.upos[child] != Upos::VERB) continue;
    for (const std::uint32_t word : dependents(child)) {  // "the pact, which Kenya signed"
      if (!is_relativizer(word)) continue;
      if (relation(word) == "obj") all.push_back({child, false, {}});
      if (is(word, "nsubj:pass")) all.push_back({child, true, {}});
      const std::string_view with = preposition(word);  // "under which Kenya was placed"
      if (relation(word) == "obl" && !with.empty()) all.push_back({child, false, with, false});
    }
  }
  return all;
}

/// "raised its ties with Kenya to an alliance": what the tie becomes has the same company.
bool DeepSyntax::is_raised(std::uint32_t verb) const {
  const auto below = dependents(verb);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return relation(child) == "obl" && preposition(child) == "to";
  });
}

/// Takes back what stands with the verb's object behind "with".
void DeepSyntax::drop_company(std::uint32_t object, std::vector<Argument>& out) const {
  std::erase_if(out, [&](const Argument& argument) {
    return argument.relation == Relation::oblique && argument.preposition == "with" &&
           head(argument.token) == object;
  });
}

/// "in loans and grants *to Kenya*": parsers hang it on any of them.
void DeepSyntax::add_all_obliques(std::uint32_t noun, std::vector<Argument>& out) const {
  add_obliques(noun, out);
  for (const std::uint32_t child : dependents(noun)) {
    if (relation(child) == "conj") add_obliques(child, out);
  }
}

/// "Kenya joined *Ghana* in condemning it": who does it already; `none` where nobody is joined.
std::uint32_t DeepSyntax::company_joined(std::uint32_t verb) const {
  const std::uint32_t above = head(verb);
  if (above == Syntax::no_head || relation(verb) != "advcl" || lemma(above) != "join") return none;
  bool inside = false;
  for (const std::uint32_t child : dependents(verb)) {
    inside = inside || (relation(child) == "mark" && lemma(child) == "in");
  }
  for (const std::uint32_t child : dependents(above)) {
    if (inside && relation(child) == "obj") return child;
  }
  return none;
}

}  // namespace entente::language
