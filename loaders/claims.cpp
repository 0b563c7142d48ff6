// Matches -> claims: which literal or entity fills which role, and what else the sentence offers.
// The patterns are matched already; words are looked up through the frame files' lists, but for the
// few that hold for every frame.
#include "loaders/claims.hpp"
#include "language/characters.hpp"
#include "language/word_table.hpp"
#include "loaders/match_modality.hpp"
#include "loaders/match_offers.hpp"
#include "loaders/match_offices.hpp"
#include "loaders/sentence_tree.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace entente::loaders {

namespace {

using graph::Claim;
using graph::Filler;
using graph::Modality;
using graph::RoleKind;
using language::AnnotatedText;
using language::TokenRange;

class ClaimMaker {
 public:
  ClaimMaker(const FrameSet& frames, const AnnotatedText& text, TokenRange sentence,
             const Items& items, Described& described)
      : frames_(frames), text_(text), sentence_(sentence), items_(items), described_(described) {}

  void add(const Match& match, const std::vector<Claim>& earlier);
  std::vector<Claim> claims() { return std::move(claims_); }

 private:
  /// A filler before it is put into a claim, with where it came from.
  struct Draft {
    std::uint16_t role = 0;
    std::uint32_t slot = 0;
    Filler filler;
  };

  void fill(const Match& match, const Frame& frame, std::vector<Draft>& drafts) const;
  bool continue_from(const std::vector<Claim>& earlier, const Frame& frame,
                     std::vector<Draft>& drafts) const;
  [[nodiscard]] bool agrees(const Claim& earlier, const Frame& frame,
                            const std::vector<Draft>& drafts) const;
  void fill_slot(const Capture& capture, const Slot& slot, const Frame& frame,
                 std::vector<Draft>& drafts) const;
  void attach(const Match& match, const Frame& frame, std::vector<Draft>& drafts) const;
  [[nodiscard]] bool sound(const Frame& frame, const std::vector<Draft>& drafts) const;
  [[nodiscard]] bool is_imagined(const Match& match) const;
  [[nodiscard]] std::optional<std::uint32_t> event_ahead(const Match& match,
                                                         const Frame& frame) const;
  [[nodiscard]] bool takes_topic_for_party(const Match& match) const;
  [[nodiscard]] bool is_nomination(const Match& match, const Frame& frame) const;
  [[nodiscard]] bool is_kind_of_money(const Match& match, const Frame& frame) const;
  [[nodiscard]] std::optional<std::uint32_t> reporter(const Match& match, const Frame& frame) const;
  void add_named_sides(const Frame& frame, std::vector<Draft>& drafts) const;
  [[nodiscard]] core::SourceSpan evidence(const Match& match) const;
  [[nodiscard]] core::SourceSpan bytes(ItemRange range) const {
    return text_.bytes({items_[range.first].tokens.first, items_[range.last - 1].tokens.last});
  }
  [[nodiscard]] ItemRange with_name_tail(ItemRange range) const;
  void emit(const Claim& base, const Pattern& pattern, const std::vector<Draft>& drafts);

