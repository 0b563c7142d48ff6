#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "graph/corpus.hpp"
#include "loaders/documents.hpp"

namespace entente::loaders {

/// Why these bytes cannot be a text ("is empty", "is UTF-16 …", "is not UTF-8 at byte 17 …"), or
/// nothing when they can: not empty, valid UTF-8, no zero bytes.
[[nodiscard]] std::optional<std::string> why_no_text(std::string_view bytes);

/// The document of one JSON object {doc, title, author, publisher, published, source, text}; other
/// keys are passed over, `url` stands for a missing `source`. `text` may be absent (metadata): then
/// the document's text is empty. Without `doc` its id is `default_id`. Errors name `name` and line
/// and column of what is no JSON, or the key and what it should hold. Nesting is not bounded by the
/// stack.
[[nodiscard]] core::Result<graph::Document> parse_document(std::string_view json,
                                                           const std::string& name,
                                                           const std::string& default_id);

/// One document a line; empty lines are passed over. Each needs a text; ids default to
/// "<name>:<line>". Errors name `name`, line and column.
[[nodiscard]] core::Result<std::vector<graph::Document>> parse_document_lines(
    std::string_view lines, const std::string& name, const DocumentLimits& limits);

}  // namespace entente::loaders
