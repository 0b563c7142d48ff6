// Times as ISO 8601 of reduced precision. Relative times are resolved against the document's date;
// what that date does not settle ("on Tuesday" in a document dated by year) is left out.
#include <algorithm>
#include <array>
#include <optional>

#include "language/date_points.hpp"
#include "language/quantities.hpp"
#include "language/relative_dates.hpp"
#include "language/tense.hpp"

namespace entente::language {

namespace {

class Dates {
 public:
  explicit Dates(Draft& draft) : draft_(draft), covered_(draft.size(), false) {
    for (const Span& span : draft.out.spans) {
      if (span.kind != SpanKind::amount) continue;
      std::fill(covered_.begin() + span.tokens.first, covered_.begin() + span.tokens.last, true);
    }
  }

  void find() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue) continue;
      first_ = sentence.tokens.first;
      limit_ = sentence.tokens.last;
      for (std::uint32_t token = first_; token < limit_;) token = std::max(step(token), token + 1);
    }
  }

 private:
  std::uint32_t step(std::uint32_t token) {
    if (covered_[token]) return token + 1;
    auto found = read(token);
    if (!found) return token + 1;
    extend(*found);
    if (found->value.empty()) return found->tokens.last;
    previous_ = found->point;
    draft_.out.spans.push_back({SpanKind::date,
                                found->tokens,
                                {},
                                found->value,
                                false,
                                draft_.is_possessive_mark(found->tokens.last)});
    return found->tokens.last;
  }

  std::optional<FoundDate> read(std::uint32_t t) const {
    if (auto found = iso_date(t)) return found;
    if (auto found = between(t)) return found;
    if (auto found = day_month(t)) return found;
    if (auto found = month_first(t)) return found;
    if (auto found = decade(t)) return found;
    if (auto found = year(t)) return found;
    const RelativeDates relative(draft_, {first_, limit_}, previous_);
    if (auto found = relative.read(t)) return found;
    if (auto found = season(t)) return found;
    if (auto found = weekday(t)) return found;
    return relative.read_ago(t);
  }

  /// "since *the beginning of* 2022", "since early 2022": where those words begin; `t` if none do.
  [[nodiscard]] std::uint32_t past_begin(std::uint32_t t) const {
    if (t > first_ + 1 && draft_.is(t - 1, "early")) return t - 1;
    if (t < first_ + 4 || !draft_.is(t - 1, "of") || !draft_.is(t - 3, "the")) return t;
    return draft_.is(t - 2, "beginning") || draft_.is(t - 2, "start") ? t - 3 : t;
  }

  /// "since 2012" and "until 2020" open the span on one side.
  void extend(FoundDate& found) const {
    const std::uint32_t t = found.tokens.first;
    if (t <= first_ || found.value.find('/') != std::string::npos) return;
    const std::uint32_t begun = past_begin(t);
    if (draft_.is(begun - 1, "since")) {
      found.value += "/..";
    } else if (draft_.is(t - 1, "until") || draft_.is(t - 1, "till")) {
      found.value.insert(0, "../");
    } else {
      return;
    }
    found.tokens.first = t - 1;
  }

  [[nodiscard]] int year_value(std::uint32_t t) const {
    if (t >= limit_ || draft_.shape(t) != Shape::number || covered_[t]) return 0;
    const std::string_view word = draft_.out.word(t);
    if (word.size() != 4 || word.find_first_not_of("0123456789") != std::string_view::npos)
      return 0;
    const int value = std::stoi(std::string(word));
    return value >= 1500 && value < 2100 ? value : 0;
  }

  /// 1 to 31 from "11", "11th"; 0 otherwise.
  [[nodiscard]] unsigned day_value(std::uint32_t t) const {
    if (t >= limit_ || draft_.shape(t) != Shape::number || covered_[t]) return 0;
    std::string_view word = draft_.out.word(t);
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (word.ends_with(ending)) word.remove_suffix(2);
    }
    if (word.empty() || word.size() > 2) return 0;
    if (word.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    const unsigned value = static_cast<unsigned>(std::stoi(std::string(word)));
    return value <= 31 ? value : 0;
  }

  [[nodiscard]] unsigned month_value(std::uint32_t t) const {
    if (t >= limit_ || !draft_.is(t, WordClass::month)) return 0;
    if (!draft_.is_capital(t)) return 0;
    return month_number(draft_.folded[t]);
  }

  [[nodiscard]] bool is_dash(std::uint32_t t) const {
    return draft_.is(t, "-") || draft_.is(t, "–") || draft_.is(t, "—") || draft_.is(t, "/");
  }
  [[nodiscard]] bool is_joint(std::uint32_t t) const {
    return is_dash(t) || draft_.is(t, "to") || draft_.is(t, "and") || draft_.is(t, "through");
  }

  // 2018-09-11
  [[nodiscard]] std::optional<FoundDate> iso_date(std::uint32_t t) const {
    const int y = year_value(t);
    if (y == 0 || !draft_.is(t + 1, "-") || !draft_.is(t + 3, "-")) return std::nullopt;
    const DatePoint point{y, day_value(t + 2), day_value(t + 4)};
    if (point.month == 0 || point.month > 12 || point.day == 0 || !is_valid(point)) {
      return std::nullopt;
    }
    return FoundDate{{t, t + 5}, iso(point), point};
  }

  // between 1959 and 1989; from 2010 to 2014; 2018-2024
  [[nodiscard]] std::optional<FoundDate> between(std::uint32_t t) const {
    std::uint32_t at = t;
    const bool opened = draft_.is(t, "between") || draft_.is(t, "from");
    if (opened) ++at;
    const int begin = year_value(at);
    if (begin == 0 && opened) return span_of_days(t);
    if (begin == 0 || !is_joint(at + 1)) return std::nullopt;
    int end = year_value(at + 2);
    if (end == 0 && is_dash(at + 1) && static_cast<int>(day_value(at + 2)) > begin % 100) {
      end = begin / 100 * 100 + static_cast<int>(day_value(at + 2));
    }
    const bool listed = !opened && draft_.is(at + 1, "and");
    if (end <= begin || listed) return std::nullopt;
    return FoundDate{{t, at + 3}, std::to_string(begin) + "/" + std::to_string(end), {end, 0, 0}};
  }

  // from June 5 to 12 July; between September 2002 and March 2003
  [[nodiscard]] std::optional<FoundDate> span_of_days(std::uint32_t t) const {
    const auto part = [&](std::uint32_t at) {
      auto found = month_first(at);
      return found ? found : day_month(at);
    };
    auto begin = part(t + 1);
    if (!begin || begin->value.size() < 7 || !is_joint(begin->tokens.last)) return std::nullopt;
    const auto end = part(begin->tokens.last + 1);
    if (!end || end->value.size() < 7 || end->value.find('/') != std::string::npos) {
      return std::nullopt;
    }
    // "from June 5 to July 12, 2023": the last year is both days'.
    const bool own_year = begin->tokens.last > t + 2 && year_value(begin->tokens.last - 1) != 0;
    if (!own_year) begin->value.replace(0, 4, end->value, 0, 4);
    if (begin->value >= end->value) return std::nullopt;
    return FoundDate{{t, end->tokens.last}, begin->value + "/" + end->value, end->point};
  }

  // 11 September 2018; 11-12 September; the 11th of September
  [[nodiscard]] std::optional<FoundDate> day_month(std::uint32_t t) const {
    const unsigned day = day_value(t);
    if (day == 0) return std::nullopt;
    std::uint32_t at = t + 1;
    unsigned last_day = 0;
    if ((is_dash(at) || draft_.is(at, "and") || draft_.is(at, "to")) && day_value(at + 1) > day) {
      last_day = day_value(at + 1);
      at += 2;
    }
    if (draft_.is(at, "of")) ++at;
    const unsigned month = month_value(at);
    if (month == 0) return std::nullopt;
    DatePoint point{0, month, day};
    const std::uint32_t last = with_year(point, at + 1);
    return days(t, last, point, last_day);
  }

  // September 11 and 12, 2018; September 2018; July of last year; In April
  [[nodiscard]] std::optional<FoundDate> month_first(std::uint32_t t) const {
    const unsigned month = month_value(t);
    if (month == 0) return std::nullopt;
    DatePoint point{0, month, 0};
    std::uint32_t at = t + 1;
    if (draft_.is(at, "the") && day_value(at + 1) != 0) ++at;
    point.day = day_value(at);
    unsigned last_day = 0;
    if (point.day != 0) {
      ++at;
      const bool spans = is_dash(at) || draft_.is(at, "and") || draft_.is(at, "to");
      if (spans && day_value(at + 1) > point.day && month_value(at + 2) == 0) {
        last_day = day_value(at + 1);
        at += 2;
      }
    } else if (month == 5 && !has_date_context(t)) {
      return std::nullopt;  // the verb "may" at the head of a sentence
    }
    if (auto spanned = months(t, at, point)) return spanned;
    const std::uint32_t last = with_year(point, at);
    if (point.year == 0 && point.day == 0 && !has_date_context(t)) return std::nullopt;
    return days(begin_with_part(t), last, point, last_day);
  }

  // June to September 2018; August 30 - September 2
  [[nodiscard]] std::optional<FoundDate> months(std::uint32_t t, std::uint32_t at,
                                                DatePoint point) const {
    const bool joint = is_dash(at) || draft_.is(at, "to") ||
                       (draft_.is(at, "and") && t > first_ && draft_.is(t - 1, "between"));
    if (!joint || month_value(at + 1) == 0) return std::nullopt;
    DatePoint end{0, month_value(at + 1), day_value(at + 2)};
    const std::uint32_t last = with_year(end, at + (end.day == 0 ? 2 : 3));
    if (end.year == 0 && !resolve(end, looks_ahead(draft_, {first_, limit_}, t)))
      return std::nullopt;
    point.year = point.month > end.month ? end.year - 1 : end.year;
    if (!is_valid(point) || !is_valid(end)) return std::nullopt;
    return FoundDate{{t, last}, iso(point) + "/" + iso(end), end};
  }

  [[nodiscard]] bool has_date_context(std::uint32_t t) const {
    if (year_value(t + 1) != 0 || draft_.is(t + 1, "of")) return true;
    if (t == first_) return false;
    static constexpr std::array<std::string_view, 16> openers = {
        "in",   "since", "by",    "until",  "last", "this",   "next", "early",
        "late", "mid",   "after", "before", "from", "during", "-",    "every"};
    return std::find(openers.begin(), openers.end(), draft_.folded[t - 1]) != openers.end();
  }

  /// "mid-December", "early September" begin at their first word.
  [[nodiscard]] std::uint32_t begin_with_part(std::uint32_t t) const {
    if (t > first_ + 1 && draft_.is(t - 1, "-") && draft_.is(t - 2, "mid")) return t - 2;
    return t > first_ && draft_.is(t - 1, WordClass::calendar_part) ? t - 1 : t;
  }

  /// Reads ", 2018", "of last year", "this year" behind a day or month; returns the new end.
  std::uint32_t with_year(DatePoint& point, std::uint32_t at) const {
    std::uint32_t t = at;
    if (draft_.is(t, ",") || draft_.is(t, "of")) ++t;
    if (const int y = year_value(t)) {
      point.year = y;
      return t + 1;
    }
    if (point.day == 0 || draft_.is(at, "of")) {
      const int shift = draft_.is(t, "last")                           ? -1
                        : draft_.is(t, "this") || draft_.is(t, "that") ? 0
                        : draft_.is(t, "next") || draft_.is(t, "the")  ? 1
                                                                       : 9;
      if (shift != 9 && draft_.is(t + 1, "year") && year_now() != 0 && !draft_.is(t, "the")) {
        point.year = year_now() + shift;
        return t + 2;
      }
    }
    return at;
  }

  [[nodiscard]] int year_now() const { return year_of_publication(draft_); }

  std::optional<FoundDate> days(std::uint32_t first, std::uint32_t last, DatePoint point,
                                unsigned last_day) const {
    if (point.year == 0) {
      const bool backward = first > first_ && draft_.is(first - 1, "last");
      const bool forward =
          first > first_ && (draft_.is(first - 1, "by") || draft_.is(first - 1, "next"));
      const bool ahead = forward || (!backward && looks_ahead(draft_, {first_, limit_}, first));
      if (!resolve(point, ahead)) return FoundDate{{first, last}, {}, {}};
    }
    if (!is_valid(point)) return FoundDate{{first, last}, {}, {}};
    std::string value = iso(point);
    if (last_day != 0) {
      point.day = last_day;
      if (!is_valid(point)) return FoundDate{{first, last}, {}, {}};
      value.append("/").append(iso(point));
    }
    return FoundDate{{first, last}, value, point};
  }

  /// Gives the point the year nearest to the document's date: before it, or after it where the
  /// words look `ahead`. False if the document's date is unknown.
  bool resolve(DatePoint& point, bool ahead) const {
    if (draft_.published_precision == 0) return false;
    point.year = year_now();
    if (draft_.published_precision < 2) return true;
    const unsigned now = draft_.published->month();
    if (ahead) {
      if (point.month < now) ++point.year;
    } else if (point.month > now) {
      --point.year;
    }
    return true;
  }

  // the 1990s; the late 1990s
  [[nodiscard]] std::optional<FoundDate> decade(std::uint32_t t) const {
    if (t >= limit_ || draft_.shape(t) != Shape::number) return std::nullopt;
    const std::string& word = draft_.folded[t];
    const bool glued = word.size() == 5 && word[4] == 's';
    const bool split = word.size() == 4 && draft_.is(t + 1, "'s") && draft_.is_attached(t + 1);
    if (!glued && !split) return std::nullopt;
    if (word.substr(0, 4).find_first_not_of("0123456789") != std::string::npos || word[3] != '0') {
      return std::nullopt;
    }
    const int begin = std::stoi(word.substr(0, 4));
    if (begin < 1500 || begin > 2090 || (split && !draft_.is(t - (t > 0 ? 1 : 0), "the"))) {
      return std::nullopt;
    }
    return FoundDate{{begin_with_part(t), t + (split ? 2U : 1U)},
                     std::to_string(begin) + "/" + std::to_string(begin + 9),
                     {}};
  }

  // 2018
  [[nodiscard]] std::optional<FoundDate> year(std::uint32_t t) const {
    const int y = year_value(t);
    if (y == 0) return std::nullopt;
    const bool hyphened = draft_.is(t + 1, "-") && draft_.is_attached(t + 1) &&
                          draft_.shape(t + 2) == Shape::lower;  // "2600-mile"
    if (hyphened || draft_.is(t + 1, "%")) return std::nullopt;
    if (t > first_ && (draft_.is(t - 1, "$") || draft_.is(t - 1, "#"))) return std::nullopt;
    if (y < 1800 && !(t > first_ && draft_.is(t - 1, WordClass::preposition))) return std::nullopt;
    return FoundDate{{begin_with_part(t), t + 1}, std::to_string(y), {y, 0, 0}};
  }

  // spring 2018, the summer of 2019
  [[nodiscard]] std::optional<FoundDate> season(std::uint32_t t) const {
    static constexpr std::array<std::pair<std::string_view, unsigned>, 4> seasons = {
        {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}}};
    for (const auto& [name, month] : seasons) {
      if (!draft_.is(t, name)) continue;
      const std::uint32_t at = draft_.is(t + 1, "of") ? t + 2 : t + 1;
      int y = year_value(at);
      std::uint32_t first = t;
      std::uint32_t last = at + 1;
      if (y == 0 && t > first_ && year_now() != 0 && draft_.published_precision >= 2) {
        if (draft_.is(t - 1, "last"))
          y = year_now() - (draft_.published->month() < month + 3 ? 1 : 0);
        if (draft_.is(t - 1, "this")) y = year_now();
        last = t + 1;
        if (y != 0) --first;
      }
      if (y == 0) return std::nullopt;
      const DatePoint begin{y, month, 0};
      const DatePoint end{y, month + 2, 0};
      return FoundDate{{first, last}, iso(begin) + "/" + iso(end), begin};
    }
    return std::nullopt;
  }

  // on Tuesday; Tuesday, September 11, 2018
  [[nodiscard]] std::optional<FoundDate> weekday(std::uint32_t t) const {
    if (!draft_.is(t, WordClass::weekday) || !draft_.is_capital(t)) return std::nullopt;
    const std::uint32_t next = draft_.is(t + 1, ",") ? t + 2 : t + 1;
    if (next < limit_ && (month_value(next) != 0 || day_value(next) != 0)) {
      auto date = month_value(next) != 0 ? month_first(next) : day_month(next);
      if (date) {
        date->tokens.first = t;
        return date;
      }
    }
    if (draft_.published_precision < 3) return std::nullopt;
    const int wanted = weekday_number(draft_.folded[t]);
    const int now = ((draft_.published->days() + 3) % 7 + 7) % 7;
    const bool next_week = t > first_ && draft_.is(t - 1, "next");
    const bool ahead = next_week || (looks_ahead(draft_, {first_, limit_}, t) &&
                                     !(t > first_ && draft_.is(t - 1, "last")));
    int shift = wanted - now;
    if (ahead && shift < 0) shift += 7;
    if (!ahead && shift > 0) shift -= 7;
    if (next_week && shift == 0) shift = 7;
    const DatePoint point = point_of(published_and(draft_, shift));
    return FoundDate{{t, t + 1}, iso(point), point};
  }

  Draft& draft_;
  std::vector<bool> covered_;  ///< tokens of amounts
  std::uint32_t first_ = 0;
  std::uint32_t limit_ = 0;
  DatePoint previous_;
};

}  // namespace

void add_dates(Draft& draft) { Dates(draft).find(); }

}  // namespace entente::language
