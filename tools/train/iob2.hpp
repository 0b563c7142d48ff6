#pragma once

#include <string>
#include <string_view>

#include "core/result.hpp"
#include "language/conllu.hpp"

namespace entente::train {

/// Reads names in IOB2 (id, form, label, … parted by tabs; `#` comments; a blank line after each
/// sentence) into the columns `form` and `name`. "O" and labels other than B-X and I-X are no
/// names.
[[nodiscard]] core::Result<language::Treebank> read_iob2(std::string text,
                                                         std::string_view source_name);

/// The same from lines of a word, a blank and a label in which B-X stands only between two names
/// that touch (CoNLL 2003, Wikigold). MISC becomes OTH.
[[nodiscard]] core::Result<language::Treebank> read_conll_names(std::string text,
                                                                std::string_view source_name);

}  // namespace entente::train
