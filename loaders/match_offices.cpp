// Offices in lists: whose a matched title is, where lines of a list run together.
#include "loaders/match_offices.hpp"

#include <algorithm>

#include "language/characters.hpp"
#include "language/word_table.hpp"

namespace entente::loaders {

using language::TokenRange;

namespace {

/// How the lines of a list that run together tell who is what.
enum class LineOrder {
  unknown,       ///< no such list
  name_first,    ///< "Ann Lee, Chair of the Trade Commission Cal Roe, Mayor of Lagos Eve Poe, …"
  office_first,  ///< "Governor Ann Lee, Oregon Governor Cal Roe, Ohio Senator Eve Poe, Utah"
};

class OfficeMatch {
 public:
  OfficeMatch(const FrameSet& frames, const Items& items, const Match& match)
      : frames_(frames), items_(items), match_(match) {}

  [[nodiscard]] bool takes_anothers() const;

 private:
  [[nodiscard]] bool has_office_before(ItemRange name) const;
  [[nodiscard]] bool is_between_lines(ItemRange title, ItemRange name) const;
  [[nodiscard]] bool is_of_two(const Capture& person, const Capture& title) const;
  [[nodiscard]] LineOrder order_of_lines() const;
  [[nodiscard]] bool has_body_before(ItemRange title) const;
  [[nodiscard]] bool is_person(const Item& item) const {
    return item.kind == Item::Kind::name && (item.types & frames_.type_bit("Person")) != 0;
  }
  [[nodiscard]] const Frame& frame() const {
    return frames_.frames()[frames_.patterns()[match_.pattern].frame];
  }

