// Prints an annotated text, for tests and for reading by eye.
#include <array>

#include "language/annotated_text.hpp"

namespace entente::language {

namespace {

constexpr std::array<std::string_view, 4> sentence_kinds = {"prose", "heading", "caption",
                                                            "residue"};
constexpr std::array<std::string_view, 6> span_kinds = {"name",   "nominal", "date",
                                                        "amount", "title",   "quotation"};

std::string words_of(const AnnotatedText& text, TokenRange range) {
  const core::SourceSpan bytes = text.bytes(range);
  std::string words(text.text.substr(bytes.begin, bytes.end - bytes.begin));
  for (char& c : words) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return words;
}

void print_entities(const AnnotatedText& text, const Span& span, std::string& out) {
  for (const std::uint32_t entity : span.entities) {
    const TextEntity& e = text.entities[entity];
    out += " -> " + e.type + " " + e.name;
    if (!e.key.empty()) out += " [" + e.key + "]";
  }
}

void print_span(const AnnotatedText& text, const Span& span, std::string& out) {
  out += span_kinds[static_cast<std::size_t>(span.kind)];
  out += " \"" + words_of(text, span.tokens) + "\"";
  print_entities(text, span, out);
  if (!span.value.empty()) out += " = " + span.value;
  if (span.adjectival) out += " adjectival";
  if (span.possessive) out += " possessive";
}

}  // namespace

std::string to_string(const AnnotatedText& text, const Span& span) {
  std::string out;
  print_span(text, span, out);
  return out;
}

std::string to_string(const AnnotatedText& text) {
  std::string out;
  std::size_t next = 0;
  for (const Sentence& sentence : text.sentences) {
    out += sentence_kinds[static_cast<std::size_t>(sentence.kind)];
    out += ": " + words_of(text, sentence.tokens) + '\n';
    while (next < text.spans.size() && text.spans[next].tokens.first < sentence.tokens.last) {
      out += "  ";
      print_span(text, text.spans[next++], out);
      out += '\n';
    }
  }
  return out;
}

}  // namespace entente::language
