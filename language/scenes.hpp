#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "language/text_marks.hpp"

namespace entente::language {

/// A name in its sentence, as far as words that point back care.
struct Mention {
  std::uint32_t entity = 0;
  TokenRange tokens;
  bool subject = false;  ///< neither possessive, adjectival nor behind a preposition
  bool adjectival = false;
};

/// Who was named lately: the sentence that is read, the two before it, and the pairs and lists that
/// the text has named together. Sentences are entered and left in order of the text. Refers to
/// draft and marks.
class Scenes {
 public:
  using Entities = std::vector<std::uint32_t>;
  using Mentions = std::vector<Mention>;

  Scenes(const Draft& draft, const TextMarks& marks);

  void enter(TokenRange sentence, std::uint32_t paragraph);
  void leave();
  /// Several who act in this sentence: "they" of what follows.
  void lead(Entities group);
  /// A word of this sentence that points to a person: it names that person for what follows.
  void note(TokenRange range, std::uint32_t person);

  [[nodiscard]] const Mentions& now() const { return now_.mentions; }
  [[nodiscard]] TokenRange sentence() const { return sentence_; }
  /// Mentions of this sentence before `t`, then those of the two sentences before it, which may end
  /// the paragraph before.
  [[nodiscard]] std::vector<Mentions> before(std::uint32_t t) const;
  /// Names of the text that stand before token `t`, the nearest first; at most 60 are looked at.
  [[nodiscard]] std::vector<const Span*> names_before(std::uint32_t t) const;

  /// The pair of states named last before `t`, or the two that the text is mostly about; else none.
  [[nodiscard]] Entities states(std::uint32_t t) const;
  /// The two persons who act, who are named together before `t`, or whose talks the title tells of;
  /// else the pair named last; else none.
  [[nodiscard]] Entities persons(std::uint32_t t) const;
  [[nodiscard]] const Entities& leaders() const { return leaders_; }  ///< the list named last

  /// Those who acted together in this sentence or the one before; else none.
  [[nodiscard]] Entities acting() const;
  /// Those whose talks the title tells of, if nobody else has acted in the sentence before.
  [[nodiscard]] const Entities& encounter() const { return others_act_ ? none_ : encounter_; }
  /// Whose talks the title tells of, whoever acts here.
  [[nodiscard]] const Entities& of_title() const { return encounter_; }
  /// The two persons who acted together last, however far before; else none.
  [[nodiscard]] const Entities& acted_persons() const { return acted_persons_; }
  /// The two states that act in this sentence or shortly before, or that it names together.
  [[nodiscard]] Entities states_here(std::uint32_t t) const;
  [[nodiscard]] bool others_act() const { return others_act_; }
  /// Whether the words are what a clause tells of, by its tree.
  [[nodiscard]] bool is_subject(TokenRange range) const;

  /// Only "and", a hyphen, offices and names between the two places: "Putin and President Xi".
  [[nodiscard]] bool is_joined(std::uint32_t end, std::uint32_t begin) const;
  /// All persons of the sentence, if it names them as one list: "Prime Minister Kishida of Japan,
  /// President Yoon, and President Ruto of Kenya".
  [[nodiscard]] Entities listed_persons(const Mentions& mentions) const;
  /// All members of the list whose last two are those at `end` - 1 and `end`: "China, Russia and
  /// Kazakhstan".
  [[nodiscard]] Entities listed(const Mentions& scene, std::size_t end) const;
  /// "He met with Ruto": the two persons of a scene that has no third; else none.
  [[nodiscard]] Entities only_persons(const Mentions& scene) const;

 private:
  struct Scene {
    std::uint32_t paragraph = 0;
    Mentions mentions;
  };

  [[nodiscard]] bool is_type(std::uint32_t entity, std::string_view type) const {
    return draft_.out.entities[entity].type == type;
  }
  void lead_by_names();
  [[nodiscard]] bool is_main_subject(TokenRange range) const;
  void lead_by_company();  ///< "Ruto met today with Prime Minister Kishida of Japan"
  [[nodiscard]] bool is_behind_with(std::uint32_t name) const;
  void drop_group_before_others();
  [[nodiscard]] Entities acting_pair(std::string_view type) const;
  [[nodiscard]] Entities pair_before(std::uint32_t t, std::string_view type) const;
  [[nodiscard]] Entities joined_before(std::uint32_t t, std::string_view type) const;
  [[nodiscard]] bool is_scene(const Mention& mention) const;
  [[nodiscard]] bool are_leaders(const Mentions& mentions) const;
  [[nodiscard]] bool continues_persons(std::uint32_t end, std::uint32_t begin) const;

  const Draft& draft_;
  const TextMarks& marks_;
  std::size_t next_ = 0;                         ///< first span behind the current sentence
  std::map<std::uint32_t, std::size_t> weight_;  ///< mentions of each state so far
  Entities states_;                              ///< pair of states named last
  Entities persons_;                             ///< pair of persons named last
  std::size_t persons_sentence_ = 0;             ///< number of the sentence that names it
  Entities passing_;                             ///< pair that this sentence tells of in passing
  Entities acted_persons_;                       ///< pair of persons that acted last
  Entities acted_states_;                        ///< pair of states that acted last
  Entities leaders_;                             ///< three or more persons listed last
  const Entities none_;
  const Entities encounter_;        ///< whose talks the title tells of
  bool others_act_ = false;         ///< common nouns are the subject of the sentence before
  Entities group_;                  ///< who acted together last
  std::size_t group_sentence_ = 0;  ///< number of the sentence that says so
  TokenRange sentence_;
  std::size_t entered_ = 0;  ///< number of the sentence
  Scene now_;
  Scene last_;
  Scene before_last_;
};

}  // namespace entente::language
