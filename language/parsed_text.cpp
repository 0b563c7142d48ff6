// Sentences of CoNLL-U files as documents: their text, and where in it each word stands.
#include "language/parsed_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "language/characters.hpp"
#include "language/tokens.hpp"

namespace entente::language {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;

bool has_comment(const SentenceColumns& sentence, std::string_view key) {
  return std::ranges::any_of(sentence.comments,
                             [&](const std::string& c) { return c.starts_with(key); });
}

std::string document_id(const SentenceColumns& sentence) {
  constexpr std::string_view key = "# newdoc id = ";
  for (const std::string& comment : sentence.comments) {
    if (comment.starts_with(key)) return comment.substr(key.size());
  }
  return {};
}

/// What is written of a sentence: words, or the token that several are written as.
struct Written {
  std::string_view form;
  std::uint32_t first = 0, last = 0;  ///< words
  bool space_after = true;
};

std::vector<Written> written_tokens(const SentenceColumns& sentence) {
  std::vector<Written> tokens;
  auto multiword = sentence.multiword.begin();
  const auto spaced = [](std::string_view misc) {
    return misc.find("SpaceAfter=No") == std::string_view::npos;
  };
  for (std::uint32_t word = 0; word < sentence.size();) {
    if (multiword != sentence.multiword.end() && multiword->first == word) {
      tokens.push_back({multiword->form, word, multiword->last, spaced(multiword->misc)});
      word = multiword++->last;
    } else {
      tokens.push_back({sentence.form[word], word, word + 1, spaced(sentence.misc[word])});
      ++word;
    }
  }
  return tokens;
}

std::string text_of(const SentenceColumns& sentence, const std::vector<Written>& tokens) {
  if (!sentence.text.empty()) return sentence.text;
  std::string text;
  for (const Written& token : tokens) {
    text += token.form;
    if (token.space_after && &token != &tokens.back()) text += ' ';
  }
  return text;
}

class DocumentMaker {
 public:
  explicit DocumentMaker(std::string_view source_name) : source_name_(source_name) {}

  Result<void> add(const SentenceColumns& sentence) {
    const bool opens_document = documents_.empty() || has_comment(sentence, "# newdoc");
    const bool opens_paragraph = opens_document || has_comment(sentence, "# newpar");
    if (opens_document) {
      documents_.push_back({document_id(sentence), {}, {}});
      paragraph_ = 0;
    } else if (opens_paragraph) {
      ++paragraph_;
    }
    if (!opens_document) documents_.back().text += opens_paragraph ? "\n\n" : " ";
    return place(sentence);
  }

  std::vector<ParsedDocument> documents() { return std::move(documents_); }

 private:
  Result<void> place(const SentenceColumns& sentence) {
    ParsedDocument& document = documents_.back();
    ParsedText& parsed = document.parsed;
    const auto tokens = written_tokens(sentence);
    std::size_t at = document.text.size();
    document.text += text_of(sentence, tokens);
    const auto first = static_cast<std::uint32_t>(parsed.tokens.size());
    for (const Written& token : tokens) {
      at = skip_blanks(at);
      const std::size_t length = match(at, token.form);
      if (length == 0 || !place_words(sentence, token, at, at + length)) {
        return misplaced(sentence, token.form);
      }
      at += length;
    }
    parsed.sentences.push_back({first, static_cast<std::uint32_t>(parsed.tokens.size())});
    parsed.paragraph.push_back(paragraph_);
    take_syntax(sentence, first);
    return {};
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    const std::string& text = documents_.back().text;
    while (at < text.size() && is_space(character_at(text, at).code)) {
      at += character_at(text, at).size;
    }
    return at;
  }

  /// Bytes of the text from `at` that are `form`, blanks inside put aside; 0: it is not there.
  [[nodiscard]] std::size_t match(std::size_t at, std::string_view form) const {
    const std::string& text = documents_.back().text;
    std::size_t end = at;
    for (std::size_t i = 0; i < form.size();) {
      const Character c = character_at(form, i);
      if (is_space(c.code)) {
        i += c.size;
        continue;
      }
      end = i == 0 ? end : skip_blanks(end);
      if (text.compare(end, c.size, form.substr(i, c.size)) != 0) return 0;
      end += c.size;
      i += c.size;
    }
    return end - at;
  }

  /// A word inside a multiword token has its own bytes where its form is written there, and else
  /// one character of it; the rest is the first word's. False: it has fewer characters than words.
  bool place_words(const SentenceColumns& sentence, const Written& token, std::size_t begin,
                   std::size_t end) {
    std::vector<std::size_t> begins;
    std::size_t at = begin;
    for (std::uint32_t word = token.first; word < token.last; ++word) {
      const std::size_t length = match(at, sentence.form[word]);
      if (length == 0 || at + length > end) break;
      begins.push_back(at);
      at += length;
    }
    const std::size_t words = token.last - token.first;
    if (begins.size() < words || at != end) begins = last_characters(begin, end, words);
    if (begins.size() < words) return false;
    for (std::size_t i = 0; i < begins.size(); ++i) {
      add_token(begins[i], i + 1 < begins.size() ? begins[i + 1] : end);
    }
    return true;
  }

  /// Where the last characters begin, `words` of them, the first one pulled to `begin`; none if
  /// there are not so many.
  [[nodiscard]] std::vector<std::size_t> last_characters(std::size_t begin, std::size_t end,
                                                         std::size_t words) const {
    std::vector<std::size_t> starts;
    const std::string& text = documents_.back().text;
    for (std::size_t at = begin; at < end; at += character_at(text, at).size) starts.push_back(at);
    if (starts.size() < words) return {};
    std::vector<std::size_t> begins(starts.end() - static_cast<std::ptrdiff_t>(words),
                                    starts.end());
    begins.front() = begin;
    return begins;
  }

  void add_token(std::size_t begin, std::size_t end) {
    ParsedDocument& document = documents_.back();
    const std::string_view word = std::string_view(document.text).substr(begin, end - begin);
    document.parsed.tokens.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), shape_of(word)});
  }

  void take_syntax(const SentenceColumns& sentence, std::uint32_t first) {
    Syntax& syntax = documents_.back().parsed.syntax;
    syntax.resize(first);
    for (std::uint32_t word = 0; word < sentence.size(); ++word) {
      syntax.upos.push_back(upos_from(sentence.upos[word]));
      syntax.xpos.push_back(sentence.xpos[word]);
      syntax.feats.push_back(sentence.feats[word]);
      syntax.lemma.push_back(sentence.lemma[word]);
      const std::uint32_t head = sentence.head[word];
      syntax.head.push_back(head == 0 ? Syntax::no_head : first + head - 1);
      syntax.deprel.push_back(sentence.deprel[word]);
      syntax.name.push_back(sentence.name[word]);
    }
  }

  Error misplaced(const SentenceColumns& sentence, std::string_view form) const {
    Error error{ErrorKind::input,
                fmt::format("expected the word \"{}\" in the sentence's text, got \"{}\"", form,
                            sentence.text)};
    error.source_name = source_name_;
    return error;
  }

  std::string_view source_name_;
  std::vector<ParsedDocument> documents_;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

Result<std::vector<ParsedDocument>> documents_of(const Treebank& treebank,
                                                 std::string_view source_name) {
  DocumentMaker maker(source_name);
  for (const SentenceColumns& sentence : treebank.sentences) {
    if (auto added = maker.add(sentence); !added) return added.error();
  }
  return maker.documents();
}

}  // namespace entente::language
