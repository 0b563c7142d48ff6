#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "language/annotated_text.hpp"
#include "language/conllu.hpp"

namespace entente::language {

/// Tokens, sentences and grammar of a text that another program parsed.
struct ParsedText {
  std::vector<Token> tokens;
  std::vector<TokenRange> sentences;     ///< in order, disjoint
  std::vector<std::uint32_t> paragraph;  ///< per sentence, ascending
  Syntax syntax;
};

/// A document of a CoNLL-U file.
struct ParsedDocument {
  std::string id;  ///< of `# newdoc id`; empty: the file gives none
  std::string text;
  ParsedText parsed;  ///< its bytes are those of `text`
};

/// The documents of a treebank, parted by `# newdoc`. The text of one is made of the sentences' `#
/// text`, or of their words and `SpaceAfter=No` where that is missing: sentences a blank apart,
/// paragraphs (`# newpar`) a blank line apart. Errors: a sentence's `# text` that lacks one of its
/// words. Linear.
[[nodiscard]] core::Result<std::vector<ParsedDocument>> documents_of(const Treebank& treebank,
                                                                     std::string_view source_name);

}  // namespace entente::language
