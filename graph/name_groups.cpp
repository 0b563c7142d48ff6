// First step of resolution: document entities gathered by gazetteer key, or by type and folded
// name. Which groups are one entity is decided in entity_resolution.cpp.
#include "graph/name_groups.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "core/names.hpp"

namespace entente::graph {
namespace {

constexpr std::string_view kPerson = "Person";
constexpr std::string_view kTitleRole = "title";

// Words that stand before persons' names everywhere; further ones come from the claims' titles.
constexpr std::array<std::string_view, 36> kTitleWords = {
    "president",  "vice",      "prime",     "minister", "premier",  "chancellor",
    "chairman",   "king",      "queen",     "prince",   "princess", "emperor",
    "general",    "gen",       "secretary", "senator",  "governor", "mayor",
    "ambassador", "colonel",   "admiral",   "marshal",  "captain",  "foreign",
    "defense",    "defence",   "mr",        "mrs",      "ms",       "dr",
    "prof",       "professor", "sir",       "lord",     "lady",     "comrade"};

std::vector<std::string> words(const std::string& folded) {
  std::istringstream stream(folded);
  std::vector<std::string> tokens;
  for (std::string token; stream >> token;) tokens.push_back(token);
  return tokens;
}

bool ends_office(std::string_view word) {
  static constexpr std::array<std::string_view, 8> joints = {"of", "to",  "for",  "at",
                                                             "in", "and", "with", "on"};
  return std::find(joints.begin(), joints.end(), word) != joints.end();
}

std::string identity(const DocumentEntity& entity, const std::string& folded) {
  if (!entity.key.empty()) return "key\x1f" + entity.key;
  return "name\x1f" + entity.type + "\x1f" + folded;
}

}  // namespace

bool is_person(const NameGroup& group) { return group.type == kPerson; }

NameFolder::NameFolder(const Corpus& corpus)
    : title_words_(kTitleWords.begin(), kTitleWords.end()) {
  for (const Reading& reading : corpus.readings) {
    for (const Claim& claim : reading.claims) {
      for (const Filler& filler : claim.fillers) {
        if (filler.role != kTitleRole || filler.entity) continue;
        // "chief of staff to Senator Ada Ruiz": what follows may be anybody's name.
        for (std::string& word : words(core::fold_name(filler.value))) {
          if (ends_office(word)) break;
          title_words_.insert(std::move(word));
        }
      }
    }
  }
}

std::string NameFolder::without_titles(const std::string& folded) const {
  const auto tokens = words(folded);
  std::size_t at = 0;
  for (std::size_t skipped = 0;
       skipped < tokens.size() && title_words_.contains(tokens[skipped]);) {
    at += tokens[skipped].size() + 1;
    ++skipped;
  }
  return at < folded.size() ? folded.substr(at) : folded;
}

const std::string& NameFolder::fold(std::string_view type, const std::string& name) {
  const bool person = type == kPerson;
  auto [found, added] = (person ? persons_ : folded_).try_emplace(name);
  if (added) {
    std::string folded = core::fold_name(name);
    if (folded.empty()) folded = name;
    found->second = person ? without_titles(folded) : folded;
  }
  return found->second;
}

std::vector<NameGroup> group_names(const Corpus& corpus, NameFolder& folder) {
  std::map<std::string, NameGroup> groups;
  for (std::uint32_t r = 0; r < corpus.readings.size(); ++r) {
    const auto& entities = corpus.readings[r].entities;
    for (std::uint32_t e = 0; e < entities.size(); ++e) {
      const DocumentEntity& entity = entities[e];
      const std::string& folded = folder.fold(entity.type, entity.name);
      NameGroup& group = groups[identity(entity, folded)];
      if (group.members.empty()) {
        group.type = entity.type;
        group.key = entity.key;
        group.folded = folded;
        group.tokens = words(folded);
      }
      group.called.insert(folded);
      for (const auto& name : entity.names) group.called.insert(folder.fold(entity.type, name));
      group.members.push_back({r, e});
    }
  }
  std::vector<NameGroup> result;
  for (auto& [key, group] : groups) result.push_back(std::move(group));
  return result;
}

}  // namespace entente::graph
