#include "loaders/item_phrases.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::loaders {

namespace {

constexpr std::uint32_t kApposition = 10;  // items between subject and verb

}  // namespace

ItemWords::ItemWords(const FrameSet& frames)
    : comma(frames.number_of(",")),
      and_(frames.number_of("and")),
      ampersand(frames.number_of("&")),
      hyphen(frames.number_of("-")),
      dash(frames.number_of("–")),
      be(frames.number_of("be")),
      to(frames.number_of("to")),
      both(frames.number_of("both")),
      of(frames.number_of("of")),
      as(frames.number_of("as")),
      well(frames.number_of("well")),
      counterpart(frames.number_of("counterpart")) {}

bool ItemPhrases::is_content(std::uint32_t at) const {
  return kind(at, Item::Kind::word) && !has(at, WordClass::function) &&
         !has(at, WordClass::preposition) && !has(at, WordClass::auxiliary) &&
         !has(at, WordClass::boundary) && !has(at, WordClass::relative);
}

bool ItemPhrases::is_end(std::uint32_t at) const {
  while (at < size_ && items_[at].kind == Item::Kind::mark) ++at;
  return at == size_;
}

/// The name that titles and adjectives at `at` lead to ("Chinese President Xi Jinping", "China's
/// ambassador to Russia, Li Hui"), or `at`.
std::uint32_t ItemPhrases::head_of(std::uint32_t at) const {
  bool titled = false;
  for (std::uint32_t i = at; i < std::min(size_, at + 6); ++i) {
    const Item& item = items_[i];
    if (item.kind == Item::Kind::title ||
        (words_.counterpart != FrameSet::kUnknown && item.form == words_.counterpart)) {
      titled = true;
    } else if (item.kind == Item::Kind::name && (item.types & frames_.type_bit("Person")) != 0 &&
               !item.adjectival) {
      return titled ? i : at;
    } else if (item.kind == Item::Kind::name || item.possessive) {
      if (titled) return at;
    } else if (item.form == words_.comma) {
      if (!titled) return at;
    } else if (!is_content(i) || item.verb || (titled && !item.capitalized)) {
      return at;  // "National Security Advisor Dr. Eyal …" goes on
    }
  }
  return at;
}

/// One past the noun that makes a country's name at `at` the state itself ("Russian officials",
/// "the Chinese government"), or 0.
std::uint32_t ItemPhrases::state_noun_after(std::uint32_t at) const {
  for (std::uint32_t i = at + 1; i < std::min(size_, at + 3); ++i) {
    if (has(i, WordClass::state_noun)) return i + 1;
    if (!is_content(i) || items_[i].capitalized) return 0;
  }
  return 0;
}

std::optional<NamedItems> ItemPhrases::mention(std::uint32_t at, bool bare) const {
  const std::uint32_t head = bare ? at : head_of(at);
  if (head >= size_ || !items_[head].names_entity()) return std::nullopt;
  const Item& item = items_[head];
  NamedItems found{.end = head + 1,
                   .possessive = item.possessive,
                   .adjectival = item.adjectival,
                   .entities = item.span->entities,
                   .types = item.types};
  if (found.entities.empty()) return std::nullopt;
  // "the Chinese have …": the people, not an adjective.
  if (item.adjectival && item.definite && !is_content(head + 1) && !is(head + 1, words_.hyphen) &&
      !is(head + 1, words_.and_) &&
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
bool ItemPhrases::controls(std::uint32_t at) const {
  for (std::uint32_t i = at; i < std::min(size_, at + 4); ++i) {
    if (has(i, WordClass::control)) return is(i + 1, words_.to);
    if (!is_content(i)) return false;
  }
  return false;
}

/// Whether a list whose last member is `last` has the form that the slot asks for.
bool ItemPhrases::ends_group(const Slot& slot, const NamedItems& last, std::uint32_t from,
                             bool hyphenated) const {
  const std::uint32_t end = last.end;
  if (slot.attributive) {
    if (end >= size_ || (kind(end, Item::Kind::mark) && !is(end, words_.hyphen))) return false;
    if (last.possessive || last.adjectival || hyphenated) return true;
    // First part of a compound: "EU sanctions". A pronoun or "of Russia" is none.
    if (items_[from].kind == Item::Kind::nominal) return false;
    if (items_[end].inflected && !items_[end].progressive) return false;  // "Russia underwent …"
    return from == 0 || !is(from - 1, words_.of);
  }
  if (last.possessive || last.adjectival) return slot.subject && controls(end);
  const bool person = (last.types & frames_.type_bit("Person")) != 0;
  if (hyphenated || (kind(end, Item::Kind::title) && !person)) return false;  // "Kremlin spokesman"
  // Two names side by side are a compound, but for "sold Vietnam Su-30 fighters" and "President
  // of Kenya William Ruto".
  const auto next_is = [&](const char* type) {
    return (items_[end].types & frames_.type_bit(type)) != 0;
  };
  const bool holder = !person && from > 0 && is(from - 1, words_.of);
  const bool compound = kind(end, Item::Kind::name) && !items_[end - 1].adjectival &&
                        end == from + 1 && !next_is("Product") && !(holder && next_is("Person"));
  return !is(end, words_.hyphen) && !compound;
}

/// One past what stands between two members of a list at `at`, or `at` when nothing does.
std::uint32_t ItemPhrases::separator(std::uint32_t at, bool& hyphen, bool& conjunction) const {
  hyphen = conjunction = false;
  if (is(at, words_.hyphen) ||
      (is(at, words_.dash) && at > 0 && at + 1 < size_ && items_[at - 1].names_entity() &&
       items_[at + 1].names_entity() && items_[at - 1].tokens.last == items_[at].tokens.first)) {
    hyphen = true;
    return at + 1;
  }
  std::uint32_t i = at;
  if (is(i, words_.comma)) ++i;
  if (is(i, words_.and_) || is(i, words_.ampersand)) {
    conjunction = true;
    return i + 1;
  }
  if (is(i, words_.as) && is(i + 1, words_.well) && is(i + 2, words_.as)) {
    conjunction = true;
    return i + 3;
  }
  return i;
}

/// One past ", … ," or "– … –" at `at`, or past a lone comma that ends an apposition, or `at`.
std::uint32_t ItemPhrases::after_aside(std::uint32_t at) const {
  if (!is(at, words_.comma) && !is(at, words_.dash)) return at;
  const std::uint32_t mark = items_[at].form;
  for (std::uint32_t i = at + 1; i < std::min(size_, at + kApposition + 2); ++i) {
    if (items_[i].form == mark && items_[i].kind == Item::Kind::mark) return i + 1;
  }
  return at;
}

/// The comma that ends ", president of the European Commission," at `at`, or `at`.
std::uint32_t ItemPhrases::after_office(std::uint32_t at) const {
  if (!is(at, words_.comma)) return at;
  const bool office = kind(at + 1, Item::Kind::title) ||
                      (kind(at + 1, Item::Kind::name) && kind(at + 2, Item::Kind::title));
  if (!office) return at;
  const std::uint32_t after = after_aside(at);
  return after == at ? at : after - 1;
}

}  // namespace entente::loaders
