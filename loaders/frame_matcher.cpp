// Runs compiled patterns over a sentence's items: a backtracking machine with a budget. What stands
// at a place is item_phrases.cpp's matter, what a match means claims.cpp's.
#include "loaders/frame_matcher.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "loaders/item_phrases.hpp"

namespace entente::loaders {

namespace {

constexpr int kBudget = 4000;  // steps for one pattern from one start
constexpr std::uint32_t kListMembers = 12;
constexpr std::uint32_t kPredicate = 20;  // items of a first predicate before "and"

class Machine {
 public:
  Machine(const FrameSet& frames, const Items& items)
      : frames_(frames), items_(frames, items), word_(items_.words()) {}

  std::optional<Match> match(std::uint32_t pattern, std::uint32_t start);

 private:
  bool run(std::uint32_t step, std::uint32_t at);
  bool run_word(const Step& step, std::uint32_t next, std::uint32_t at);
  bool run_slot(const Step& step, std::uint32_t next, std::uint32_t at);
  bool run_names(const Slot& slot, std::uint32_t index, std::uint32_t next, std::uint32_t at);
  bool run_literal(const Slot& slot, std::uint32_t index, std::uint32_t next, std::uint32_t at);
  bool run_phrase(std::uint32_t index, std::uint32_t next, std::uint32_t at);
  bool run_gap(Gap gap, std::uint32_t next, std::uint32_t at);
  bool run_verb_group(std::uint32_t next, std::uint32_t at);
  bool run_auxiliaries(std::uint32_t next, std::uint32_t at);
  bool run_done(std::uint32_t at);

  [[nodiscard]] bool starts_clause(std::uint32_t at) const;
  [[nodiscard]] bool ends_aside(std::uint32_t at) const;

