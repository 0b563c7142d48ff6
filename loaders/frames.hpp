#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.hpp"
#include "core/string_table.hpp"
#include "graph/corpus.hpp"
#include "graph/ontology.hpp"
#include "language/annotated_text.hpp"
#include "loaders/schemas.hpp"

namespace entente::loaders {

/// Word lists of the frame files that the engine itself needs (docs/frames.md says for what).
enum class WordClass : std::uint8_t {
  auxiliary,    ///< may stand between subject and verb
  adverb,       ///< likewise
  catenative,   ///< a verb that takes another one with "to" or "-ing"
  control,      ///< a noun that takes a verb with "to": "decision to"
  function,     ///< no modifier of a noun
  preposition,  ///< likewise, and ends no topic
  boundary,     ///< begins or ends a clause
  relative,     ///< "who", "which", "that"
  state_noun,   ///< a country's … stands for the country
  pair,         ///< "bilateral": stands for the two states that the text names most
  planned,      ///< cue of modality
  negated,      ///< cue of modality
  unreal,       ///< cue: neither fact nor plan, nothing is claimed
  say,          ///< verbs of speech, whose subject is the source of what follows
  light,        ///< a verb that only carries a noun: "hold talks"
  bodies,       ///< organizations without a name: "Russian banks"
  people,       ///< persons without a name: "Iranian officials"
  deputies,     ///< whose plural stands for their states: "the ministers of Kenya and Japan"
  demand,       ///< a verb whose infinitive others are to do: "urged Chile to leave"
  quantity,     ///< so many of what follows: "a range of officials"
  discuss,      ///< a verb whose object talks are about: "met to review trade"
  report,       ///< names documents that tell of one talk: "readout"
  troops,       ///< act for whom they belong to: "Turkish jets"
  irregular,    ///< those of `troops` that are no state's: "Kenyan rebels" are not Kenya
  site,         ///< is hit in place of whom it belongs to: "Kurdish positions"
  land,         ///< places without a name: "islands in the East China Sea"
  collective,   ///< several people in one word: "the president's inner circle"
  period,       ///< how long it is: "for a year" gives no reason
  rank,         ///< of which a title may be made that is no office: "major general"
  situation,    ///< where it is says nothing of where it is talked about: "the crisis in Chad"
  strengthen,   ///< does good to what it acts on: "projects to strengthen Kenya's police"
  gear,         ///< products without a name: "hunting rifles"
  goods,        ///< stand for whose they are: "tariffs on Kenyan tea"
  count_
};
inline constexpr std::size_t kWordClasses = static_cast<std::size_t>(WordClass::count_);
[[nodiscard]] std::string_view to_string(WordClass word_class);
using WordFlags = std::uint64_t;
[[nodiscard]] constexpr WordFlags flag(WordClass c) {
  return WordFlags{1} << static_cast<unsigned>(c);
}

/// Words that no item of a text has, by which patterns without a rare word are found.
enum class Cue : std::uint8_t { quotation, title, amount, date, count_ };

/// How a gap of a pattern may be filled.
enum class Gap : std::uint8_t {
  modifiers,  ///< `_`: at most four words of one noun phrase
  words,      ///< `..`: at most six words, no name, no clause boundary
  clause,     ///< `...`: at most twelve words or names, no clause boundary
};

/// A typed place of a pattern that a name or literal fills.
struct Slot {
  std::vector<std::uint16_t> roles;  ///< indexes of the fact type's roles; all get the filler
  graph::RoleKind kind = graph::RoleKind::entity;
  std::uint32_t types = 0;    ///< entity: bit a type of the ontology
  std::string unit;           ///< amount: unit or class of units ("money"); empty: any
  std::uint8_t at_least = 1;  ///< entities of the list
  bool list = false;          ///< `+`, `++`, `*`
  bool each = false;          ///< `*`: every member makes a claim of its own
  bool attributive = false;   ///< `'s`: possessive, adjective, first part of a compound
  bool subject = false;       ///< a verb group follows
};

/// One step of a compiled pattern.
struct Step {
  enum class Op : std::uint8_t {
    word,
    slot,
    phrase,
    gap,
    verb_group,
    begin,
    end,
    split,
    jump,
    open,
    close,
    done
  };
  Op op = Op::done;
  std::uint32_t a = 0;  ///< word: index of the word set; slot: of the slot; split, jump: target;
                        ///< open, close: slot
  std::uint32_t b = 0;  ///< split: second choice; gap: kind
};

/// A set of words, by vocabulary number; `form` ones match only as written.
struct WordSet {
  std::vector<std::uint32_t> words;  ///< sorted
  bool form_only = false;
};

struct Pattern {
  std::uint32_t frame = 0;
  std::vector<Step> steps;
  std::vector<Slot> slots;
  std::vector<WordSet> words;
  std::vector<std::uint32_t> triggers;  ///< one of them is in every match
};

/// A way from a predicate of the tree to the phrases that fill a role (language/deep_syntax.hpp).
struct TreeRoute {
  enum class Kind : std::uint8_t {
    subject,
    object,
    indirect,
    owner,
    modifier,
    clause,
    purpose,  ///< what a clause of list `discuss` acts on
    oblique,
    self,   ///< the predicate with what describes it
    word,   ///< the predicate, described or not
    quoted  ///< the quoted words that the predicate brings
  };
  Kind kind = Kind::subject;
  std::uint32_t preposition = 0;  ///< oblique: vocabulary number
  bool held = false;              ///< `'s`: not the phrase itself, but whose troops or site it is
};

/// A role of a tree, with the ways to it, the best one first.
struct TreeRole {
  std::uint16_t role = 0;
  std::uint32_t types = 0;  ///< entity: bit a type of the ontology
  bool each = false;        ///< every filler makes a claim of its own
  bool owned = false;       ///< of "Russia's invasion" the owner fills it, the phrase is the topic
  std::vector<TreeRoute> routes;
  bool described = false;              ///< also by people or bodies that belong to no state
  bool personal = false;               ///< officials are meant themselves, not their state
  std::vector<std::string> units;      ///< amount: other than the role usually takes
  std::vector<std::uint32_t> whose{};  ///< owned: prepositions before the owner, too; sorted
};

/// A predicate with its arguments, as dependency trees show them.
struct TreePattern {
  std::uint32_t frame = 0;
  bool noun = false;                 ///< the predicate is a noun, else a verb or an adjective
  bool adjective = false;            ///< the predicate is an adjective: "opposed to", "critical of"
  std::vector<std::uint32_t> light;  ///< noun: verbs, one of which must carry it; sorted
  std::vector<std::uint32_t> behind;  ///< noun: further prepositions between verb and noun; sorted
  std::vector<std::uint32_t> unless;  ///< what undoes or rules out what it says; sorted
  std::vector<std::uint32_t> object;  ///< lemmas, one of which what it is done to must have; sorted
  std::vector<std::uint32_t> subject;  ///< lemmas, one of which who does it must have; sorted
  std::vector<std::uint32_t> clause;  ///< lemmas, one of which what is to be done must have; sorted
  std::vector<std::string> without;   ///< relations that nothing under the predicate may have
  bool main = false;                  ///< no clause of purpose or manner, nor of a noun
  bool setting = false;  ///< noun: the clause in which it stands with "during" or "on" carries it
  std::vector<TreeRoute> needs;   ///< ways by which something must fill a role
  std::vector<TreeRoute> strict;  ///< ways whose phrases must fill a role where there are any
  std::vector<TreeRoute> apart;   ///< ways whose members make a claim each, if it is a plural
  std::vector<TreeRoute> split;   ///< ways whose members always make a claim each
  std::vector<TreeRole> roles;
};

/// Two names side by side that state a fact: "Kenya's Rift Valley", "Eldoret, Kenya".
struct NeighbourPattern {
  std::uint32_t frame = 0;
  bool possessive = false;  ///< parted by the first one's 's, else by a comma, telling the place
  TreeRole first, second;
};

/// A way in which texts state facts of one type.
struct Frame {
  std::string name;
  const graph::FactType* type = nullptr;
  double confidence = 0;  ///< which of two readings is believed
  double precision = 0;   ///< how often its facts were right, counted; `confidence` unless counted
  std::vector<std::uint16_t> attach;  ///< roles that the rest of the sentence may fill
  /// Roles of trees that the other side may fill, by name of a project or by what the text is
  /// about.
  std::vector<std::uint16_t> counterpart;
  /// Roles of noun trees that the state which publishes the text fills where nothing else does.
  std::vector<std::uint16_t> publisher;
  /// Roles that the day of publication fills where the document's name is that of a report on it.
  std::vector<std::uint16_t> report;
  /// Roles that the state of a person in the claim fills where nothing or that person does.
  std::vector<std::uint16_t> state;
  /// Roles in which the state takes the place of who leads it, if this person fills the first.
  std::vector<std::uint16_t> leader;
  /// Roles in which a person's own state takes the place of another one.
  std::vector<std::uint16_t> citizen;
  /// Roles that the day of publication fills in what a text goes on to announce.
  std::vector<std::uint16_t> announced;
  /// Roles of trees of which every member of a list with a number of its own makes a claim.
  std::vector<std::uint16_t> counted;
  /// Roles taken over from an earlier claim of the type nearby, without which the frame says
  /// nothing.
  std::vector<std::uint16_t> continues;
  /// Roles in which that earlier claim may have no other entity than this one.
  std::vector<std::uint16_t> same;
  /// Wider types that a claim of the frame displaces: those of its sentence between the same sides.
  std::vector<std::string> instead;
  std::map<std::uint16_t, std::uint8_t> at_least;
  bool existing = false;  ///< its facts hold whatever is planned around them
  bool complete = false;  ///< missing core roles are taken from the document's fuller claims
  std::optional<graph::Modality> modality;              ///< whatever the words around say
  std::array<bool, 4> kinds{true, false, true, false};  ///< by SentenceKind: where it applies
};

/// A set of entities that slots can ask for: all of a type, or those of some kinds of it.
struct EntityGroup {
  std::string name;                 ///< "Person", "Weapon"
  std::string type;                 ///< entity type of its members
  std::vector<std::string> kinds;   ///< gazetteer kinds that belong; empty: all but `others`
  std::vector<std::string> others;  ///< gazetteer kinds that do not
};

/// The frames of all files, compiled against one ontology, which must outlive it.
class FrameSet {
 public:
  /// Errors name file, JSON pointer and reason.
  [[nodiscard]] static core::Result<FrameSet> compile(const std::vector<FrameFile>& files,
                                                      const graph::Ontology& ontology);

