// Runs the stages over one text, in the order of their needs, and orders the spans.
#include "language/annotate.hpp"

#include <algorithm>

#include "language/characters.hpp"
#include "language/coreference.hpp"
#include "language/kinds_of_bodies.hpp"
#include "language/lemmas.hpp"
#include "language/named_arguments.hpp"
#include "language/names.hpp"
#include "language/quantities.hpp"
#include "language/sentences.hpp"
#include "language/syntax.hpp"
#include "language/titled_names.hpp"
#include "language/tokens.hpp"

namespace entente::language {

namespace {

Abbreviations all_abbreviations(const Gazetteer& gazetteer) {
  Abbreviations abbreviations = english_abbreviations();
  for (const std::string& abbreviation : gazetteer.abbreviations) {
    abbreviations.insert(folded(abbreviation));
  }
  return abbreviations;
}

/// 0 unknown, 1 year, 2 month, 3 day; of a span, that of its first side.
int precision_of(const core::DateSpan& date) {
  const std::string_view side = std::string_view(date.text).substr(0, date.text.find('/'));
  if (!date.earliest || side.size() < 4) return 0;
  return side.size() >= 10 ? 3 : side.size() >= 7 ? 2 : 1;
}

void order_spans(AnnotatedText& text) {
  std::stable_sort(text.spans.begin(), text.spans.end(), [](const Span& a, const Span& b) {
    if (a.tokens.first != b.tokens.first) return a.tokens.first < b.tokens.first;
    return a.tokens.last > b.tokens.last;
  });
}

/// The first `title_bytes` bytes, read above the text: they name, but state nothing. Without any,
/// the heading that opens the text is its title.
void mark_title(Draft& draft, std::size_t title_bytes) {
  auto& sentences = draft.out.sentences;
  draft.title_apart = title_bytes > 0;
  for (Sentence& sentence : sentences) {
    if (draft.out.tokens[sentence.tokens.first].begin >= title_bytes) break;
    sentence.kind = SentenceKind::heading;
    draft.title_end = sentence.tokens.last;
  }
  const bool opens = !draft.title_apart && sentences.size() > 1 &&
                     sentences.front().kind == SentenceKind::heading &&
                     draft.paragraph[0] != draft.paragraph[1];
  if (opens) draft.title_end = sentences.front().tokens.last;
}

constexpr std::size_t most_names = 32;  // ways of writing that are kept for one entity

void add_written(const AnnotatedText& text, TokenRange range, TextEntity& entity) {
  if (entity.names.size() >= most_names) return;
  std::string written;
  for (std::uint32_t token = range.first; token < range.last; ++token) {
    const bool apart = token > range.first && text.tokens[token].begin > text.tokens[token - 1].end;
    if (apart) written += ' ';
    written += text.word(token);
  }
  const auto& names = entity.names;
  if (std::find(names.begin(), names.end(), written) == names.end()) {
    entity.names.push_back(std::move(written));
  }
}

/// Entities in the order of their first name, each with the ways in which the text writes it; those
/// that no span names any more are dropped.
void order_entities(AnnotatedText& text) {
  constexpr std::uint32_t unseen = 0xFFFFFFFF;
  std::vector<std::uint32_t> place(text.entities.size(), unseen);
  std::vector<TextEntity> entities;
  for (Span& span : text.spans) {
    for (std::uint32_t& index : span.entities) {
      if (place[index] == unseen) {
        place[index] = static_cast<std::uint32_t>(entities.size());
        entities.push_back(std::move(text.entities[index]));
        entities.back().names.clear();
      }
      index = place[index];
    }
    if (span.kind == SpanKind::name) add_written(text, span.tokens, entities[span.entities[0]]);
  }
  // Sides of joint names that the text never names by themselves come last.
  for (std::size_t i = 0; i < entities.size(); ++i) {
    for (std::size_t s = 0; s < entities[i].sides.size(); ++s) {
      const std::uint32_t side = entities[i].sides[s];
      if (place[side] == unseen) {
        place[side] = static_cast<std::uint32_t>(entities.size());
        entities.push_back(std::move(text.entities[side]));
        entities.back().names = {entities.back().name};
      }
      entities[i].sides[s] = place[side];
    }
  }
  text.entities = std::move(entities);
}

}  // namespace

class Annotator::Impl {
 public:
  Impl(const Gazetteer& gazetteer, std::shared_ptr<const Pipeline> pipeline)
      : abbreviations_(all_abbreviations(gazetteer)),
        names_(gazetteer, abbreviations_),
        pipeline_(std::move(pipeline)) {
    for (const auto& [word, given] : names_.given_names) genders_.emplace(word, given.gender);
  }

  [[nodiscard]] AnnotatedText annotate(std::string_view text, const core::DateSpan& published,
                                       std::size_t title_bytes, core::StopFlag stop) const {
    Draft draft = make_draft(text, tokenize(text, abbreviations_));
    split_sentences(draft);
    judge_sentences(draft);
    mark_title(draft, title_bytes);
    if (pipeline_) add_syntax(draft.out, *pipeline_, false, stop);
    return finish(std::move(draft), published);
  }

  [[nodiscard]] AnnotatedText annotate(std::string_view text, ParsedText parsed,
                                       const core::DateSpan& published) const {
    Draft draft = make_draft(text, parsed.tokens);
    for (const TokenRange range : parsed.sentences) {
      draft.out.sentences.push_back({range, SentenceKind::prose});
    }
    draft.paragraph = std::move(parsed.paragraph);
    draft.out.syntax = std::move(parsed.syntax);
    judge_sentences(draft);
    return finish(std::move(draft), published);
  }

  [[nodiscard]] AnnotatedText parse(std::string_view text) const {
    Draft draft = make_draft(text, tokenize(text, abbreviations_));
    split_sentences(draft);
    if (pipeline_) add_syntax(draft.out, *pipeline_, true);
    return std::move(draft.out);
  }

 private:
  /// What is read of a text whose sentences are known.
  [[nodiscard]] AnnotatedText finish(Draft draft, const core::DateSpan& published) const {
    draft.published = published.earliest;
    draft.published_precision = precision_of(published);
    add_lemmas(draft);
    add_amounts(draft);
    add_dates(draft);
    add_names(draft, names_);
    add_counterparts(draft);
    mend_titled_names(draft);
    mend_named_arguments(draft);
    add_quotations(draft);
    add_nominals(draft, genders_);
    for (Sentence& sentence : draft.out.sentences) {
      if (!draft.title_apart || sentence.tokens.first >= draft.title_end) break;
      sentence.kind = SentenceKind::residue;
    }
    order_spans(draft.out);
    order_entities(draft.out);
    add_kinds_of_bodies(draft.out);
    return std::move(draft.out);
  }

  Abbreviations abbreviations_;
  NameKnowledge names_;
  std::shared_ptr<const Pipeline> pipeline_;
  Genders genders_;
};

Annotator::Annotator(const Gazetteer& gazetteer, std::shared_ptr<const Pipeline> pipeline)
    : impl_(std::make_unique<Impl>(gazetteer, std::move(pipeline))) {}
Annotator::~Annotator() = default;
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;

AnnotatedText Annotator::annotate(std::string_view text, const core::DateSpan& published,
                                  std::size_t title_bytes, core::StopFlag stop) const {
  return impl_->annotate(text, published, title_bytes, stop);
}

AnnotatedText Annotator::annotate(std::string_view text, ParsedText parsed,
                                  const core::DateSpan& published) const {
  return impl_->annotate(text, std::move(parsed), published);
}

AnnotatedText Annotator::parse(std::string_view text) const { return impl_->parse(text); }

}  // namespace entente::language
