#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/annotated_text.hpp"
#include "language/gazetteer.hpp"
#include "language/lexicon.hpp"

namespace entente::language {

/// The entities of one text while it is read: each once, found by gazetteer key or by type and
/// name. Writes into the annotated text, which must outlive it.
class EntityTable {
 public:
  explicit EntityTable(AnnotatedText& out) : out_(out) {}

  /// The entity of a gazetteer entry, added at its first mention.
  std::uint32_t known(const GazetteerEntry& entry);
  /// The entity of this type and name (case aside), added at its first mention.
  std::uint32_t named(const std::string& type, const std::string& name);
  [[nodiscard]] std::optional<std::uint32_t> find(const std::string& type,
                                                  const std::string& name) const;
  /// Adds a name span over `tokens`, and `written` to the names of the entity.
  Span& mention(std::uint32_t entity, TokenRange tokens, const std::string& written);

  [[nodiscard]] TextEntity& operator[](std::uint32_t entity) { return out_.entities[entity]; }
  [[nodiscard]] const TextEntity& operator[](std::uint32_t entity) const {
    return out_.entities[entity];
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(out_.entities.size());
  }

 private:
  std::uint32_t add(const std::string& index, TextEntity entity);

  AnnotatedText& out_;
  TextMap<std::uint32_t> index_;  ///< "key" or "Type|folded name"
};

}  // namespace entente::language