  [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }
  [[nodiscard]] const std::vector<Pattern>& patterns() const { return patterns_; }
  /// Patterns that word `number` may trigger, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& triggered_by(std::uint32_t number) const {
    return number < index_.size() ? index_[number] : none_;
  }
  [[nodiscard]] const std::vector<TreePattern>& trees() const { return trees_; }
  [[nodiscard]] const std::vector<NeighbourPattern>& neighbours() const { return neighbours_; }
  /// Trees whose predicate lemma `number` may be, ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& trees_of(std::uint32_t number) const {
    return number < tree_index_.size() ? tree_index_[number] : none_;
  }
  /// Number of a word in lower case, or kUnknown.
  [[nodiscard]] std::uint32_t number_of(std::string_view word) const {
    return vocabulary_.find(word).value_or(kUnknown);
  }
  [[nodiscard]] std::uint32_t number_of(Cue cue) const {
    return cues_[static_cast<std::size_t>(cue)];
  }
  [[nodiscard]] WordFlags flags(std::uint32_t number) const {
    return number < flags_.size() ? flags_[number] : WordFlags{0};
  }
  /// Bit of an entity type or group, 0 for one that there is not.
  [[nodiscard]] std::uint32_t type_bit(std::string_view name) const;
  /// Bits of an entity's type and of the groups that its kind in the gazetteer puts it into.
  [[nodiscard]] std::uint32_t bits_of(const language::TextEntity& entity) const;
  /// Words after which the sentence may offer role `role`; sorted numbers.
  [[nodiscard]] const std::vector<std::uint32_t>& attachment(std::string_view role) const;
  /// Units that an amount must have to be offered to role `role`.
  [[nodiscard]] const std::vector<std::string>& attachment_units(std::string_view role) const;

  static constexpr std::uint32_t kUnknown = 0xFFFFFFFF;

 private:
  friend class FrameCompiler;
  FrameSet() = default;

  std::vector<Frame> frames_;
  std::vector<Pattern> patterns_;
  std::vector<std::vector<std::uint32_t>> index_;  // by vocabulary number
  std::vector<TreePattern> trees_;
  std::vector<NeighbourPattern> neighbours_;
  std::vector<std::vector<std::uint32_t>> tree_index_;  // by vocabulary number
  std::vector<std::uint32_t> none_;
  core::StringTable vocabulary_;
  std::vector<WordFlags> flags_;  // by vocabulary number
  std::array<std::uint32_t, static_cast<std::size_t>(Cue::count_)> cues_{};
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> attachments_;
  std::map<std::string, std::vector<std::string>, std::less<>> units_;
  std::vector<std::string> no_units_;
  std::vector<EntityGroup> groups_;  // by bit: the ontology's types, then the files' groups
};

/// Whether an amount such as "3500 troops" has unit `unit`, or a unit of class "money" or "length".
[[nodiscard]] bool fits_unit(std::string_view amount, std::string_view unit);

}  // namespace entente::loaders
