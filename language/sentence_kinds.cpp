// What a sentence is for: prose, heading, caption or residue. Judged by paragraph, since web
// furniture, headings and pull quotes stand on lines of their own.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "language/characters.hpp"
#include "language/sentences.hpp"

namespace entente::language {

namespace {

/// Furniture: a short paragraph (up to 14 words) that holds one of these is residue.
constexpr std::array<std::string_view, 53> furniture = {"fbpx",
                                                        "required field",
                                                        "leave a reply",
                                                        "leave a comment",
                                                        "share this",
                                                        "share on",
                                                        "share:",
                                                        "cookie",
                                                        "subscribe",
                                                        "sign up",
                                                        "newsletter",
                                                        "click here",
                                                        "read more",
                                                        "read also",
                                                        "all rights reserved",
                                                        "copyright",
                                                        "©",
                                                        "log in",
                                                        "sign in",
                                                        "privacy policy",
                                                        "terms of use",
                                                        "terms of service",
                                                        "advertisement",
                                                        "follow us",
                                                        "your email",
                                                        "email address",
                                                        "post a comment",
                                                        "related articles",
                                                        "related posts",
                                                        "related stories",
                                                        "see also",
                                                        "print this",
                                                        "powered by",
                                                        "skip to",
                                                        "toggle navigation",
                                                        "javascript",
                                                        "more from",
                                                        "previous article",
                                                        "next article",
                                                        "back to top",
                                                        "download pdf",
                                                        "view all",
                                                        "load more",
                                                        "last modified",
                                                        "save my name",
                                                        "trending",
                                                        "recommended for you",
                                                        "you may also like",
                                                        "image credit",
                                                        "tweet this",
                                                        "whatsapp",
                                                        "filed under",
                                                        "tagged"};

/// Notes about the text itself: a paragraph of up to 80 words that holds one of these is residue.
constexpr std::array<std::string_view, 24> notices = {"does not take institutional positions",
                                                      "views expressed",
                                                      "views represented",
                                                      "necessarily reflect",
                                                      "originally appeared",
                                                      "originally published",
                                                      "was republished",
                                                      "first appeared in",
                                                      "first published",
                                                      "for more information",
                                                      "this post by",
                                                      "reproduced with permission",
                                                      "creative commons",
                                                      "is licensed under",
                                                      "under a license",
                                                      "under the license",
                                                      "use cookies",
                                                      "browser does not support",
                                                      "reprinted with",
                                                      "to comment on this",
                                                      "please support",
                                                      "opinions expressed",
                                                      "rights reserved",
                                                      "required fields are marked"};

constexpr std::array<std::string_view, 12> captions = {
    "image:",   "photo:", "photo by", "(photo",    "picture:",    "getty images",
    "ap photo", "/afp",   "/reuters", "wikimedia", "photograph:", "kremlin.ru"};

constexpr std::array<std::string_view, 40> other_languages = {
    "de",    "la",  "el",  "le",    "les", "des",  "du",  "et",  "est",  "une",
    "que",   "y",   "los", "las",   "del", "para", "por", "con", "der",  "die",
    "das",   "und", "ist", "nicht", "ein", "mit",  "von", "il",  "di",   "che",
    "della", "em",  "não", "uma",   "os",  "dos",  "il",  "sur", "dans", "pour"};

struct Paragraph {
  std::size_t first = 0;  ///< sentences
  std::size_t last = 0;
  TokenRange tokens;
  std::uint32_t words = 0;
};

std::vector<Paragraph> paragraphs_of(const Draft& draft) {
  std::vector<Paragraph> paragraphs;
  for (std::size_t i = 0; i < draft.out.sentences.size(); ++i) {
    const TokenRange tokens = draft.out.sentences[i].tokens;
    if (i == 0 || draft.paragraph[i] != draft.paragraph[i - 1]) {
      paragraphs.push_back({i, i, tokens, 0});
    }
    Paragraph& paragraph = paragraphs.back();
    paragraph.last = i + 1;
    paragraph.tokens.last = tokens.last;
    for (std::uint32_t token = tokens.first; token < tokens.last; ++token) {
      if (draft.shape(token) != Shape::punctuation) ++paragraph.words;
    }
  }
  return paragraphs;
}

template <std::size_t N>
bool holds_one(const std::string& text, const std::array<std::string_view, N>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return text.find(phrase) != std::string::npos;
  });
}

