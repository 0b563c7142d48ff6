#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "graph/corpus.hpp"
#include "language/parsed_text.hpp"

namespace entente::loaders {

/// What is refused rather than read.
struct DocumentLimits {
  std::size_t document_bytes = 64u << 20;  ///< one document's text
  std::size_t documents = 10'000'000;
};

/// A file that was passed over, and why (not UTF-8, empty, unknown ending …).
struct Skipped {
  std::string path;
  std::string reason;
};

struct LoadedDocuments {
  std::vector<graph::Document> documents;    ///< by id
  std::vector<language::ParsedText> parsed;  ///< of each document; or none, for texts
  std::vector<Skipped> skipped;              ///< by path
};

/// Documents of files and folders (walked recursively, sorted); "-" is `standard_input` (JSON lines
/// if its first byte is '{', else one text named "stdin"). Files: .txt .md .json .jsonl; a .json
/// beside a text of the same name is that text's metadata. An input that does not exist, cannot be
/// read or holds a broken JSON document is an error that names it (and line and column); a file of
/// a folder that cannot be a text is skipped with a reason.
[[nodiscard]] core::Result<LoadedDocuments> load_documents(const std::vector<std::string>& inputs,
                                                           std::istream& standard_input,
                                                           const DocumentLimits& limits = {});

/// Documents of CoNLL-U files, parsed by whatever program; "-" is `standard_input`. A file whose
/// documents have no id gives its name as theirs. Errors: as of read_conllu and documents_of, two
/// documents of one id, and a file without words.
[[nodiscard]] core::Result<LoadedDocuments> load_parsed(const std::vector<std::string>& inputs,
                                                        std::istream& standard_input,
                                                        const DocumentLimits& limits = {});

}  // namespace entente::loaders
