#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/corpus.hpp"
#include "graph/entity_resolution.hpp"

namespace entente::graph {

/// How a text stands to the name of what it names, as far as both show it.
enum class SpellingKind : std::uint8_t {
  name,          ///< the name
  variant,       ///< the name but for case, accents, articles, punctuation
  titled,        ///< the person's name behind a title
  gazetteer,     ///< a name that the gazetteer has for the entity's key
  part,          ///< words of the name
  acronym,       ///< initials of the name
  another_name,  ///< another name, which the document itself ties to the entity
  no_name        ///< a pronoun or a noun that reading took for the entity
};

struct DocumentCount {
  std::string document;  ///< id
  std::size_t count = 0;
};

/// One text that names an entity; white space inside counts as one space.
struct Spelling {
  std::string text;
  SpellingKind kind = SpellingKind::name;
  std::size_t count = 0;
  std::vector<DocumentCount> documents;  ///< by id
};

/// An entity that shares a name with another one, or may be taken for it, and why it is another.
struct Homonym {
  std::uint32_t entity = 0;  ///< index into EntityExplainer::entities()
  std::string reason;        ///< "is a Place, this a Country"
};

/// Why an entity is what it is.
struct EntityExplanation {
  std::uint32_t entity = 0;                    ///< index into EntityExplainer::entities()
  std::vector<DocumentCount> documents;        ///< mentions, by document id
  std::vector<const NameDecision*> decisions;  ///< groups of names that were joined
  std::vector<Spelling> spellings;             ///< the most frequent first
  std::vector<Homonym> apart;                  ///< by id of the other entity; at most 50
  std::size_t apart_left_out = 0;
};

/// Explains what resolution made of the names of a corpus. Resolves it again, keeping the reasons.
class EntityExplainer {
 public:
  /// Whether the gazetteer has `name` for the thing with `key`.
  using KnownName = std::function<bool(const std::string& key, const std::string& name)>;

  /// REQUIRES: corpus is normalized and outlives this.
  EntityExplainer(const Corpus& corpus, KnownName known);

  [[nodiscard]] const std::vector<Entity>& entities() const { return resolved_.entities; }

  /// Entities with this id, gazetteer key, name or other name (compared as core::fold_name does):
  /// those with the name as their own first, then by id.
  [[nodiscard]] std::vector<std::uint32_t> find(std::string_view name) const;

  /// Names of entities near to one that is none, the nearest first: a slip of the pen away, or with
  /// all its words. At most `most`.
  [[nodiscard]] std::vector<std::string> near(std::string_view name, std::size_t most) const;

  [[nodiscard]] EntityExplanation explain(std::uint32_t entity) const;

 private:
  void count_mentions(EntityExplanation& explanation) const;
  void find_homonyms(EntityExplanation& explanation) const;
  [[nodiscard]] SpellingKind kind_of(const Entity& entity, const std::string& text,
                                     NameFolder& folder) const;
  [[nodiscard]] std::string why_apart(std::uint32_t own, std::uint32_t other) const;

  const Corpus& corpus_;
  KnownName known_;
  NameFolder folder_;
  std::vector<NameDecision> decisions_;
  ResolvedEntities resolved_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_name_, by_word_;
};

}  // namespace entente::graph
