// Whose what is backed, opposed or strengthened is: the one who is meant.
#include <algorithm>
#include <string_view>

#include "language/word_table.hpp"
#include "loaders/tree_fillers.hpp"

namespace entente::loaders {

using language::Argument;
using language::Relation;
using language::Upos;

namespace {

/// "the *denuclearization* of Chile", "Chile's *isolation*": what nobody wishes for itself, so that
/// who backs it does not back its owner.
bool is_adverse(std::string_view lemma) {
  static constexpr language::WordTable<18> adverse{
      "denuclearization", "denuclearisation", "disarmament", "demilitarization", "isolation",
      "withdrawal",       "removal",          "expulsion",   "suspension",       "defeat",
      "punishment",       "prosecution",      "arrest",      "containment",      "condemnation",
      "embargo",          "boycott",          "end"};
  return language::contains(adverse, lemma);
}

/// "U.S.-Japanese *cooperation*": it has sides and no owner.
bool is_mutual(std::string_view lemma) {
  static constexpr language::WordTable<12> mutual{
      "cooperation", "partnership",  "relation", "relationship", "tie",  "alliance",
      "friendship",  "coordination", "dialogue", "dialog",       "bond", "collaboration"};
  return language::contains(mutual, lemma);
}

}  // namespace

bool TreeFillers::fill_owner(const TreeRole& role, const Argument& argument) {
  const bool other =
      argument.relation == Relation::subject || argument.relation == Relation::clause;
  if (!(other && !role.whose.empty()) && argument.relation != Relation::object &&
      argument.relation != Relation::oblique) {
    return false;
  }
  const std::uint32_t owner = owner_in(role, argument.token);
  if (owner == SentenceTree::none) return false;
  for (const std::uint32_t token : listed(c_, owner)) {
    for (const Named& n : entities_at(c_, token, Relation::owner, role.types)) {
      add(role, owner, n.entity, c_.text.bytes(n.tokens));
    }
  }
  const auto& roles = frame_.type->roles;
  for (std::uint16_t i = 0; i < roles.size(); ++i) {
    if (roles[i].name == "topic")
      fill_text({i, 0, false, false, {}, false, false, {}}, argument.token, false);
  }
  return true;
}

std::uint32_t TreeFillers::owner_in(const TreeRole& role, std::uint32_t token) const {
  const auto is_named = [&](std::uint32_t child, Relation relation) {
    if (c_.span(token) != nullptr && c_.span(token) == c_.span(child)) return false;
    const auto named = entities_at(c_, child, relation, role.types);
    // "their *nuclear weapons* programme" is no weapon's.
    return !named.empty() && c_.text.entities[named.front().entity].type != "Product";
  };
  const std::string_view lemma = c_.syntax.lemma(token);
  if (is_adverse(lemma)) return SentenceTree::none;
  if (c_.text.syntax.upos[token] == Upos::VERB) {  // "enabling *Chile* to sell"
    if (role.whose.empty() || !c_.is(token, WordClass::strengthen)) return SentenceTree::none;
    for (const std::uint32_t child : c_.syntax.dependents(token)) {
      if (c_.syntax.relation(child) != "obj") continue;
      if (is_named(child, Relation::object)) return child;
      return owner_in(role, child);
    }
    return SentenceTree::none;
  }
  for (const std::uint32_t child : c_.syntax.dependents(token)) {
    const bool owner = c_.syntax.is(child, "nmod:poss") ||
                       (c_.syntax.relation(child) == "amod" && !is_mutual(lemma));
    const bool speaker = c_.syntax.lemma(child) == "our" || c_.syntax.lemma(child) == "we";
    const bool part = child + 1 < token && c_.text.word(child + 1) == "-";  // "African-led"
    if (owner && !speaker && !part && is_named(child, Relation::owner)) return child;
  }
  if (role.whose.empty() || c_.span(token) != nullptr) return SentenceTree::none;
  for (const std::uint32_t member : listed(c_, token)) {  // "the security and peace of Chile"
    for (const std::uint32_t child : c_.syntax.dependents(member)) {
      const bool behind = c_.syntax.relation(child) == "nmod" &&
                          !c_.syntax.is(child, "nmod:poss") &&
                          std::binary_search(role.whose.begin(), role.whose.end(),
                                             c_.frames.number_of(c_.syntax.preposition(child)));
      if (!behind) continue;
      if (is_named(child, Relation::oblique)) return child;
      // "the *growth* of Kenya's exports", and no further down.
      for (const std::uint32_t below : c_.syntax.dependents(child)) {
        if (c_.syntax.is(below, "nmod:poss") && is_named(below, Relation::owner)) return below;
      }
    }
  }
  for (const std::uint32_t child : c_.syntax.dependents(token)) {  // "projects *to help Chile*"
    const bool purpose = c_.syntax.relation(child) == "acl" && !c_.syntax.is(child, "acl:relcl") &&
                         c_.text.syntax.upos[child] == Upos::VERB;
    if (purpose) return owner_in(role, child);
  }
  return SentenceTree::none;
}

}  // namespace entente::loaders
