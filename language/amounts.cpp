// Amounts as the facts want them: "100000000000 USD", "~3500 troops", "<25 %". A bare number is no
// amount, save where the sentence has just counted something ("of 58 agreements, 31 were …").
#include <algorithm>
#include <array>
#include <cmath>

#include "language/numbers.hpp"
#include "language/quantities.hpp"
#include "language/units.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

struct BoundWords {
  char bound;
  std::string_view words;  // space between words
};

constexpr std::array<BoundWords, 31> bounds = {{
    {'>', "more than"},    {'>', "over"},         {'>', "upward of"},  {'>', "upwards of"},
    {'>', "at least"},     {'>', "exceeding"},    {'>', "above"},      {'>', "in excess of"},
    {'>', "greater than"}, {'>', "beyond"},       {'>', "topped"},     {'>', "exceeded"},
    {'>', "surpassed"},    {'<', "less than"},    {'<', "fewer than"}, {'<', "under"},
    {'<', "up to"},        {'<', "below"},        {'<', "at most"},    {'<', "as much as"},
    {'<', "as many as"},   {'<', "no more than"}, {'~', "almost"},     {'~', "nearly"},
    {'~', "about"},        {'~', "around"},       {'~', "some"},       {'~', "approximately"},
    {'~', "roughly"},      {'~', "an estimated"}, {'~', "close to"},
}};

class Amounts {
 public:
  explicit Amounts(Draft& draft) : draft_(draft) {}

  void find() {
    for (const Sentence& sentence : draft_.out.sentences) {
      if (sentence.kind == SentenceKind::residue) continue;
      first_ = sentence.tokens.first;
      limit_ = sentence.tokens.last;
      if (sentence.kind != SentenceKind::prose || paragraph_changed(sentence)) counted_.clear();
      for (std::uint32_t token = first_; token < limit_;) token = std::max(step(token), token + 1);
    }
  }

 private:
  [[nodiscard]] bool paragraph_changed(const Sentence& sentence) {
    const auto index = static_cast<std::size_t>(&sentence - draft_.out.sentences.data());
    return index == 0 || draft_.paragraph[index] != draft_.paragraph[index - 1];
  }

  /// Reads an amount at `token`; returns where to go on.
  std::uint32_t step(std::uint32_t token) {
    if (const std::uint32_t last = vague_money(token)) return last;
    std::uint32_t at = token;
    const std::string_view symbol = symbol_at(at);
    const auto number = number_at(draft_, at, limit_);
    if (!number || number->value < 0) return token + 1;
    if (!symbol.empty()) return money(token, *number, symbol);
    if (number->spelled && at > first_ && draft_.is(at - 1, "one") && draft_.is(at, "of")) {
      return token + 1;
    }
    return counted(token, *number);
  }

  /// The currency written at `at`, which is moved past it.
  std::string_view symbol_at(std::uint32_t& at) const {
    if (at + 1 >= limit_) return {};
    if (draft_.is(at + 1, "$") && draft_.is_attached(at + 1) && at + 2 < limit_) {
      const std::string_view code = currency_of_symbol(draft_.folded[at] + "$");
      if (!code.empty()) {
        at += 2;
        return code;
      }
    }
    // "CAD $250 million"
    static constexpr std::array<std::string_view, 6> dollars{"CAD", "AUD", "NZD",
                                                             "SGD", "HKD", "USD"};
    const auto dollar = std::find(dollars.begin(), dollars.end(), draft_.out.word(at));
    if (dollar != dollars.end() && draft_.is(at + 1, "$")) {
      at += 2;
      return *dollar;
    }
    const std::string_view code = currency_of_symbol(draft_.folded[at]);
    if (code.empty() || draft_.shape(at + 1) != Shape::number) return {};
    ++at;
    return code;
  }

  std::uint32_t money(std::uint32_t begin, Number number, std::string_view currency) {
    double value = number.value;
    if (!number.scaled) value *= scale_of_range(number.last);
    std::uint32_t last = number.last;
    if (last < limit_ && currency_of_word(draft_.folded[last]) == currency) ++last;
    add({begin, last}, value, currency);
    return last;
  }

  /// "$70 to $100 billion", "70-100 billion": the scale of the second number counts for both.
  [[nodiscard]] double scale_of_range(std::uint32_t at) const {
    const bool joint = draft_.is(at, "to") || draft_.is(at, "-") || draft_.is(at, "–") ||
                       draft_.is(at, "and") || draft_.is(at, "or");
    if (!joint) return 1;
    std::uint32_t next = at + 1;
    static_cast<void>(symbol_at(next));
    if (next >= limit_ || draft_.shape(next) != Shape::number) return 1;
    const bool scaled = next + 1 < limit_ && draft_.shape(next + 1) != Shape::number;
    const double scale = scaled ? scale_of(draft_.folded[next + 1]) : 0;
    return scale >= 1e6 ? scale : 1;
  }

