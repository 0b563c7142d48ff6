// Words between quotation marks. Curly, straight and angle marks, and two single ones as
// typewriters set them (''so''); single marks only where they cannot be apostrophes. A mark without
// its partner in the paragraph opens nothing.
#include <algorithm>

#include "language/characters.hpp"
#include "language/quantities.hpp"

namespace entente::language {

namespace {

constexpr std::uint32_t longest_quotation = 2000;  // bytes

class Quotations {
 public:
  explicit Quotations(Draft& draft) : draft_(draft) {}

  void find() {
    const auto& sentences = draft_.out.sentences;
    for (std::size_t i = 0; i < sentences.size();) {
      TokenRange range = sentences[i].tokens;
      const std::uint32_t paragraph = draft_.paragraph[i];
      const bool residue = sentences[i].kind == SentenceKind::residue;
      while (i < sentences.size() && draft_.paragraph[i] == paragraph) {
        range.last = sentences[i++].tokens.last;
      }
      if (!residue) scan(range);
    }
  }

 private:
  void scan(TokenRange paragraph) {
    for (std::uint32_t token = paragraph.first; token < paragraph.last; ++token) {
      const std::string_view close = partner(token);
      if (close.empty()) continue;
      const std::uint32_t end = closing(token, close, paragraph.last);
      const std::uint32_t begin = token + (is_pair(token) ? 2 : 1);
      if (end == 0 || end <= begin) continue;
      add({begin, end});
      token = is_pair(end) ? end + 1 : end;
    }
  }

  /// The mark that closes what `token` opens; empty if it opens nothing.
  [[nodiscard]] std::string_view partner(std::uint32_t token) const {
    const std::string_view mark = draft_.out.word(token);
    if (is_pair(token) && !draft_.is_attached(token)) return "''";
    if (mark == "“" || mark == "„") return "”";
    if (mark == "«") return "»";
    if (mark == "\"") return "\"";
    if ((mark == "‘" || mark == "'") && !draft_.is_attached(token) &&
        draft_.is_attached(token + 1)) {
      return mark == "'" ? "'" : "’";
    }
    return {};
  }

  /// The token that closes the quotation, or 0.
  [[nodiscard]] std::uint32_t closing(std::uint32_t open, std::string_view close,
                                      std::uint32_t last) const {
    const std::uint32_t limit = draft_.out.tokens[open].end + longest_quotation;
    int depth = 0;
    for (std::uint32_t token = open + 1; token < last; ++token) {
      if (draft_.out.tokens[token].begin > limit) return 0;
      const std::string_view word = draft_.out.word(token);
      if (close == "”" && (word == "“" || word == "„")) ++depth;
      const bool doubled = close == "''" || close == "”";
      if (doubled && token > open + 1 && is_pair(token) && draft_.is_attached(token)) return token;
      if (word != close) continue;
      const bool single = close == "’" || close == "'";
      if (single && (!draft_.is_attached(token) || continues(token))) continue;
      if (depth-- == 0) return token;
    }
    return 0;
  }
  /// Two single marks, side by side, that stand for a double one.
  [[nodiscard]] bool is_pair(std::uint32_t token) const {
    const auto single = [&](std::uint32_t at) {
      const std::string_view mark = at < draft_.size() ? draft_.out.word(at) : std::string_view();
      return mark == "‘" || mark == "’" || mark == "'" || mark == "`";
    };
    return single(token) && draft_.is_attached(token + 1) && single(token + 1);
  }
  /// A letter right behind: an apostrophe.
  [[nodiscard]] bool continues(std::uint32_t token) const {
    return draft_.is_attached(token + 1) && draft_.shape(token + 1) != Shape::punctuation;
  }

  void add(TokenRange range) {
    const core::SourceSpan bytes = draft_.out.bytes(range);
    draft_.out.spans.push_back(
        {SpanKind::quotation,
         range,
         {},
         std::string(draft_.out.text.substr(bytes.begin, bytes.end - bytes.begin)),
         false,
         false});
  }

  Draft& draft_;
};

}  // namespace

void add_quotations(Draft& draft) { Quotations(draft).find(); }

}  // namespace entente::language
