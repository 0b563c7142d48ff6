#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/corpus.hpp"
#include "graph/ontology.hpp"
#include "language/annotated_text.hpp"
#include "language/deep_syntax.hpp"
#include "loaders/frames.hpp"

namespace entente::loaders {

/// A sentence and all that is known of its text, for the readers of trees.
struct SentenceTree {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  const FrameSet& frames;
  const language::AnnotatedText& text;
  const language::DeepSyntax& syntax;
  const std::vector<std::uint32_t>& span_at;  ///< by token: the shortest name or nominal, or none
  const std::vector<std::uint32_t>& lemma;    ///< by token: vocabulary number
  language::TokenRange sentence;
  std::uint32_t lead = none;  ///< token: who a verb that opens the sentence without subject means
  /// The first name of the other body that the text is about beside the one that acts, or null.
  const language::Span* counterpart = nullptr;
  std::uint32_t publisher = none;  ///< entity: the state that publishes the text, its "we"
  std::uint32_t actor = none;      ///< entity: the state that acts most often in the text

  [[nodiscard]] bool is(std::uint32_t token, WordClass word_class) const {
    return (frames.flags(lemma[token]) & flag(word_class)) != 0;
  }
  [[nodiscard]] const language::Span* span(std::uint32_t token) const {
    return span_at[token] == none ? nullptr : &text.spans[span_at[token]];
  }
};

/// An entity that a phrase names.
struct Named {
  std::uint32_t entity = 0;
  language::TokenRange tokens;
  bool indirect = false;            ///< by a noun that stands for it: "Russian officials"
  std::uint32_t held = 0xFFFFFFFF;  ///< token of what is its, if it is named for that
};

/// The entities of the phrase with head `token` whose types are among `types`, coordination put
/// aside: its own name, the name that a title stands before, or the state or body that a noun such
/// as "government" belongs to. Adjectives name only as modifiers and owners.
[[nodiscard]] std::vector<Named> entities_at(const SentenceTree& tree, std::uint32_t token,
                                             language::Relation relation, std::uint32_t types);

/// Whose troops, weapons or, but for subjects, sites the phrase with head `token` names: "*Turkish*
/// jets", "a camp of *the rebels*", "*Kenyan and Chilean* soldiers". Nothing for a name.
[[nodiscard]] std::vector<Named> holders_at(const SentenceTree& tree, std::uint32_t token,
                                            language::Relation relation, std::uint32_t types);

/// The names that a plural noun at `token` is spelled out by, where they have one of the types:
/// "two banks: Sberbank and VTB", "companies such as Gazprom". Read off the words, since trees
/// rarely hang such lists where they belong.
[[nodiscard]] std::vector<Named> exemplars_at(const SentenceTree& tree, std::uint32_t token,
                                              std::uint32_t types);

/// "agreed to a truce on Wednesday": a date behind "on", which is when it is done, even where it
/// hangs on the noun before it.
[[nodiscard]] bool is_day(const SentenceTree& tree, std::uint32_t token);

/// Somebody who has an office and no name here.
struct OfficeHolder {
  std::string name;
  language::TokenRange tokens;
};

/// "the German foreign minister", "his German counterpart": one person, told by state and office.
[[nodiscard]] std::optional<OfficeHolder> office_holder_at(const SentenceTree& tree,
                                                           std::uint32_t token);

/// The office that `token` is part of; null: none.
[[nodiscard]] const language::Span* title_at(const SentenceTree& tree, std::uint32_t token);
/// The office that a word for its time or power stands for: "presidency"; empty: none.
[[nodiscard]] std::string_view office_of_word(std::string_view word);
/// Whose office it is, of those of `types`: "*Kenya's* president", "secretary-general of *the UN*",
/// "the *German* minister".
[[nodiscard]] std::vector<Named> bodies_of_office(const SentenceTree& tree,
                                                  language::TokenRange office, std::uint32_t types);

/// Words that describe bodies or persons without a name, and which of the two.
struct Description {
  language::TokenRange tokens;
  std::string_view type;  ///< "Organization", "Person" or "Place"
};

/// "armor" of "25,000 sets of body armor", "ammunition" of "rounds of ammunition"; else `token`.
[[nodiscard]] std::uint32_t measured_at(const SentenceTree& tree, std::uint32_t token);

/// "light anti-armor weapons", "rifles": words for products without a name, of list `gear`, with
/// what tells them from others; nothing for any other phrase.
[[nodiscard]] std::optional<language::TokenRange> gear_at(const SentenceTree& tree,
                                                          std::uint32_t token);

/// "Russian technology companies", "officials of Iran", "Abe's inner circle": a plural or
/// collective noun for bodies or persons that belongs to a named state, body or person, or to
/// `anybody`
/// ("business leaders"); "islands in the East China Sea"; nothing for any other phrase.
[[nodiscard]] std::optional<Description> description_at(const SentenceTree& tree,
                                                        std::uint32_t token, bool anybody);

/// The token, those coordinated with it, and names that go on their list ("A, B, and C") where the
/// parser lost them; in order of the text.
[[nodiscard]] std::vector<std::uint32_t> listed(const SentenceTree& tree, std::uint32_t token);

/// The token of a span that the rest of it hangs on.
[[nodiscard]] std::uint32_t head_of(const SentenceTree& tree, language::TokenRange range);

/// The date or amount that covers `token`, or stands right under it; null: none.
[[nodiscard]] const language::Span* literal_at(const SentenceTree& tree, std::uint32_t token,
                                               language::SpanKind kind);

/// The words of the phrase of `token`, without article, asides and more than sixteen words.
[[nodiscard]] language::TokenRange phrase_words(const SentenceTree& tree, std::uint32_t token);
/// One past the phrase that begins at `at` and goes on with what `token` says ("take action" with
/// "to keep people safe"): of the token, of what governs it, or of its object.
[[nodiscard]] std::optional<std::uint32_t> end_of_next_phrase(const SentenceTree& tree,
                                                              std::uint32_t token,
                                                              std::uint32_t at);
/// What tells an event without a name from others: "*London* conference *on Syria*", "summit *in
/// Kazan*", the noun with it; nothing where all that is said of it is when and how it was, or that
/// noun is part of a name; `clearly`: only by a name or a phrase behind it, not by "climate" alone.
[[nodiscard]] std::optional<language::TokenRange> told_at(const SentenceTree& tree,
                                                          std::uint32_t token, bool clearly);
/// The noun with its adjectives and compounds: "strategic partner".
[[nodiscard]] language::TokenRange noun_group(const SentenceTree& tree, std::uint32_t token);

/// What the sentence offers to `role` of a predicate without a route of its own: the nearest date,
/// amount or name in the tree; null: none near enough. `support`: the verb that carries it, or
/// none.
[[nodiscard]] const language::Span* offered(const SentenceTree& tree, std::uint32_t predicate,
                                            std::uint32_t support, const graph::Role& role);

/// The first states or places that the phrases and clauses of purpose below the predicate name
/// behind a preposition of attachment `role`, as what a verb acts on, or as an owner: "$2 million
/// to train nurses *in Chad*", "to rebuild *Chad's* roads".
[[nodiscard]] std::vector<Named> served(const SentenceTree& tree, std::uint32_t predicate,
                                        std::string_view role);

/// Fact, plan or denial, from the predicate's auxiliaries and governors; nothing for what is only
/// imagined.
[[nodiscard]] std::optional<graph::Modality> modality_of(const SentenceTree& tree,
                                                         std::uint32_t predicate,
                                                         std::uint32_t support, const Frame& frame);

/// The one who is said to say it: the subject of a governing verb of speech, or "according to".
[[nodiscard]] std::optional<std::uint32_t> reporter_of(const SentenceTree& tree,
                                                       std::uint32_t predicate);

/// The sentence's bytes, cut around the predicate where it is long.
[[nodiscard]] core::SourceSpan evidence_of(const SentenceTree& tree, std::uint32_t predicate);

}  // namespace entente::loaders
