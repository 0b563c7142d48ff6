#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "loaders/tree_fillers.hpp"

namespace entente::loaders {

/// One predicate of a sentence read by one tree of a frame. Refers to all that it is made from.
class TreeMatch {
 public:
  TreeMatch(const SentenceTree& sentence, const TreePattern& tree, std::uint32_t predicate,
            Described& described);

  /// What it states; nothing if it states nothing, and the reason in `why`, in words for people
  /// who write frames.
  [[nodiscard]] std::vector<graph::Claim> claims(std::string& why);

 private:
  struct Side {
    std::uint32_t entity = 0;
    core::SourceSpan span;
  };

  /// The predicate's arguments, and those of the verb that carries it.
  [[nodiscard]] bool gather(std::string& why);
  /// "On a visit to Kyiv, Cameron promised …", "in a call, Biden told Abe …": the phrases of the
  /// clause that the noun is the setting of are the noun's.
  [[nodiscard]] bool add_setting(std::string& why);
  /// "- Provide $10 million to …": whom the list is about.
  void add_lead();
  /// "Provide USAID assistance": another than the list's lead does it.
  [[nodiscard]] bool has_owner() const;
  /// The other side where the clause names only one.
  void add_counterpart();
  /// "Full blocking sanctions on two banks", in a government's own text: by whom else.
  void add_publisher();
  /// Of the sides that a name in the sentence joins ("the U.S.-ASEAN Climate Initiative") the one
  /// that has no role yet; else what the whole text is about.
  [[nodiscard]] std::vector<Side> other_sides() const;
  [[nodiscard]] bool has_sum() const;
  /// The sentence's first word behind bullets and a label ("Health: …").
  [[nodiscard]] std::uint32_t first_word() const;
  /// "in partnership with", "in support of": a bare noun behind "in".
  [[nodiscard]] bool is_preposition() const;
  /// What the sentence, or somebody in it, says of itself: not "to support them", "supporting
  /// them".
  [[nodiscard]] bool is_main(std::uint32_t token) const;
  /// "the Global Partnership": a name of something else; but for names of two sides ("the
  /// U.S.-ASEAN Partnership") and of what happens ("the war in Ukraine").
  [[nodiscard]] bool is_in_name() const;
  /// Whether two names or more stand before a name that the predicate ends.
  [[nodiscard]] bool is_going_on() const;
  [[nodiscard]] bool is_of_thing(const language::Argument& argument) const;
  [[nodiscard]] bool follows_sides(const language::Span& name) const;
  /// Whether the object of the verb, or what the noun is of ("arms sales", "sales of arms"), or a
  /// word of its compound is one that the tree asks for.
  [[nodiscard]] bool has_object() const;
  /// Whether who does it is what the tree asks for.
  [[nodiscard]] bool has_subject() const;
  /// Whether what is to be done is what the tree asks for.
  [[nodiscard]] bool has_clause() const;
  [[nodiscard]] bool is_about_another() const;
  [[nodiscard]] bool fits(const TreeRoute& route, const language::Argument& argument) const;
  void fill(const std::vector<language::Argument>& arguments);
  /// "Kenya began its offensive": the owner is who carries the noun, whoever else is near.
  [[nodiscard]] bool is_subject_again(const language::Argument& argument) const;
  /// "held calls with A and B", "spoke separately with A and B": one call each.
  [[nodiscard]] bool is_apart(const language::Argument& argument) const;
  [[nodiscard]] bool repeats_preposition(const language::Argument& argument) const;
  [[nodiscard]] bool is_of_what_they_tell(const language::Argument& argument) const;
  void fill_by(const TreeRole& role, const TreeRoute& route,
               const std::vector<language::Argument>& arguments);
  /// "met to discuss trade": by what the verb of the purpose acts on.
  void fill_purpose(const TreeRole& role, std::uint32_t verb);
  /// "Ruto affirmed Kenya's support", "strengthened Japan-Kenya ties": the noun's own phrases say
  /// who it is, and who carries the noun is nobody else.
  [[nodiscard]] bool is_settled(std::uint16_t role) const;
  /// How many fillers the frame asks for.
  [[nodiscard]] std::size_t least_of(std::uint16_t role) const;
  /// What the tree asks of its ways: "called Xi" needs its object, "meet a goal" is no meeting.
  [[nodiscard]] bool keeps_ways(std::string& why) const;
  [[nodiscard]] bool complete(std::string& why) const;

  const SentenceTree& c_;
  const TreePattern& tree_;
  const Frame& frame_;
  std::uint32_t predicate_;
  TreeFillers fillers_;
  language::Support support_;
  std::vector<language::Argument> arguments_;
  bool bidden_ = false;  ///< the verb has its subject from the list's lead: it is yet to be done
};

}  // namespace entente::loaders