  /// "multibillion-dollar", "multi-billion dollar".
  std::uint32_t vague_money(std::uint32_t token) {
    std::uint32_t at = token;
    double scale = 0;
    const std::string& word = draft_.folded[at];
    if (word == "multibillion" || word == "multimillion" || word == "multitrillion") {
      scale = scale_of(word.substr(5));
    } else if (word == "multi" && draft_.is(at + 1, "-") && at + 2 < limit_) {
      scale = scale_of(draft_.folded[at + 2]);
      at += 2;
    }
    if (scale < 1e6) return 0;
    if (draft_.is(at + 1, "-")) ++at;
    if (at + 1 >= limit_) return 0;
    const std::string_view currency = currency_of_word(draft_.folded[at + 1]);
    if (currency.empty()) return 0;
    push({token, at + 2}, '>', scale, currency);
    return at + 2;
  }

  /// A number with its unit behind it.
  std::uint32_t counted(std::uint32_t begin, Number number) {
    std::uint32_t at = number.last;
    if (draft_.is(at, "%")) return add({begin, at + 1}, number.value, "%");
    if (draft_.is(at, "percent")) return add({begin, at + 1}, number.value, "%");
    if (draft_.is(at, "percentage") && draft_.is(at + 1, "points")) {
      return add({begin, at + 2}, number.value, "%");
    }
    if (draft_.is(at, "per") && draft_.is(at + 1, "cent")) {
      return add({begin, at + 2}, number.value, "%");
    }
    if (const std::uint32_t last = currency_word(begin, number)) return last;
    if (const std::uint32_t last = cubic(begin, number)) return last;
    if (const std::uint32_t last = with_unit(begin, number)) return last;
    return elliptical(begin, number);
  }

  /// "3.1 trillion rubles", "100 billion U.S. dollars".
  std::uint32_t currency_word(std::uint32_t begin, const Number& number) {
    std::uint32_t at = number.last;
    double value = number.value;
    if (!number.scaled) value *= scale_of_range(at);
    if (draft_.is(at, "-")) ++at;
    if (draft_.is(at, "u.s.") || draft_.is(at, "us") || draft_.is(at, "american") ||
        draft_.is(at, "russian") || draft_.is(at, "chinese") || draft_.is(at, "japanese")) {
      ++at;
    }
    if (at >= limit_) return 0;
    const std::string_view currency = currency_of_word(draft_.folded[at]);
    if (currency.empty()) return 0;
    const bool weight = currency == "GBP" && !number.scaled;
    return weight ? 0 : add({begin, at + 1}, value, currency);
  }

  /// "38 billion cubic meters of gas a year", "38 bcm a year".
  std::uint32_t cubic(std::uint32_t begin, const Number& number) {
    std::uint32_t at = number.last;
    double factor = 0;
    if (draft_.is(at, "cubic") && at + 1 < limit_) {
      const Unit* unit = unit_of(draft_.folded[at + 1]);
      if (unit == nullptr || unit->name != "m") return 0;
      factor = 1;
      at += 2;
    } else if (draft_.is(at, "square") && at + 1 < limit_) {
      const Unit* unit = unit_of(draft_.folded[at + 1]);
      if (unit == nullptr) return 0;
      return add({begin, at + 2}, number.value, std::string(unit->name) + "2");
    } else if (draft_.is(at, "bcm")) {
      factor = 1e9;
      at += 1;
    }
    if (factor == 0) return 0;
    return add_rate(begin, at, number.value * factor, "m3");
  }

  std::uint32_t add_rate(std::uint32_t begin, std::uint32_t at, double value, std::string unit) {
    std::uint32_t end = at;
    if (draft_.is(end, "of") && end + 1 < limit_) {
      end += 2;
      if (draft_.is(end - 1, "natural")) ++end;
    }
    const bool per = draft_.is(end, "per") || draft_.is(end, "a") || draft_.is(end, "each") ||
                     draft_.is(end, "every");
    for (const std::string_view period : {"year", "day", "month"}) {
      if (per && draft_.is(end + 1, period)) {
        return add({begin, end + 2}, value, unit + "/" + std::string(period));
      }
    }
    if (draft_.is(end, "annually") || draft_.is(end, "yearly")) {
      return add({begin, end + 1}, value, unit + "/year");
    }
    return add({begin, at}, value, unit);
  }

  /// A unit noun within two modifiers behind the number.
  std::uint32_t with_unit(std::uint32_t begin, const Number& number) {
    std::uint32_t at = number.last;
    if (draft_.is(at, "-") && draft_.is_attached(at)) ++at;
    for (std::uint32_t step = 0; step < 4 && at < limit_; ++step, ++at) {
      const Unit* unit = unit_of(draft_.folded[at]);
      const bool glued = at > 0 && draft_.is_attached(at);
      if (unit != nullptr && (draft_.folded[at].size() > 2 || glued || step == 0)) {
        return with_unit_noun(begin, number, at, *unit, step);
      }
      if (!is_modifier(at)) return 0;
    }
    return 0;
  }

