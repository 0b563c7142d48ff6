// Offices in a tree: which one a phrase names, and whose it is.
#include <algorithm>

#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

using language::Relation;
using language::Span;
using language::SpanKind;

const Span* title_at(const SentenceTree& tree, std::uint32_t token) {
  const Span* office = literal_at(tree, token, SpanKind::title);
  if (office == nullptr) return nullptr;
  return office->tokens.first <= token && token < office->tokens.last ? office : nullptr;
}

std::vector<Named> bodies_of_office(const SentenceTree& tree, const Span& office,
                                    std::uint32_t types) {
  std::vector<Named> behind;
  std::vector<Named> before;
  for (std::uint32_t token = office.tokens.first; token < office.tokens.last; ++token) {
    for (const std::uint32_t child : tree.syntax.dependents(token)) {
      if (office.tokens.first <= child && child < office.tokens.last) continue;
      const std::string_view kind = tree.syntax.relation(child);
      const std::string_view word = tree.syntax.preposition(child);
      const bool own = tree.syntax.is(child, "nmod:poss");
      if (kind == "nmod" && !own && child > token) {
        const bool of = word == "of" || word == "at" || word == "for" || word == "in";
        if (!of || !behind.empty()) continue;
        for (const std::uint32_t member : listed(tree, child)) {
          const auto named = entities_at(tree, member, Relation::oblique, types);
          behind.insert(behind.end(), named.begin(), named.end());
        }
      } else if (child < token && (own || kind == "amod" || kind == "compound")) {
        const auto named =
            entities_at(tree, child, own ? Relation::owner : Relation::modifier, types);
        before.insert(before.end(), named.begin(), named.end());
      }
    }
  }
  return behind.empty() ? before : behind;
}

}  // namespace entente::loaders
