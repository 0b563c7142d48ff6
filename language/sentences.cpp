// Sentence boundaries. Works on tokens, where abbreviations are whole already, so that ICU's
// sentence breaks, which know no abbreviations, are not needed.
#include "language/sentences.hpp"

#include <algorithm>

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
      paragraph(range);
      i = next;
    }
  }

 private:
  void paragraph(TokenRange range) {
    std::uint32_t begin = range.first;
    for (std::uint32_t token = begin; token < range.last; ++token) {
      const std::uint32_t end = sentence_end(token, range.last);
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

  [[nodiscard]] bool is_closing(std::uint32_t token) const {
    const std::string_view word = draft_.out.word(token);
    return word == "”" || word == "’" || word == ")" || word == "]" || word == "\"" ||
           word == "»" || word == "'" || word == "*" || word == "_" || word == ">" || word == ">>";
  }

  /// One past the sentence that ends at `token` with its closing quotes, or 0.
  [[nodiscard]] std::uint32_t sentence_end(std::uint32_t token, std::uint32_t last) const {
    const std::string_view word = draft_.out.word(token);
    if (is_rule(token) || is_rule(token + 1)) return token + 1;
    if (ends_letter_part(token, last)) return token + 1;
    if (is_emoticon(word)) return draft_.is_capital(token + 1) ? token + 1 : 0;
    const char mark = word.back();
    if (mark != '.' && mark != '?' && mark != '!' && word != "…") return 0;
    if (draft_.shape(token) == Shape::other) return 0;  // "site.org/?"
    const bool abbreviation = draft_.shape(token) != Shape::punctuation;
    std::uint32_t next = token + 1;
    while (next < last && next < token + 4 && is_closing(next) && draft_.is_attached(next)) ++next;
    if (next >= last) return last;
    if (draft_.is_attached(next) && !draft_.is_capital(next)) return 0;
    if (abbreviation) return opens_sentence(next) ? next : 0;
    if (draft_.shape(next) == Shape::lower) {
      return next == token + 1 && ends_in_lower_case(token, next) ? next : 0;
    }
    return may_begin(next) ? next : 0;
  }

  [[nodiscard]] std::string_view word(std::uint32_t token) const {
    return token < draft_.size() ? draft_.out.word(token) : std::string_view();
  }

  /// What stands around the sentences of a letter ends without a full stop: the writer's address
  /// and the hour ("<anna@port.example> 08/16/2000 03:48 PM"), a formula ("Best regards,"), the
  /// names of files ("<< plan.doc >>", "- plan.doc").
  [[nodiscard]] bool ends_letter_part(std::uint32_t token, std::uint32_t last) const {
    const std::uint32_t next = token + 1;
    if (token < 2 || next >= last) return false;
    if (word(next) == "-" && is_file_name(next + 1) && next + 1 < last) return word(token) != "-";
    if (!may_begin(next) || draft_.is_attached(next)) return false;
    const std::string_view before = word(token - 1);
    if (word(token) == "AM" || word(token) == "PM") {
      return before.find(':') != before.npos && word(token - 2).find('/') != before.npos &&
             draft_.shape(next) != Shape::punctuation;
    }
    if (word(token) == ">>") return is_file_name(token - 1);
    if (word(token) == ">") return before.find('@') != before.npos;
    if (word(token) != "," || !draft_.is_capital(next)) return false;
    return before == "Regards" || before == "Sincerely" ||
           (before == "regards" && draft_.is_capital(token - 2));
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
               word == "€" || word == "«" || word == "*";
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