  std::uint32_t with_unit_noun(std::uint32_t begin, const Number& number, std::uint32_t at,
                               const Unit& unit, std::uint32_t modifiers) {
    const bool measure = unit.name == "km" || unit.name == "mi" || unit.name == "t" ||
                         unit.name == "m" || unit.name == "MW" || unit.name == "GW";
    if (measure && modifiers > 1) return 0;
    if (unit.name == "m" && number.scaled) return 0;
    const bool singular = draft_.folded[at] == draft_.out.lemmas[at];
    if (!measure && singular && number.value != 1 && !draft_.folded[at].ends_with("s") &&
        unit.name != "aircraft" && unit.name != "troops" && unit.name != "people") {
      return 0;  // "a two deal limit"
    }
    if (!measure && number.spelled && number.value <= 1) return 0;
    if (!measure) counted_ = unit.name;
    return add_rate(begin, at + 1, number.value * unit.factor, std::string(unit.name));
  }

  [[nodiscard]] bool is_modifier(std::uint32_t token) const {
    const Shape shape = draft_.shape(token);
    if (shape == Shape::number) return false;
    if (shape == Shape::punctuation) {
      return draft_.is(token, "-") && draft_.is_attached(token) && draft_.is_attached(token + 1);
    }
    // "12 killed soldiers" may be no noun phrase; these always open one.
    static constexpr WordTable<13> kinds{
        "armored", "armoured", "guided",      "unmanned", "manned",  "towed",      "wheeled",
        "tracked", "upgraded", "refurbished", "advanced", "mounted", "second-hand"};
    const WordClasses classes = draft_.classes[token];
    return !classes.is_function() && !classes.has(WordClass::month) &&
           !classes.has(WordClass::number) &&
           (!draft_.folded[token].ends_with("ed") || contains(kinds, draft_.folded[token]));
  }

  /// "thirty-one were signed": the noun was counted just before in the sentence.
  std::uint32_t elliptical(std::uint32_t begin, const Number& number) {
    if (counted_.empty() || number.value < 2 || number.value > 1e6) return 0;
    const std::uint32_t at = number.last;
    const bool verb = draft_.is(at, "were") || draft_.is(at, "was") || draft_.is(at, "are") ||
                      draft_.is(at, "have") || draft_.is(at, "had");
    const bool of_them =
        draft_.is(at, "of") && (draft_.is(at + 1, "them") || draft_.is(at + 1, "which"));
    const bool ends = (draft_.is(at, ".") || draft_.is(at, ",")) && begin > first_ &&
                      draft_.is(begin - 1, WordClass::speech) &&
                      draft_.folded[begin - 1].ends_with("ed");
    const bool year = !number.spelled && number.value > 1900 && number.value < 2100;
    if ((!verb && !of_them && !ends) || year) return 0;
    return add({begin, at}, number.value, counted_);
  }

  std::uint32_t add(TokenRange range, double value, std::string_view unit) {
    std::uint32_t begin = range.first;
    const char bound = bound_before(begin);
    push({begin, range.last}, bound, value, unit);
    return range.last;
  }

  void push(TokenRange range, char bound, double value, std::string_view unit) {
    std::string text;
    if (bound != 0) text += bound;
    text += plain_number(value) + " " + std::string(unit);
    draft_.out.spans.push_back({SpanKind::amount, range, {}, text, false, false});
  }

  /// "handed *over* 14 tanks": no bound, but a part of the verb.
  [[nodiscard]] bool is_particle(std::uint32_t over) const {
    static constexpr WordTable<11> verbs{"hand",  "handed",  "hands", "handing", "turn",   "turned",
                                         "turns", "turning", "pass",  "passed",  "passing"};
    return over > first_ && contains(verbs, draft_.folded[over - 1]);
  }

  /// The bound that the words before `begin` give, which is moved to them; 0: none.
  [[nodiscard]] char bound_before(std::uint32_t& begin) const {
    for (const BoundWords& entry : bounds) {
      const std::uint32_t words =
          1 + static_cast<std::uint32_t>(std::count(entry.words.begin(), entry.words.end(), ' '));
      std::uint32_t start = begin;
      if (start > first_ && (draft_.is(start - 1, "the") || draft_.is(start - 1, "a"))) --start;
      if (start < first_ + words) continue;
      if (!matches(start - words, entry.words)) continue;
      if (entry.words == "over" && is_particle(start - words)) continue;
      begin = start - words;
      return entry.bound;
    }
    return 0;
  }
  [[nodiscard]] bool matches(std::uint32_t token, std::string_view words) const {
    while (!words.empty()) {
      const std::size_t space = std::min(words.find(' '), words.size());
      if (!draft_.is(token++, words.substr(0, space))) return false;
      words.remove_prefix(std::min(space + 1, words.size()));
    }
    return true;
  }

  Draft& draft_;
  std::uint32_t first_ = 0;
  std::uint32_t limit_ = 0;
  std::string counted_;  ///< unit counted last in this paragraph
};

}  // namespace

void add_amounts(Draft& draft) { Amounts(draft).find(); }

}  // namespace entente::language
