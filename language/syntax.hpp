#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/stop.hpp"
#include "language/annotated_text.hpp"
#include "language/pipeline.hpp"
#include "language/sentence_columns.hpp"

namespace entente::language {

/// Fills the columns of `text.syntax` by the trained stages, sentence by sentence; with `residue`
/// also those that yield nothing, which otherwise keep empty columns. Linear in the text. Ends
/// after a sentence when `stop` is set.
void add_syntax(AnnotatedText& text, const Pipeline& pipeline, bool residue,
                core::StopFlag stop = nullptr);

/// The columns of one sentence, as CoNLL-U knows them; each word's bytes are in MISC (`Begin=`,
/// `End=`). Forms refer to the text. REQUIRES: the sentence's syntax was filled.
[[nodiscard]] SentenceColumns columns_of(const AnnotatedText& text, const Sentence& sentence);

/// Every sentence in CoNLL-U, under `# newdoc id = document`.
void write_conllu(std::ostream& out, const AnnotatedText& text, std::string_view document);

/// A dependency tree for people: the root, and each word indented under its head, in the order of
/// the text: "met VERB root".
void write_tree(std::ostream& out, const SentenceColumns& sentence);

}  // namespace entente::language
