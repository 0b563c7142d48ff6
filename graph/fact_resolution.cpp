// Which claims state one fact: claims of one subject, sorted from the most to the least definite,
// each joining the one cluster that it can belong to. Ids of facts are made here.
#include "graph/fact_resolution.hpp"

#include <algorithm>
#include <tuple>

#include "graph/claim_profile.hpp"
#include "graph/content_id.hpp"

namespace entente::graph {
namespace {

// Claims that say the same: of one profile, and of one document where the profile alone is no
// reason to join across documents.
struct Alike {
  ClaimProfile profile;
  std::vector<ClaimRef> claims;
  std::set<std::uint32_t> readings;
};

struct Cluster {
  std::vector<const Alike*> parts;
  std::set<std::uint32_t> readings;
};

// More definite first: narrow date, then more fillers, then content.
auto definiteness(const Alike& alike) {
  const core::DateSpan* date = alike.profile.narrowest();
  std::size_t fillers = 0;
  for (const auto& [role, entities] : alike.profile.entities) fillers += entities.size();
  for (const auto& [role, amounts] : alike.profile.amounts) fillers += amounts.size();
  return std::tuple(date == nullptr, date == nullptr ? 0 : days_of(*date),
                    -static_cast<std::int64_t>(fillers), alike.profile.text(),
                    alike.claims.front().reading, alike.claims.front().claim);
}

bool together(const Alike& a, const Alike& b) {
  const bool same_document =
      std::ranges::any_of(a.readings, [&](std::uint32_t r) { return b.readings.contains(r); });
  return same_document || reason_to_join(a.profile, b.profile);
}

bool fits(const Cluster& cluster, const Alike& alike) {
  const bool agrees = std::ranges::all_of(cluster.parts, [&](const Alike* part) {
    return no_contradiction(part->profile, alike.profile);
  });
  return agrees && std::ranges::any_of(cluster.parts,
                                       [&](const Alike* part) { return together(*part, alike); });
}

class Subject {
 public:
  void add(ClaimProfile profile, ClaimRef claim) {
    std::string key = profile.text();
    const std::uint32_t reading = profile.reading;
    if (!reason_to_join_itself(profile)) key += '\x1e' + std::to_string(reading);
    Alike& alike = alike_[key];
    if (alike.claims.empty()) alike.profile = std::move(profile);
    alike.claims.push_back(claim);
    alike.readings.insert(reading);
  }

  // In order of definiteness.
  std::vector<Cluster> clusters() const {
    std::vector<const Alike*> order;
    for (const auto& [key, alike] : alike_) order.push_back(&alike);
    std::ranges::sort(order, {}, [](const Alike* alike) { return definiteness(*alike); });
    std::vector<Cluster> clusters;
    std::map<std::uint32_t, std::vector<std::size_t>> of_reading;
    std::vector<std::size_t> open;  // clusters that claims of other documents may join
    for (const Alike* alike : order) {
      const auto found = home(clusters, *alike, of_reading, open);
      const std::size_t at = found.value_or(clusters.size());
      if (!found) clusters.emplace_back();
      if (!found && joins_across_documents(alike->profile)) open.push_back(at);
      clusters[at].parts.push_back(alike);
      for (const std::uint32_t r : alike->readings) {
        if (clusters[at].readings.insert(r).second) of_reading[r].push_back(at);
      }
    }
    return clusters;
  }

 private:
  // Whether equal profiles of two documents are one fact.
  static bool reason_to_join_itself(const ClaimProfile& profile) {
    ClaimProfile other = profile;
    other.reading = profile.reading + 1;
    return reason_to_join(profile, other);
  }

  // The one cluster that it can belong to, or of several the one told last; else nothing.
  static std::optional<std::size_t> home(
      const std::vector<Cluster>& clusters, const Alike& alike,
      const std::map<std::uint32_t, std::vector<std::size_t>>& of_reading,
      const std::vector<std::size_t>& open) {
    std::set<std::size_t> candidates;
    for (const std::uint32_t r : alike.readings) {
      if (const auto at = of_reading.find(r); at != of_reading.end()) {
        candidates.insert(at->second.begin(), at->second.end());
      }
    }
    if (joins_across_documents(alike.profile)) candidates.insert(open.begin(), open.end());
    std::erase_if(candidates, [&](std::size_t at) { return !fits(clusters[at], alike); });
    if (candidates.size() == 1) return *candidates.begin();
    return alike.profile.narrowest() == nullptr ? last_told(clusters, alike, candidates)
                                                : std::nullopt;
  }

  // Whether a part of the cluster names all that the claim names. Never of what is counted: loans
  // that a list tells are as many as its items.
  static bool names_all(const Cluster& cluster, const ClaimProfile& claim) {
    const bool counted =
        claim.type == nullptr || std::ranges::any_of(claim.type->roles, [](const Role& role) {
          return role.kind == RoleKind::amount;
        });
    return !counted && std::ranges::any_of(cluster.parts, [&](const Alike* part) {
      return std::ranges::all_of(claim.entities, [&](const auto& role) {
        const auto own = part->profile.entities.find(role.first);
        return own != part->profile.entities.end() &&
               std::ranges::includes(own->second, role.second);
      });
    });
  }

