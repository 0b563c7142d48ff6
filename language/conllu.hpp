#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "language/sentence_columns.hpp"

namespace entente::language {

/// Sentences and the text that their forms refer to.
struct Treebank {
  std::unique_ptr<const std::string> text;
  std::vector<SentenceColumns> sentences;

  [[nodiscard]] std::size_t words() const;
};

/// What of a CoNLL-U file is read and checked.
enum class ConlluTrees {
  required,  ///< every sentence must be one tree
  ignored,   ///< HEAD and DEPREL are not read: a file that gives tokens only
};

/// Reads CoNLL-U (ten columns parted by tabs, `#` comments, a blank line after each sentence).
/// Refused with line and reason: missing columns, ids out of order, a word without form, and where
/// trees are required bad heads, no relation, cycles, no root or several. `source_name` is for
/// messages. The names of a sentence are read from `Name=` in MISC. Linear in the text.
[[nodiscard]] core::Result<Treebank> read_conllu(std::string text, std::string_view source_name,
                                                 ConlluTrees trees = ConlluTrees::required);

/// Writes one sentence with its final blank line; what was read comes out the same, but for
/// enhanced dependencies, which are left blank.
void write_conllu(std::ostream& out, const SentenceColumns& sentence);

/// True if `heads` (as in SentenceColumns) are one tree with one root. Linear.
[[nodiscard]] bool is_tree(const std::vector<std::uint32_t>& heads);

}  // namespace entente::language
