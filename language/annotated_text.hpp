#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/source_span.hpp"
#include "language/upos.hpp"

namespace entente::language {

/// How a token is written.
enum class Shape : std::uint8_t { lower, capitalized, upper, mixed, number, punctuation, other };

/// A word, number or mark; its bytes in the text.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Shape shape = Shape::other;
};

/// A half-open range of tokens.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  ///< one past the final token

  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

enum class SentenceKind : std::uint8_t {
  prose,    ///< read for facts
  heading,  ///< a title or section heading: names count, most frames do not apply
  caption,  ///< words under a picture
  residue,  ///< web furniture, a repeated pull quote, another language: yields nothing
};

struct Sentence {
  TokenRange tokens;
  SentenceKind kind = SentenceKind::prose;
};

enum class SpanKind : std::uint8_t {
  name,       ///< names an entity (index `entity`)
  nominal,    ///< points to an entity without its name: "he", "the two countries", "both sides"
  date,       ///< `value` is ISO 8601 of reduced precision, resolved against the document's date
  amount,     ///< `value` as the facts want it: "100000000000 USD", "~3500 troops"
  title,      ///< an office or title: "foreign minister"; `value` in lower case
  quotation,  ///< words between quotation marks, without them
};

/// An annotated stretch of tokens. Spans of one kind do not overlap; a quotation may hold others.
struct Span {
  SpanKind kind = SpanKind::name;
  TokenRange tokens;
  std::vector<std::uint32_t> entities;  ///< name: one; nominal: one or more; else none
  std::string value;                    ///< date, amount, title, quotation
  bool adjectival = false;              ///< name: a demonym or adjective ("Russian", "Sino-")
  bool possessive = false;              ///< followed by its own 's
  bool locating =
      false;  ///< name: tells where the place before its comma lies ("Denver, Colorado")
};

/// A real-world thing, as this one text names it.
struct TextEntity {
  std::string type;                ///< "Person", "Country" … (labels of the ontology)
  std::string name;                ///< fullest or canonical name
  std::string key;                 ///< gazetteer key, or empty
  std::string kind;                ///< finer kind of the gazetteer ("exercise", "city"), or empty
  std::vector<std::string> names;  ///< as written, in order of appearance
  /// The two states or bodies that its name joins ("U.S.-ASEAN Summit"), or none.
  std::vector<std::uint32_t> sides = {};
};

/// Grammar in the terms of Universal Dependencies, a column each with a value per token. Sentences
/// that were not parsed have the values of a default-made token: Upos::X, no head, empty text.
struct Syntax {
  /// The head of a sentence's root, and of what was not parsed.
  static constexpr std::uint32_t no_head = 0xFFFFFFFF;

  std::vector<Upos> upos;
  std::vector<std::string> xpos;
  std::vector<float> certainty;     ///< of the head: its probability; 0: not known
  std::vector<std::string> feats;   ///< "Number=Sing|Person=3"
  std::vector<std::string> lemma;   ///< case kept for names
  std::vector<std::uint32_t> head;  ///< token
  std::vector<std::string> deprel;  ///< with its subtype: "nsubj:pass"; empty: not parsed
  std::vector<std::string> name;    ///< "B-PER", "I-PER" …, empty: no name

  void resize(std::size_t tokens);
};

/// Columns over one token array. Refers to the text, which must outlive it.
struct AnnotatedText {
  std::string_view text;
  std::vector<Token> tokens;
  std::vector<std::string> lemmas;  ///< per token, lower case ("met" -> "meet")
  Syntax syntax;                    ///< empty columns where there is no trained model
  std::vector<Sentence> sentences;  ///< in order, disjoint
  std::vector<Span> spans;          ///< by first token, longer first
  std::vector<TextEntity> entities;

  [[nodiscard]] std::string_view word(std::uint32_t token) const {
    return text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
  }
  /// Bytes from the first token's begin to the last one's end. REQUIRES: the range is not empty.
  [[nodiscard]] core::SourceSpan bytes(TokenRange range) const {
    return {tokens[range.first].begin, tokens[range.last - 1].end};
  }
};

/// Each sentence on a line ("prose: …"), and under it, indented, a line for each of its spans:
/// kind, words, the entities, value, "adjectival", "possessive". For tests and debugging.
[[nodiscard]] std::string to_string(const AnnotatedText& text);
/// The line of one span, without indent.
[[nodiscard]] std::string to_string(const AnnotatedText& text, const Span& span);

}  // namespace entente::language
