// Visits that are one journey: "his trip to Chile … arrived in Santiago".
#include "loaders/journeys.hpp"

#include <algorithm>
#include <set>

#include "core/date.hpp"

namespace entente::loaders {

using graph::Claim;
using graph::Filler;

namespace {

constexpr std::size_t kMostVisits = 1000;

std::set<std::uint32_t> entities_in(const Claim& claim, std::string_view role) {
  std::set<std::uint32_t> found;
  for (const Filler& filler : claim.fillers) {
    if (filler.role == role && filler.entity) found.insert(*filler.entity);
  }
  return found;
}

bool dates_agree(const Claim& a, const Claim& b) {
  for (const Filler& x : a.fillers) {
    for (const Filler& y : b.fillers) {
      if (x.role != "date" || y.role != "date") continue;
      const auto first = core::parse_date_span(x.value), second = core::parse_date_span(y.value);
      if (first && second && !core::compatible(*first, *second)) return false;
    }
  }
  return true;
}

struct Visit {
  Claim* claim;
  std::set<std::uint32_t> visitors;
  std::uint32_t destination;
};

/// Visits with one destination.
std::vector<Visit> visits_of(std::vector<Claim>& claims) {
  std::vector<Visit> visits;
  for (Claim& claim : claims) {
    if (claim.type != "Visit" || visits.size() == kMostVisits) continue;
    const auto destinations = entities_in(claim, "destination");
    if (destinations.size() != 1) continue;
    visits.push_back({&claim, entities_in(claim, "visitor"), *destinations.begin()});
  }
  return visits;
}

void add_destination(Claim& claim, std::uint32_t place) {
  const auto own = std::find_if(claim.fillers.begin(), claim.fillers.end(),
                                [](const Filler& f) { return f.role == "destination"; });
  Filler more = *own;
  more.entity = place;
  claim.fillers.push_back(std::move(more));
}

}  // namespace

void join_destinations(const language::AnnotatedText& text,
                       const std::map<std::string, std::string, std::less<>>& lands,
                       std::vector<Claim>& claims) {
  const std::vector<Visit> visits = visits_of(claims);
  const auto lies_in = [&](std::uint32_t place, std::uint32_t state) {
    if (place >= text.entities.size() || state >= text.entities.size()) return false;
    const auto land = lands.find(text.entities[place].key);
    return land != lands.end() && land->second == text.entities[state].key;
  };
  const auto together = [&](const Visit& town, const Visit& state) {
    return lies_in(town.destination, state.destination) && town.visitors == state.visitors &&
           town.claim->modality == state.claim->modality && dates_agree(*town.claim, *state.claim);
  };
  std::vector<std::pair<Claim*, std::uint32_t>> added;
  for (const Visit& state : visits) {
    std::set<std::uint32_t> towns;
    for (const Visit& town : visits) {
      if (together(town, state)) towns.insert(town.destination);
    }
    if (towns.size() != 1) continue;
    added.emplace_back(state.claim, *towns.begin());
    for (const Visit& town : visits) {
      if (together(town, state)) added.emplace_back(town.claim, state.destination);
    }
  }
  for (const auto& [claim, place] : added) {
    if (!entities_in(*claim, "destination").contains(place)) add_destination(*claim, place);
  }
}

}  // namespace entente::loaders
