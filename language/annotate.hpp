#pragma once

#include <memory>
#include <string_view>

#include "core/date.hpp"
#include "core/stop.hpp"
#include "language/annotated_text.hpp"
#include "language/gazetteer.hpp"
#include "language/parsed_text.hpp"
#include "language/pipeline.hpp"

namespace entente::language {

/// Reads texts: sentences, tokens, lemmas, names, dates, amounts, quotations, and which names and
/// nominals of one text are one entity. Compiled once from a gazetteer; annotate() is const and may
/// run in several threads at once.
class Annotator {
 public:
  /// `pipeline`: the trained stages; without them the syntax of texts stays empty.
  explicit Annotator(const Gazetteer& gazetteer,
                     std::shared_ptr<const Pipeline> pipeline = nullptr);
  ~Annotator();
  Annotator(Annotator&&) noexcept;
  Annotator& operator=(Annotator&&) noexcept;

  /// `published`: the document's date, against which "last year" is resolved; empty text: unknown.
  /// `title_bytes`: the text's first bytes are its title, whose names words of the text point to,
  /// but which is residue itself. Linear in the text. The result refers to `text`. Parsing ends
  /// soon after `stop` is set.
  [[nodiscard]] AnnotatedText annotate(std::string_view text, const core::DateSpan& published,
                                       std::size_t title_bytes = 0,
                                       core::StopFlag stop = nullptr) const;
  /// The same for a text whose tokens, sentences and grammar are known already.
  [[nodiscard]] AnnotatedText annotate(std::string_view text, ParsedText parsed,
                                       const core::DateSpan& published) const;

  /// Only sentences, tokens and their syntax, of everything that the text holds.
  [[nodiscard]] AnnotatedText parse(std::string_view text) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace entente::language