  const FrameSet& frames_;
  const AnnotatedText& text_;
  TokenRange sentence_;
  const Items& items_;
  Described& described_;
  std::vector<Claim> claims_;
};

/// Captured words whose last is capitalized, with what goes on naming it: "Medal *of Honor*".
ItemRange ClaimMaker::with_name_tail(ItemRange range) const {
  const auto is_capital = [&](std::size_t at) {
    return at < items_.size() && (items_[at].capitalized || items_[at].names_entity());
  };
  const std::uint32_t of = frames_.number_of("of");
  if (!is_capital(range.last - 1) || range.last >= items_.size()) return range;
  if (items_[range.last].form != of || !is_capital(range.last + 1)) return range;
  for (++range.last; is_capital(range.last);) ++range.last;
  return range;
}

void ClaimMaker::fill_slot(const Capture& capture, const Slot& slot, const Frame& frame,
                           std::vector<Draft>& drafts) const {
  for (const std::uint16_t role : slot.roles) {
    const std::string& name = frame.type->roles[role].name;
    const auto add = [&](Filler filler) {
      drafts.push_back({role, capture.slot, std::move(filler)});
    };
    if (slot.kind == RoleKind::entity && capture.named.empty()) {
      const auto span = bytes(capture.items);
      const std::string words(text_.text.substr(span.begin, span.end - span.begin));
      add({.role = name,
           .entity = described_.number_of(slot.unit, words),
           .value = {},
           .span = span});
      continue;
    }
    if (slot.kind == RoleKind::entity) {
      for (const NamedFiller& named : capture.named) {
        if ((frames_.bits_of(text_.entities[named.entity]) & slot.types) == 0) continue;
        add({.role = name, .entity = named.entity, .value = {}, .span = bytes(named.items)});
      }
      continue;
    }
    const auto span =
        bytes(slot.kind == RoleKind::text && slot.unit.empty() ? with_name_tail(capture.items)
                                                               : capture.items);
    const Item& item = items_[capture.items.first];
    const bool literal = item.span != nullptr && capture.items.last == capture.items.first + 1 &&
                         !item.names_entity() &&
                         (slot.kind != RoleKind::text || slot.unit != "words");
    std::string value = literal ? item.span->value
                                : std::string(text_.text.substr(span.begin, span.end - span.begin));
    if (const auto office = office_of_word(value); name == "title" && !office.empty()) {
      value = office;
    }
    if (!value.empty())
      add({.role = name, .entity = std::nullopt, .value = std::move(value), .span = span});
  }
}

void ClaimMaker::fill(const Match& match, const Frame& frame, std::vector<Draft>& drafts) const {
  const Pattern& pattern = frames_.patterns()[match.pattern];
  for (const Capture& capture : match.captures) {
    fill_slot(capture, pattern.slots[capture.slot], frame, drafts);
  }
}

/// Item of an event that only lies ahead: "spoke today ahead of the *Summit*", which is not today.
std::optional<std::uint32_t> ClaimMaker::event_ahead(const Match& match, const Frame& frame) const {
  for (const Capture& capture : match.captures) {
    const Slot& slot = frames_.patterns()[match.pattern].slots[capture.slot];
    const bool event = std::any_of(slot.roles.begin(), slot.roles.end(), [&](std::uint16_t role) {
      return frame.type->roles[role].name == "event";
    });
    const std::uint32_t at = capture.items.first;
    if (event && is_still_ahead(text_, items_[at].tokens.first)) return at;
  }
  return std::nullopt;
}

void ClaimMaker::attach(const Match& match, const Frame& frame, std::vector<Draft>& drafts) const {
  for (const std::uint16_t index : frame.attach) {
    const graph::Role& role = frame.type->roles[index];
    if (std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.role == index; }))
      continue;
    const auto at = nearest_offer(frames_, text_, items_, match, role);
    if (!at || (role.kind == RoleKind::date && *at < event_ahead(match, frame))) continue;
    const Item& item = items_[*at];
    Filler filler{
        .role = role.name, .entity = std::nullopt, .value = {}, .span = text_.bytes(item.tokens)};
    if (role.kind == RoleKind::entity) {
      const std::uint32_t entity = item.span->entities.front();
      const bool named = std::any_of(drafts.begin(), drafts.end(),
                                     [&](const Draft& d) { return d.filler.entity == entity; });
      if (named && role.core) continue;
      filler.entity = entity;
    } else {
      filler.value = item.span->value;
    }
    drafts.push_back({index, FrameSet::kUnknown, std::move(filler)});
  }
}

/// No role short of fillers, no entity in two different places of the pattern.
bool ClaimMaker::sound(const Frame& frame, const std::vector<Draft>& drafts) const {
  std::map<std::uint32_t, std::set<std::uint32_t>> slots_of;
  std::map<std::uint16_t, std::set<std::uint32_t>> members;
  std::map<std::uint16_t, std::size_t> literals;
  for (const Draft& draft : drafts) {
    if (draft.filler.entity) {
      members[draft.role].insert(*draft.filler.entity);
      if (frame.type->roles[draft.role].core) slots_of[*draft.filler.entity].insert(draft.slot);
    } else {
      ++literals[draft.role];
    }
  }
  for (const auto& [entity, slots] : slots_of) {
    if (slots.size() > 1) return false;
  }
  if (frame.complete) return true;  // counted once it is complete
  for (const auto& [role, least] : frame.at_least) {
    const auto found = members.find(role);
    const std::size_t have = found == members.end() ? literals[role] : found->second.size();
    if (have < least) return false;
  }
  return true;
}

core::SourceSpan ClaimMaker::evidence(const Match& match) const {
  core::SourceSpan whole = text_.bytes(sentence_);
  const core::SourceSpan core = bytes(match.items);
  whole.begin = std::min(whole.begin, core.begin);
  whole.end = std::max(whole.end, core.end);
  if (whole.end - whole.begin <= kEvidenceBytes) return whole;
  core::SourceSpan cut = core;
  if (cut.end - cut.begin <= kEvidenceBytes) return cut;
  std::uint32_t last = items_[match.items.first].tokens.first;
  while (text_.tokens[last].end - cut.begin <= kEvidenceBytes && text_.tokens[last].end < core.end)
    ++last;
  cut.end = text_.tokens[std::max(last, items_[match.items.first].tokens.first + 1) - 1].end;
  return cut;
}

