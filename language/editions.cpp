// Editions of recurring events: "Eastern Economic Forum" and a year that the text ties to it become
// "Eastern Economic Forum 2018", an event of its own. Runs when dates and names are known.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "language/characters.hpp"
#include "language/names.hpp"

namespace entente::language {

namespace {

constexpr std::array<std::string_view, 8> recurring = {
    "forum", "summit", "olympics", "games", "conference", "expo", "festival", "dialogue"};

constexpr std::uint32_t near = 12;  // tokens between an event and the date that belongs to it

bool is_year_word(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A name of an event without its year, and that year.
struct Edition {
  std::string base;
  std::string year;
};

Edition split_year(const std::string& name) {
  const std::size_t first = name.find(' ');
  const std::size_t last = name.rfind(' ');
  if (first == std::string::npos) return {name, {}};
  if (is_year_word(name.substr(0, first))) return {name.substr(first + 1), name.substr(0, first)};
  if (is_year_word(name.substr(last + 1))) return {name.substr(0, last), name.substr(last + 1)};
  return {name, {}};
}

class Editions {
 public:
  explicit Editions(NameReading& reading) : reading_(reading), draft_(reading.draft) {
    for (const Span& span : draft_.out.spans) {
      if (span.kind == SpanKind::date) dates_.push_back(&span);
    }
  }

  void tell() {
    std::vector<std::pair<std::size_t, Edition>> mentions;
    for (std::size_t i = 0; i < draft_.out.spans.size(); ++i) {
      const Span& span = draft_.out.spans[i];
      if (span.kind != SpanKind::name) continue;
      const TextEntity& entity = draft_.out.entities[span.entities.front()];
      if (entity.type != "Event") continue;
      Edition edition = split_year(entity.name);
      edition.base = canonical(edition.base);
      if (!is_recurring(edition.base)) continue;
      if (edition.year.empty()) edition.year = year_near(span.tokens);
      if (!edition.year.empty()) years_[edition.base].insert(edition.year);
      mentions.emplace_back(i, edition);
    }
    for (auto& [index, edition] : mentions) assign(index, edition);
  }

 private:
  /// The gazetteer's way of writing the series, if it is known.
  [[nodiscard]] std::string canonical(const std::string& base) const {
    const GazetteerEntry* entry = series(base);
    return entry == nullptr ? base : entry->name;
  }
  [[nodiscard]] const GazetteerEntry* series(const std::string& base) const {
    const auto found = reading_.known.series.find(folded(base));
    return found == reading_.known.series.end() ? nullptr
                                                : &reading_.known.gazetteer.entries[found->second];
  }

  [[nodiscard]] bool is_recurring(const std::string& base) const {
    const std::string name = folded(base);
    if (series(base) != nullptr) return true;
    const std::string last = name.substr(name.rfind(' ') + 1);
    return std::find(recurring.begin(), recurring.end(), last) != recurring.end();
  }

  void assign(std::size_t index, const Edition& edition) {
    std::string year = edition.year;
    Span& span = draft_.out.spans[index];
    if (year.empty() && !speaks_of_series(span.tokens)) {
      const std::set<std::string>& years = years_[edition.base];
      if (years.size() == 1) year = *years.begin();
    }
    if (year.empty()) return;
    const std::uint32_t entity = reading_.entities.named("Event", edition.base + " " + year);
    const GazetteerEntry* known = series(edition.base);
    if (known != nullptr) reading_.entities[entity].kind = known->kind;
    reading_.entities[entity].sides = reading_.entities[span.entities.front()].sides;
    span.entities = {entity};
  }

  [[nodiscard]] TokenRange sentence_of(TokenRange range) const {
    return draft_.out.sentences[reading_.sentence[range.first]].tokens;
  }

  /// "Since 2015, the … has been attended": all editions are meant.
  [[nodiscard]] bool speaks_of_series(TokenRange range) const {
    const TokenRange sentence = sentence_of(range);
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (draft_.is(t, "since") || draft_.is(t, "annually") || draft_.is(t, "every") ||
          draft_.is(t, "previous") || draft_.is(t, "iterations")) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string year_near(TokenRange range) const {
    const TokenRange sentence = sentence_of(range);
    if (range.last < sentence.last && is_year_word(draft_.out.word(range.last))) {
      return std::string(draft_.out.word(range.last));
    }
    if (speaks_of_series(range)) return {};
    if (has_ordinal(range, sentence) && draft_.published_precision > 0) {
      return std::to_string(draft_.published->year());
    }
    return year_of_date(range, sentence);
  }

  /// "this year's", "fourth-annual": the edition of the document's year.
  [[nodiscard]] bool has_ordinal(TokenRange range, TokenRange sentence) const {
    for (std::uint32_t t = range.first; t-- > sentence.first && range.first - t <= 4;) {
      if (draft_.is(t, "year") && t > sentence.first && draft_.is(t - 1, "this")) return true;
      const bool annual = draft_.is(t, "annual") && t > sentence.first && draft_.is(t - 1, "-");
      if (annual || draft_.is(t, "upcoming")) return true;
    }
    return false;
  }

  /// "the body's 2012 summit and the *Pacific Rim Summit*": right before another event's noun.
  [[nodiscard]] bool dates_another(TokenRange date, TokenRange event) const {
    const bool outside = date.last < event.first || date.last >= event.last;
    return outside && date.last < draft_.size() &&
           std::find(recurring.begin(), recurring.end(), draft_.folded[date.last]) !=
               recurring.end();
  }

  /// The year of the only date beside it in the sentence.
  [[nodiscard]] std::string year_of_date(TokenRange range, TokenRange sentence) const {
    const auto begin = std::lower_bound(
        dates_.begin(), dates_.end(), sentence.first,
        [](const Span* date, std::uint32_t token) { return date->tokens.first < token; });
    std::string year;
    for (auto date = begin; date != dates_.end(); ++date) {
      const TokenRange at = (*date)->tokens;
      if (at.first >= sentence.last) break;
      const bool close = at.last <= range.first ? range.first - at.last <= near
                                                : at.first - std::min(at.first, range.last) <= near;
      const std::string& value = (*date)->value;
      if (!close || value.size() < 4 || value.find("..") != std::string::npos) continue;
      if (dates_another(at, range)) continue;
      const std::string own = value.substr(0, 4);
      if (value.find('/') != std::string::npos && value.find("/" + own) == std::string::npos)
        continue;
      if (!year.empty() && year != own) return {};
      year = own;
    }
    return year;
  }

  NameReading& reading_;
  Draft& draft_;
  std::vector<const Span*> dates_;  ///< in order of the text
  std::map<std::string, std::set<std::string>> years_;
};

}  // namespace

void tell_editions(NameReading& reading) { Editions(reading).tell(); }

}  // namespace entente::language
