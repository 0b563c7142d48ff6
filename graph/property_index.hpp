#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/value.hpp"

namespace entente::graph {

/// So many indexes a graph may have.
inline constexpr std::size_t kMostIndexes = 256;

/// What an index is over: nodes with a label, or relationships with a type, that have all of some
/// properties.
struct IndexDefinition {
  std::string name;
  bool of_relationships = false;
  std::string label;              ///< of relationships: their type
  std::vector<std::string> keys;  ///< one and more, none twice

  /// Whether both are over the same, whatever their names.
  [[nodiscard]] bool covers_same(const IndexDefinition& other) const {
    return of_relationships == other.of_relationships && label == other.label && keys == other.keys;
  }
};

/// Finds nodes, or relationships, by the values of their properties. Its order is coarser than the
/// language's: numbers are told apart as floats, and of lists, times and durations nothing is. So
/// what it finds are candidates, among them all that are asked for; ids are plain numbers.
///
/// Copies share their entries until one of them changes.
class PropertyIndex {
 public:
  using Ids = std::vector<std::uint32_t>;

  explicit PropertyIndex(IndexDefinition definition);

  [[nodiscard]] const IndexDefinition& definition() const { return definition_; }
  [[nodiscard]] std::size_t size() const { return size_; }  ///< ids in it
  [[nodiscard]] std::size_t distinct() const { return entries_->size(); }

  /// `values`: one for each key of the definition, none of them null.
  void insert(std::span<const core::Value> values, std::uint32_t id);
  /// Nothing happens if the id is not there.
  void erase(std::span<const core::Value> values, std::uint32_t id);

  /// Where each key has the value of its place; ascending. A null finds nothing.
  [[nodiscard]] Ids equal_to(std::span<const core::Value> values) const;
  /// Where the only key's value lies from `least` to `most`, both included, or is text that begins
  /// with `prefix`; ascending. An open end is none; at least one end is there.
  [[nodiscard]] Ids between(const std::optional<core::Value>& least,
                            const std::optional<core::Value>& most) const;
  [[nodiscard]] Ids beginning_with(const std::string& prefix) const;

 private:
  /// A value as far as the index tells it from others.
  struct Term {
    enum class Kind : std::uint8_t { number, text, boolean, date, other };
    Kind kind = Kind::other;
    double number = 0;
    std::string text;

    bool operator<(const Term& other) const {
      if (kind != other.kind) return kind < other.kind;
      if (number != other.number) return number < other.number;
      return text < other.text;
    }
  };
  using Terms = std::vector<Term>;
  using Entries = std::map<Terms, Ids>;

  static Term term_of(const core::Value& value);
  static Terms terms_of(std::span<const core::Value> values);
  Entries& own_entries();

  IndexDefinition definition_;
  std::shared_ptr<Entries> entries_;
  std::size_t size_ = 0;
};

}  // namespace entente::graph
