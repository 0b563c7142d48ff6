// Sentence boundaries. Works on tokens, where abbreviations are whole already, so that ICU's
// sentence breaks, which know no abbreviations, are not needed.
#include "language/sentences.hpp"

#include <algorithm>

#include "language/word_table.hpp"

namespace entente::language {

namespace {

constexpr std::uint32_t longest_sentence = 400;

/// Lines of the text as ranges of tokens, and the bytes they hold.
struct Line {
  TokenRange tokens;
  std::size_t width = 0;
  bool blank_before = false;
};

std::vector<Line> lines_of(const Draft& draft) {
  std::vector<Line> lines;
  const auto& tokens = draft.out.tokens;
  for (std::uint32_t token = 0; token < draft.size(); ++token) {
    const std::size_t from = token == 0 ? 0 : tokens[token - 1].end;
    const std::string_view gap = draft.out.text.substr(from, tokens[token].begin - from);
    const auto breaks = std::count(gap.begin(), gap.end(), '\n');
    if (token == 0 || breaks > 0) lines.push_back({{token, token}, 0, breaks > 1});
    lines.back().tokens.last = token + 1;
    lines.back().width = tokens[token].end - tokens[lines.back().tokens.first].begin;
  }
  return lines;
}

/// Whether line ends fall inside sentences: many lines go on in lower case, and none is long.
bool is_hard_wrapped(const Draft& draft, const std::vector<Line>& lines, std::size_t& width) {
  std::size_t joints = 0;
  std::size_t inside = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    width = std::max(width, lines[i - 1].width);
    if (lines[i].blank_before) continue;
    ++joints;
    if (draft.shape(lines[i].tokens.first) == Shape::lower) ++inside;
  }
  return joints >= 3 && inside * 10 >= joints * 3 && width <= 130;
}

bool is_bullet(const Draft& draft, std::uint32_t token) {
  const std::string_view word = draft.out.word(token);
  return word == "-" || word == "*" || word == "•" || word == "–" || word == "·" || word == "▪" ||
         (word[0] == '#' && draft.shape(token) == Shape::punctuation);
}

class Splitter {
 public:
  explicit Splitter(Draft& draft) : draft_(draft) {}

  void split() {
    const std::vector<Line> lines = lines_of(draft_);
    std::size_t width = 0;
    const bool wrapped = is_hard_wrapped(draft_, lines, width);
    for (std::size_t i = 0; i < lines.size();) {
      TokenRange range = lines[i].tokens;
      std::size_t next = i + 1;
      while (next < lines.size() && wrapped && !lines[next].blank_before &&
             !is_bullet(draft_, lines[next].tokens.first) &&
             lines[next - 1].width * 10 > width * 6) {
        range.last = lines[next++].tokens.last;
      }
      if (awaits_list(range)) {
        while (next < lines.size() && is_item(range, lines[next].tokens)) {
          range.last = lines[next++].tokens.last;
        }
      }
      paragraph(range);
      i = next;
    }
  }

 private:
  /// "The package includes:": without what follows this is no sentence.
  [[nodiscard]] bool awaits_list(TokenRange range) const {
    static constexpr WordTable<8> verbs{"include", "includes", "included", "including",
                                        "contain", "contains", "comprise", "comprises"};
    return range.last - range.first > 2 && word(range.last - 1) == ":" &&
           contains(verbs, draft_.folded[range.last - 2]);
  }

  /// Whether the line goes on with a list of things that `sentence` begins: it counts them, or the
  /// line before it ends with a semicolon.
  [[nodiscard]] bool is_item(TokenRange sentence, TokenRange line) const {
    if (line.last - sentence.first > longest_sentence) return false;
    const std::string_view mark = word(sentence.last - 1);
    if (mark.back() == '.') return false;
    if (mark == ";" || (mark == "and" && word(sentence.last - 2) == ";")) return true;
    return counts(line.first + (is_bullet(draft_, line.first) ? 1 : 0), line.last);
  }

