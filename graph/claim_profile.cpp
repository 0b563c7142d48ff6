// What of a claim decides which fact it states, and the rules that compare two claims by it.
#include "graph/claim_profile.hpp"

#include <algorithm>
#include <limits>

#include "core/names.hpp"

namespace entente::graph {
namespace {

constexpr char kSeparator = '\x1f';
// A happening of another document is the same one only if a date as narrow as this says so.
constexpr std::int64_t kMonth = 31;

bool accepts(const Role& role, std::string_view type) {
  return std::ranges::find(role.accepts, type) != role.accepts.end();
}

// Roles whose filler tells one happening from another by itself.
bool is_mark(const Role& role) {
  return role.kind == RoleKind::entity && (accepts(role, "Event") || accepts(role, "Agreement"));
}

bool has_date_role(const FactType& type) {
  return std::ranges::any_of(type.roles, [](const Role& r) { return r.kind == RoleKind::date; });
}

bool has_core_text(const FactType& type) {
  return std::ranges::any_of(type.roles,
                             [](const Role& r) { return r.core && r.kind == RoleKind::text; });
}

// How a core literal is compared: words as names are, all else as written.
std::string literal_key(const Filler& filler) {
  std::string folded = core::fold_name(filler.value);
  const bool number = parse_amount(filler.value).has_value();
  return number || folded.empty() ? filler.value : folded;
}

void add_literal(ClaimProfile& profile, const Role& role, const Filler& filler) {
  if (role.kind == RoleKind::date) {
    if (auto span = core::parse_date_span(filler.value)) profile.dates.push_back(*span);
  } else if (role.kind == RoleKind::amount) {
    if (auto amount = parse_amount(filler.value)) profile.amounts[role.name].push_back(*amount);
  }
}

std::optional<std::uint32_t> event_of(const Claim& claim, const FactType* type,
                                      const std::vector<std::uint32_t>& entity_of) {
  const Role* naming = type == nullptr ? nullptr : naming_role(*type);
  std::set<std::uint32_t> events;
  for (const Filler& filler : claim.fillers) {
    if (naming != nullptr && filler.role == naming->name && filler.entity) {
      events.insert(entity_of[*filler.entity]);
    }
  }
  if (events.size() != 1) return std::nullopt;
  return *events.begin();
}

std::string subject_of_event(const Claim& claim, const std::string& event_id) {
  const char* happens = claim.modality == Modality::negated ? "negated" : "happens";
  return claim.type + kSeparator + happens + kSeparator + "event" + kSeparator + event_id;
}

bool share(const std::set<std::string_view>& a, const std::set<std::string_view>& b) {
  return std::ranges::any_of(a, [&](std::string_view item) { return b.contains(item); });
}

bool dates_agree(const ClaimProfile& a, const ClaimProfile& b) {
  if (a.dates.empty() || b.dates.empty()) return true;
  return std::ranges::any_of(a.dates, [&](const auto& x) {
    return std::ranges::any_of(b.dates, [&](const auto& y) { return core::compatible(x, y); });
  });
}

bool entities_agree(const ClaimProfile& a, const ClaimProfile& b) {
  return std::ranges::all_of(a.entities, [&](const auto& entry) {
    const auto other = b.entities.find(entry.first);
    return other == b.entities.end() || share(entry.second, other->second);
  });
}

bool quantities_agree(const std::vector<Amount>& a, const std::vector<Amount>& b) {
  bool comparable = false;
  for (const Amount& x : a) {
    for (const Amount& y : b) {
      if (x.same_quantity(y)) return true;
      comparable = comparable || x.unit == y.unit;
    }
  }
  return !comparable;
}

bool amounts_agree(const ClaimProfile& a, const ClaimProfile& b) {
  return std::ranges::all_of(a.amounts, [&](const auto& entry) {
    const auto other = b.amounts.find(entry.first);
    return other == b.amounts.end() || quantities_agree(entry.second, other->second);
  });
}

// Agreements of the same parties that share no word are two.
bool words_agree(const ClaimProfile& a, const ClaimProfile& b) {
  return a.words.empty() || b.words.empty() ||
         std::ranges::any_of(a.words, [&](const auto& word) { return b.words.contains(word); });
}

// Both are dated, they agree (see no_contradiction), and one is narrow.
bool dated_alike(const ClaimProfile& a, const ClaimProfile& b) {
  if (a.dates.empty() || b.dates.empty()) return false;
  return std::min(days_of(*a.narrowest()), days_of(*b.narrowest())) <= kMonth;
}

bool share_mark(const ClaimProfile& a, const ClaimProfile& b) {
  return std::ranges::any_of(a.type->roles, [&](const Role& role) {
    const auto x = a.entities.find(role.name);
    const auto y = b.entities.find(role.name);
    const bool both = x != a.entities.end() && y != b.entities.end();
    return both && is_mark(role) && share(x->second, y->second);
  });
}

// Where a state of affairs leaves a core role open, words tell one from another: who backs a plan
// without a name backs each such plan.
void add_open_text(const Claim& claim, const FactType* type, std::set<std::string>& core_fillers) {
  if (type == nullptr || type->event) return;
  const auto fills = [&](const Role& role) {
    return std::ranges::any_of(claim.fillers, [&](const Filler& f) { return f.role == role.name; });
  };
  const bool open =
      std::ranges::any_of(type->roles, [&](const Role& role) { return role.core && !fills(role); });
  if (!open) return;
  for (const Filler& filler : claim.fillers) {
    const Role* role = type->role(filler.role);
    if (role != nullptr && !role->core && role->kind == RoleKind::text) {
      core_fillers.insert(filler.role + "=" + literal_key(filler));
    }
  }
}

// The one kind that the words of a text role tell; empty where they tell none or several.
std::string kind_told(const Role& role, const Claim& claim) {
  std::set<std::string_view> told;
  for (const Filler& filler : claim.fillers) {
    if (filler.role != role.name) continue;
    const std::string words = " " + core::fold_name(filler.value) + " ";
    for (const TextKind& kind : role.kinds) {
      const bool named = std::ranges::any_of(kind.words, [&](const std::string& word) {
        return words.find(" " + word + " ") != std::string::npos;
      });
      if (named) told.insert(kind.name);
    }
  }
  return told.size() == 1 ? std::string(*told.begin()) : std::string();
}

void add_words(std::string_view phrase, std::set<std::string>& words) {
  constexpr std::size_t shortest = 4;
  const std::string folded = core::fold_name(phrase);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end - begin >= shortest) words.insert(folded.substr(begin, end - begin));
    begin = end + 1;
  }
}