  const FrameSet& frames_;
  const Items& items_;
  const Match& match_;
};

/// "Chair of the Trade Commission *Ann Lee*": titles before the name in the same phrase.
bool OfficeMatch::has_office_before(ItemRange name) const {
  constexpr std::uint32_t farthest = 6;  // items
  for (std::uint32_t at = name.last; at-- > 0 && at + farthest >= name.first;) {
    if (items_[at].kind == Item::Kind::title) return true;
    if (items_[at].kind == Item::Kind::mark || items_[at].verb) return false;
  }
  return false;
}

/// "Ann Lee, Chair of the Trade Commission *Cal Roe*, Chair of …": the lines of a list, run
/// together, where each office stands behind its holder.
bool OfficeMatch::is_between_lines(ItemRange title, ItemRange name) const {
  constexpr std::uint32_t farthest = 3;  // items from a comma to the office behind it
  const auto is_mark = [&](std::uint32_t at) {
    return at < items_.size() && items_[at].kind == Item::Kind::mark;
  };
  for (std::uint32_t at = title.last; at < name.first; ++at) {
    if (is_mark(at)) return false;
  }
  const bool behind_person = title.first > 1 && is_mark(title.first - 1) &&
                             (items_[title.first - 2].types & frames_.type_bit("Person")) != 0;
  if (behind_person && !has_office_before({title.first - 2, title.first - 1})) return true;
  const bool prose = std::any_of(items_.begin(), items_.begin() + title.first,
                                 [](const Item& item) { return item.verb; });
  if (prose || !is_mark(name.last)) return false;
  const auto end = std::min<std::size_t>(items_.size(), name.last + 1 + farthest);
  for (std::size_t at = name.last + 1; at < end && !items_[at].definite; ++at) {
    if (items_[at].kind == Item::Kind::title) return items_[at].capitalized;
  }
  return false;
}

LineOrder OfficeMatch::order_of_lines() const {
  constexpr std::size_t fewest = 3;   // persons of a list
  constexpr std::size_t nearest = 4;  // items from a comma to the office behind it
  constexpr std::size_t rarest = 8;   // persons to a word that only looks like a verb
  const auto kind = [&](std::size_t at) { return items_[at].kind; };
  const auto named =
      std::find_if(items_.begin(), items_.end(), [&](const Item& item) { return is_person(item); });
  const auto first = static_cast<std::size_t>(named - items_.begin());
  const auto persons = static_cast<std::size_t>(
      std::count_if(named, items_.end(), [&](const Item& item) { return is_person(item); }));
  const auto verbs = static_cast<std::size_t>(
      std::count_if(named, items_.end(), [](const Item& item) { return item.verb; }));
  if (persons < fewest || verbs * rarest > persons) return LineOrder::unknown;
  const bool opens = first == 0 || kind(first - 1) == Item::Kind::mark;
  if (opens && kind(first + 1) == Item::Kind::mark) {
    for (std::size_t at = first + 2; at < std::min(items_.size(), first + 2 + nearest); ++at) {
      if (kind(at) == Item::Kind::title && items_[at].capitalized) return LineOrder::name_first;
    }
  }
  const bool office = first == 1 && kind(0) == Item::Kind::title && kind(2) == Item::Kind::mark;
  std::size_t end = items_.size();
  while (end > 3 && kind(end - 1) == Item::Kind::mark) --end;
  const bool closes = kind(end - 1) == Item::Kind::name && !is_person(items_[end - 1]) &&
                      kind(end - 2) == Item::Kind::mark && is_person(items_[end - 3]);
  return office && closes ? LineOrder::office_first : LineOrder::unknown;
}

/// A body or state captured in front of the office: "*Oregon* Governor Cal Roe".
bool OfficeMatch::has_body_before(ItemRange title) const {
  return std::any_of(match_.captures.begin(), match_.captures.end(), [&](const Capture& capture) {
    const Slot& slot = frames_.patterns()[match_.pattern].slots[capture.slot];
    return std::any_of(slot.roles.begin(), slot.roles.end(), [&](std::uint16_t role) {
      return frame().type->roles[role].name == "organization" && capture.items.last <= title.first;
    });
  });
}

/// "the president, vice president and mayors", "the governor of Samoa, Mayor Ann Lee": what is told
/// behind the comma is somebody else.
bool OfficeMatch::is_of_two(const Capture& person, const Capture& title) const {
  const ItemRange name = person.named.front().items;
  if (title.items.first >= name.last) {
    return items_[name.last - 1].kind == Item::Kind::nominal && name.last < title.items.first &&
           items_[name.last].kind == Item::Kind::mark;
  }
  if (name.first > title.items.last && is_between_lines(title.items, name)) return true;
  bool apart = false;
  for (std::uint32_t at = title.items.last; at < name.last; ++at) {
    const Item& item = items_[at];
    apart = apart || item.kind == Item::Kind::mark;
    if (apart && item.kind == Item::Kind::title && !item.is(WordClass::rank)) return true;
  }
  return false;
}

/// "Advisor Ann Lee, Director of Trade Cal Roe, …": in a list of offices before their holders the
/// one behind a name is the next one's.
bool OfficeMatch::takes_anothers() const {
  constexpr std::uint32_t farthest = 14;  // items from an office to its holder
  const Capture* person = nullptr;
  const Capture* title = nullptr;
  for (const Capture& capture : match_.captures) {
    const Slot& slot = frames_.patterns()[match_.pattern].slots[capture.slot];
    for (const std::uint16_t role : slot.roles) {
      if (frame().type->roles[role].name == "person") person = &capture;
      if (frame().type->roles[role].name == "title") title = &capture;
    }
  }
  if (person == nullptr || title == nullptr || person->named.empty()) return false;
  const ItemRange name = person->named.front().items;
  const LineOrder order = order_of_lines();
  if (order == LineOrder::name_first) return title->items.first < name.first;
  if (order == LineOrder::office_first && has_body_before(title->items)) return true;
  const std::uint32_t next = title->items.last;
  const bool before_next =
      name.last < title->items.first && next < items_.size() && is_person(items_[next]);
  if (before_next || is_of_two(*person, *title)) return true;
  const std::uint32_t office = title->items.first;
  const bool behind = name.last < office && items_[name.last].kind == Item::Kind::mark &&
                      items_[office].capitalized && !items_[office].definite;
  if (!behind || !has_office_before(name)) return false;
  const auto end = std::min<std::uint32_t>(static_cast<std::uint32_t>(items_.size()),
                                           title->items.last + farthest);
  for (std::uint32_t at = title->items.last; at < end; ++at) {
    const Item& item = items_[at];
    if (item.kind == Item::Kind::mark || item.verb) return false;
    if (is_person(item)) return true;
  }
  return false;
}

}  // namespace

bool takes_anothers_office(const FrameSet& frames, const Items& items, const Match& match) {
  return OfficeMatch(frames, items, match).takes_anothers();
}

namespace {

/// Whether the words behind an office are a body's: a noun in them says so ("Office of Protocol").
bool names_body(const language::AnnotatedText& text, TokenRange words) {
  static constexpr language::WordTable<25> bodies{
      "office",      "department",  "division", "bureau",     "center",  "centre",    "school",
      "college",     "institute",   "program",  "programme",  "council", "board",     "laboratory",
      "unit",        "branch",      "agency",   "commission", "faculty", "committee", "university",
      "directorate", "secretariat", "group",    "cell"};
  for (std::uint32_t token = words.first; token < words.last; ++token) {
    if (language::contains(bodies, language::folded(text.word(token)))) return true;
  }
  return false;
}

/// "Food Science and Human Nutrition", "Operations": words for fields of work and study alone.
bool names_field(const language::AnnotatedText& text, TokenRange words) {
  static constexpr language::WordTable<68> fields{
      "operations",    "communications", "programs",       "policy",         "marketing",
      "research",      "finance",        "engineering",    "legislation",    "development",
      "technology",    "science",        "sciences",       "nutrition",      "medicine",
      "oncology",      "surgery",        "pediatrics",     "psychiatry",     "law",
      "economics",     "physics",        "chemistry",      "biology",        "history",
      "education",     "mathematics",    "statistics",     "nursing",        "management",
      "affairs",       "relations",      "security",       "defense",        "defence",
      "analysis",      "strategy",       "planning",       "innovation",     "sales",
      "advocacy",      "outreach",       "compliance",     "investigations", "ethics",
      "diversity",     "equity",         "inclusion",      "health",         "human",
      "food",          "public",         "government",     "legal",          "clinical",
      "community",     "digital",        "data",           "information",    "environmental",
      "banking",       "investment",     "neuro-oncology", "radiology",      "national",
      "international", "foreign",        "economic"};
  for (std::uint32_t token = words.first; token < words.last; ++token) {
    const std::string word = language::folded(text.word(token));
    if (word != "and" && word != "&" && word != "," && !language::contains(fields, word)) {
      return false;
    }
  }
  return true;
}

/// Behind "of" or "for" and an office: "Head *of* Policy".
bool is_behind_office(const FrameSet& frames, const Items& items, std::uint32_t first) {
  if (first < 2) return false;
  const std::uint32_t joint = items[first - 1].form;
  return items[first - 2].kind == Item::Kind::title && joint != FrameSet::kUnknown &&
         (joint == frames.number_of("of") || joint == frames.number_of("for"));
}

}  // namespace

bool is_field_of_office(const FrameSet& frames, const language::AnnotatedText& text,
                        const Items& items, const Match& match) {
  const Frame& frame = frames.frames()[frames.patterns()[match.pattern].frame];
  for (const Capture& capture : match.captures) {
    const Slot& slot = frames.patterns()[match.pattern].slots[capture.slot];
    const std::uint32_t first = capture.items.first;
    if (slot.roles.empty() || !is_behind_office(frames, items, first)) continue;
    const std::string_view role = frame.type->roles[slot.roles.front()].name;
    const TokenRange words = items[first].tokens;
    const bool teaches =
        language::folded(text.word(items[first - 2].tokens.last - 1)) == "professor";
    if (role == "part" && &capture == &match.captures.front() && !names_body(text, words)) {
      return true;
    }
    if (role == "organization" && items[first].kind == Item::Kind::name &&
        (names_field(text, words) || (teaches && !names_body(text, words)))) {
      return true;
    }
  }
  return false;
}

}  // namespace entente::loaders
