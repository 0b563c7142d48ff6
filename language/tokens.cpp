// Text into tokens. ICU's word breaks split "U.S.", "$70bn" and "S-400" where the readers of names
// and amounts need them whole or in other parts, so this scans by itself over ICU's characters.
#include "language/tokens.hpp"

#include <algorithm>
#include <array>

#include "language/characters.hpp"
#include "language/word_table.hpp"

namespace entente::language {

namespace {

constexpr std::size_t longest_token = 200;
constexpr std::string_view repeats = ".-*_=$<>~+";  // a run of one of them is one token

constexpr std::array<std::string_view, 7> clitics = {"s", "ll", "re", "ve", "d", "m", "t"};
constexpr std::array<std::string_view, 20> glued_units = {
    "am", "pm", "bn", "m",  "mn", "mln", "bln", "tn", "trn", "k",
    "km", "mi", "mw", "gw", "kg", "bcm", "nm",  "cm", "mm",  "pc"};
constexpr std::array<std::string_view, 12> web_endings = {"com", "org", "net", "gov", "edu",  "ru",
                                                          "cn",  "uk",  "io",  "eu",  "info", "de"};
/// Hyphenated words are one word behind these, unless a name follows ("anti-Russian").
constexpr std::array<std::string_view, 20> one_word_prefixes = {
    "e",     "x",    "t",  "co",      "non", "re",  "pre",   "anti",  "post",  "pro",
    "multi", "semi", "ex", "counter", "sub", "neo", "micro", "cross", "inter", "socio"};
/// Words that Universal Dependencies takes for two, and the length of the first.
struct Contraction {
  std::string_view word;
  std::size_t first;
};
constexpr std::array<Contraction, 23> contractions = {
    {{"cannot", 3}, {"gonna", 3}, {"wanna", 3},  {"gotta", 3},  {"gimme", 3},   {"lemme", 3},
     {"dont", 2},   {"didnt", 3}, {"doesnt", 4}, {"isnt", 2},   {"couldnt", 5}, {"wouldnt", 5},
     {"wasnt", 3},  {"arent", 3}, {"hasnt", 3},  {"havent", 4}, {"werent", 4},  {"shouldnt", 6},
     {"cant", 2},   {"thats", 4}, {"whats", 4},  {"im", 1},     {"ive", 1}}};
constexpr std::array<std::string_view, 6> no_designations = {"mid",   "pre",  "post",
                                                             "early", "late", "non"};

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

class Scanner {
 public:
  Scanner(std::string_view text, const Abbreviations& abbreviations)
      : text_(text), abbreviations_(abbreviations) {}

  std::vector<Token> scan() {
    tokens_.reserve(text_.size() / 5 + 1);
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char32_t code(std::size_t at) const {
    return at < text_.size() ? character_at(text_, at).code : 0;
  }
  [[nodiscard]] char32_t before(std::size_t at) const {
    return at == 0 ? 0 : static_cast<unsigned char>(text_[at - 1]);
  }

  void step() {
    const Character c = character_at(text_, at_);
    if (is_space(c.code)) {
      at_ += c.size;
    } else if (is_letter(c.code)) {
      word();
    } else if (is_digit(c.code)) {
      number();
    } else {
      mark(c);
    }
  }

  void emit(std::size_t begin, std::size_t end, Shape shape) {
    tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), shape});
    at_ = end;
  }
  void emit(std::size_t begin, std::size_t end) {
    emit(begin, end, shape_of(text_.substr(begin, end - begin)));
  }

  /// End of the run of letters and digits from `at`.
  [[nodiscard]] std::size_t run_end(std::size_t at) const {
    const std::size_t limit = std::min(text_.size(), at + longest_token);
    while (at < limit) {
      const Character c = character_at(text_, at);
      if (!is_letter(c.code) && !is_digit(c.code)) break;
      at += c.size;
    }
    return at;
  }

  void word() {
    const std::size_t begin = at_;
    if (const std::size_t end = address_end(begin)) return emit(begin, end, Shape::other);
    if (const std::size_t end = dotted_end(begin)) return emit(begin, end);
    std::size_t end = run_end(begin);
    if (const std::size_t designation = designation_end(begin, end)) {
      return emit(begin, designation);
    }
    if (const std::size_t joined = joined_end(begin, end)) return emit(begin, joined);
    if (const std::size_t first = contraction(begin, end)) {
      emit(begin, begin + first);
      return emit(begin + first, end);
    }
    if (is_apostrophe(code(end))) return apostrophe(begin, end);
    if (code(end) == '&' && before(begin) != '&') end = initials_end(begin, end);
    if (code(end) == '.' && end - begin < 8 &&
        abbreviations_.count(folded(text_.substr(begin, end - begin)) + ".") != 0) {
      ++end;
    }
    emit(begin, end);
  }