  /// "800 rifles", "Over 20 million rounds", "Five boats"; but not "1. The first item".
  [[nodiscard]] bool counts(std::uint32_t token, std::uint32_t last) const {
    static constexpr WordTable<8> bounds{"over", "nearly", "approximately", "about",
                                         "some", "almost", "around",        "roughly"};
    if (token + 1 < last && contains(bounds, draft_.folded[token])) ++token;
    if (token + 1 >= last) return false;
    const bool number = draft_.shape(token) == Shape::number || draft_.is(token, WordClass::number);
    return number && draft_.shape(token + 1) != Shape::punctuation;
  }

  void paragraph(TokenRange range) {
    std::uint32_t begin = past_dateline(range);
    if (begin > range.first) emit({range.first, begin});
    for (std::uint32_t token = begin; token < range.last; ++token) {
      const std::uint32_t end = sentence_end(begin, token, range.last);
      const bool too_long = token + 1 - begin >= longest_sentence;
      if (end == 0 && !too_long) continue;
      const std::uint32_t cut = std::max(end, token + 1);
      emit({begin, cut});
      begin = cut;
      token = cut - 1;
    }
    if (begin < range.last) emit({begin, range.last});
    ++paragraph_;
  }

  void emit(TokenRange range) {
    draft_.out.sentences.push_back({range, SentenceKind::prose});
    draft_.paragraph.push_back(paragraph_);
  }

  /// Behind "NAIROBI, May 14 (Agency) -", which is no part of the first sentence; the paragraph's
  /// begin where there is none.
  [[nodiscard]] std::uint32_t past_dateline(TokenRange range) const {
    constexpr std::uint32_t longest = 14, shortest_city = 3;
    if (draft_.shape(range.first) != Shape::upper || word(range.first).size() < shortest_city) {
      return range.first;
    }
    bool told = false;  // when, or by whom
    bool shouted = true;
    for (std::uint32_t t = range.first + 1; t + 1 < range.last && t < range.first + longest; ++t) {
      const std::string_view mark = word(t);
      const bool dash = mark == "-" || mark == "–" || mark == "—" || mark == "--";
      if (dash && !draft_.is_attached(t) && !draft_.is_attached(t + 1)) {
        const bool ends = told || (shouted && mark != "-");
        return ends && draft_.shape(t + 1) != Shape::lower ? t + 1 : range.first;
      }
      if (draft_.shape(t) == Shape::lower) return range.first;
      told = told || mark == "(" || mark == ",";
      shouted = shouted && draft_.shape(t) == Shape::upper;
    }
    return range.first;
  }

  [[nodiscard]] bool is_closing(std::uint32_t token) const {
    const std::string_view word = draft_.out.word(token);
    return word == "”" || word == "’" || word == ")" || word == "]" || word == "\"" ||
           word == "»" || word == "'" || word == "*" || word == "_" || word == ">" || word == ">>";
  }

  /// One past the sentence from `begin` that ends at `token` with its closing quotes, or 0.
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t begin, std::uint32_t token,
                                           std::uint32_t last) const {
    const std::string_view word = draft_.out.word(token);
    if (is_rule(token) || is_rule(token + 1)) return token + 1;
    if (ends_letter_part(token, last) || ends_source(begin, token, last)) return token + 1;
    if (is_emoticon(word)) return draft_.is_capital(token + 1) ? token + 1 : 0;
    const char mark = word.back();
    if (mark != '.' && mark != '?' && mark != '!' && word != "…") return 0;
    if (draft_.shape(token) == Shape::other) return 0;  // "site.org/?"
    const bool abbreviation = draft_.shape(token) != Shape::punctuation;
    std::uint32_t next = token + 1;
    while (next < last && next < token + 4 && is_closing(next) && draft_.is_attached(next)) ++next;
    if (next >= last) return last;
    if (draft_.is_attached(next) && !may_begin_attached(token, next)) return 0;
    if (is_number_of_item(token, begin)) return 0;
    if (is_postscript(token)) return 0;
    if (abbreviation) return opens_sentence(next) || ends_list(token, next) ? next : 0;
    if (draft_.shape(next) == Shape::lower) {
      return next == token + 1 && ends_in_lower_case(token, next) ? next : 0;
    }
    return may_begin(next) ? next : 0;
  }

