// Runs compiled patterns over a sentence's items: a backtracking machine with a budget. Knows
// lists, possessives, compounds and verb groups; what a match means is claims.cpp's matter.
#include "loaders/frame_matcher.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace entente::loaders {

namespace {

constexpr int kBudget = 4000;  // steps for one pattern from one start
constexpr std::uint32_t kListMembers = 12;
constexpr std::uint32_t kApposition = 10;  // items between subject and verb
constexpr std::uint32_t kPredicate = 20;   // items of a first predicate before "and"

/// A name with the titles before it and the noun after it that belong to it.
struct Mention {
  std::uint32_t end = 0;
  bool possessive = false;
  bool adjectival = false;
  std::vector<std::uint32_t> entities;
  std::uint32_t types = 0;
};

class Machine {
 public:
  Machine(const FrameSet& frames, const Items& items)
      : frames_(frames),
        items_(items),
        size_(static_cast<std::uint32_t>(items.size())),
        comma_(frames.number_of(",")),
        and_(frames.number_of("and")),
        hyphen_(frames.number_of("-")),
        dash_(frames.number_of("–")),
        be_(frames.number_of("be")),
        to_(frames.number_of("to")),
        both_(frames.number_of("both")),
        of_(frames.number_of("of")),
        counterpart_(frames.number_of("counterpart")) {}

  std::optional<Match> match(std::uint32_t pattern, std::uint32_t start);

 private:
  using Continue = std::function<bool(std::uint32_t)>;

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

