// What the claims of one document tell about each other: fuller claims complete shorter ones,
// occasions lend their place and date. Each sentence's claims are made in claims.cpp.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/date.hpp"
#include "language/characters.hpp"
#include "language/word_table.hpp"
#include "loaders/claims.hpp"

namespace entente::loaders {

using graph::Claim;
using graph::Filler;
using graph::Modality;

const Filler* filler_of(const Claim& claim, std::string_view role) {
  const auto found = std::find_if(claim.fillers.begin(), claim.fillers.end(),
                                  [&](const Filler& f) { return f.role == role; });
  return found == claim.fillers.end() ? nullptr : &*found;
}

namespace {

bool has_filler(const Claim& claim, std::string_view role, std::uint32_t entity) {
  return std::any_of(claim.fillers.begin(), claim.fillers.end(), [&](const Filler& filler) {
    return filler.role == role && filler.entity == entity;
  });
}

/// The entities that fill the role.
std::set<std::uint32_t> members(const Claim& claim, std::string_view role) {
  std::set<std::uint32_t> entities;
  for (const Filler& filler : claim.fillers) {
    if (filler.role == role && filler.entity) entities.insert(*filler.entity);
  }
  return entities;
}

void remove_filler(Claim& claim, std::string_view role, std::uint32_t entity) {
  std::erase_if(claim.fillers, [&](const Filler& filler) {
    return filler.role == role && filler.entity == entity;
  });
}

/// Puts `after` where `before` fills `role`, once.
void replace_filler(Claim& claim, std::string_view role, std::uint32_t before,
                    std::uint32_t after) {
  if (has_filler(claim, role, after)) return remove_filler(claim, role, before);
  for (Filler& filler : claim.fillers) {
    if (filler.role == role && filler.entity == before) filler.entity = after;
  }
}

Filler* own_filler(Claim& claim, std::string_view role) {
  return const_cast<Filler*>(filler_of(claim, role));
}

/// Whether the days that `inner` may mean are some, but not all, of those of `outer`: "2018-09-11"
/// in "2018". Never so for what is no date.
bool lies_within(const std::string& inner, const std::string& outer) {
  const auto a = core::parse_date_span(inner);
  const auto b = core::parse_date_span(outer);
  if (!a || !b || !a->earliest || !a->latest || !b->earliest || !b->latest) return false;
  return *b->earliest <= *a->earliest && *a->latest <= *b->latest &&
         (*b->earliest != *a->earliest || *a->latest != *b->latest);
}

}  // namespace

namespace {

/// Whether who does it and to whom it is done in `claim` does so in `other`, too.
bool sides_agree(const Claim& claim, const Claim& other) {
  return std::ranges::all_of(std::array{"attacker", "target"}, [&](const char* role) {
    const auto own = members(claim, role), there = members(other, role);
    return own.empty() || there.empty() ||
           std::includes(there.begin(), there.end(), own.begin(), own.end());
  });
}

}  // namespace

void complete_claims(const FrameSet& frames, std::vector<Claim>& claims) {
  std::map<std::string, const Frame*> partial;
  std::map<std::string, const graph::FactType*> types;
  for (const Frame& frame : frames.frames()) {
    types[frame.type->name] = frame.type;
    if (frame.complete) partial[frame.name] = &frame;
  }
  std::map<std::string, std::vector<std::pair<CoreFillers, const Claim*>>> fuller;
  const std::vector<Claim> known = claims;
  for (const Claim& claim : known) {
    fuller[claim.type].emplace_back(core_fillers(claim, *types[claim.type]), &claim);
  }
  for (Claim& claim : claims) {
    if (!partial.contains(claim.rule)) continue;
    const auto own = core_fillers(claim, *types[claim.type]);
    const Claim* fullest = nullptr;
    bool unsure = false;
    for (const auto& [core, other] : fuller[claim.type]) {
      if (other->modality != claim.modality || core.size() <= own.size() ||
          !std::includes(core.begin(), core.end(), own.begin(), own.end()) ||
          !sides_agree(claim, *other)) {
        continue;
      }
      // A list that names no side goes on with what was told last.
      if (own.empty()) {
        if (other->evidence.begin <= claim.evidence.begin) fullest = other;
        continue;
      }
      unsure = unsure || (fullest != nullptr && core_fillers(*fullest, *types[claim.type]) != core);
      fullest = other;
    }
    if (fullest == nullptr || unsure) continue;
    std::set<std::string> filled;
    for (const Filler& filler : claim.fillers) filled.insert(filler.role);
    for (const Filler& filler : fullest->fillers) {
      const graph::Role* role = types[claim.type]->role(filler.role);
      const bool has =
          std::any_of(claim.fillers.begin(), claim.fillers.end(), [&](const Filler& f) {
            return f.role == filler.role && f.entity == filler.entity && f.value == filler.value;
          });
      // "attacker" and "target" say which of the parties does it, and to whom.
      const bool side = role != nullptr && filler.entity && !filled.contains(filler.role) &&
                        (filler.role == "attacker" || filler.role == "target");
      if (role != nullptr && (role->core || side) && !has) claim.fillers.push_back(filler);
    }
  }
  std::erase_if(claims, [&](const Claim& claim) {
    const auto frame = partial.find(claim.rule);
    if (frame == partial.end()) return false;
    return std::any_of(
        frame->second->at_least.begin(), frame->second->at_least.end(), [&](const auto& least) {
          const std::string& role = frame->second->type->roles[least.first].name;
          return std::count_if(claim.fillers.begin(), claim.fillers.end(),
                               [&](const Filler& f) { return f.role == role; }) < least.second;
        });
  });
}

namespace {

/// "Chairman", "deputy director": of a committee or body, not of the state, whoever holds it.
bool serves_body(const Claim& claim) {
  const Filler* title = filler_of(claim, "title");
  if (title == nullptr) return false;
  const std::size_t blank = title->value.rfind(' ');
  const std::string_view head =
      std::string_view(title->value).substr(blank == std::string::npos ? 0 : blank + 1);
  static constexpr language::WordTable<12> offices{
      "chair",       "chairman",      "chairwoman",   "chairperson", "co-chair", "director",
      "coordinator", "administrator", "commissioner", "ceo",         "manager",  "member"};
  return language::contains(offices, head);
}

bool leads_state(std::string_view title) {
  return title == "president" || title == "vice president" || title == "prime minister" ||
         title == "chancellor" || title == "king";
}

/// Who leads a state, as the document itself says.
std::set<std::uint32_t> leaders_of(const std::vector<Claim>& claims) {
  std::set<std::uint32_t> leaders;
  for (const Claim& claim : claims) {
    const Filler* title = filler_of(claim, "title");
    const Filler* person = filler_of(claim, "person");
    const bool leads = title != nullptr && person != nullptr && leads_state(title->value);
    if (leads && person->entity) leaders.insert(*person->entity);
  }
  return leaders;
}

/// "Spain President Erdoğan", where a list has lost its line breaks: a person whose state is known
/// is of no other one, but as its envoy to it.
/// `named`: the text's entities by key.
void keep_citizens(const FrameSet& frames, const language::AnnotatedText& text,
                   const std::map<std::string, std::string, std::less<>>& states,
                   const std::map<std::string, std::uint32_t>& named, std::vector<Claim>& claims) {
  std::map<std::string, const Frame*> by_name;
  for (const Frame& frame : frames.frames()) {
    if (!frame.citizen.empty()) by_name[frame.name] = &frame;
  }
  for (Claim& claim : claims) {
    const auto frame = by_name.find(claim.rule);
    if (frame == by_name.end()) continue;
    std::string own;
    bool envoy = false, of_state = false;
    for (const Filler& filler : claim.fillers) {
      of_state = of_state || leads_state(filler.value);
      envoy = envoy || filler.value.find("ambassador") != std::string::npos ||
              filler.value.find("envoy") != std::string::npos;
      if (!filler.entity || *filler.entity >= text.entities.size()) continue;
      const language::TextEntity& entity = text.entities[*filler.entity];
      const auto state = states.find(entity.key);
      if (entity.type == "Person" && state != states.end()) own = state->second;
    }
    if (own.empty() || envoy) continue;
    const auto known = named.find(own);
    std::erase_if(claim.fillers, [&](Filler& filler) {
      const bool asked = std::any_of(
          frame->second->citizen.begin(), frame->second->citizen.end(),
          [&](std::uint16_t role) { return frame->second->type->roles[role].name == filler.role; });
      if (!asked || !filler.entity || *filler.entity >= text.entities.size()) return false;
      const language::TextEntity& entity = text.entities[*filler.entity];
      if (entity.type == "Place" && of_state) return true;  // "… in Maryland President Biden"
      if (entity.type != "Country" || entity.key == own) return false;
      if (known == named.end()) return true;
      filler.entity = known->second;
      return false;
    });
  }
}

std::map<std::string, std::uint32_t> entities_by_key(const language::AnnotatedText& text) {
  std::map<std::string, std::uint32_t> named;
  for (std::uint32_t i = 0; i < text.entities.size(); ++i) named.emplace(text.entities[i].key, i);
  return named;
}

}  // namespace

void keep_led_states(const FrameSet& frames, const language::AnnotatedText& text,
                     const std::map<std::string, std::string, std::less<>>& states,
                     std::vector<Claim>& claims) {
  const auto named = entities_by_key(text);
  std::map<std::string, const Frame*> by_leader;
  for (const Frame& frame : frames.frames()) {
    if (!frame.leader.empty()) by_leader[frame.name] = &frame;
  }
  const std::set<std::uint32_t> leaders = leaders_of(claims);
  for (Claim& claim : claims) {
    const auto frame = by_leader.find(claim.rule);
    if (frame == by_leader.end()) continue;
    const std::vector<graph::Role>& roles = frame->second->type->roles;
    for (const std::uint32_t leader : members(claim, roles[frame->second->leader.front()].name)) {
      if (!leaders.contains(leader) || leader >= text.entities.size()) continue;
      const auto state = states.find(text.entities[leader].key);
      const auto led = state == states.end() ? named.end() : named.find(state->second);
      const bool hit = led != named.end() && has_filler(claim, "target", led->second);
      if (led == named.end() || hit) continue;
      for (const std::uint16_t index : frame->second->leader) {
        replace_filler(claim, roles[index].name, leader, led->second);
      }
    }
  }
}

void add_states(const FrameSet& frames, const language::AnnotatedText& text,
                const std::map<std::string, std::string, std::less<>>& states,
                std::vector<Claim>& claims) {
  std::map<std::string, const Frame*> by_state;
  for (const Frame& frame : frames.frames()) {
    if (!frame.state.empty()) by_state[frame.name] = &frame;
  }
  const auto named = entities_by_key(text);
  keep_citizens(frames, text, states, named, claims);
  for (Claim& claim : claims) {
    const auto frame = by_state.find(claim.rule);
    if (frame == by_state.end() || serves_body(claim)) continue;
    for (const Filler& person : std::vector<Filler>(claim.fillers)) {
      if (!person.entity || *person.entity >= text.entities.size()) continue;
      const auto state = states.find(text.entities[*person.entity].key);
      const auto entity = state == states.end() ? named.end() : named.find(state->second);
      if (entity == named.end()) continue;
      const bool somebody = text.entities[*person.entity].type == "Person";
      for (const std::uint16_t index : frame->second->state) {
        const std::string& role = frame->second->type->roles[index].name;
        if (somebody) remove_filler(claim, role, *person.entity);
        if (filler_of(claim, role) != nullptr && !(somebody && person.role == role)) {
          continue;
        }
        if (has_filler(claim, role, entity->second)) continue;
        claim.fillers.push_back(
            {.role = role, .entity = entity->second, .value = {}, .span = person.span});
      }
    }
  }
}

namespace {

/// Who is named in the first `title_bytes` bytes, if these name a report.
std::set<std::uint32_t> named_by_report(const FrameSet& frames, const language::AnnotatedText& text,
                                        std::size_t title_bytes) {
  std::set<std::uint32_t> named;
  bool report = false;
  for (std::size_t i = 0; i < text.tokens.size() && text.tokens[i].end <= title_bytes; ++i) {
    const auto word = frames.number_of(language::folded(text.word(static_cast<std::uint32_t>(i))));
    report = report || (frames.flags(word) & flag(WordClass::report)) != 0;
  }
  if (!report) return named;
  for (const auto& span : text.spans) {
    if (text.tokens[span.tokens.first].begin >= title_bytes) break;
    if (span.kind == language::SpanKind::name) {
      named.insert(span.entities.begin(), span.entities.end());
    }
  }
  return named;
}

}  // namespace

void date_reports(const FrameSet& frames, const language::AnnotatedText& text,
                  std::size_t title_bytes, const std::string& published,
                  std::vector<Claim>& claims) {
  constexpr std::size_t day = 10;  // bytes of an ISO date
  if (published.size() != day) return;
  const auto named = named_by_report(frames, text, title_bytes);
  std::map<std::string, const Frame*> dated;
  for (const Frame& frame : frames.frames()) {
    if (!frame.report.empty()) dated[frame.name] = &frame;
  }
  Claim* first = nullptr;
  for (Claim& claim : claims) {
    if (!dated.contains(claim.rule) || claim.modality != Modality::asserted) continue;
    std::set<std::uint32_t> both;
    for (const Filler& f : claim.fillers) {
      if (f.entity && named.contains(*f.entity)) both.insert(*f.entity);
    }
    if (both.size() < 2) continue;
    const std::string& role = dated[claim.rule]->type->roles[dated[claim.rule]->report[0]].name;
    if (filler_of(claim, role) != nullptr) return;
    if (first == nullptr || claim.evidence.begin < first->evidence.begin) first = &claim;
  }
  if (first == nullptr) return;
  for (const std::uint16_t index : dated[first->rule]->report) {
    first->fillers.push_back({.role = dated[first->rule]->type->roles[index].name,
                              .entity = std::nullopt,
                              .value = published,
                              .span = first->evidence});
  }
  first->confidence *= 0.9;
}

void plan_what_is_ahead(const FrameSet& frames, const std::string& published,
                        std::vector<Claim>& claims) {
  constexpr std::size_t day = 10;  // bytes: a coarser date is a guess by what the text names
  const auto now = core::parse_date_span(published);
  if (!now || !now->latest || published.size() < day) return;
  std::map<std::string, bool> existing;
  for (const Frame& frame : frames.frames()) existing[frame.name] = frame.existing;
  for (Claim& claim : claims) {
    if (claim.modality != Modality::asserted || existing[claim.rule]) continue;
    const Filler* date = filler_of(claim, "date");
    if (date == nullptr) continue;
    const auto when = core::parse_date_span(date->value);
    if (when && when->earliest && *now->latest < *when->earliest)
      claim.modality = Modality::planned;
  }
}

void part_from_self(std::vector<Claim>& claims) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> sides{
      {{"supported", "supporter"}, {"opposed", "opponent"}, {"attacker", "target"}}};
  for (const auto& [loser, keeper] : sides) {
    std::erase_if(claims, [&](Claim& claim) {
      const std::set<std::uint32_t> kept = members(claim, keeper);
      const std::set<std::uint32_t> own = members(claim, loser);
      if (own.empty() || (own == kept && own.size() > 1)) return false;  // each other
      std::size_t lost = 0;
      for (const std::uint32_t entity : own) {
        if (!kept.contains(entity)) continue;
        remove_filler(claim, loser, entity);
        ++lost;
      }
      return lost == own.size() && loser != "attacker" && filler_of(claim, "topic") == nullptr;
    });
  }
}