  const FrameSet& frames_;
  ItemPhrases items_;
  const ItemWords& word_;
  const Pattern* pattern_ = nullptr;
  int budget_ = 0;
  Match match_;
  std::vector<std::uint32_t> open_;  // where text captures begin
};

std::optional<Match> Machine::match(std::uint32_t pattern, std::uint32_t start) {
  pattern_ = &frames_.patterns()[pattern];
  budget_ = kBudget;
  match_ = Match{.pattern = pattern, .items = {start, start}, .anchor = start};
  open_.clear();
  if (!run(0, start)) return std::nullopt;
  return std::move(match_);
}

bool Machine::run(std::uint32_t step, std::uint32_t at) {
  if (--budget_ < 0) return false;
  const Step& s = pattern_->steps[step];
  switch (s.op) {
    case Step::Op::word:
      return run_word(s, step + 1, at);
    case Step::Op::slot:
      return run_slot(s, step + 1, at);
    case Step::Op::phrase:
      return run_phrase(s.a, step + 1, at);
    case Step::Op::gap:
      return run_gap(static_cast<Gap>(s.b), step + 1, at);
    case Step::Op::verb_group:
      return run_verb_group(step + 1, at);
    case Step::Op::begin:
      return at == 0 && run(step + 1, at);
    case Step::Op::end:
      return items_.is_end(at) && run(step + 1, at);
    case Step::Op::split:
      return run(s.a, at) || run(s.b, at);
    case Step::Op::jump:
      return run(s.a, at);
    case Step::Op::open: {
      open_.push_back(at);
      if (run(step + 1, at)) return true;
      open_.pop_back();
      return false;
    }
    case Step::Op::close: {
      const std::uint32_t from = open_.back();
      if (from >= at) return false;
      if (from + 1 == at && items_.kind(from, Item::Kind::title)) return false;  // nobody's name
      open_.pop_back();
      match_.captures.push_back({.slot = s.a, .items = {from, at}, .named = {}});
      if (run(step + 1, at)) return true;
      match_.captures.pop_back();
      open_.push_back(from);
      return false;
    }
    case Step::Op::done:
      return run_done(at);
  }
  return false;
}

bool Machine::run_word(const Step& step, std::uint32_t next, std::uint32_t at) {
  if (at >= items_.size() ||
      (items_[at].kind != Item::Kind::word && items_[at].kind != Item::Kind::mark &&
       items_[at].kind != Item::Kind::nominal && items_[at].kind != Item::Kind::title)) {
    return false;
  }
  const WordSet& set = pattern_->words[step.a];
  const auto in_set = [&](std::uint32_t word) {
    return word != FrameSet::kUnknown &&
           std::binary_search(set.words.begin(), set.words.end(), word);
  };
  if (!in_set(items_[at].form) && (set.form_only || !in_set(items_[at].lemma))) return false;
  const std::uint32_t before = match_.anchor;
  match_.anchor = at;
  if (run(next, at + 1)) return true;
  match_.anchor = before;
  return false;
}

bool Machine::run_names(const Slot& slot, std::uint32_t index, std::uint32_t next,
                        std::uint32_t at) {
  struct Stop {
    std::uint32_t end;
    std::size_t members;
    bool closed;  // the list may end here
    bool commas;  // a comma follows, and another member
  };
  std::vector<NamedFiller> named;
  std::vector<Stop> stops;
  std::uint32_t here = items_.is(at, word_.both) && !items_[at].names_entity() ? at + 1 : at;
  bool hyphenated = false, joined = false;
  const std::uint32_t begin = here;
  for (std::uint32_t member = 0; member < kListMembers; ++member) {
    auto found = items_.mention(here, false);
    // "China's foreign minister": the state, where no person is asked for.
    if (slot.attributive && found && (found->types & slot.types) == 0)
      found = items_.mention(here, true);
    if (!found || (found->types & slot.types) == 0) break;
    if (items_[here].pair && (slot.types & frames_.type_bit("Person")) != 0) break;
    for (const auto entity : found->entities) named.push_back({entity, {here, found->end}});
    // Side by side without "and": "according to the Pentagon, the United States …", "after the
    // attack on Kenya, Uganda …".
    const bool loose = (slot.subject ? member > 0 : member == 1) && !joined && !hyphenated;
    const bool fits = !loose && items_.ends_group(slot, *found, here, hyphenated);
    if (!stops.empty()) stops.back().commas = items_.is(stops.back().end, word_.comma);
    stops.push_back({found->end, named.size(), fits, false});
    if (!slot.list) break;
    bool hyphen = false, conjunction = false;
    const std::uint32_t gap = items_.after_office(found->end);
    here = items_.separator(gap, hyphen, conjunction);
    if (here == found->end || (gap != found->end && !conjunction)) break;
    // "on Rosneft and on Gazprom": the list's preposition again.
    if (conjunction && begin > 0 && items_.has(begin - 1, WordClass::preposition) &&
        here < items_.size() && items_[here].form == items_[begin - 1].form) {
      // "spoke to Xi and to Modi": with each of them alone.
      if (items_.is(here, word_.to) || items_.is(here, frames_.number_of("with"))) break;
      ++here;
    }
    // "A, and B …", "A and B, and C …": another clause begins.
    if (conjunction && (member == 0 || joined) && gap == found->end && items_.is(gap, word_.comma))
      break;
    joined = joined || conjunction;
    hyphenated = hyphen;
  }
  // Longest first. A list cut at a comma is one only when it has no "and" that ends it.
  for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) {
    if (joined && stop != stops.rbegin() && stop->commas && stops.back().closed) break;
    if (!stop->closed || stop->members < slot.at_least) continue;
    Capture capture{.slot = index, .items = {begin, stop->end}, .named = {}};
    capture.named.assign(named.begin(), named.begin() + static_cast<std::ptrdiff_t>(stop->members));
    match_.captures.push_back(std::move(capture));
    if (run(next, stop->end)) return true;
    match_.captures.pop_back();
  }
  return false;
}

bool Machine::run_literal(const Slot& slot, std::uint32_t index, std::uint32_t next,
                          std::uint32_t at) {
  Item::Kind wanted = Item::Kind::date;
  if (slot.kind == graph::RoleKind::amount) wanted = Item::Kind::amount;
  if (slot.kind == graph::RoleKind::text) {
    wanted = slot.unit == "quotation" ? Item::Kind::quotation : Item::Kind::title;
  }
  if (!items_.kind(at, wanted)) return false;
  if (slot.unit == "office" && items_.has(at, WordClass::rank)) return false;
  if (wanted == Item::Kind::amount && !fits_unit(items_[at].span->value, slot.unit)) return false;
  match_.captures.push_back({.slot = index, .items = {at, at + 1}, .named = {}});
  if (run(next, at + 1)) return true;
  match_.captures.pop_back();
  return false;
}

bool Machine::run_slot(const Step& step, std::uint32_t next, std::uint32_t at) {
  const Slot& slot = pattern_->slots[step.a];
  if (slot.kind == graph::RoleKind::entity) return run_names(slot, step.a, next, at);
  return run_literal(slot, step.a, next, at);
}

/// The noun phrase from `at` up to the clause's end.
bool Machine::run_phrase(std::uint32_t index, std::uint32_t next, std::uint32_t at) {
  constexpr std::uint32_t longest = 12;
  const auto joins = [&](std::uint32_t i) {
    return items_[i].is(WordClass::preposition) || items_[i].is(WordClass::function);
  };
  const bool aside = at < items_.size() && items_[at].is(WordClass::preposition) &&
                     items_[at].form != frames_.number_of("on");  // "in the strongest terms"
  const bool inside = items_.is(at, word_.hyphen);                // "the Chile-*Kenya* alliance"
  if (aside || inside || items_.is(at, word_.and_)) return false;
  std::uint32_t end = at;
  // "the talks and welcomed the truce": the next predicate.
  const auto goes_on = [&](std::uint32_t i) {
    return items_.is(i, word_.and_) && i + 1 < items_.size() && items_[i + 1].finite;
  };
  while (end < std::min(items_.size(), at + longest) && !items_[end].is(WordClass::boundary) &&
         !goes_on(end) && (!items_[end].is(WordClass::auxiliary) || items_[end].form == word_.to) &&
         items_[end].kind != Item::Kind::date && items_[end].kind != Item::Kind::quotation &&
         (items_[end].kind != Item::Kind::mark || items_[end].form == word_.hyphen)) {
    ++end;
  }
  // What is too long ends before the phrase that does not fit.
  if (end == at + longest && end < items_.size()) {
    std::uint32_t cut = end;
    while (cut > at + 1 && !joins(cut)) --cut;
    if (cut > at + 1) end = cut;
  }
  while (end > at && joins(end - 1)) --end;
  for (; end > at; --end) {
    match_.captures.push_back({.slot = index, .items = {at, end}, .named = {}});
    if (run(next, end)) return true;
    match_.captures.pop_back();
  }
  return false;
}

bool Machine::run_gap(Gap gap, std::uint32_t next, std::uint32_t at) {
  const std::uint32_t longest = gap == Gap::modifiers ? 4 : gap == Gap::words ? 6 : 12;
  for (std::uint32_t i = at;; ++i) {
    if (run(next, i)) return true;
    if (i >= items_.size() || i - at >= longest) return false;
    const Item& item = items_[i];
    if (gap == Gap::modifiers) {
      const bool joint =
          i > at &&
          (item.form == word_.comma || item.form == word_.and_ || item.form == word_.hyphen) &&
          items_.is_content(i - 1);
      const bool dated = item.kind == Item::Kind::date;
      if (!joint && !dated && (!items_.is_content(i) || item.verb)) return false;
    } else {
      if (item.is(WordClass::boundary) || item.kind == Item::Kind::quotation) return false;
      if (item.kind == Item::Kind::mark && item.form != word_.hyphen) return false;
      if (gap == Gap::words && item.names_entity()) return false;
    }
  }
}

/// Auxiliaries, adverbs and verbs that take another verb; the next step follows after any of them.
bool Machine::run_auxiliaries(std::uint32_t next, std::uint32_t at) {
  std::vector<std::uint32_t> stops{at};
  bool after_be = false, after_catenative = false;
  for (std::uint32_t i = at; i < std::min(items_.size(), at + 10); ++i) {
    const Item& item = items_[i];
    const bool adverb =
        item.is(WordClass::adverb) || item.is(WordClass::negated) || item.kind == Item::Kind::date;
    const bool light = item.is(WordClass::auxiliary) || item.is(WordClass::catenative) ||
                       (item.form == word_.to && after_catenative);
    if (item.kind == Item::Kind::mark || item.names_entity() || (!adverb && !light)) break;
    if (light) {
      after_be = item.lemma == word_.be && word_.be != FrameSet::kUnknown;
      after_catenative = item.is(WordClass::catenative) || item.is(WordClass::auxiliary);
    }
    // "was visited" is no visiting, "was visiting" is: an auxiliary "be" needs the progressive,
    // which the frame's own word then shows by differing from its participle.
    if (!after_be)
      stops.push_back(i + 1);
    else if (i + 1 < items_.size() && items_[i + 1].progressive)
      stops.push_back(i + 1);
  }
  for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) {
    if (run(next, *stop)) return true;
  }
  return false;
}

