// Offices in a tree: which one a phrase names, and whose it is.
#include <algorithm>
#include <array>
#include <utility>

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

std::string_view office_of_word(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> offices{
      {{"presidency", "president"},
       {"presidential", "president"},
       {"premiership", "prime minister"},
       {"chancellorship", "chancellor"},
       {"chairmanship", "chair"},
       {"governorship", "governor"},
       {"gubernatorial", "governor"},
       {"mayoralty", "mayor"},
       {"mayoral", "mayor"}}};
  const auto found = std::find_if(offices.begin(), offices.end(),
                                  [&](const auto& entry) { return entry.first == word; });
  return found == offices.end() ? std::string_view() : found->second;
}

std::vector<Named> bodies_of_office(const SentenceTree& tree, language::TokenRange office,
                                    std::uint32_t types) {
  std::vector<Named> behind;
  std::vector<Named> before;
  for (std::uint32_t token = office.first; token < office.last; ++token) {
    for (const std::uint32_t child : tree.syntax.dependents(token)) {
      if (office.first <= child && child < office.last) continue;
      const std::string_view kind = tree.syntax.relation(child);
      const std::string_view word = tree.syntax.preposition(child);
      const bool own = tree.syntax.is(child, "nmod:poss");
      if (kind == "nmod" && !own && child > token) {
        const bool of = word == "of" || word == "at" || word == "in";
        // "envoy for Libya", "secretary for foreign affairs" tell what the office is about.
        const bool serves = word == "for" && tree.syntax.lemma(child) != "affairs" &&
                            tree.syntax.lemma(child) != "Affairs";
        if ((!of && !serves) || !behind.empty()) continue;
        const std::uint32_t wanted = of ? types : types & tree.frames.type_bit("Organization");
        for (const std::uint32_t member : listed(tree, child)) {
          const auto named = entities_at(tree, member, Relation::oblique, wanted);
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