void inherit_from_occasions(const FrameSet& frames, std::vector<Claim>& claims) {
  std::map<std::string, const graph::FactType*> types;
  for (const Frame& frame : frames.frames()) types[frame.type->name] = frame.type;
  for (const char* inherited : {"place", "date"}) {
    std::map<std::uint32_t, Filler> known;  // event -> where or when it is held
    for (const Claim& claim : claims) {
      const Filler* event = filler_of(claim, "event");
      const Filler* what = filler_of(claim, inherited);
      if (event != nullptr && event->entity && what != nullptr &&
          claim.modality != Modality::negated) {
        known.emplace(*event->entity, *what);
      }
    }
    for (Claim& claim : claims) {
      const Filler* occasion = filler_of(claim, "occasion");
      if (occasion == nullptr || !occasion->entity || types[claim.type]->role(inherited) == nullptr)
        continue;
      const auto found = known.find(*occasion->entity);
      if (found == known.end()) continue;
      Filler* own = own_filler(claim, inherited);
      if (own == nullptr) {
        claim.fillers.push_back(found->second);
      } else if (lies_within(found->second.value, own->value)) {
        *own = found->second;
      }
    }
  }
  for (Claim& claim : claims) {
    const auto& roles = types[claim.type]->roles;
    const auto place_of = [&](const Filler& f) {
      return std::find_if(roles.begin(), roles.end(),
                          [&](const graph::Role& r) { return r.name == f.role; }) -
             roles.begin();
    };
    std::stable_sort(
        claim.fillers.begin(), claim.fillers.end(), [&](const Filler& a, const Filler& b) {
          return std::pair(place_of(a), a.span.begin) < std::pair(place_of(b), b.span.begin);
        });
  }
}

void sort_claims(std::vector<Claim>& claims) {
  const auto key = [](const Claim& c) {
    std::vector<std::tuple<std::string, std::int64_t, std::string>> fillers;
    for (const Filler& f : c.fillers)
      fillers.emplace_back(f.role, f.entity ? std::int64_t{*f.entity} : -1, f.value);
    return std::tuple(c.evidence.begin, c.type, c.evidence.end, std::move(fillers), c.rule);
  };
  std::stable_sort(claims.begin(), claims.end(), [&](const Claim& a, const Claim& b) {
    if (a.evidence.begin != b.evidence.begin) return a.evidence.begin < b.evidence.begin;
    if (a.type != b.type) return a.type < b.type;
    return key(a) < key(b);
  });
}

}  // namespace entente::loaders