  /// "(Daily Mail)", "[Reuters]": who wrote what follows, in brackets before it.
  [[nodiscard]] bool ends_source(std::uint32_t begin, std::uint32_t token,
                                 std::uint32_t last) const {
    constexpr std::uint32_t longest = 8;
    const bool closed =
        (word(begin) == "(" && word(token) == ")") || (word(begin) == "[" && word(token) == "]");
    if (!closed || token - begin < 2 || token - begin > longest || token + 1 >= last) return false;
    if (word(begin + 1).size() < 2 || draft_.is_attached(token + 1)) return false;
    for (std::uint32_t t = begin + 1; t < token; ++t) {
      if (draft_.shape(t) != Shape::capitalized && draft_.shape(t) != Shape::upper) return false;
    }
    return draft_.is_capital(token + 1) || word(token + 1) == "\"" || word(token + 1) == "“";
  }

  [[nodiscard]] std::string_view word(std::uint32_t token) const {
    return token < draft_.size() ? draft_.out.word(token) : std::string_view();
  }

  /// What stands around the sentences of a letter ends without a full stop: the writer's name
  /// before the hour ("Anna Berg 08/16/2000 03:48 PM"), the hour, an address
  /// ("<anna@port.example>"), a formula ("Best regards,"), the names of files ("<< plan.doc >>",
  /// "- plan.doc").
  [[nodiscard]] bool ends_letter_part(std::uint32_t token, std::uint32_t last) const {
    const std::uint32_t next = token + 1;
    if (token < 1 || next >= last || draft_.is_attached(next)) return false;
    if (draft_.shape(token) != Shape::lower && length_of_moment(next, last) > 0) return true;
    if (length_of_moment(token - 1, last) == 2) return true;
    if (is_link(token)) return is_link(next) || draft_.shape(next) == Shape::capitalized;
    if (token < 2) return false;
    if (word(next) == "-" && is_file_name(next + 1) && next + 1 < last) return word(token) != "-";
    if (!may_begin(next)) return false;
    if (word(token) == "AM" || word(token) == "PM") {
      return length_of_moment(token - 2, last) == 3 && draft_.shape(next) != Shape::punctuation;
    }
    if (word(token) == ">>") return is_file_name(token - 1);
    if (word(token) == ">") return is_address(token - 1);
    if (is_address(token)) return draft_.shape(next) == Shape::capitalized;
    return word(token) == "," && draft_.is_capital(next) && is_formula(token - 1);
  }

  /// Tokens of a date and an hour from `token` on, "08/16/2000 03:48" with or without "PM"; or 0.
  [[nodiscard]] std::uint32_t length_of_moment(std::uint32_t token, std::uint32_t last) const {
    const auto has = [&](std::uint32_t at, char mark) {
      const std::string_view w = word(at);
      return w.size() > 1 && w[0] >= '0' && w[0] <= '9' && w.find(mark) != w.npos;
    };
    if (token + 1 >= last || !has(token, '/') || !has(token + 1, ':')) return 0;
    const bool half = token + 2 < last && (word(token + 2) == "AM" || word(token + 2) == "PM");
    return half ? 3 : 2;
  }

  /// "anna@port.example", also where only its last part is one token.
  [[nodiscard]] bool is_address(std::uint32_t token) const {
    const std::string_view name = word(token);
    const std::size_t at = name.find('@');
    if (at != name.npos) return name.find('.', at) != name.npos;
    return token > 0 && word(token - 1) == "@" && name.find('.') != name.npos;
  }

  [[nodiscard]] bool is_link(std::uint32_t token) const {
    const std::string_view name = word(token);
    return name.starts_with("http://") || name.starts_with("https://") || name.starts_with("www.");
  }

  /// What is written before a letter's signature, up to `token`.
  [[nodiscard]] bool is_formula(std::uint32_t token) const {
    const std::string_view name = word(token);
    if (name == "Regards" || name == "Sincerely") return true;
    if (token == 0) return false;
    if (name == "regards") return draft_.is_capital(token - 1);
    const char before = word(token - 1).back();
    return (name == "Thanks" || name == "Cheers") &&
           (before == '.' || before == '!' || before == '?');
  }

  /// Without a blank behind the mark: a sentence, but not "plan-1.DOC" nor "U.K".
  [[nodiscard]] bool may_begin_attached(std::uint32_t token, std::uint32_t next) const {
    return draft_.is_capital(next) && draft_.shape(next) != Shape::upper &&
           (token == 0 || draft_.shape(token - 1) != Shape::upper);
  }