// Of a type with a role for the agreement: the words of its name and topic.
std::set<std::string> words_of_agreement(const Claim& claim, const FactType* type,
                                         const std::vector<Entity>& entities,
                                         const std::vector<std::uint32_t>& entity_of) {
  std::set<std::string> words;
  if (type == nullptr || !type->event) return words;
  const auto is_agreement = [](const Role& role) {
    return !role.accepts.empty() && role.accepts.front() == "Agreement";
  };
  if (std::ranges::none_of(type->roles, is_agreement)) return words;
  for (const Filler& filler : claim.fillers) {
    const Role* role = type->role(filler.role);
    if (role == nullptr) continue;
    if (role->kind == RoleKind::text) add_words(filler.value, words);
    if (is_agreement(*role) && filler.entity) {
      add_words(entities[entity_of[*filler.entity]].name, words);
    }
  }
  return words;
}

bool is_single_happening(const ClaimProfile& a) {
  return a.type != nullptr && a.type->event && !a.named_event && !has_core_text(*a.type);
}

}  // namespace

const Role* naming_role(const FactType& type) {
  const auto found = std::ranges::find_if(type.roles, [](const Role& role) {
    return role.kind == RoleKind::entity && role.accepts == std::vector<std::string>{"Event"};
  });
  return type.event && found != type.roles.end() ? &*found : nullptr;
}