/// Whether the name before the comma at `at` ends an apposition: "Japan, an ally of India, …". Not
/// so where the noun before stands for the name: "we, the leaders of Japan and India, …".
bool Machine::ends_aside(std::uint32_t at) const {
  if (match_.captures.empty()) return false;
  const std::uint32_t first = match_.captures.back().items.first;
  if (match_.captures.back().items.last != at || first < 2) return false;
  // "the Union, whose members are Armenia and Russia, …"
  if (word_.be != FrameSet::kUnknown && items_[first - 1].lemma == word_.be) return true;
  return items_.has(first - 1, WordClass::preposition) &&
         !items_.has(first - 2, WordClass::state_noun);
}

bool Machine::starts_clause(std::uint32_t at) const {
  return at == 0 || items_[at - 1].form == word_.comma || items_[at - 1].is(WordClass::boundary);
}

bool Machine::run_verb_group(std::uint32_t next, std::uint32_t at) {
  if (at > 0 && (items_[at - 1].possessive || items_[at - 1].adjectival)) {
    for (std::uint32_t i = at; i < std::min(items_.size(), at + 4); ++i) {
      if (items_.has(i, WordClass::control)) return run_auxiliaries(next, i + 2);
    }
    return false;
  }
  if (run_auxiliaries(next, at)) return true;
  if (items_.is(at, word_.comma) && at >= 2 && !ends_aside(at) && run_auxiliaries(next, at + 1))
    return true;
  // "President Xi Jinping of China, on his first trip, …": where someone is from.
  if (items_.is(at, word_.of) && items_.kind(at + 1, Item::Kind::name) &&
      !items_[at + 1].possessive && items_.kind(at - 1, Item::Kind::name) &&
      at + 2 < items_.size()) {
    const std::uint32_t after = items_.after_aside(at + 2);
    if (run_auxiliaries(next, after)) return true;
  }
  const std::uint32_t relative = items_.is(at, word_.comma) ? at + 1 : at;
  if (items_.has(relative, WordClass::relative) && run_auxiliaries(next, relative + 1)) return true;
  if (const std::uint32_t after = items_.after_aside(at);
      after != at && run_auxiliaries(next, after))
    return true;
  // "Xi met Putin in May and signed …": a second predicate of the clause's first name.
  if (!starts_clause(match_.items.first) || match_.captures.size() != 1) return false;
  for (std::uint32_t i = at; i < std::min(items_.size(), at + kPredicate); ++i) {
    if (items_[i].is(WordClass::boundary) && items_[i].form != word_.and_) return false;
    if (items_[i].form != word_.and_ || i == at) continue;
    match_.indirect = true;
    if (run_auxiliaries(next, i + 1)) return true;
    match_.indirect = false;
  }
  return false;
}