  // Of several that an undated claim may belong to the one that its document spoke of last, if it
  // names nothing new: "the leaders discussed …" goes on about the talks just told.
  static std::optional<std::size_t> last_told(const std::vector<Cluster>& clusters,
                                              const Alike& alike,
                                              const std::set<std::size_t>& candidates) {
    const ClaimRef own = alike.claims.front();
    std::optional<std::size_t> last;
    std::uint32_t told = 0;
    for (const std::size_t at : candidates) {
      if (!names_all(clusters[at], alike.profile)) continue;
      for (const Alike* part : clusters[at].parts) {
        for (const ClaimRef other : part->claims) {
          if (other.reading != own.reading || other.claim >= own.claim) continue;
          if (last && other.claim < told) continue;
          last = at;
          told = other.claim;
        }
      }
    }
    return last;
  }

  std::map<std::string, Alike> alike_;
};

// What tells a cluster from the others of its subject, as far as it lasts when documents come.
std::string distinction(const Cluster& cluster, const Corpus& corpus) {
  const ClaimProfile& first = cluster.parts.front()->profile;
  const core::DateSpan* date = first.narrowest();
  std::string key = date == nullptr ? "" : "\x1f" + date->text;
  if (!joins_across_documents(first)) {
    key += "\x1f" + corpus.readings[first.reading].document.id;
  }
  return key;
}

std::string details(const Cluster& cluster) {
  std::string key;
  const ClaimProfile& first = cluster.parts.front()->profile;
  for (const auto& [role, fillers] : first.entities) {
    for (const std::string_view id : fillers) ((key += "\x1f" + role) += '=') += id;
  }
  for (const auto& [role, amounts] : first.amounts) {
    for (const Amount& amount : amounts) {
      key += "\x1f" + role + "=" + core::to_string(amount.value.number()) + amount.unit;
    }
  }
  return key;
}

std::string place(const Cluster& cluster, const Corpus& corpus) {
  const ClaimRef first = cluster.parts.front()->claims.front();
  const Reading& reading = corpus.readings[first.reading];
  const core::SourceSpan evidence = reading.claims[first.claim].evidence;
  return "\x1f" + reading.document.id + "\x1f" + std::to_string(evidence.begin) + "\x1f" +
         std::to_string(first.claim);
}

// A distinct key for each cluster: as little beyond subject and date as tells them apart.
std::vector<std::string> keys_of(const std::string& subject, const std::vector<Cluster>& clusters,
                                 const Corpus& corpus) {
  std::set<std::string> taken;
  std::vector<std::string> keys;
  for (const Cluster& cluster : clusters) {
    std::string key = subject + distinction(cluster, corpus);
    if (taken.contains(key)) key += details(cluster);
    if (taken.contains(key)) key += place(cluster, corpus);
    taken.insert(key);
    keys.push_back(std::move(key));
  }
  return keys;
}

std::vector<ClaimRef> claims_of(const Cluster& cluster) {
  std::vector<ClaimRef> claims;
  for (const Alike* part : cluster.parts) {
    claims.insert(claims.end(), part->claims.begin(), part->claims.end());
  }
  std::ranges::sort(claims, {}, [](ClaimRef c) { return std::pair(c.reading, c.claim); });
  return claims;
}

std::map<std::string, Subject> subjects_of(const Corpus& corpus, const Ontology& ontology,
                                           const ResolvedEntities& resolved,
                                           const std::vector<std::uint32_t>& original_of) {
  std::map<std::string, Subject> subjects;
  for (std::uint32_t r = 0; r < corpus.readings.size(); ++r) {
    const auto& claims = corpus.readings[r].claims;
    for (std::uint32_t c = 0; c < claims.size(); ++c) {
      ClaimProfile made =
          profile(claims[c], original_of[r], ontology, resolved.entities, resolved.entity_of[r]);
      Subject& subject = subjects[made.subject];
      subject.add(std::move(made), {r, c});
    }
  }
  return subjects;
}

}  // namespace

ResolvedFacts resolve_facts(const Corpus& corpus, const Ontology& ontology,
                            const ResolvedEntities& resolved,
                            const std::vector<std::uint32_t>& original_of) {
  ResolvedFacts result;
  std::vector<std::string> keys;
  for (const auto& [name, subject] : subjects_of(corpus, ontology, resolved, original_of)) {
    const auto clusters = subject.clusters();
    for (const Cluster& cluster : clusters) result.facts.push_back({"", claims_of(cluster)});
    auto more = keys_of(name, clusters, corpus);
    std::ranges::move(more, std::back_inserter(keys));
  }
  const auto ids = content_ids(std::vector<std::string>(keys.size(), "f:"), keys);
  for (std::size_t i = 0; i < ids.size(); ++i) result.facts[i].id = ids[i];
  std::ranges::sort(result.facts, {}, &Fact::id);
  for (const Reading& reading : corpus.readings) {
    result.fact_of.emplace_back(reading.claims.size());
  }
  for (std::uint32_t f = 0; f < result.facts.size(); ++f) {
    for (const ClaimRef claim : result.facts[f].claims) {
      result.fact_of[claim.reading][claim.claim] = f;
    }
  }
  return result;
}

}  // namespace entente::graph
