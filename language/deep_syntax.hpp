#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/annotated_text.hpp"

namespace entente::language {

/// How a phrase belongs to a predicate, whatever the sentence does to it: passives, relative
/// clauses, participles, control and coordination are undone.
enum class Relation : std::uint8_t {
  subject,   ///< who does it: also the agent of a passive, the noun of "forces that attacked"
  object,    ///< whom it is done to: also the subject of a passive
  indirect,  ///< whom it is given to, without preposition
  oblique,   ///< with a preposition: of the verb, of its object, or of a noun; "accused of *lying*"
  owner,     ///< of a noun: "Russia's", "its"
  modifier,  ///< before a noun, as adjective or compound: "Russian", "U.S.-Japan"
  clause,    ///< what is to be done: "agreed to sell", "committed to selling", "plan to sell"
};

/// A phrase and its way to the predicate.
struct Argument {
  Relation relation = Relation::subject;
  std::string_view preposition;  ///< oblique: in lower case; refers to the text's syntax
  std::uint32_t token = 0;       ///< head of the phrase
  bool direct = true;            ///< false: inherited from a governor or a first conjunct
};

/// A verb that only carries a noun ("held talks", "an agreement signed by …"), and the noun's
/// place.
struct Support {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t verb = none;
  bool noun_is_subject = false;  ///< "talks began", "talks were held"
  std::string_view preposition;  ///< "engage *in* talks", "labelled *as* threats"; mostly none
  bool close = true;  ///< the noun is the verb's subject or object, or behind "in", "to" or "as"
};

/// Predicates and their arguments over the trees of one text, which must outlive it.
class DeepSyntax {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// Linear in the tokens.
  explicit DeepSyntax(const AnnotatedText& text);

  [[nodiscard]] std::span<const std::uint32_t> dependents(std::uint32_t token) const {
    return std::span(dependents_).subspan(begins_[token], begins_[token + 1] - begins_[token]);
  }
  /// The relation without its subtype.
  [[nodiscard]] std::string_view relation(std::uint32_t token) const;
  /// Whether the relation is `name`, subtype and all.
  [[nodiscard]] bool is(std::uint32_t token, std::string_view name) const {
    return text_.syntax.deprel[token] == name;
  }
  [[nodiscard]] std::uint32_t head(std::uint32_t token) const { return text_.syntax.head[token]; }
  [[nodiscard]] std::string_view lemma(std::uint32_t token) const {
    return text_.syntax.lemma[token];
  }

  /// The phrases that belong to the verb, noun or adjective `predicate`, in the order of the text
  /// but for inherited ones, which come last.
  [[nodiscard]] std::vector<Argument> arguments(std::uint32_t predicate) const;
  /// The verbs that may carry the noun: the one that governs it, and participles behind it.
  [[nodiscard]] std::vector<Support> supports_of(std::uint32_t noun) const;
  /// The token and those coordinated with it, in order.
  [[nodiscard]] std::vector<std::uint32_t> conjuncts(std::uint32_t token) const;
  /// The first and last token below `token`, with it. REQUIRES: nothing of the tree.
  [[nodiscard]] TokenRange phrase(std::uint32_t token) const;
  /// Preposition of a phrase, several words as their first ("according"); empty: none.
  [[nodiscard]] std::string_view preposition(std::uint32_t token) const;
  [[nodiscard]] bool is_passive(std::uint32_t verb) const;
  /// "Chad, *whose* troops left": the noun that "whose" at `token` stands for; `token` itself if it
  /// is another word.
  [[nodiscard]] std::uint32_t whose(std::uint32_t token) const;

 private:
  static constexpr int kDeepest = 12;  ///< governors that are asked for a subject or a verb

  [[nodiscard]] bool is_relativizer(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t surface_subject(std::uint32_t verb, int depth) const;
  [[nodiscard]] std::uint32_t finite_partner(std::uint32_t verb, std::uint32_t governor) const;
  [[nodiscard]] std::uint32_t controlling_oblique(std::uint32_t verb, std::uint32_t governor) const;
  [[nodiscard]] std::uint32_t given_to(std::uint32_t verb, std::uint32_t object) const;
  [[nodiscard]] bool is_behind_border(std::uint32_t phrase) const;
  [[nodiscard]] bool is_in_name(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t doer_before(std::uint32_t verb) const;
  void add_whose_campaign(std::uint32_t noun, std::vector<Argument>& out) const;
  [[nodiscard]] std::uint32_t subject_before_speaker(std::uint32_t verb,
                                                     std::uint32_t governor) const;
  void add_agent_below(std::uint32_t phrase, std::vector<Argument>& out) const;
  void add_aim(std::uint32_t noun, std::vector<Argument>& out) const;
  void add_sufferer(std::uint32_t noun, std::vector<Argument>& out) const;
  [[nodiscard]] std::uint32_t affected(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t subject_of_adverbial(std::uint32_t verb, std::uint32_t governor,
                                                   int depth) const;
  [[nodiscard]] std::uint32_t own_subject(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t antecedent(std::uint32_t relativizer, std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t owner_of_noun(std::uint32_t noun, int depth) const;
  void add_verb(std::uint32_t verb, std::vector<Argument>& out) const;
  void add_relative(std::uint32_t verb, std::vector<Argument>& out) const;
  [[nodiscard]] static bool is_tie(std::string_view lemma);
  [[nodiscard]] bool lacks_object(std::uint32_t verb, bool relative) const;
  void add_ends(std::uint32_t traffic, std::vector<Argument>& out) const;
  void add_shared_object(std::uint32_t verb, std::vector<Argument>& out) const;
  [[nodiscard]] bool goes_on_list(std::uint32_t noun) const;
  void add_noun(std::uint32_t noun, std::vector<Argument>& out) const;
  void add_adjective(std::uint32_t adjective, std::vector<Argument>& out) const;
  void add_subject_of_one(std::uint32_t noun, std::vector<Argument>& out) const;
  void add_who_becomes(std::uint32_t noun, std::vector<Argument>& out) const;
  void drop_company(std::uint32_t object, std::vector<Argument>& out) const;
  [[nodiscard]] bool is_raised(std::uint32_t verb) const;
  [[nodiscard]] bool is_perfect(std::uint32_t verb) const;
  [[nodiscard]] bool is_first_object(std::uint32_t object) const;
  void add_measure(std::uint32_t adjective, std::vector<Argument>& out) const;
  void add_term(std::uint32_t sum, std::vector<Argument>& out) const;
  [[nodiscard]] std::string_view governing_word(std::uint32_t clause) const;
  void add_obliques(std::uint32_t noun, std::vector<Argument>& out) const;
  void add_all_obliques(std::uint32_t noun, std::vector<Argument>& out) const;
  [[nodiscard]] std::uint32_t company_joined(std::uint32_t verb) const;
  void add_cause(std::uint32_t answer, std::vector<Argument>& out) const;
  void add_shared_goal(std::uint32_t object, std::vector<Argument>& out) const;
  void add_company(std::uint32_t name, std::vector<Argument>& out) const;
  [[nodiscard]] bool is_after_to(std::uint32_t verb) const;
  [[nodiscard]] std::string_view own_preposition(std::uint32_t token) const;

  const AnnotatedText& text_;
  std::vector<std::uint32_t> begins_, dependents_;
};

}  // namespace entente::language