/// A plain name at the end must not be the first part of a compound ("visited China experts").
bool Machine::run_done(std::uint32_t at) {
  // "Abe, Mongolian President Battulga": a title that ends the pattern is nobody else's.
  if (at > 0 && items_.kind(at - 1, Item::Kind::title) && items_.kind(at, Item::Kind::name) &&
      (items_[at].types & frames_.type_bit("Person")) != 0) {
    return false;
  }
  if (!match_.captures.empty()) {
    const Capture& last = match_.captures.back();
    const Slot& slot = pattern_->slots[last.slot];
    const bool plain_name = slot.kind == graph::RoleKind::entity && last.items.last == at;
    // "warned Niger's foreign minister, [Hassoumi Massaoudou]": has a name.
    const bool described = plain_name && slot.unit == "Person";
    if (described && items_.is(at, word_.comma) && items_.kind(at + 1, Item::Kind::name) &&
        (items_[at + 1].types & frames_.type_bit("Person")) != 0) {
      return false;
    }
    if (plain_name && !slot.attributive && items_.is_content(at) &&
        !items_[at].is(WordClass::adverb) && !items_[at].is(WordClass::catenative) &&
        !items_[at].inflected) {
      return false;
    }
  }
  match_.items.last = at;
  return true;
}

}  // namespace

