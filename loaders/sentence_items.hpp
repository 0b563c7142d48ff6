#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/annotated_text.hpp"
#include "loaders/frames.hpp"

namespace entente::loaders {

/// What patterns see of a sentence: one item a word or mark, and one for each name, nominal, date,
/// amount, title and (longer) quotation. Articles, emphasis marks and short remarks in parentheses
/// are left out.
struct Item {
  enum class Kind : std::uint8_t { word, mark, name, nominal, date, amount, title, quotation };
  Kind kind = Kind::word;
  bool capitalized = false;
  bool definite = false;     ///< "the" stands before it
  bool adjectival = false;   ///< name: "Russian"
  bool possessive = false;   ///< name or nominal: "Russia's", "their"
  bool progressive = false;  ///< word: ends in -ing
  bool inflected = false;    ///< word: a verb's past form or participle, by its looks
  bool verb = false;         ///< word: by its tree a verb, and none that describes a noun
  bool finite = false;       ///< word: a verb in the past or the third person of the present
  bool pair = false;         ///< "bilateral": states only, where no person can be meant
  WordFlags flags = 0;
  std::uint32_t lemma = FrameSet::kUnknown;  ///< vocabulary number
  std::uint32_t form = FrameSet::kUnknown;   ///< of the word as written, in lower case
  std::uint32_t types = 0;                   ///< name, nominal: bits of its entities' types
  language::TokenRange tokens;
  const language::Span* span = nullptr;  ///< of names, nominals and literals

  [[nodiscard]] bool is(WordClass c) const { return (flags & flag(c)) != 0; }
  [[nodiscard]] bool names_entity() const { return kind == Kind::name || kind == Kind::nominal; }
};

/// A stretch of text to match, at most kItems long.
using Items = std::vector<Item>;
inline constexpr std::size_t kItems = 400;

/// The items of tokens `range`. `spans`: indexes of the text's spans that begin there, in order.
/// A quotation of at least three words becomes one item, and its range is appended to `quoted`, to
/// be read by itself. `pair`: the two states that words such as "bilateral" stand for, or without
/// entities; it must outlive the items.
[[nodiscard]] Items make_items(const language::AnnotatedText& text, language::TokenRange range,
                               const FrameSet& frames, const language::Span& pair,
                               std::vector<language::TokenRange>& quoted);

}  // namespace entente::loaders