  /// "e-mail", "w/o", "TEXT_2.doc"; 0 if there is none.
  [[nodiscard]] std::size_t joined_end(std::size_t begin, std::size_t end) const {
    if (code(end) == '-' && is_letter(code(end + 1)) && !is_upper(code(end + 1)) &&
        before(begin) != '-' &&
        contains(one_word_prefixes, folded(text_.substr(begin, end - begin)))) {
      const std::size_t joined = run_end(end + 1);
      return code(joined) == '-' ? 0 : joined;
    }
    if (code(end) == '/' && end - begin == 1 && is_letter(code(end + 1)) && before(begin) != '/') {
      const std::size_t joined = run_end(end + 1);
      return joined - end == 2 ? joined : 0;
    }
    std::size_t joined = end;
    while (code(joined) == '_' && (is_letter(code(joined + 1)) || is_digit(code(joined + 1)))) {
      joined = run_end(joined + 1);
    }
    return joined > end ? joined : 0;
  }

  /// "AT&T", "R&D": capitals on both sides; `end` if there are none.
  [[nodiscard]] std::size_t initials_end(std::size_t begin, std::size_t end) const {
    const std::size_t joined = run_end(end + 1);
    const auto capitals = [&](std::size_t from, std::size_t to) {
      return to > from && std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(from),
                                      text_.begin() + static_cast<std::ptrdiff_t>(to),
                                      [](char c) { return c >= 'A' && c <= 'Z'; });
    };
    return capitals(begin, end) && capitals(end + 1, joined) ? joined : end;
  }

  [[nodiscard]] std::size_t contraction(std::size_t begin, std::size_t end) const {
    if (end - begin > 8 || end - begin < 2) return 0;
    const std::string word = folded(text_.substr(begin, end - begin));
    if (word.size() < 4 && is_upper(code(begin))) return 0;  // names: "Im", "Ive"
    const auto found = std::find_if(contractions.begin(), contractions.end(),
                                    [&](const Contraction& c) { return c.word == word; });
    return found == contractions.end() ? 0 : found->first;
  }

  [[nodiscard]] static bool closes_address(char32_t c) {
    return c == ')' || c == ']' || c == '>' || c == '"';
  }

  /// "www.x.org", "http://…", "Kremlin.ru", "a@b.org"; 0 if there is none at `begin`.
  [[nodiscard]] std::size_t address_end(std::size_t begin) const {
    const std::string_view rest = text_.substr(begin, 8);
    if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
      std::size_t end = begin;
      const std::size_t limit = std::min(text_.size(), begin + longest_token);
      while (end < limit && !is_space(code(end)) && !closes_address(code(end))) {
        end += character_at(text_, end).size;
      }
      while (end > begin + 1 && (text_[end - 1] == '.' || text_[end - 1] == ',')) --end;
      return end;
    }
    std::size_t end = run_end(begin);
    bool dotted = false;
    bool words = false;  // not only letters, as in "p.m."
    for (int part = 0; part < 8; ++part) {
      if (text_.substr(end, 4) == "...@") end += 3;  // so archives shorten the names of writers
      const char32_t joint = code(end);
      const bool part_follows =
          is_letter(code(end + 1)) || (joint == '_' && is_digit(code(end + 1)));
      if ((joint != '.' && joint != '@' && joint != '_') || !part_follows) break;
      const std::size_t next = run_end(end + 1);
      // A sentence that lacks its blank goes on with a capital.
      dotted =
          joint != '_' && (joint == '@' || !is_upper(code(end + 1)) ||
                           contains(web_endings, folded(text_.substr(end + 1, next - end - 1))));
      words = words || next > end + 2 || joint == '@';
      end = next;
    }
    return dotted && words ? end : 0;
  }

  /// "U.S.", "i.e.", and the initial of a name "F." before another word; 0 if there is none.
  [[nodiscard]] std::size_t dotted_end(std::size_t begin) const {
    std::size_t end = begin;
    int letters = 0;
    while (letters < 6 && end + 1 < text_.size()) {
      const Character c = character_at(text_, end);
      if (!is_letter(c.code) || code(end + c.size) != '.') break;
      end += c.size + 1;
      ++letters;
    }
    if (letters == 0) return 0;
    const bool capitals = is_upper(code(begin)) && is_upper(code(end));
    if (is_letter(code(end)) && (letters > 1 || capitals)) {
      return run_end(end) == end + 1 ? end + 1 : 0;  // "U.S.A", "U.S" without their last stop
    }
    if (letters == 1 && !initial_follows(begin, end)) return 0;
    return is_letter(code(end)) ? 0 : end;
  }
  [[nodiscard]] bool initial_follows(std::size_t begin, std::size_t end) const {
    return is_upper(code(begin)) && code(end) == ' ' && is_upper(code(end + 1)) &&
           code(begin) != 'I';
  }

  /// "S-400", "Su-35", "Tu-22M3"; 0 if there is none.
  [[nodiscard]] std::size_t designation_end(std::size_t begin, std::size_t end) const {
    if (code(end) != '-' || !is_digit(code(end + 1)) || end - begin > 6) return 0;
    if (!is_upper(code(begin)) || before(begin) == '-') return 0;
    if (contains(no_designations, folded(text_.substr(begin, end - begin)))) return 0;
    return run_end(end + 1);
  }

  void apostrophe(std::size_t begin, std::size_t end) {
    const std::size_t tail = end + character_at(text_, end).size;
    const std::size_t tail_end = run_end(tail);
    const std::string rest = folded(text_.substr(tail, tail_end - tail));
    if (rest == "t" && end - begin > 1 && (text_[end - 1] == 'n' || text_[end - 1] == 'N')) {
      emit(begin, end - 1);
      return emit(end - 1, tail_end, Shape::lower);
    }
    if (rest.empty() || contains(clitics, rest)) return emit(begin, end);
    if (end - begin > 2 && tail_end - tail < 3) return emit(begin, end);
    emit(begin, tail_end);  // "O'Brien", "d'Ivoire"
  }

  [[nodiscard]] std::size_t digits_end(std::size_t at) const {
    const std::size_t limit = std::min(text_.size(), at + longest_token);
    while (at < limit && is_digit(code(at))) ++at;
    return at;
  }

  /// "08/16/2000", "12:42:55", "303-832-8160": figures that are one token; `end` if there is none.
  [[nodiscard]] std::size_t figure_end(std::size_t begin, std::size_t end) const {
    std::size_t joined = end;
    while (code(joined) == '/' && is_digit(code(joined + 1))) joined = digits_end(joined + 1);
    if (joined > end) return joined;
    while (code(joined) == ':' && digits_end(joined + 1) == joined + 3) joined += 3;
    if (joined > end) return joined;
    while (code(joined) == '-' && is_digit(code(joined + 1))) joined = digits_end(joined + 1);
    const bool telephone = joined - end == 9 || (joined - end == 5 && end - begin == 3);
    return telephone ? joined : end;
  }

  void number() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    const std::size_t limit = std::min(text_.size(), begin + longest_token);
    while (end < limit) {
      const char32_t c = code(end);
      const bool inner = (c == ',' || c == '.') && is_digit(code(end + 1));
      if (!is_digit(c) && !inner) break;
      ++end;
    }
    end = std::max(end, figure_end(begin, end));
    const std::size_t tail = run_end(end);
    if (tail > end && !contains(glued_units, folded(text_.substr(end, tail - end)))) end = tail;
    emit(begin, end);
  }

  [[nodiscard]] bool is_exclamation(std::size_t at) const {
    return text_[at] == '!' || text_[at] == '?';
  }

  /// ":-)", ";)", ":("; 0 if there is none.
  [[nodiscard]] std::size_t emoticon_end(std::size_t begin) const {
    if (text_[begin] != ':' && text_[begin] != ';' && text_[begin] != '=') return 0;
    std::size_t end = begin + 1;
    if (code(end) == '-') ++end;
    const bool mouth = code(end) == ')' || code(end) == '(' || code(end) == '/' ||
                       code(end) == 'D' || code(end) == 'P';
    const bool apart = begin == 0 || is_space(before(begin)) || code(end) == ')';
    const char32_t next = code(end + 1);
    const bool closed = !is_letter(next) && !is_digit(next) && next != '/';
    return mouth && apart && closed ? end + 1 : 0;
  }

  void mark(const Character& c) {
    const std::size_t begin = at_;
    std::size_t end = begin + c.size;
    if (is_apostrophe(c.code)) {
      const std::size_t tail = run_end(end);
      const bool after_word = begin > 0 && !tokens_.empty() && tokens_.back().end == begin;
      if (after_word && contains(clitics, folded(text_.substr(end, tail - end)))) {
        return emit(begin, tail, Shape::lower);
      }
    }
    if (const std::size_t face = emoticon_end(begin)) return emit(begin, face, Shape::punctuation);
    if (repeats.find(static_cast<char>(c.code)) != repeats.npos && c.size == 1) {
      while (end < text_.size() && end - begin < longest_token && text_[end] == text_[begin]) ++end;
    }
    if (is_exclamation(begin)) {
      while (end < text_.size() && end - begin < longest_token && is_exclamation(end)) ++end;
    }
    emit(begin, end, Shape::punctuation);
  }

  std::string_view text_;
  const Abbreviations& abbreviations_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

Shape shape_of(std::string_view word) {
  bool first_upper = false;
  bool later_upper = false;
  bool lower = false;
  bool digit = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    at += c.size;
    digit = digit || is_digit(c.code);
    if (!is_letter(c.code)) continue;
    if (!is_upper(c.code)) {
      lower = true;
    } else if (letters == 0) {
      first_upper = true;
    } else {
      later_upper = true;
    }
    ++letters;
  }
  if (digit && is_digit(static_cast<unsigned char>(word[0]))) {
    return later_upper || first_upper ? Shape::mixed : Shape::number;
  }
  if (letters == 0) return digit ? Shape::number : Shape::punctuation;
  if (digit) return Shape::mixed;
  if (!first_upper) return later_upper ? Shape::mixed : Shape::lower;
  if (!later_upper) return Shape::capitalized;
  return lower ? Shape::mixed : Shape::upper;
}

std::vector<Token> tokenize(std::string_view text, const Abbreviations& abbreviations) {
  return Scanner(text, abbreviations).scan();
}

}  // namespace entente::language
