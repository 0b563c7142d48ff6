// Claims of one sentence that say what another one says: the fuller or narrower one stays. Which
// claims there are is claims.cpp's and tree_claims.cpp's matter.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "loaders/claims.hpp"

namespace entente::loaders {

namespace {

using graph::Claim;
using graph::Filler;
using graph::Modality;

/// Whether `other` says all that `claim` says and more (or as much, and stands first).
bool says_more(const Claim& other, const CoreFillers& others, bool first, const Claim& claim,
               const CoreFillers& own) {
  if (other.type != claim.type ||
      (other.modality == Modality::negated) != (claim.modality == Modality::negated)) {
    return false;
  }
  if (!std::includes(others.begin(), others.end(), own.begin(), own.end())) return false;
  if (others.size() != own.size()) return true;
  if (other.fillers.size() != claim.fillers.size())
    return other.fillers.size() > claim.fillers.size();
  if (other.confidence != claim.confidence) return other.confidence > claim.confidence;
  return first;
}

/// Roles that `claim` lacks and a repeat with the same core has.
void take_roles(const Claim& repeat, Claim& claim) {
  const std::size_t own = claim.fillers.size();
  for (const Filler& filler : repeat.fillers) {
    const bool known =
        std::any_of(claim.fillers.begin(), claim.fillers.begin() + static_cast<std::ptrdiff_t>(own),
                    [&](const Filler& f) { return f.role == filler.role; });
    if (!known) claim.fillers.push_back(filler);
  }
}

/// Whether two claims of a sentence have a side in common, in the same role, and no other amounts.
bool speak_of_one(const Claim& a, const Claim& b) {
  bool side = false, amounts = false, same_amount = false;
  for (const Filler& one : a.fillers) {
    for (const Filler& other : b.fillers) {
      if (one.role != other.role) continue;
      side = side || (one.entity && one.entity == other.entity);
      amounts = amounts || one.role == "amount";
      same_amount = same_amount || (one.role == "amount" && one.value == other.value);
    }
  }
  return side && (!amounts || same_amount);
}

/// Without those that a claim of a narrower type says better: "$5 million in military aid" is no
/// economic deal between the same sides.
void remove_displaced(const FrameSet& frames, std::vector<Claim>& claims) {
  if (claims.size() < 2) return;
  const auto frame_of = [&](const Claim& claim) {
    return std::find_if(frames.frames().begin(), frames.frames().end(),
                        [&](const Frame& frame) { return frame.name == claim.rule; });
  };
  std::vector<const Claim*> narrow;
  for (const Claim& claim : claims) {
    const auto frame = frame_of(claim);
    if (frame != frames.frames().end() && !frame->instead.empty()) narrow.push_back(&claim);
  }
  std::vector<char> displaced(claims.size(), 0);
  for (const Claim* claim : narrow) {
    const auto& wider = frame_of(*claim)->instead;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (std::find(wider.begin(), wider.end(), claims[i].type) == wider.end()) continue;
      if (speak_of_one(*claim, claims[i])) displaced[i] = 1;
    }
  }
  std::size_t index = 0;
  std::erase_if(claims, [&](const Claim&) { return displaced[index++] != 0; });
}

/// "twelve tanks and 200 trucks": what is counted apart tells two claims apart, too.
void add_counted(const FrameSet& frames, const Claim& claim, CoreFillers& core) {
  const auto frame = std::find_if(frames.frames().begin(), frames.frames().end(),
                                  [&](const Frame& f) { return f.name == claim.rule; });
  if (frame == frames.frames().end()) return;
  for (const std::uint16_t role : frame->counted) {
    for (const Filler& f : claim.fillers) {
      if (f.role != frame->type->roles[role].name) continue;
      core.emplace(f.role, f.entity ? std::int64_t{*f.entity} : -1, f.value);
    }
  }
}

}  // namespace

CoreFillers core_fillers(const Claim& claim, const graph::FactType& type) {
  CoreFillers core;
  for (const Filler& f : claim.fillers) {
    const graph::Role* role = type.role(f.role);
    if (role != nullptr && role->core) {
      core.emplace(f.role, f.entity ? std::int64_t{*f.entity} : -1, f.value);
    }
  }
  return core;
}

std::vector<Claim> without_repeats(const FrameSet& frames, std::vector<Claim> claims) {
  remove_displaced(frames, claims);
  std::map<std::string, const graph::FactType*> types;
  for (const Frame& frame : frames.frames()) types[frame.type->name] = frame.type;
  std::vector<CoreFillers> core;
  for (const Claim& claim : claims) {
    core.push_back(core_fillers(claim, *types[claim.type]));
    add_counted(frames, claim, core.back());
  }
  std::vector<std::size_t> kept, repeats;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    bool more = false;
    for (std::size_t j = 0; j < claims.size() && !more; ++j) {
      more = i != j && says_more(claims[j], core[j], j < i, claims[i], core[i]);
    }
    (more ? repeats : kept).push_back(i);
  }
  std::vector<Claim> out;
  for (const std::size_t i : kept) {
    Claim claim = claims[i];
    for (const std::size_t j : repeats) {
      if (claims[j].type == claim.type && core[j] == core[i] &&
          claims[j].modality == claim.modality) {
        take_roles(claims[j], claim);
      }
    }
    out.push_back(std::move(claim));
  }
  return out;
}

}  // namespace entente::loaders
