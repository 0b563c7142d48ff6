// One claim or several: what each member of a list, or each number, makes of a predicate's fillers.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "loaders/sentence_tree.hpp"
#include "loaders/tree_fillers.hpp"

namespace entente::loaders {

using graph::Claim;
using graph::Filler;
using graph::RoleKind;
using language::SpanKind;

std::vector<Claim> TreeFillers::distribute(Claim base) const {
  std::vector<Claim> all = by_count(base);
  if (!all.empty()) return all;
  const auto each = std::find_if(found_.begin(), found_.end(), [&](const Found& f) {
    return f.each && std::any_of(found_.begin(), found_.end(), [&](const Found& other) {
             return &other != &f && other.each && other.role == f.role;
           });
  });
  const std::size_t members =
      each == found_.end() ? 0
                           : static_cast<std::size_t>(std::count_if(
                                 found_.begin(), found_.end(),
                                 [&](const Found& f) { return f.role == each->role && f.each; }));
  if (members < 2) {
    base.fillers = ordered({});
    all.push_back(std::move(base));
    return all;
  }
  for (const Found& member : found_) {
    if (member.role != each->role || !member.each) continue;
    Claim claim = base;
    claim.fillers = ordered({{each->role, &member}});
    date_by_sum(member, claim.fillers);
    all.push_back(std::move(claim));
  }
  return all;
}

/// "twelve tanks, 200 trucks and shells": each number with what it counts, and what follows it
/// without a number. None where a sum is of them all, or fewer than two are counted.
std::vector<Claim> TreeFillers::by_count(const Claim& base) const {
  if (frame_.counted.empty()) return {};
  const auto& roles = frame_.type->roles;
  const auto is_amount = [&](const Found& f) { return roles[f.role].kind == RoleKind::amount; };
  const auto is_counted = [&](const Found& f) {
    return std::find(frame_.counted.begin(), frame_.counted.end(), f.role) != frame_.counted.end();
  };
  std::vector<const Found*> members;
  for (const Found& f : found_) {
    if (is_amount(f) && fits_unit(f.filler.value, "money")) return {};
    if (is_amount(f) || is_counted(f)) members.push_back(&f);
  }
  std::stable_sort(members.begin(), members.end(), [](const Found* a, const Found* b) {
    return a->filler.span.begin < b->filler.span.begin;
  });
  std::vector<std::vector<const Found*>> groups;
  for (const Found* member : members) {
    if (groups.empty() || is_amount(*member)) groups.emplace_back();
    groups.back().push_back(member);
  }
  if (groups.size() < 2) return {};
  std::vector<Claim> all;
  for (const auto& group : groups) {
    Claim claim = base;
    claim.fillers = ordered({});
    std::erase_if(claim.fillers, [&](const Filler& filler) {
      const auto is_of = [&](const Found* f) {
        return f->filler.role == filler.role && f->filler.span.begin == filler.span.begin &&
               f->filler.value == filler.value;
      };
      return std::any_of(members.begin(), members.end(), is_of) &&
             std::none_of(group.begin(), group.end(), is_of);
    });
    all.push_back(std::move(claim));
  }
  return all;
}

/// "from $2 million in 2005 to $3 million": each sum has the date behind it, and no other's.
void TreeFillers::date_by_sum(const Found& member, std::vector<Filler>& fillers) const {
  const auto& roles = frame_.type->roles;
  if (roles[member.role].kind != RoleKind::amount) return;
  const auto own = [&](const Found& f) -> const language::Span* {
    constexpr std::uint32_t near = 2;
    const language::Span* sum = literal_at(c_, f.argument, SpanKind::amount);
    if (sum == nullptr) return nullptr;
    const auto& spans = c_.text.spans;
    const auto next = std::find_if(spans.begin(), spans.end(), [&](const language::Span& span) {
      return span.kind == SpanKind::date && span.tokens.first >= sum->tokens.last &&
             span.tokens.first - sum->tokens.last <= near;
    });
    return next == spans.end() ? nullptr : &*next;
  };
  const bool dated = std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
    return f.role == member.role && f.each && own(f) != nullptr;
  });
  const auto date = std::find_if(roles.begin(), roles.end(),
                                 [](const graph::Role& role) { return role.name == "date"; });
  if (!dated || date == roles.end()) return;
  std::erase_if(fillers, [&](const Filler& filler) { return filler.role == date->name; });
  if (const language::Span* span = own(member); span != nullptr && !span->value.empty()) {
    fillers.push_back({.role = date->name,
                       .entity = std::nullopt,
                       .value = span->value,
                       .span = c_.text.bytes(span->tokens)});
  }
}

std::vector<Filler> TreeFillers::ordered(std::map<std::uint16_t, const Found*> only) const {
  std::vector<const Found*> order;
  for (const Found& f : found_) {
    const auto one = only.find(f.role);
    if (one == only.end() || one->second == &f || !f.each) order.push_back(&f);
  }
  std::stable_sort(order.begin(), order.end(), [](const Found* a, const Found* b) {
    return std::tie(a->role, a->filler.span.begin) < std::tie(b->role, b->filler.span.begin);
  });
  std::vector<Filler> fillers;
  for (const Found* f : order) fillers.push_back(f->filler);
  return fillers;
}

}  // namespace entente::loaders
