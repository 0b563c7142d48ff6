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
    for (GroupNumber g = 0; g < groups_.size() && !separated_.empty(); ++g) {
      const auto first = separated_.lower_bound({groups_[g].folded, std::string()});
      const bool named = first != separated_.end() && first->first == groups_[g].folded;
      if (named) separated_groups_[groups_[g].folded].push_back(g);
    }
  }

  ResolvedEntities run() {
    join_to_gazetteer();
    join_parts();
    split_doubtful();
    index_edited_names();
    for (const Edit& edit : corpus_.edits) {
      if (edit.kind == Edit::Kind::merge) merge(edit);
    }
    return result();
  }

  // What was decided about each group that names anything. REQUIRES: run() gave `resolved`.
  std::vector<NameDecision> decisions(const ResolvedEntities& resolved) const {
    std::vector<NameDecision> made;
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      if (groups_[g].members.empty()) continue;
      const EntityRef first = groups_[g].members.front();
      NameDecision decision = reasons_.contains(g) ? reasons_.at(g) : NameDecision{};
      decision.entity = resolved.entity_of[first.reading][first.entity];
      decision.group = groups_[g];
      if (const auto at = apart_from_.find(g); at != apart_from_.end()) {
        for (const GroupNumber other : at->second) {
          decision.apart_from.push_back(groups_[other].folded);
        }
        std::ranges::sort(decision.apart_from);
      }
      made.push_back(std::move(decision));
    }
    return made;
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

  // Whether one entity would have two names that the user keeps apart, were `a` and `b` joined.
  bool kept_apart(GroupNumber a, GroupNumber b) const {
    if (separated_.empty()) return false;
    const GroupNumber first = root(a), second = root(b);
    const auto among = [&](const std::string& name, GroupNumber of) {
      const auto at = separated_groups_.find(name);
      return at != separated_groups_.end() &&
             std::ranges::any_of(at->second, [&](GroupNumber g) { return root(g) == of; });
    };
    return std::ranges::any_of(separated_, [&](const NamePair& pair) {
      return among(pair.first, first) && among(pair.second, second);
    });
  }

  void join(GroupNumber part, GroupNumber full, JoinReason reason) {
    parent_[part] = full;
    reasons_[part].join = reason;
    reasons_[part].joined = groups_[full].folded;
  }

  void keep_apart(GroupNumber part, GroupNumber full) {
    reasons_[part].apart = ApartReason::user;
    apart_from_[part].insert(full);
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
      if (found == keyed.end() || found->second.size() != 1) continue;
      const GroupNumber known = found->second[0];
      kept_apart(g, known) ? keep_apart(g, known) : join(g, known, JoinReason::canonical_name);
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
  std::set<GroupNumber> meanings(GroupNumber part) {
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
      if (!may_mean(group, groups_[full]) || root(full) == part) continue;
      kept_apart(part, full) ? keep_apart(part, full) : void(roots.insert(root(full)));
    }
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
      if (roots.size() == 1) join_part(part, *roots.begin());
      if (roots.size() > 1) doubtful_[part] = roots;
    }
  }

  void join_part(GroupNumber part, GroupNumber full) {
    const bool words = contains_in_order(groups_[full].tokens, groups_[part].tokens);
    join(part, full, words ? JoinReason::part_of_name : JoinReason::written_so);
    joined_parts_.push_back(part);
  }

  // A part that could mean several stays apart in each document, and so does one whose document
  // itself tells it from the full name.
  void split_doubtful() {
    std::vector<NameGroup> split;
    for (const auto& [part, meanings] : doubtful_) {
      split_members(part, split, ApartReason::several_meanings, meanings,
                    [](auto) { return true; });
    }
    for (const GroupNumber part : joined_parts_) {
      const std::set<std::uint32_t> readings = readings_of_others(part);
      split_members(part, split, ApartReason::told_apart, {root(part)},
                    [&](std::uint32_t r) { return readings.contains(r); });
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
  void split_members(GroupNumber part, std::vector<NameGroup>& split, ApartReason reason,
                     const std::set<GroupNumber>& others, Applies applies) {
    std::vector<EntityRef> kept;
    for (const EntityRef& member : groups_[part].members) {
      if (!applies(member.reading)) {
        kept.push_back(member);
        continue;
      }
      NameGroup alone = groups_[part];
      alone.members = {member};
      split.push_back(std::move(alone));
      const auto number = static_cast<GroupNumber>(groups_.size() + split.size() - 1);
      in_one_document_.insert(number);
      reasons_[number].apart = reason;
      apart_from_[number] = others;
    }
    groups_[part].members = std::move(kept);
  }

  // Groups by the names that edits join: by their own, and by any that a document writes.
  void index_edited_names() {
    for (const Edit& edit : corpus_.edits) {
      if (edit.kind != Edit::Kind::merge) continue;
      by_name_[edit.first], by_name_[edit.second];
    }
    if (by_name_.empty()) return;
    by_alias_ = by_name_;
    for (GroupNumber g = 0; g < groups_.size(); ++g) {
      if (groups_[g].members.empty()) continue;
      if (const auto at = by_name_.find(groups_[g].folded); at != by_name_.end()) {
        at->second.insert(g);
      }
      for (const EntityRef& member : groups_[g].members) {
        const DocumentEntity& entity = document_entity(member);
        index_alias(entity.name, g);
        for (const std::string& name : entity.names) index_alias(name, g);
      }
    }
  }

  void index_alias(const std::string& name, GroupNumber g) {
    const auto at = by_alias_.find(core::fold_name(name));
    if (at != by_alias_.end()) at->second.insert(g);
  }

  const std::set<GroupNumber>& named(const std::string& name) const {
    const auto& own = by_name_.at(name);
    return own.empty() ? by_alias_.at(name) : own;
  }

  void merge(const Edit& edit) {
    for (const GroupNumber first : named(edit.first)) {
      for (const GroupNumber second : named(edit.second)) {
        const GroupNumber kept = root(first), joined = root(second);
        if (kept == joined || groups_[kept].type != groups_[joined].type) continue;
        if (kept_apart(kept, joined)) continue;
        parent_[joined] = kept;
        reasons_[second].join = JoinReason::user;
        reasons_[second].joined = groups_[first].folded;
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
  std::map<std::string, std::vector<GroupNumber>> separated_groups_;  // by name as compared
  std::map<std::string, std::set<GroupNumber>> by_name_, by_alias_;   // names that edits join
  std::map<std::string, std::set<GroupNumber>> by_end_, by_called_;
  std::vector<GroupNumber> joined_parts_;
  std::map<GroupNumber, std::set<GroupNumber>> doubtful_;  // and what each may mean
  std::set<GroupNumber> in_one_document_, preferred_;
  std::map<GroupNumber, NameDecision> reasons_;  // only join, joined and apart are set
  std::map<GroupNumber, std::set<GroupNumber>> apart_from_;
  std::map<GroupNumber, std::vector<GroupNumber>> members_of_root_;
};

}  // namespace

ResolvedEntities resolve_entities(const Corpus& corpus, std::vector<NameDecision>* decisions) {
  NameFolder folder(corpus);
  Joiner joiner(corpus, folder);
  ResolvedEntities resolved = joiner.run();
  if (decisions != nullptr) *decisions = joiner.decisions(resolved);
  return resolved;
}

}  // namespace entente::graph
