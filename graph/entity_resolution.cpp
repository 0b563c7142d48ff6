// Second step of resolution: which groups of names are one entity. Part of a person's name joins
// the one full name that it can mean; the user's edits come last. Names and ids are chosen here.
#include "graph/entity_resolution.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "core/names.hpp"
#include "graph/content_id.hpp"
#include "graph/name_groups.hpp"

namespace entente::graph {
namespace {

using GroupNumber = std::uint32_t;
using NamePair = std::pair<std::string, std::string>;

bool contains_in_order(const std::vector<std::string>& whole,
                       const std::vector<std::string>& part) {
  std::size_t matched = 0;
  for (const std::string& token : whole) {
    if (matched < part.size() && part[matched] == token) ++matched;
  }
  return matched == part.size();
}

// Whether `part` may be a shorter way to write `full`: its words from the first or up to the last,
// or a way in which some document that has the full name writes it.
bool may_mean(const NameGroup& part, const NameGroup& full) {
  if (full.tokens.size() < 2 || part.tokens.empty() || part.tokens.size() >= full.tokens.size()) {
    return false;
  }
  const bool ends = part.tokens.back() == full.tokens.back();
  const bool begins = part.tokens.front() == full.tokens.front();
  return ((ends || begins) && contains_in_order(full.tokens, part.tokens)) ||
         full.called.contains(part.folded);
}

class Joiner {
 public:
  Joiner(const Corpus& corpus, NameFolder& folder)
      : corpus_(corpus), groups_(group_names(corpus, folder)) {
    restart_roots();
    for (const Edit& edit : corpus.edits) {
      if (edit.kind != Edit::Kind::separate) continue;
      separated_.insert({edit.first, edit.second});
      separated_.insert({edit.second, edit.first});
    }
  }

  ResolvedEntities run() {
    join_to_gazetteer();
    join_parts();
    split_doubtful();
    for (const Edit& edit : corpus_.edits) {
      if (edit.kind == Edit::Kind::merge) merge(edit);
    }
    return result();
  }

 private:
  void restart_roots() {
    parent_.resize(groups_.size());
    std::iota(parent_.begin(), parent_.end(), GroupNumber{0});
  }

  GroupNumber root(GroupNumber group) const {
    while (parent_[group] != group) group = parent_[group];
    return group;
  }

  bool kept_apart(const NameGroup& a, const NameGroup& b) const {
    return separated_.contains({a.folded, b.folded});
  }

  // A name without key that is the canonical name of exactly one gazetteer entity of its type.
  void join_to_gazetteer() {
    std::map<NamePair, std::vector<GroupNumber>> keyed;
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      if (!groups_[g].key.empty()) keyed[{groups_[g].type, groups_[g].folded}].push_back(g);
    }
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      if (!groups_[g].key.empty()) continue;
      const auto found = keyed.find({groups_[g].type, groups_[g].folded});
      const bool one = found != keyed.end() && found->second.size() == 1;
      if (one && !kept_apart(groups_[g], groups_[found->second[0]])) parent_[g] = found->second[0];
    }
  }