/// Lower-case text, tokens joined as written; at most the first 120 tokens.
std::string plain(const Draft& draft, TokenRange range) {
  std::string text;
  for (std::uint32_t token = range.first; token < std::min(range.last, range.first + 120);
       ++token) {
    if (token > range.first && !draft.is_attached(token)) text += ' ';
    text += draft.folded[token];
  }
  return text;
}

bool is_foreign(const Draft& draft, const Paragraph& paragraph) {
  std::size_t latin = 0;
  std::size_t letters = 0;
  std::size_t english = 0;
  std::size_t foreign = 0;
  for (std::uint32_t token = paragraph.tokens.first; token < paragraph.tokens.last; ++token) {
    const std::string_view word = draft.out.word(token);
    const char32_t c = character_at(word, 0).code;
    if (is_letter(c)) {
      letters += word.size();
      if (is_latin(c)) latin += word.size();
    }
    if (draft.classes[token].is_function() && !draft.is(token, "die")) ++english;
    if (draft.shape(token) == Shape::lower &&
        std::find(other_languages.begin(), other_languages.end(), draft.folded[token]) !=
            other_languages.end()) {
      ++foreign;
    }
  }
  if (letters == 0) return false;
  if (latin * 2 < letters) return true;
  return paragraph.words >= 5 && foreign >= 2 && english * 2 < foreign;
}

/// Words in runs of five, by hash, each with the number of paragraphs that hold it.
class Repeats {
 public:
  Repeats(const Draft& draft, const std::vector<Paragraph>& paragraphs) : draft_(draft) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      for_runs(paragraphs[i].tokens, [&](std::uint64_t run) {
        Seen& seen = seen_[run];
        if (seen.paragraphs == 0 || seen.latest != i) ++seen.paragraphs;
        seen.latest = static_cast<std::uint32_t>(i);
        seen.longest = std::max(seen.longest, paragraphs[i].words);
      });
    }
  }

  /// Nearly all its runs also stand in another paragraph that is longer, or as long and later.
  [[nodiscard]] bool is_repeat(const Paragraph& paragraph, std::size_t index) const {
    std::size_t runs = 0;
    std::size_t elsewhere = 0;
    for_runs(paragraph.tokens, [&](std::uint64_t run) {
      ++runs;
      const Seen& seen = seen_.at(run);
      const bool other = seen.longest > paragraph.words || seen.latest > index;
      if (seen.paragraphs > 1 && other) ++elsewhere;
    });
    return runs > 0 && elsewhere * 10 >= runs * 9;
  }

 private:
  struct Seen {
    std::uint32_t paragraphs = 0;
    std::uint32_t latest = 0;
    std::uint32_t longest = 0;
  };

  template <class Visit>
  void for_runs(TokenRange range, Visit visit) const {
    std::array<std::uint64_t, 5> window{};
    std::size_t count = 0;
    for (std::uint32_t token = range.first; token < range.last; ++token) {
      if (draft_.shape(token) == Shape::punctuation) continue;
      window[count++ % 5] = std::hash<std::string>{}(draft_.folded[token]);
      if (count < 5) continue;
      std::uint64_t run = 0;
      for (std::size_t i = 0; i < 5; ++i) run = run * 1099511628211ULL + window[(count + i) % 5];
      visit(run);
    }
  }

  const Draft& draft_;
  std::unordered_map<std::uint64_t, Seen> seen_;
};

bool ends_like_prose(const Draft& draft, TokenRange range) {
  std::uint32_t token = range.last;
  while (token > range.first && range.last - token < 4) {
    const std::string_view word = draft.out.word(--token);
    if (word.back() == '.' || word == "!" || word == "…" || word == ";" || word == ":" ||
        word == ",") {
      return true;
    }
    if (word != "”" && word != "\"" && word != ")" && word != "’" && word != "'") return false;
  }
  return false;
}