void ClaimMaker::emit(const Claim& base, const Pattern& pattern, const std::vector<Draft>& drafts) {
  for (std::uint32_t slot = 0; slot < pattern.slots.size(); ++slot) {
    if (!pattern.slots[slot].each) continue;
    std::set<std::uint32_t> members;
    for (const Draft& d : drafts) {
      if (d.slot == slot && d.filler.entity) members.insert(*d.filler.entity);
    }
    if (members.size() < 2) continue;
    for (const std::uint32_t member : members) {
      std::vector<Draft> single;
      for (const Draft& d : drafts) {
        if (d.slot != slot || d.filler.entity == member) single.push_back(d);
      }
      emit(base, pattern, single);
    }
    return;
  }
  Claim claim = base;
  std::vector<Draft> ordered = drafts;
  std::stable_sort(ordered.begin(), ordered.end(), [](const Draft& a, const Draft& b) {
    return std::tie(a.role, a.filler.span.begin) < std::tie(b.role, b.filler.span.begin);
  });
  for (Draft& draft : ordered) {
    const bool twice =
        std::any_of(claim.fillers.begin(), claim.fillers.end(), [&](const Filler& f) {
          return f.role == draft.filler.role && f.entity == draft.filler.entity &&
                 f.value == draft.filler.value;
        });
    if (!twice) claim.fillers.push_back(std::move(draft.filler));
  }
  claims_.push_back(std::move(claim));
}

/// Whether a claim is about the same thing: another entity in none of the roles that say so.
bool ClaimMaker::agrees(const Claim& earlier, const Frame& frame,
                        const std::vector<Draft>& drafts) const {
  return std::all_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
    const graph::Role& role = frame.type->roles[d.role];
    if (std::find(frame.same.begin(), frame.same.end(), d.role) == frame.same.end()) return true;
    bool filled = false, same = false;
    for (const Filler& f : earlier.fillers) {
      if (f.role != role.name) continue;
      filled = true;
      same = same || f.entity == d.filler.entity;
    }
    return same || !filled;
  });
}

/// Takes over what an earlier claim nearby says; false when there is none.
bool ClaimMaker::continue_from(const std::vector<Claim>& earlier, const Frame& frame,
                               std::vector<Draft>& drafts) const {
  constexpr std::size_t nearby = 800;  // bytes: a paragraph
  if (frame.continues.empty()) return true;
  const std::size_t here = text_.tokens[sentence_.first].begin;
  const auto from = std::find_if(earlier.rbegin(), earlier.rend(), [&](const Claim& c) {
    return c.type == frame.type->name && c.evidence.begin <= here &&
           c.evidence.begin + nearby >= here && agrees(c, frame, drafts);
  });
  if (from == earlier.rend()) return false;
  for (const std::uint16_t role : frame.continues) {
    if (std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.role == role; }))
      continue;
    for (const Filler& filler : from->fillers) {
      if (filler.role == frame.type->roles[role].name)
        drafts.push_back({role, FrameSet::kUnknown, filler});
    }
  }
  return true;
}

/// Who says so; nobody where the claim itself tells of speech or office.
std::optional<std::uint32_t> ClaimMaker::reporter(const Match& match, const Frame& frame) const {
  if (frame.modality == Modality::asserted) return std::nullopt;
  return reporter_of(frames_, items_, match);
}

/// "U.S.-ASEAN Health Initiative": both sides that the name joins take part, unless others do.
void ClaimMaker::add_named_sides(const Frame& frame, std::vector<Draft>& drafts) const {
  const auto& roles = frame.type->roles;
  const auto sides = std::find_if(roles.begin(), roles.end(), [](const graph::Role& r) {
    return r.name == "party" || r.name == "participant";
  });
  if (sides == roles.end()) return;
  const auto side = static_cast<std::uint16_t>(sides - roles.begin());
  const auto joint = std::find_if(drafts.begin(), drafts.end(), [&](const Draft& d) {
    return d.role != side && d.filler.entity && *d.filler.entity < text_.entities.size() &&
           !text_.entities[*d.filler.entity].sides.empty();
  });
  if (joint == drafts.end()) return;
  const Filler source = joint->filler;
  const auto& named = text_.entities[*source.entity].sides;
  const bool others = std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
    return d.role == side && (!d.filler.entity || std::find(named.begin(), named.end(),
                                                            *d.filler.entity) == named.end());
  });
  if (others) return;
  for (const std::uint32_t entity : named) {
    drafts.push_back(
        {side,
         FrameSet::kUnknown,
         {.role = roles[side].name, .entity = entity, .value = {}, .span = source.span}});
  }
}

/// "respond to *any further* Russian aggression": not what is there.
bool ClaimMaker::is_imagined(const Match& match) const {
  static constexpr language::WordTable<4> imagined{"any", "further", "potential", "possible"};
  return has_word(text_, items_, {match.items.first < 2 ? 0 : match.items.first - 2, match.anchor},
                  imagined);
}