std::int64_t days_of(const core::DateSpan& span) {
  if (!span.earliest || !span.latest) return std::numeric_limits<std::int64_t>::max();
  return std::int64_t{span.latest->days()} - span.earliest->days() + 1;
}

const core::DateSpan* ClaimProfile::narrowest() const {
  if (dates.empty()) return nullptr;
  return &*std::ranges::min_element(dates, [](const auto& x, const auto& y) {
    return std::pair(days_of(x), x.text) < std::pair(days_of(y), y.text);
  });
}

std::string ClaimProfile::text() const {
  std::string result;
  for (const auto& date : dates) result += date.text + kSeparator;
  for (const auto& [role, fillers] : entities) {
    result += role + kSeparator;
    for (const std::string_view filler : fillers) (result += filler) += kSeparator;
  }
  for (const auto& [role, values] : amounts) {
    result += role + kSeparator;
    for (const Amount& value : values) {
      result += core::to_string(value.value.number()) + value.unit + kSeparator;
    }
  }
  for (const std::string& word : words) result += word + kSeparator;
  return result;
}

ClaimProfile profile(const Claim& claim, std::uint32_t reading, const Ontology& ontology,
                     const std::vector<Entity>& entities,
                     const std::vector<std::uint32_t>& entity_of) {
  ClaimProfile result;
  result.type = ontology.fact_type(claim.type);
  result.reading = reading;
  const auto event = event_of(claim, result.type, entity_of);
  result.named_event = event.has_value();
  std::set<std::string> core_fillers;
  for (const Filler& filler : claim.fillers) {
    const Role* role = result.type == nullptr ? nullptr : result.type->role(filler.role);
    if (role == nullptr || role->core) {
      const std::string key =
          filler.entity ? entities[entity_of[*filler.entity]].id : literal_key(filler);
      core_fillers.insert(filler.role + "=" + key);
    } else if (filler.entity && !event) {
      result.entities[filler.role].insert(entities[entity_of[*filler.entity]].id);
    } else if (!filler.entity && (!event || role->kind == RoleKind::date)) {
      add_literal(result, *role, filler);
    }
  }
  if (event) {
    result.subject = subject_of_event(claim, entities[*event].id);
    return result;
  }
  result.words = words_of_agreement(claim, result.type, entities, entity_of);
  add_open_text(claim, result.type, core_fillers);
  result.subject = claim.type + kSeparator + std::string(to_string(claim.modality));
  for (const std::string& filler : core_fillers) result.subject += kSeparator + filler;
  if (result.type == nullptr) return result;
  for (const Role& role : result.type->roles) {
    const std::string kind = role.kinds.empty() ? "" : kind_told(role, claim);
    if (!kind.empty()) result.subject += kSeparator + role.name + "=" + kind;
  }
  return result;
}

bool no_contradiction(const ClaimProfile& a, const ClaimProfile& b) {
  const bool lasting_state = a.type != nullptr && !has_date_role(*a.type);
  return dates_agree(a, b) && entities_agree(a, b) && words_agree(a, b) &&
         (lasting_state || amounts_agree(a, b));
}

bool joins_across_documents(const ClaimProfile& a) {
  if (!is_single_happening(a)) return true;
  return !a.dates.empty() || std::ranges::any_of(a.type->roles, [&](const Role& role) {
    return is_mark(role) && a.entities.contains(role.name);
  });
}

bool reason_to_join(const ClaimProfile& a, const ClaimProfile& b) {
  if (a.reading == b.reading || !is_single_happening(a)) return true;
  return dated_alike(a, b) || share_mark(a, b);
}

}  // namespace entente::graph
