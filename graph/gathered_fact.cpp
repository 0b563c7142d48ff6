// A fact's claims laid together: fillers by role, dates, passages. Nothing is decided here about
// which claims belong together (resolution) or what the graph looks like (derivation).
#include "graph/gathered_fact.hpp"

#include <algorithm>
#include <cctype>
#include <tuple>

#include "graph/claim_profile.hpp"

namespace entente::graph {
namespace {

GatheredRole& role_of(GatheredFact& fact, const std::string& name) {
  const auto found = std::ranges::find(fact.roles, name, &GatheredRole::name);
  if (found != fact.roles.end()) return *found;
  const Role* role = fact.type == nullptr ? nullptr : fact.type->role(name);
  return fact.roles.emplace_back(GatheredRole{role, name, {}, {}});
}

void add_literal(GatheredRole& role, const std::string& text, const std::string& document,
                 bool asserted) {
  auto found = std::ranges::find(role.literals, text, &GatheredLiteral::text);
  if (found == role.literals.end()) {
    found = role.literals.insert(found, GatheredLiteral{text, {}, false});
  }
  found->documents.insert(document);
  found->asserted = found->asserted || asserted;
}

void add_fillers(GatheredFact& fact, const Claim& claim, const std::string& document,
                 const std::vector<std::uint32_t>& entity_of) {
  const bool asserted = claim.modality == Modality::asserted;
  for (const Filler& filler : claim.fillers) {
    GatheredRole& role = role_of(fact, filler.role);
    if (filler.entity) {
      bool& by_asserted = role.entities[entity_of[*filler.entity]];
      by_asserted = by_asserted || asserted;
    } else {
      add_literal(role, filler.value, document, asserted);
    }
  }
}

Passage passage_of(const Claim& claim, std::uint32_t reading,
                   const std::vector<std::uint32_t>& entity_of) {
  Passage passage{reading, claim.evidence, claim.confidence, claim.modality, std::nullopt};
  if (claim.reported_by) passage.reported_by = entity_of[*claim.reported_by];
  return passage;
}

// Of passages at one place the surest stays.
void sort_passages(std::vector<Passage>& passages) {
  const auto place = [](const Passage& p) {
    return std::tuple(p.reading, p.span.begin, p.span.end);
  };
  std::ranges::stable_sort(passages, [&](const Passage& a, const Passage& b) {
    return std::tuple(place(a), -a.confidence) < std::tuple(place(b), -b.confidence);
  });
  const auto repeated = std::ranges::unique(passages, {}, place);
  passages.erase(repeated.begin(), repeated.end());
}

void sort_roles(GatheredFact& fact) {
  const auto rank = [&](const GatheredRole& role) {
    return role.role == nullptr ? fact.type == nullptr ? 0 : fact.type->roles.size()
                                : static_cast<std::size_t>(role.role - fact.type->roles.data());
  };
  std::ranges::sort(fact.roles, [&](const GatheredRole& a, const GatheredRole& b) {
    return std::tuple(rank(a), a.name) < std::tuple(rank(b), b.name);
  });
}

Period period_of_roles(const GatheredFact& fact) {
  std::vector<std::string> texts;
  for (const GatheredRole& role : fact.roles) {
    if (role.role == nullptr || role.role->kind != RoleKind::date) continue;
    for (const GatheredLiteral& literal : role.literals) texts.push_back(literal.text);
  }
  return period_of(texts);
}

std::optional<std::uint32_t> event_of(const GatheredFact& fact) {
  const Role* naming = fact.type == nullptr ? nullptr : naming_role(*fact.type);
  const GatheredRole* role = naming == nullptr ? nullptr : fact.role(naming->name);
  if (role == nullptr || role->entities.size() != 1) return std::nullopt;
  return role->entities.begin()->first;
}

Modality stronger(Modality a, Modality b) { return std::min(a, b); }

void narrow(Period& period, const core::DateSpan& span) {
  if (span.earliest && (!period.earliest || *span.earliest > *period.earliest)) {
    period.earliest = span.earliest;
  }
  if (span.latest && (!period.latest || *span.latest < *period.latest)) period.latest = span.latest;
}

// From the first to the last day of dates that do not agree; an open side stays open.
void widen(Period& period, const std::vector<core::DateSpan>& spans) {
  const auto earliest = std::ranges::min(spans, {}, &core::DateSpan::earliest).earliest;
  const bool open = std::ranges::any_of(spans, [](const auto& span) { return !span.latest; });
  const auto latest = std::ranges::max(spans, {}, &core::DateSpan::latest).latest;
  period.earliest = earliest;
  period.latest = open ? std::nullopt : latest;
}

}  // namespace

const GatheredRole* GatheredFact::role(std::string_view name) const {
  const auto found = std::ranges::find(roles, name, &GatheredRole::name);
  return found == roles.end() ? nullptr : &*found;
}

Period period_of(const std::vector<std::string>& texts) {
  std::vector<core::DateSpan> spans;
  for (const std::string& text : texts) {
    if (auto span = core::parse_date_span(text)) spans.push_back(*span);
  }
  Period period;
  period.texts = texts;
  if (spans.empty()) return period;
  for (const core::DateSpan& span : spans) narrow(period, span);
  const bool agree = !period.earliest || !period.latest || *period.earliest <= *period.latest;
  if (!agree) {
    widen(period, spans);
  } else if (spans.size() == texts.size()) {
    period.texts = {std::ranges::min(spans, [](const auto& a, const auto& b) {
                      return std::pair(days_of(a), a.text) < std::pair(days_of(b), b.text);
                    }).text};
  }
  return period;
}

std::string relationship_type(const GatheredRole& role) {
  if (role.role != nullptr && !role.role->relationship.empty()) return role.role->relationship;
  std::string name = role.name;
  std::ranges::transform(name, name.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return name;
}

void count_sources(GatheredFact& fact, const std::vector<std::uint32_t>& original_of) {
  std::map<std::uint32_t, std::map<std::uint32_t, std::size_t>> passages;  // by original, reading
  for (const Passage& passage : fact.passages) {
    ++passages[original_of[passage.reading]][passage.reading];
  }
  fact.sources = passages.size();
  fact.evidence = 0;
  for (const auto& [original, counts] : passages) {
    std::size_t most = 0;
    for (const auto& [reading, count] : counts) most = std::max(most, count);
    fact.evidence += most;
  }
}

GatheredFact gather(const Fact& fact, const Corpus& corpus, const Resolution& resolution,
                    const Ontology& ontology) {
  GatheredFact gathered;
  gathered.id = fact.id;
  gathered.modality = Modality::negated;
  for (const ClaimRef ref : fact.claims) {
    const Reading& reading = corpus.readings[ref.reading];
    const Claim& claim = reading.claims[ref.claim];
    const auto& entity_of = resolution.entity_of[ref.reading];
    gathered.type_name = claim.type;
    gathered.type = ontology.fact_type(claim.type);
    gathered.modality = stronger(gathered.modality, claim.modality);
    gathered.confidence = std::max(gathered.confidence, claim.confidence);
    add_fillers(gathered, claim, reading.document.id, entity_of);
    gathered.passages.push_back(passage_of(claim, ref.reading, entity_of));
  }
  sort_roles(gathered);
  sort_passages(gathered.passages);
  gathered.period = period_of_roles(gathered);
  gathered.event = event_of(gathered);
  return gathered;
}

}  // namespace entente::graph