/// "Ruto and Abe discussed their partnership with *Ghana*": whom several speak of does not speak.
bool ClaimMaker::takes_topic_for_party(const Match& match) const {
  const auto& heads = text_.syntax.head;
  const Capture* several = nullptr;
  for (const Capture& capture : match.captures) {
    const std::uint32_t first = capture.items.first;
    const bool state =
        items_[first].names_entity() && (items_[first].types & frames_.type_bit("Person")) == 0;
    const bool behind = several != nullptr && several->items.last <= first;
    if (state && behind && items_[first - 1].form == frames_.number_of("with")) {
      const auto verb = std::find_if(items_.begin() + several->items.last, items_.begin() + first,
                                     [](const Item& item) { return item.is(WordClass::discuss); });
      std::uint32_t above = items_[first].tokens.first;
      const TokenRange whole = items_[first].tokens;
      while (above >= whole.first && above < std::min<std::size_t>(whole.last, heads.size()))
        above = heads[above];
      const bool told = verb != items_.begin() + first && above < heads.size();
      if (told && above != verb->tokens.first) return true;
    }
    if (capture.named.size() > 1) several = &capture;
  }
  return false;
}

/// "an Emmy Award *nomination*": no honour yet.
bool ClaimMaker::is_nomination(const Match& match, const Frame& frame) const {
  static constexpr language::WordTable<4> hopes{"nomination", "nominations", "nominee", "finalist"};
  const auto& roles = frame.type->roles;
  const bool honours = std::any_of(roles.begin(), roles.end(),
                                   [](const graph::Role& role) { return role.name == "honour"; });
  return honours && has_word(text_, items_, {match.items.last, match.items.last + 1}, hopes);
}

/// "$2 million in *Military Education* funding for Fiji": who is named before the word for the
/// money tells which money, and gets none.
bool ClaimMaker::is_kind_of_money(const Match& match, const Frame& frame) const {
  static constexpr language::WordTable<8> money{"funding", "assistance", "aid",    "funds",
                                                "support", "financing",  "grants", "grant"};
  const Pattern& pattern = frames_.patterns()[match.pattern];
  return std::any_of(match.captures.begin(), match.captures.end(), [&](const Capture& capture) {
    const auto& roles = pattern.slots[capture.slot].roles;
    const bool gets = std::any_of(roles.begin(), roles.end(), [&](std::uint16_t role) {
      return frame.type->roles[role].name == "recipient";
    });
    const ItemRange behind{capture.items.last, capture.items.last + 1};
    return gets && !items_[capture.items.last - 1].possessive &&
           has_word(text_, items_, behind, money);
  });
}

void ClaimMaker::add(const Match& match, const std::vector<Claim>& earlier) {
  const Pattern& pattern = frames_.patterns()[match.pattern];
  const Frame& frame = frames_.frames()[pattern.frame];
  if (takes_anothers_office(frames_, items_, match)) return;
  if (is_field_of_office(frames_, text_, items_, match)) return;
  if ((frame.existing && is_imagined(match)) || is_kind_of_money(match, frame)) return;
  if (is_nomination(match, frame) || takes_topic_for_party(match)) return;
  std::vector<Draft> drafts;
  fill(match, frame, drafts);
  if (!continue_from(earlier, frame, drafts) || !sound(frame, drafts)) return;
  const auto mood = modality_of(frames_, text_, items_, match);
  if (!mood) return;
  attach(match, frame, drafts);
  add_named_sides(frame, drafts);
  Claim claim{.type = frame.type->name,
              .modality = *mood,
              .reported_by = reporter(match, frame),
              .confidence = frame.confidence * (match.indirect ? 0.9 : 1.0),
              .rule = frame.name,
              .fillers = {},
              .evidence = evidence(match)};
  emit(claim, pattern, drafts);
}

}  // namespace

std::uint32_t Described::number_of(const std::string& type, const std::string& name) {
  const auto found = std::find_if(entities.begin(), entities.end(),
                                  [&](const auto& e) { return e.type == type && e.name == name; });
  const auto place = static_cast<std::uint32_t>(found - entities.begin());
  if (found == entities.end()) entities.push_back({type, name, "", {name}});
  return first + place;
}

std::vector<Claim> make_claims(const FrameSet& frames, const AnnotatedText& text,
                               TokenRange sentence, const Items& items,
                               const std::vector<Match>& matches, const std::vector<Claim>& earlier,
                               Described& described) {
  ClaimMaker maker(frames, text, sentence, items, described);
  for (const Match& match : matches) maker.add(match, earlier);
  return without_repeats(frames, maker.claims());
}

}  // namespace entente::loaders