  void index_persons() {
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      if (!is_person(groups_[g]) || groups_[g].tokens.size() < 2) continue;
      by_end_[groups_[g].tokens.front()].insert(g);
      by_end_[groups_[g].tokens.back()].insert(g);
      for (const std::string& name : groups_[g].called) by_called_[name].insert(g);
    }
  }

  // Full names that a person's name may be a part of, by their roots.
  std::set<GroupNumber> meanings(GroupNumber part) const {
    std::set<GroupNumber> candidates, roots;
    const NameGroup& group = groups_[part];
    for (const std::string& token : {group.tokens.front(), group.tokens.back()}) {
      if (const auto at = by_end_.find(token); at != by_end_.end()) {
        candidates.insert(at->second.begin(), at->second.end());
      }
    }
    if (const auto at = by_called_.find(group.folded); at != by_called_.end()) {
      candidates.insert(at->second.begin(), at->second.end());
    }
    for (const GroupNumber full : candidates) {
      if (may_mean(group, groups_[full]) && !kept_apart(group, groups_[full])) {
        roots.insert(root(full));
      }
    }
    roots.erase(root(part));
    return roots;
  }

  // Longer names first, so that what they join is settled when their parts look for them.
  std::vector<GroupNumber> persons_without_key() const {
    std::vector<GroupNumber> persons;
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      const bool open = groups_[g].key.empty() && parent_[g] == g;
      if (open && is_person(groups_[g]) && !groups_[g].tokens.empty()) persons.push_back(g);
    }
    std::ranges::stable_sort(persons, std::greater{},
                             [&](GroupNumber g) { return groups_[g].tokens.size(); });
    return persons;
  }

  void join_parts() {
    index_persons();
    for (const GroupNumber part : persons_without_key()) {
      const auto roots = meanings(part);
      if (roots.size() == 1) parent_[part] = *roots.begin();
      if (roots.size() == 1) joined_parts_.push_back(part);
      if (roots.size() > 1) doubtful_.insert(part);
    }
  }

  // A part that could mean several stays apart in each document, and so does one whose document
  // itself tells it from the full name.
  void split_doubtful() {
    std::vector<NameGroup> split;
    for (const GroupNumber part : doubtful_) split_members(part, split, [](auto) { return true; });
    for (const GroupNumber part : joined_parts_) {
      const std::set<std::uint32_t> readings = readings_of_others(part);
      split_members(part, split, [&](std::uint32_t r) { return readings.contains(r); });
    }
    for (NameGroup& group : split) {
      parent_.push_back(static_cast<GroupNumber>(groups_.size()));
      groups_.push_back(std::move(group));
    }
  }

  // Readings that name the entity which `part` joined by another group than `part`.
  std::set<std::uint32_t> readings_of_others(GroupNumber part) {
    if (members_of_root_.empty()) {
      for (GroupNumber g = 0; g < groups_.size(); ++g) members_of_root_[root(g)].push_back(g);
    }
    std::set<std::uint32_t> readings;
    for (const GroupNumber g : members_of_root_[root(part)]) {
      if (g == part) continue;
      for (const EntityRef& member : groups_[g].members) readings.insert(member.reading);
    }
    return readings;
  }

  template <class Applies>
  void split_members(GroupNumber part, std::vector<NameGroup>& split, Applies applies) {
    std::vector<EntityRef> kept;
    for (const EntityRef& member : groups_[part].members) {
      if (!applies(member.reading)) {
        kept.push_back(member);
        continue;
      }
      NameGroup alone = groups_[part];
      alone.members = {member};
      split.push_back(std::move(alone));
      in_one_document_.insert(static_cast<GroupNumber>(groups_.size() + split.size() - 1));
    }
    groups_[part].members = std::move(kept);
  }

  std::vector<GroupNumber> named(const std::string& name) const {
    std::vector<GroupNumber> by_name, by_alias;
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      if (groups_[g].members.empty()) continue;
      if (groups_[g].folded == name) by_name.push_back(g);
      if (is_called(groups_[g], name)) by_alias.push_back(g);
    }
    return by_name.empty() ? by_alias : by_name;
  }

  bool is_called(const NameGroup& group, const std::string& name) const {
    return std::ranges::any_of(group.members, [&](const EntityRef& m) {
      const auto& entity = corpus_.readings[m.reading].entities[m.entity];
      const auto folds = [&](const std::string& text) { return core::fold_name(text) == name; };
      return folds(entity.name) || std::ranges::any_of(entity.names, folds);
    });
  }

  void merge(const Edit& edit) {
    for (const GroupNumber first : named(edit.first)) {
      for (const GroupNumber second : named(edit.second)) {
        const GroupNumber kept = root(first), joined = root(second);
        if (kept == joined || groups_[kept].type != groups_[joined].type) continue;
        parent_[joined] = kept;
        preferred_.insert(first);
      }
    }
  }

  // What an entity is known by: the first of the groups in this order.
  auto rank(GroupNumber g) const {
    const NameGroup& group = groups_[g];
    return std::tuple(!preferred_.contains(g), group.key.empty(), group.tokens.size() < 2,
                      group.tokens.size(), std::cref(group.folded).get(), g);
  }

  std::string identity(GroupNumber g) const {
    const NameGroup& group = groups_[g];
    std::string key = group.key.empty() ? group.type + "\x1f" + group.folded : group.key;
    if (in_one_document_.contains(g)) {
      key += "\x1f" + corpus_.readings[group.members[0].reading].document.id + "\x1f" +
             std::to_string(group.members[0].entity);
    }
    return key;
  }

  const DocumentEntity& document_entity(const EntityRef& ref) const {
    return corpus_.readings[ref.reading].entities[ref.entity];
  }

  // The most frequent spelling, plain before titled, then the longest, then the first in bytes.
  std::string best_name(const NameGroup& group) const {
    std::map<std::string, std::size_t> spellings;
    for (const EntityRef& member : group.members) ++spellings[document_entity(member).name];
    const auto worth = [&](const auto& entry) {
      const bool plain = core::fold_name(entry.first) == group.folded;
      return std::tuple(plain, entry.second, entry.first.size());
    };
    return std::ranges::max_element(spellings, std::less{}, worth)->first;
  }

  // One spelling for each name that compares as another one: the most frequent, then the longest.
  std::vector<std::string> aliases(const std::vector<GroupNumber>& groups,
                                   const std::string& name) const {
    std::map<std::string, std::map<std::string, std::size_t>> spellings;
    for (const GroupNumber g : groups) {
      for (const EntityRef& member : groups_[g].members) {
        const DocumentEntity& entity = document_entity(member);
        ++spellings[core::fold_name(entity.name)][entity.name];
        for (const std::string& text : entity.names) ++spellings[core::fold_name(text)][text];
      }
    }
    spellings.erase(core::fold_name(name));
    std::vector<std::string> result;
    for (const auto& [folded, texts] : spellings) {
      result.push_back(std::ranges::max_element(texts, std::less{}, [](const auto& entry) {
                         return std::tuple(entry.second, entry.first.size());
                       })->first);
    }
    std::ranges::sort(result);
    return result;
  }

  Entity make_entity(const std::vector<GroupNumber>& groups, GroupNumber best) const {
    Entity entity;
    entity.type = groups_[best].type;
    entity.key = groups_[best].key;
    entity.name = best_name(groups_[best]);
    entity.aliases = aliases(groups, entity.name);
    return entity;
  }

  ResolvedEntities result() const {
    std::map<GroupNumber, std::vector<GroupNumber>> gathered;
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      if (!groups_[g].members.empty()) gathered[root(g)].push_back(g);
    }
    std::vector<std::string> keys, prefixes;
    std::vector<std::pair<Entity, std::vector<GroupNumber>>> made;
    for (auto& [root, groups] : gathered) {
      const GroupNumber best = *std::ranges::min_element(
          groups, [&](GroupNumber a, GroupNumber b) { return rank(a) < rank(b); });
      keys.push_back(identity(best));
      prefixes.push_back(is_person(groups_[best]) ? "p:" : "e:");
      made.emplace_back(make_entity(groups, best), groups);
    }
    const auto ids = content_ids(prefixes, keys);
    for (std::size_t i = 0; i < made.size(); ++i) made[i].first.id = ids[i];
    std::ranges::sort(made, {}, [](const auto& m) -> const std::string& { return m.first.id; });
    return numbered(std::move(made));
  }

  ResolvedEntities numbered(std::vector<std::pair<Entity, std::vector<GroupNumber>>> made) const {
    ResolvedEntities result;
    for (const Reading& reading : corpus_.readings) {
      result.entity_of.emplace_back(reading.entities.size());
    }
    for (auto& [entity, groups] : made) {
      const auto number = static_cast<std::uint32_t>(result.entities.size());
      for (const GroupNumber g : groups) {
        for (const EntityRef& m : groups_[g].members)
          result.entity_of[m.reading][m.entity] = number;
      }
      result.entities.push_back(std::move(entity));
    }
    for (std::size_t r = 0; r < corpus_.readings.size(); ++r) {
      for (const Mention& mention : corpus_.readings[r].mentions) {
        ++result.entities[result.entity_of[r][mention.entity]].mentions;
      }
    }
    return result;
  }

  const Corpus& corpus_;
  std::vector<NameGroup> groups_;
  std::vector<GroupNumber> parent_;
  std::set<NamePair> separated_;
  std::map<std::string, std::set<GroupNumber>> by_end_, by_called_;
  std::vector<GroupNumber> joined_parts_;
  std::set<GroupNumber> doubtful_, in_one_document_, preferred_;
  std::map<GroupNumber, std::vector<GroupNumber>> members_of_root_;
};

}  // namespace

ResolvedEntities resolve_entities(const Corpus& corpus) {
  NameFolder folder(corpus);
  return Joiner(corpus, folder).run();
}

}  // namespace entente::graph