/// "The package includes:" with the lines of its list.
bool holds_list(const Draft& draft, TokenRange range) {
  const auto& tokens = draft.out.tokens;
  for (std::uint32_t token = range.first; token + 1 < range.last; ++token) {
    if (draft.out.word(token) != ":") continue;
    const std::size_t end = tokens[token].end;
    const std::string_view gap = draft.out.text.substr(end, tokens[token + 1].begin - end);
    if (gap.find('\n') != std::string_view::npos) return true;
  }
  return false;
}

bool is_heading(const Draft& draft, const Paragraph& paragraph) {
  const TokenRange range = paragraph.tokens;
  if (holds_list(draft, range)) return false;
  if (range.first > 0 && draft.out.word(range.first - 1)[0] == '#') return true;
  if (paragraph.words > 22 || ends_like_prose(draft, range)) return false;
  const bool bulleted = range.first > 0 && draft.out.sentences[paragraph.first].tokens.first > 0 &&
                        draft.out.word(range.first - 1) == "-" && !draft.is_attached(range.first);
  if (draft.out.word(range.last - 1) == "?") return paragraph.words <= 12;
  return !bulleted;
}

SentenceKind judge(const Draft& draft, const Paragraph& paragraph, bool repeat) {
  if (paragraph.words == 0 || repeat || is_foreign(draft, paragraph)) return SentenceKind::residue;
  if (paragraph.words > 80) return SentenceKind::prose;
  const std::string text = plain(draft, paragraph.tokens);
  if (paragraph.words <= 14 && holds_one(text, furniture)) return SentenceKind::residue;
  if (holds_one(text, notices)) return SentenceKind::residue;
  if (paragraph.words <= 12 && (text.starts_with("source:") || text.starts_with("published by"))) {
    return SentenceKind::residue;
  }
  if (paragraph.words <= 50 && holds_one(text, captions)) return SentenceKind::caption;
  return is_heading(draft, paragraph) ? SentenceKind::heading : SentenceKind::prose;
}

/// "Ann Roe, President, Red River College", "Jim Roe, CEO, …": a name, a comma and an office.
bool opens_with_holder(const Draft& draft, TokenRange range) {
  constexpr std::uint32_t shortest = 2, longest = 5;  // tokens of the name
  std::uint32_t comma = range.first;
  while (comma < range.last && draft.is_capital(comma)) ++comma;
  if (comma + 1 >= range.last || draft.out.word(comma) != ",") return false;
  const std::uint32_t words = comma - range.first;
  const bool office = draft.is(comma + 1, WordClass::office) || draft.is(comma + 1, "ceo") ||
                      draft.is(comma + 1, "founder") || draft.is(comma + 1, "co-founder");
  return words >= shortest && words <= longest && office && draft.is_capital(comma + 1);
}

}  // namespace

bool is_title_case(const Draft& draft, const Sentence& sentence) {
  const TokenRange range = sentence.tokens;
  if (sentence.kind != SentenceKind::heading || draft.is(range.first, "by")) return false;
  if (opens_with_holder(draft, range)) return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::uint32_t t = range.first + 1; t < range.last; ++t) {
    if (draft.classes[t].is_function() || draft.shape(t) == Shape::punctuation) continue;
    ++words;
    if (draft.is_capital(t)) ++capitals;
  }
  return capitals * 10 > words * 7;
}

void judge_sentences(Draft& draft) {
  const std::vector<Paragraph> paragraphs = paragraphs_of(draft);
  const Repeats repeats(draft, paragraphs);
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    const bool repeat = paragraph.words <= 60 && repeats.is_repeat(paragraph, i);
    const SentenceKind kind = judge(draft, paragraph, repeat);
    for (std::size_t s = paragraph.first; s < paragraph.last; ++s)
      draft.out.sentences[s].kind = kind;
  }
}

}  // namespace entente::language
