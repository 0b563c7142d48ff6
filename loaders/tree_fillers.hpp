#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/corpus.hpp"
#include "language/deep_syntax.hpp"
#include "loaders/claims.hpp"
#include "loaders/frames.hpp"
#include "loaders/sentence_tree.hpp"

namespace entente::loaders {

/// What fills the roles of one predicate that a tree reads, while it is gathered. Refers to all
/// that it is made from.
class TreeFillers {
 public:
  TreeFillers(const SentenceTree& sentence, const Frame& frame, std::uint32_t predicate,
              Described& described)
      : c_(sentence), frame_(frame), predicate_(predicate), described_(described) {}

  /// By what a phrase names, describes or measures; by nothing where that fits not the role.
  void fill_role(const TreeRole& role, const language::Argument& argument);
  /// By whose troops or site the phrase names: "*Turkish* jets". Then the phrase itself does not
  /// fill the role.
  void fill_holder(const TreeRole& role, const language::Argument& argument);
  /// By the predicate itself: the words of a tie, of which there must be `least`, the sum in "a $2
  /// billion loan", or an event without a name that its words tell ("the London conference").
  void fill_self(const TreeRole& role, std::uint32_t least);
  /// By the quoted words that the predicate brings.
  void fill_quotation(const TreeRole& role);
  /// An entity fills a role once, and several roles only by one phrase, whose head is `argument`.
  void add(const TreeRole& role, std::uint32_t argument, std::uint32_t entity,
           core::SourceSpan span);
  /// By dates, amounts and places that the clause offers without a route; `carrier` is the verb
  /// that carries the predicate, or Support::none.
  void attach(std::uint32_t carrier);

  [[nodiscard]] bool empty() const { return found_.empty(); }
  /// How many fillers the role has.
  [[nodiscard]] std::size_t count(std::uint16_t role) const;
  /// How many of them one claim has, where each member of a list makes its own.
  [[nodiscard]] std::size_t count_together(std::uint16_t role) const;
  [[nodiscard]] bool names(std::uint32_t entity) const;
  /// Whether the phrase fills a role.
  [[nodiscard]] bool is_filled_by(const language::Argument& argument) const;
  /// "cooperation with India and Vietnam": all of the role stand behind "with", so one is missing.
  [[nodiscard]] bool is_one_sided(std::uint16_t role,
                                  const std::vector<language::Argument>& arguments) const;
  [[nodiscard]] bool has_core() const;

  /// The claim with all fillers, or one for each member of the first role that says so.
  [[nodiscard]] std::vector<graph::Claim> distribute(graph::Claim base) const;

  /// How sure the fillers are, at most 1: less for what is only understood.
  [[nodiscard]] double weight() const { return weight_; }
  void doubt(double weight) { weight_ = std::min(weight_, weight); }

 private:
  struct Found {
    std::uint16_t role = 0;
    bool each = false;
    std::uint32_t argument = 0;  ///< head of the phrase that it is in
    graph::Filler filler;
    std::uint32_t held = SentenceTree::none;  ///< token of what is the filler's
  };

  /// "the U.S.-ASEAN *Strategic Partnership*": the words of a tie that has a name.
  [[nodiscard]] bool fill_name_of_tie(const TreeRole& role);
  void add_told(const TreeRole& role, std::uint32_t least);
  [[nodiscard]] bool is_in_told(const language::Span& span) const;
  /// "president of Kenya": the office, and whose it is where nothing else says so.
  void fill_title(const TreeRole& role, const language::Argument& argument);
  void fill_entities(const TreeRole& role, const language::Argument& argument);
  /// Whether the role is filled by whose the phrase at `token` is.
  [[nodiscard]] bool is_held(std::uint16_t role, std::uint32_t token) const;
  /// By one member of a list; the description of a thing without a name only where none has one.
  bool fill_site(const TreeRole& role, const language::Argument& argument);
  [[nodiscard]] bool fill_member(const TreeRole& role, const language::Argument& argument,
                                 std::uint32_t token, bool others);
  /// "Russia's invasion", "Iranian attacks", and with `whose` "the security of Chile": the owner
  /// fills the role, the phrase is the topic.
  [[nodiscard]] bool fill_owner(const TreeRole& role, const language::Argument& argument);
  /// Head of the owner's phrase in the phrase of `token`, or none.
  [[nodiscard]] std::uint32_t owner_in(const TreeRole& role, std::uint32_t token) const;
  [[nodiscard]] bool is_counted(std::uint32_t token) const;
  /// "but not China", "never Japan": on the list only to be taken off it.
  [[nodiscard]] bool is_excepted(std::uint32_t token) const;
  /// Of "war in Chad", which names an event, the state whose name the text has elsewhere too.
  [[nodiscard]] bool add_within_event(const TreeRole& role, const language::Argument& argument,
                                      std::uint32_t token);
  /// "two banks: Sberbank and VTB".
  [[nodiscard]] bool add_exemplars(const TreeRole& role, const language::Argument& argument,
                                   std::uint32_t token);
  /// "the German chancellor": a person without a name whom state and office tell, beside others,
  /// too.
  [[nodiscard]] bool add_office_holder(const TreeRole& role, const language::Argument& argument,
                                       std::uint32_t token);
  /// "Russian banks": a thing without a name that the claim alone knows; of `anybody`: "foreign
  /// banks".
  [[nodiscard]] bool add_described(const TreeRole& role, const language::Argument& argument,
                                   std::uint32_t token, bool anybody);
  /// "machine guns": a product without a name.
  [[nodiscard]] bool add_gear(const TreeRole& role, const language::Argument& argument,
                              std::uint32_t token);
  /// By the number of things at the token, and at the others of its list where each counts.
  void fill_amounts(const TreeRole& role, std::uint32_t token);
  void fill_literal(const TreeRole& role, std::uint32_t token);
  void fill_text(const TreeRole& role, std::uint32_t token, bool short_phrase,
                 std::uint32_t least = 1);
  /// "Monday", "the afternoon of Monday": no words for a text role.
  [[nodiscard]] bool is_dated(std::uint32_t token) const;
  /// "him", "each other's positions", a person's name: no words that say what it is about.
  [[nodiscard]] bool points_elsewhere(std::uint32_t token) const;
  void add_value(std::uint16_t role, bool each, std::uint32_t argument, std::string value,
                 core::SourceSpan span);
  /// "discussed the war in Ukraine": where and when the topic is, not the talk.
  [[nodiscard]] bool is_in_text_role(std::uint32_t token) const;
  [[nodiscard]] bool is_in_purpose(std::uint32_t token) const;
  [[nodiscard]] bool is_in_object_of_talk(std::uint32_t token) const;
  [[nodiscard]] std::vector<graph::Claim> by_count(const graph::Claim& base) const;
  void date_by_sum(const Found& member, std::vector<graph::Filler>& fillers) const;
  [[nodiscard]] std::vector<graph::Filler> ordered(
      std::map<std::uint16_t, const Found*> only) const;

  const SentenceTree& c_;
  const Frame& frame_;
  std::uint32_t predicate_;
  Described& described_;
  std::vector<Found> found_;
  double weight_ = 1;
};

}  // namespace entente::loaders
