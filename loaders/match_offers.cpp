// What the rest of a sentence offers to a matched pattern: the nearest date, amount or name that a
// role takes where it stands.
#include "loaders/match_offers.hpp"

#include <algorithm>
#include <string>

#include "language/characters.hpp"

namespace entente::loaders {

using graph::RoleKind;

namespace {

class Offers {
 public:
  Offers(const FrameSet& frames, const language::AnnotatedText& text, const Items& items,
         const Match& match)
      : frames_(frames), text_(text), items_(items), match_(match) {}

  [[nodiscard]] std::optional<std::uint32_t> nearest(const graph::Role& role) const;

 private:
  [[nodiscard]] bool may_attach(std::uint32_t at, const graph::Role& role) const;
  [[nodiscard]] int distance(std::uint32_t at) const;
  [[nodiscard]] int inner_distance(std::uint32_t at) const;
  [[nodiscard]] bool is_in_purpose(std::uint32_t at) const;
  [[nodiscard]] bool is_in_topic(std::uint32_t at) const;
  [[nodiscard]] bool is_in_object_of_talk(std::uint32_t token) const;
  [[nodiscard]] bool is_of_next_verb(std::uint32_t at) const;

  const FrameSet& frames_;
  const language::AnnotatedText& text_;
  const Items& items_;
  const Match& match_;
};

/// Whether item `at` can fill `role` where it stands: its kind and type, and the word before it.
bool Offers::may_attach(std::uint32_t at, const graph::Role& role) const {
  const Item& item = items_[at];
  if (role.kind == RoleKind::date)
    return item.kind == Item::Kind::date && !item.span->value.empty();
  if (role.kind == RoleKind::amount && item.kind == Item::Kind::amount) {
    const auto& units = frames_.attachment_units(role.name);
    return std::any_of(units.begin(), units.end(),
                       [&](const auto& unit) { return fits_unit(item.span->value, unit); });
  }
  if (role.kind != RoleKind::entity || item.kind != Item::Kind::name || item.adjectival ||
      item.possessive) {
    return false;
  }
  std::uint32_t accepted = 0;
  for (const auto& type : role.accepts) accepted |= frames_.type_bit(type);
  if (role.name == "occasion") accepted = frames_.type_bit("Event");  // a body only where stated
  // "through USAID": who hands it over is no project.
  if (role.name == "project") accepted &= ~frames_.type_bit("Organization");
  if ((item.types & accepted) == 0) return false;
  const bool event = role.name == "occasion" || role.name == "place";
  if (event && is_still_ahead(text_, item.tokens.first)) return false;
  const auto& after = frames_.attachment(role.name);
  // The preposition may stand before words that belong to the name: "at this year's … Forum".
  for (std::uint32_t i = at; i > 0 && at - i < 4; --i) {
    const Item& before = items_[i - 1];
    if (std::binary_search(after.begin(), after.end(), before.form)) return true;
    if (before.kind != Item::Kind::word && before.kind != Item::Kind::date) return false;
    if (before.is(WordClass::preposition) || before.is(WordClass::boundary)) return false;
  }
  return false;
}

/// Items between the match and item `at`; clause boundaries weigh more; negative: too far apart.
int Offers::distance(std::uint32_t at) const {
  constexpr int boundary = 12, reach = 30;
  const std::uint32_t from = at < match_.items.first ? at + 1 : match_.items.last;
  const std::uint32_t to = at < match_.items.first ? match_.items.first : at;
  int total = at < match_.items.first ? 2 : 0;  // what follows belongs closer
  for (std::uint32_t i = from; i < to; ++i) {
    const bool breaks = items_[i].is(WordClass::boundary) || items_[i].kind == Item::Kind::mark;
    total += breaks ? boundary : 1;
  }
  return total <= reach ? total : -1;
}

/// The same for an item in a gap of the match: what an aside holds is not offered.
int Offers::inner_distance(std::uint32_t at) const {
  int marks = 0;
  for (std::uint32_t i = std::min(at, match_.anchor); i < std::max(at, match_.anchor); ++i) {
    if (items_[i].kind == Item::Kind::mark) ++marks;
  }
  return marks == 0 ? 0 : -1;
}

/// "met to discuss the floods in Mali": an infinitive stands between.
bool Offers::is_in_purpose(std::uint32_t at) const {
  const std::uint32_t to = frames_.number_of("to");
  for (std::uint32_t i = match_.items.last; i + 1 < at; ++i) {
    if (items_[i].form == to && items_[i + 1].verb) return true;
  }
  return false;
}

/// "discussed the floods *in Mali*": a state or region there is the topic's; a city may be the
/// talks'.
bool Offers::is_in_topic(std::uint32_t at) const {
  if (text_.entities[items_[at].span->entities.front()].kind == "city") return false;
  for (std::uint32_t i = match_.items.first; i < at; ++i) {
    if (items_[i].verb && items_[i].is(WordClass::discuss)) return true;
  }
  return false;
}

/// "discussed the visit to Nairobi *on August 30*", "discussed preparations for the *World Cup*":
/// by the tree, when and at what occasion that is of which they spoke.
bool Offers::is_in_object_of_talk(std::uint32_t token) const {
  constexpr int deepest = 8;
  const language::Syntax& syntax = text_.syntax;
  if (syntax.head.size() <= token) return false;
  for (int depth = 0; depth < deepest && token != language::Syntax::no_head; ++depth) {
    const std::uint32_t head = syntax.head[token];
    if (head != language::Syntax::no_head && syntax.deprel[token] == "obj" &&
        syntax.lemma[head] == "discuss") {
      return true;
    }
    token = head;
  }
  return false;
}

/// "spoke with Duda and expressed condolences for the loss of life *in Poland*": where something
/// else happened.
bool Offers::is_of_next_verb(std::uint32_t at) const {
  const auto first = items_.begin() + match_.items.first;
  const auto last = items_.begin() + match_.items.last;
  if (std::none_of(first, last, [](const Item& item) { return item.verb; })) return false;
  for (std::uint32_t i = match_.items.last; i < at; ++i) {
    if (items_[i].finite) return true;
  }
  return false;
}

std::optional<std::uint32_t> Offers::nearest(const graph::Role& role) const {
  std::optional<std::uint32_t> best;
  int best_distance = 0;
  for (std::uint32_t at = 0; at < items_.size(); ++at) {
    const bool taken =
        std::any_of(match_.captures.begin(), match_.captures.end(),
                    [&](const Capture& c) { return at >= c.items.first && at < c.items.last; });
    if (taken || !may_attach(at, role)) continue;
    const bool inside = at >= match_.items.first && at < match_.items.last;
    const int far = inside ? inner_distance(at) : distance(at);
    if (role.kind == RoleKind::entity && !inside && is_in_purpose(at)) continue;
    const bool told = role.kind == RoleKind::date || role.name == "occasion";
    if (told && is_in_object_of_talk(items_[at].tokens.first)) continue;
    if (role.name == "place" && (is_in_topic(at) || is_of_next_verb(at))) continue;
    if (far < 0 || (best && far >= best_distance)) continue;
    best = at;
    best_distance = far;
  }
  return best;
}

}  // namespace

bool is_still_ahead(const language::AnnotatedText& text, std::uint32_t event) {
  constexpr std::uint32_t reach = 8;  // tokens: "in advance of the first … Summit in Rome"
  for (std::uint32_t back = 1; back <= reach && back <= event; ++back) {
    const std::string word = language::folded(text.word(event - back));
    const bool of = back > 1 && language::folded(text.word(event - back + 1)) == "of";
    if (of && (word == "advance" || word == "ahead")) return true;
    if (word == "." || word == "," || word == "at" || word == "during") return false;
  }
  return false;
}

std::optional<std::uint32_t> nearest_offer(const FrameSet& frames,
                                           const language::AnnotatedText& text, const Items& items,
                                           const Match& match, const graph::Role& role) {
  return Offers(frames, text, items, match).nearest(role);
}

}  // namespace entente::loaders
