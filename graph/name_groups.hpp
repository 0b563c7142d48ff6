#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/corpus.hpp"

namespace entente::graph {

/// A document entity's place: reading and entity within it.
struct EntityRef {
  std::uint32_t reading = 0;
  std::uint32_t entity = 0;
};

/// Document entities that have one gazetteer key, or one type and one folded name.
struct NameGroup {
  std::string type;
  std::string key;                  ///< gazetteer key or empty
  std::string folded;               ///< name as compared; a person's without titles
  std::vector<std::string> tokens;  ///< words of `folded`
  std::set<std::string> called;     ///< every name of every member, folded, without titles
  std::vector<EntityRef> members;   ///< in order of the corpus
};

[[nodiscard]] bool is_person(const NameGroup& group);

/// A name folded; a person's without the offices and courtesies before it ("President Putin" ->
/// "putin"), as far as they are common or the corpus itself states them as titles.
class NameFolder {
 public:
  explicit NameFolder(const Corpus& corpus);
  [[nodiscard]] const std::string& fold(std::string_view type, const std::string& name);

 private:
  [[nodiscard]] std::string without_titles(const std::string& folded) const;

  std::set<std::string, std::less<>> title_words_;
  std::unordered_map<std::string, std::string> folded_, persons_;
};

/// All groups of a corpus, ordered by their identity, whatever the order of documents.
[[nodiscard]] std::vector<NameGroup> group_names(const Corpus& corpus, NameFolder& folder);

}  // namespace entente::graph
