#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/draft.hpp"
#include "language/gazetteer.hpp"
#include "language/tokens.hpp"

namespace entente::language {

/// One way in which known words may stand for something.
struct TrieName {
  enum class Kind : std::uint8_t { entry, title };
  Kind kind = Kind::entry;
  std::uint32_t index = 0;  ///< into Gazetteer::entries or Gazetteer::titles
  NameUse use = NameUse::name;
  bool ambiguous = false;
  bool case_sensitive = true;
  std::vector<std::string> words;  ///< as the gazetteer writes them
};

/// The longest gazetteer name at a token, with all that it may stand for.
struct TrieMatch {
  std::uint32_t last = 0;  ///< one past its final token; 0: no match
  std::vector<const TrieName*> names;
};

/// Finds gazetteer names in tokens, over lower-case words; case is checked at the end.
class NameTrie {
 public:
  NameTrie(const Gazetteer& gazetteer, const Abbreviations& abbreviations);

  /// Longest match that begins at `first` and ends at or before `limit`. O(12).
  [[nodiscard]] TrieMatch longest_entry(const Draft& draft, std::uint32_t first,
                                        std::uint32_t limit) const {
    return longest(draft, first, limit, TrieName::Kind::entry);
  }
  [[nodiscard]] TrieMatch longest_title(const Draft& draft, std::uint32_t first,
                                        std::uint32_t limit) const {
    return longest(draft, first, limit, TrieName::Kind::title);
  }

 private:
  [[nodiscard]] TrieMatch longest(const Draft& draft, std::uint32_t first, std::uint32_t limit,
                                  TrieName::Kind kind) const;
  void add(const std::string& text, TrieName name, const Abbreviations& abbreviations);
  [[nodiscard]] std::uint32_t child(std::uint32_t node, const std::string& word) const;

  TextMap<std::uint32_t> word_ids_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  ///< node << 32 | word -> node
  std::vector<std::vector<TrieName>> nodes_;                ///< names that end at a node
};

}  // namespace entente::language
