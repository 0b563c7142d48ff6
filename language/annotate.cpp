// Runs the stages over one text, in the order of their needs, and orders the spans.
#include "language/annotate.hpp"

#include <algorithm>

#include "language/characters.hpp"
#include "language/coreference.hpp"
#include "language/lemmas.hpp"
#include "language/names.hpp"
#include "language/quantities.hpp"
#include "language/sentences.hpp"
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

}  // namespace

class Annotator::Impl {
 public:
  explicit Impl(const Gazetteer& gazetteer)
      : abbreviations_(all_abbreviations(gazetteer)), names_(gazetteer, abbreviations_) {
    for (const auto& [word, given] : names_.given_names) genders_.emplace(word, given.gender);
  }

  [[nodiscard]] AnnotatedText annotate(std::string_view text,
                                       const core::DateSpan& published) const {
    Draft draft = make_draft(text, tokenize(text, abbreviations_));
    draft.published = published.earliest;
    draft.published_precision = precision_of(published);
    split_sentences(draft);
    judge_sentences(draft);
    add_lemmas(draft);
    add_amounts(draft);
    add_dates(draft);
    add_names(draft, names_);
    add_nominals(draft, genders_);
    add_quotations(draft);
    order_spans(draft.out);
    return std::move(draft.out);
  }

 private:
  Abbreviations abbreviations_;
  NameKnowledge names_;
  Genders genders_;
};

Annotator::Annotator(const Gazetteer& gazetteer) : impl_(std::make_unique<Impl>(gazetteer)) {}
Annotator::~Annotator() = default;
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;

AnnotatedText Annotator::annotate(std::string_view text, const core::DateSpan& published) const {
  return impl_->annotate(text, published);
}

}  // namespace entente::language