namespace {

/// Whether the name at `at` goes on with a list: "the G7 and [the EU]". No pattern begins there.
bool ends_list(const Items& items, std::uint32_t at, std::uint32_t conjunction) {
  if (at < 2 || !items[at].names_entity() || items[at - 1].form != conjunction) return false;
  const Item& before = items[at - 2];
  return before.names_entity() && !before.possessive && !before.adjectival &&
         !items[at].possessive && !items[at].adjectival && (before.types & items[at].types) != 0;
}

/// "Prime Minister Kishida of [Japan]": whose office it is does nothing itself.
bool belongs_to_person(const FrameSet& frames, const Items& items, std::uint32_t at,
                       std::uint32_t of) {
  if (at < 2 || !items[at].names_entity() || items[at - 1].form != of) return false;
  const Item& before = items[at - 2];
  return before.kind == Item::Kind::name && !items[at].possessive && !items[at].adjectival &&
         (before.types & frames.type_bit("Person")) != 0;
}

}  // namespace

std::vector<Match> match_frames(const FrameSet& frames, const Items& items) {
  std::vector<std::uint32_t> candidates;
  for (const Item& item : items) {
    for (const std::uint32_t word : {item.form, item.lemma}) {
      const auto& found = frames.triggered_by(word);
      candidates.insert(candidates.end(), found.begin(), found.end());
    }
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

  std::vector<Match> matches;
  const std::uint32_t conjunction = frames.number_of("and");
  const std::uint32_t of = frames.number_of("of");
  Machine machine(frames, items);
  for (const std::uint32_t pattern : candidates) {
    for (std::uint32_t start = 0; start < items.size(); ++start) {
      if (ends_list(items, start, conjunction) || belongs_to_person(frames, items, start, of)) {
        continue;
      }
      auto match = machine.match(pattern, start);
      if (!match) continue;
      // The rest of a list or of a titled name is no start of its own.
      const std::uint32_t first_end = match->captures.front().items.first == start
                                          ? match->captures.front().items.last
                                          : start + 1;
      matches.push_back(std::move(*match));
      start = std::max(start, first_end - 1);
    }
  }
  return matches;
}

}  // namespace entente::loaders