  /// The "2." that opens an item of a list.
  [[nodiscard]] bool is_number_of_item(std::uint32_t token, std::uint32_t begin) const {
    constexpr std::size_t longest = 2;
    return token == begin + 1 && word(token) == "." && draft_.is_attached(token) &&
           draft_.shape(begin) == Shape::number && word(begin).size() <= longest;
  }

  /// "P.S." opens what follows.
  [[nodiscard]] bool is_postscript(std::uint32_t token) const {
    if (word(token) == "P.S." || word(token) == "PS.") return true;
    return word(token) == "." && token > 0 && (word(token - 1) == "PS" || word(token - 1) == "P.S");
  }

  /// "etc." before a capital ends a sentence more often than it stands inside one.
  [[nodiscard]] bool ends_list(std::uint32_t token, std::uint32_t next) const {
    return (word(token) == "etc." || word(token) == "Etc.") && draft_.is_capital(next);
  }

  /// "plan.doc", "map.html": letters behind the last full stop, something before it, no address.
  [[nodiscard]] bool is_file_name(std::uint32_t token) const {
    constexpr std::size_t shortest_ending = 3, longest_ending = 4;
    const std::string_view name = word(token);
    const std::size_t stop = name.rfind('.');
    if (stop == name.npos || stop == 0 || name.find_first_of("@/") != name.npos) return false;
    const std::string_view ending = name.substr(stop + 1);
    return ending.size() >= shortest_ending && ending.size() <= longest_ending &&
           std::ranges::all_of(ending, [](char c) { return c >= 'a' && c <= 'z'; });
  }

  /// A full stop behind a whole word ends a sentence also where the next one begins in lower case,
  /// as people write in haste; behind a short or capitalized word it may be an abbreviation's.
  [[nodiscard]] bool ends_in_lower_case(std::uint32_t token, std::uint32_t next) const {
    constexpr std::size_t whole_word = 3;
    if (token == 0 || draft_.is_attached(next)) return false;
    const std::string_view mark = draft_.out.word(token), before = draft_.out.word(token - 1);
    if (mark != ".") {
      if (mark.find_first_not_of("?!") != mark.npos) return false;
      return draft_.shape(token - 1) == Shape::lower || mark.front() == '?';
    }
    return draft_.is_attached(token) && draft_.shape(token - 1) == Shape::lower &&
           before.size() >= whole_word;
  }

  /// A line drawn of marks: "______", "=====", "-----".
  [[nodiscard]] bool is_rule(std::uint32_t token) const {
    constexpr std::size_t shortest = 5;
    return token < draft_.size() && draft_.shape(token) == Shape::punctuation &&
           draft_.out.word(token).size() >= shortest &&
           std::string_view("-_=*~+").find(draft_.out.word(token)[0]) != std::string_view::npos;
  }
  [[nodiscard]] static bool is_emoticon(std::string_view word) {
    return word.size() > 1 && (word[0] == ':' || word[0] == ';' || word[0] == '=') &&
           std::string_view(")(/DP").find(word.back()) != std::string_view::npos;
  }

  [[nodiscard]] bool opens_sentence(std::uint32_t token) const {
    return draft_.is_capital(token) &&
           (draft_.classes[token].is_function() || draft_.is(token, WordClass::adverb));
  }
  [[nodiscard]] bool may_begin(std::uint32_t token) const {
    switch (draft_.shape(token)) {
      case Shape::lower:
        return false;
      case Shape::punctuation: {
        const std::string_view word = draft_.out.word(token);
        return word == "“" || word == "\"" || word == "‘" || word == "(" || word == "[" ||
               word == "'" || word == "$" || word == "--" || word == "<" || word == "<<" ||
               word == "€" || word == "«" || word == "*" || word == "..." || word == "…";
      }
      case Shape::capitalized:
      case Shape::upper:
      case Shape::mixed:
      case Shape::number:
      case Shape::other:
        return true;
    }
    return true;
  }

  Draft& draft_;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

void split_sentences(Draft& draft) { Splitter(draft).split(); }

}  // namespace entente::language