  /// What is named from `at` on, with titles before it; `bare`: without looking past them.
  [[nodiscard]] std::optional<Mention> mention(std::uint32_t at, bool bare) const;
  [[nodiscard]] std::uint32_t head_of(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t state_noun_after(std::uint32_t at) const;
  [[nodiscard]] bool ends_group(const Slot& slot, const Mention& last, std::uint32_t from,
                                bool hyphenated) const;
  [[nodiscard]] bool controls(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t separator(std::uint32_t at, bool& hyphen, bool& conjunction) const;
  [[nodiscard]] std::uint32_t after_aside(std::uint32_t at) const;
  [[nodiscard]] bool starts_clause(std::uint32_t at) const;
  [[nodiscard]] bool ends_aside(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t after_office(std::uint32_t at) const;
  /// Whether nothing but marks follows.
  [[nodiscard]] bool is_end(std::uint32_t at) const {
    while (at < size_ && items_[at].kind == Item::Kind::mark) ++at;
    return at == size_;
  }

  [[nodiscard]] bool is(std::uint32_t at, std::uint32_t word) const {
    return at < size_ && word != FrameSet::kUnknown && items_[at].form == word;
  }
  [[nodiscard]] bool has(std::uint32_t at, WordClass c) const {
    return at < size_ && items_[at].is(c);
  }
  [[nodiscard]] bool kind(std::uint32_t at, Item::Kind k) const {
    return at < size_ && items_[at].kind == k;
  }
  /// A common noun or adjective, as far as the word lists can tell.
  [[nodiscard]] bool is_content(std::uint32_t at) const {
    return kind(at, Item::Kind::word) && !has(at, WordClass::function) &&
           !has(at, WordClass::preposition) && !has(at, WordClass::auxiliary) &&
           !has(at, WordClass::boundary) && !has(at, WordClass::relative);
  }

  const FrameSet& frames_;
  const Items& items_;
  std::uint32_t size_;
  std::uint32_t comma_, and_, hyphen_, dash_, be_, to_, both_, of_, counterpart_;
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
      return is_end(at) && run(step + 1, at);
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
      if (from + 1 == at && kind(from, Item::Kind::title)) return false;  // nobody's name
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
  if (at >= size_ ||
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

/// The name that titles and adjectives at `at` lead to ("Chinese President Xi Jinping", "China's
/// ambassador to Russia, Li Hui"), or `at`.
std::uint32_t Machine::head_of(std::uint32_t at) const {
  bool titled = false;
  for (std::uint32_t i = at; i < std::min(size_, at + 6); ++i) {
    const Item& item = items_[i];
    if (item.kind == Item::Kind::title ||
        (counterpart_ != FrameSet::kUnknown && item.form == counterpart_)) {
      titled = true;
    } else if (item.kind == Item::Kind::name && (item.types & frames_.type_bit("Person")) != 0 &&
               !item.adjectival) {
      return titled ? i : at;
    } else if (item.kind == Item::Kind::name || item.possessive) {
      if (titled) return at;
    } else if (item.form == comma_) {
      if (!titled) return at;
    } else if (!is_content(i) || (titled && !item.capitalized)) {
      return at;  // "National Security Advisor Dr. Eyal …" goes on
    }
  }
  return at;
}

/// One past the noun that makes a country's name at `at` the state itself ("Russian officials",
/// "the Chinese government"), or 0.
std::uint32_t Machine::state_noun_after(std::uint32_t at) const {
  for (std::uint32_t i = at + 1; i < std::min(size_, at + 3); ++i) {
    if (has(i, WordClass::state_noun)) return i + 1;
    if (!is_content(i) || items_[i].capitalized) return 0;
  }
  return 0;
}

std::optional<Mention> Machine::mention(std::uint32_t at, bool bare) const {
  const std::uint32_t head = bare ? at : head_of(at);
  if (head >= size_ || !items_[head].names_entity()) return std::nullopt;
  const Item& item = items_[head];
  Mention found{.end = head + 1,
                .possessive = item.possessive,
                .adjectival = item.adjectival,
                .entities = item.span->entities,
                .types = item.types};
  if (found.entities.empty()) return std::nullopt;
  // "the Chinese have …": the people, not an adjective.
  if (item.adjectival && item.definite && !is_content(head + 1) && !is(head + 1, hyphen_) &&
      !is(head + 1, and_) &&
      !(head + 1 < size_ &&
        (items_[head + 1].names_entity() || items_[head + 1].kind == Item::Kind::title))) {
    found.adjectival = false;
  }
  if ((item.types & frames_.type_bit("Country")) == 0) return found;
  if (const std::uint32_t end = state_noun_after(head); end != 0) {
    found.end = end;
    found.adjectival = false;
    // "the Russian government's": the clitic is a word of its own after a common noun.
    found.possessive = false;
    static constexpr std::array<std::string_view, 4> clitics{"'s", "’s", "'", "’"};
    for (const auto clitic : clitics) {
      if (is(end, frames_.number_of(clitic))) {
        found.possessive = true;
        found.end = end + 1;
        break;
      }
    }
  }
  return found;
}

/// Whether a noun at `at` hands its subject on to a verb: "decision to", "long effort to".
bool Machine::controls(std::uint32_t at) const {
  for (std::uint32_t i = at; i < std::min(size_, at + 4); ++i) {
    if (has(i, WordClass::control)) return is(i + 1, to_);
    if (!is_content(i)) return false;
  }
  return false;
}

/// Whether a list whose last member is `last` has the form that the slot asks for.
bool Machine::ends_group(const Slot& slot, const Mention& last, std::uint32_t from,
                         bool hyphenated) const {
  const std::uint32_t end = last.end;
  if (slot.attributive) {
    if (end >= size_ || (kind(end, Item::Kind::mark) && !is(end, hyphen_))) return false;
    if (last.possessive || last.adjectival || hyphenated) return true;
    // First part of a compound: "EU sanctions". A pronoun or "of Russia" is none.
    if (items_[from].kind == Item::Kind::nominal) return false;
    if (items_[end].inflected && !items_[end].progressive) return false;  // "Russia underwent …"
    return from == 0 || !is(from - 1, of_);
  }
  if (last.possessive || last.adjectival) return slot.subject && controls(end);
  const bool person = (last.types & frames_.type_bit("Person")) != 0;
  if (hyphenated || (kind(end, Item::Kind::title) && !person)) return false;  // "Kremlin spokesman"
  // Two names side by side are a compound, but for "sold Vietnam Su-30 fighters".
  const bool compound = kind(end, Item::Kind::name) && !items_[end - 1].adjectival &&
                        end == from + 1 && (items_[end].types & frames_.type_bit("Product")) == 0;
  return !is(end, hyphen_) && !compound;
}

/// One past what stands between two members of a list at `at`, or `at` when nothing does.
std::uint32_t Machine::separator(std::uint32_t at, bool& hyphen, bool& conjunction) const {
  hyphen = conjunction = false;
  if (is(at, hyphen_) ||
      (is(at, dash_) && at > 0 && at + 1 < size_ && items_[at - 1].names_entity() &&
       items_[at + 1].names_entity() && items_[at - 1].tokens.last == items_[at].tokens.first)) {
    hyphen = true;
    return at + 1;
  }
  std::uint32_t i = at;
  if (is(i, comma_)) ++i;
  if (is(i, and_) || is(i, frames_.number_of("&"))) {
    conjunction = true;
    return i + 1;
  }
  if (is(i, frames_.number_of("as")) && is(i + 1, frames_.number_of("well")) &&
      is(i + 2, frames_.number_of("as"))) {
    conjunction = true;
    return i + 3;
  }
  return i;
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
  std::uint32_t here = is(at, both_) && !items_[at].names_entity() ? at + 1 : at;
  bool hyphenated = false, joined = false;
  const std::uint32_t begin = here;
  for (std::uint32_t member = 0; member < kListMembers; ++member) {
    auto found = mention(here, false);
    // "China's foreign minister": the state, where no person is asked for.
    if (slot.attributive && found && (found->types & slot.types) == 0) found = mention(here, true);
    if (!found || (found->types & slot.types) == 0) break;
    if (items_[here].pair && (slot.types & frames_.type_bit("Person")) != 0) break;
    for (const auto entity : found->entities) named.push_back({entity, {here, found->end}});
    // Side by side without "and": "according to the Pentagon, the United States …", "after the
    // attack on Kenya, Uganda …".
    const bool loose = (slot.subject ? member > 0 : member == 1) && !joined && !hyphenated;
    const bool fits = !loose && ends_group(slot, *found, here, hyphenated);
    if (!stops.empty()) stops.back().commas = is(stops.back().end, comma_);
    stops.push_back({found->end, named.size(), fits, false});
    if (!slot.list) break;
    bool hyphen = false, conjunction = false;
    const std::uint32_t gap = after_office(found->end);
    here = separator(gap, hyphen, conjunction);
    if (here == found->end || (gap != found->end && !conjunction)) break;
    // "on Rosneft and on Gazprom": the list's preposition again.
    if (conjunction && begin > 0 && has(begin - 1, WordClass::preposition) && here < size_ &&
        items_[here].form == items_[begin - 1].form) {
      ++here;
    }
    // "A, and B …", "A and B, and C …": another clause begins.
    if (conjunction && (member == 0 || joined) && gap == found->end && is(gap, comma_)) break;
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
  if (!kind(at, wanted)) return false;
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
  const bool aside = at < size_ && items_[at].is(WordClass::preposition) &&
                     items_[at].form != frames_.number_of("on");  // "in the strongest terms"
  if (aside || is(at, and_)) return false;
  std::uint32_t end = at;
  // "the talks and welcomed the truce": the next predicate.
  const auto goes_on = [&](std::uint32_t i) {
    return is(i, and_) && i + 1 < size_ && items_[i + 1].finite;
  };
  while (end < std::min(size_, at + longest) && !items_[end].is(WordClass::boundary) &&
         !goes_on(end) && (!items_[end].is(WordClass::auxiliary) || items_[end].form == to_) &&
         items_[end].kind != Item::Kind::date && items_[end].kind != Item::Kind::quotation &&
         (items_[end].kind != Item::Kind::mark || items_[end].form == hyphen_)) {
    ++end;
  }
  // What is too long ends before the phrase that does not fit.
  if (end == at + longest && end < size_) {
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
    if (i >= size_ || i - at >= longest) return false;
    const Item& item = items_[i];
    if (gap == Gap::modifiers) {
      const bool joint = i > at &&
                         (item.form == comma_ || item.form == and_ || item.form == hyphen_) &&
                         is_content(i - 1);
      const bool dated = item.kind == Item::Kind::date;
      if (!joint && !dated && (!is_content(i) || item.verb)) return false;
    } else {
      if (item.is(WordClass::boundary) || item.kind == Item::Kind::quotation) return false;
      if (item.kind == Item::Kind::mark && item.form != hyphen_) return false;
      if (gap == Gap::words && item.names_entity()) return false;
    }
  }
}

/// Auxiliaries, adverbs and verbs that take another verb; the next step follows after any of them.
bool Machine::run_auxiliaries(std::uint32_t next, std::uint32_t at) {
  std::vector<std::uint32_t> stops{at};
  bool after_be = false, after_catenative = false;
  for (std::uint32_t i = at; i < std::min(size_, at + 10); ++i) {
    const Item& item = items_[i];
    const bool adverb =
        item.is(WordClass::adverb) || item.is(WordClass::negated) || item.kind == Item::Kind::date;
    const bool light = item.is(WordClass::auxiliary) || item.is(WordClass::catenative) ||
                       (item.form == to_ && after_catenative);
    if (item.kind == Item::Kind::mark || item.names_entity() || (!adverb && !light)) break;
    if (light) {
      after_be = item.lemma == be_ && be_ != FrameSet::kUnknown;
      after_catenative = item.is(WordClass::catenative) || item.is(WordClass::auxiliary);
    }
    // "was visited" is no visiting, "was visiting" is: an auxiliary "be" needs the progressive,
    // which the frame's own word then shows by differing from its participle.
    if (!after_be)
      stops.push_back(i + 1);
    else if (i + 1 < size_ && items_[i + 1].progressive)
      stops.push_back(i + 1);
  }
  for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) {
    if (run(next, *stop)) return true;
  }
  return false;
}

/// One past ", … ," or "– … –" at `at`, or past a lone comma that ends an apposition, or `at`.
std::uint32_t Machine::after_aside(std::uint32_t at) const {
  if (!is(at, comma_) && !is(at, dash_)) return at;
  const std::uint32_t mark = items_[at].form;
  for (std::uint32_t i = at + 1; i < std::min(size_, at + kApposition + 2); ++i) {
    if (items_[i].form == mark && items_[i].kind == Item::Kind::mark) return i + 1;
  }
  return at;
}

/// The comma that ends ", president of the European Commission," at `at`, or `at`.
std::uint32_t Machine::after_office(std::uint32_t at) const {
  if (!is(at, comma_)) return at;
  const bool office = kind(at + 1, Item::Kind::title) ||
                      (kind(at + 1, Item::Kind::name) && kind(at + 2, Item::Kind::title));
  if (!office) return at;
  const std::uint32_t after = after_aside(at);
  return after == at ? at : after - 1;
}

/// Whether the name before the comma at `at` ends an apposition: "Japan, an ally of India, …". Not
/// so where the noun before stands for the name: "we, the leaders of Japan and India, …".
bool Machine::ends_aside(std::uint32_t at) const {
  if (match_.captures.empty()) return false;
  const std::uint32_t first = match_.captures.back().items.first;
  if (match_.captures.back().items.last != at || first < 2) return false;
  // "the Union, whose members are Armenia and Russia, …"
  if (be_ != FrameSet::kUnknown && items_[first - 1].lemma == be_) return true;
  return has(first - 1, WordClass::preposition) && !has(first - 2, WordClass::state_noun);
}

bool Machine::starts_clause(std::uint32_t at) const {
  return at == 0 || items_[at - 1].form == comma_ || items_[at - 1].is(WordClass::boundary);
}

bool Machine::run_verb_group(std::uint32_t next, std::uint32_t at) {
  if (at > 0 && (items_[at - 1].possessive || items_[at - 1].adjectival)) {
    for (std::uint32_t i = at; i < std::min(size_, at + 4); ++i) {
      if (has(i, WordClass::control)) return run_auxiliaries(next, i + 2);
    }
    return false;
  }
  if (run_auxiliaries(next, at)) return true;
  if (is(at, comma_) && at >= 2 && !ends_aside(at) && run_auxiliaries(next, at + 1)) return true;
  // "President Xi Jinping of China, on his first trip, …": where someone is from.
  if (is(at, of_) && kind(at + 1, Item::Kind::name) && !items_[at + 1].possessive &&
      kind(at - 1, Item::Kind::name) && at + 2 < size_) {
    const std::uint32_t after = after_aside(at + 2);
    if (run_auxiliaries(next, after)) return true;
  }
  const std::uint32_t relative = is(at, comma_) ? at + 1 : at;
  if (has(relative, WordClass::relative) && run_auxiliaries(next, relative + 1)) return true;
  if (const std::uint32_t after = after_aside(at); after != at && run_auxiliaries(next, after))
    return true;
  // "Xi met Putin in May and signed …": a second predicate of the clause's first name.
  if (!starts_clause(match_.items.first) || match_.captures.size() != 1) return false;
  for (std::uint32_t i = at; i < std::min(size_, at + kPredicate); ++i) {
    if (items_[i].is(WordClass::boundary) && items_[i].form != and_) return false;
    if (items_[i].form != and_ || i == at) continue;
    match_.indirect = true;
    if (run_auxiliaries(next, i + 1)) return true;
    match_.indirect = false;
  }
  return false;
}

/// A plain name at the end must not be the first part of a compound ("visited China experts").
bool Machine::run_done(std::uint32_t at) {
  // "Abe, Mongolian President Battulga": a title that ends the pattern is nobody else's.
  if (at > 0 && kind(at - 1, Item::Kind::title) && kind(at, Item::Kind::name) &&
      (items_[at].types & frames_.type_bit("Person")) != 0) {
    return false;
  }
  if (!match_.captures.empty()) {
    const Capture& last = match_.captures.back();
    const Slot& slot = pattern_->slots[last.slot];
    const bool plain_name = slot.kind == graph::RoleKind::entity && last.items.last == at;
    if (plain_name && !slot.attributive && is_content(at) && !items_[at].is(WordClass::adverb) &&
        !items_[at].is(WordClass::catenative) && !items_[at].inflected) {
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
  Machine machine(frames, items);
  for (const std::uint32_t pattern : candidates) {
    for (std::uint32_t start = 0; start < items.size(); ++start) {
      if (ends_list(items, start, conjunction)) continue;
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
