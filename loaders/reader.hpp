#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/stop.hpp"
#include "graph/corpus.hpp"
#include "language/pipeline.hpp"
#include "loaders/documents.hpp"
#include "loaders/schemas.hpp"

namespace entente::loaders {

/// Why a sentence states what it states, for people who write frames.
struct ExplainedSentence {
  std::string tree;                   ///< its text and dependency tree, as write_tree prints them
  std::vector<std::string> spans;     ///< what is known of its phrases: "name \"Xi\" -> Xi Jinping"
  std::vector<std::string> attempts;  ///< "meet-tree at 'met': Meeting(…)", or why not
};

/// Reads documents into mentions and claims with the gazetteer and frames of the schemas.
/// read() is const and may run in several threads at once.
class Reader {
 public:
  /// Compiles the frames. Errors name file, JSON pointer and reason. `pipeline`: the trained stages
  /// of the language.
  [[nodiscard]] static core::Result<Reader> make(
      const Schemas& schemas, std::shared_ptr<const language::Pipeline> pipeline);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// What one document states. The document's date is inferred from its text where it has none.
  /// Every span is of bytes of the document's text. Ends soon after `stop` is set.
  [[nodiscard]] graph::Reading read(graph::Document document, core::StopFlag stop = nullptr) const;
  /// The same for a document that was parsed by another program.
  [[nodiscard]] graph::Reading read(graph::Document document, language::ParsedText parsed,
                                    core::StopFlag stop = nullptr) const;
  /// Each sentence with its tree and the trees of frames that were tried on it.
  [[nodiscard]] std::vector<ExplainedSentence> explain(graph::Document document) const;

 private:
  class Impl;
  explicit Reader(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// Called after each document, from any thread but never from two at once.
using Progress = std::function<void(std::size_t done, std::size_t of)>;

/// Reads all documents with `jobs` threads; the result does not depend on their number. Stops with
/// an error of kind interrupted soon after `interrupted` becomes true.
[[nodiscard]] core::Result<std::vector<graph::Reading>> read_all(
    const Reader& reader, LoadedDocuments loaded, unsigned jobs,
    const std::atomic<bool>& interrupted, const Progress& progress);

}  // namespace entente::loaders
