// Trees of frames on dependency trees: which phrases fill the roles, whether it is fact, plan or
// denial, and what else the sentence offers. Routes are compiled already, and the grammar is
// language/deep_syntax's.
#include "loaders/tree_claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "language/characters.hpp"
#include "loaders/sentence_tree.hpp"

namespace entente::loaders {
namespace {

using graph::Claim;
using graph::Filler;
using graph::Modality;
using graph::RoleKind;
using language::AnnotatedText;
using language::Argument;
using language::DeepSyntax;
using language::Relation;
using language::SpanKind;
using language::Syntax;
using language::TokenRange;
using language::Upos;

/// A text is about a body that it names at least as often, and twice as often as any third one.
constexpr std::size_t kCounterpartMentions = 4;

/// One predicate with one tree.
class TreeMatch {
 public:
  TreeMatch(const SentenceTree& context, const TreePattern& tree, std::uint32_t predicate,
            Described& described)
      : c_(context),
        described_(described),
        tree_(tree),
        frame_(c_.frames.frames()[tree.frame]),
        predicate_(predicate) {}

  /// The claims, or none and the reason in `why`.
  std::vector<Claim> claims(std::string& why) {
    if (!gather(why)) return {};
    fill(arguments_);
    add_lead();
    add_counterpart();
    add_publisher();
    if (!keeps_ways(why) || !complete(why)) return {};
    auto modality = modality_of(c_, predicate_, support_.verb, frame_);
    if (bidden_ && modality == Modality::asserted) modality = Modality::planned;
    if (!modality) {
      why = "is neither fact nor plan";
      return {};
    }
    attach();
    Claim claim{.type = frame_.type->name,
                .modality = *modality,
                .reported_by = reporter_of(c_, predicate_),
                .confidence = frame_.confidence * weight_,
                .rule = frame_.name,
                .fillers = {},
                .evidence = evidence_of(c_, predicate_)};
    return distribute(std::move(claim));
  }

 private:
  struct Found {
    std::uint16_t role = 0;
    bool each = false;
    std::uint32_t argument = 0;  ///< head of the phrase that it is in
    Filler filler;
  };

  /// The predicate's arguments, and those of the verb that carries it.
  bool gather(std::string& why) {
    arguments_ = c_.syntax.arguments(predicate_);
    if (!has_object()) {
      why = "its object is another word";
      return false;
    }
    for (const std::uint32_t child : c_.syntax.dependents(predicate_)) {
      const auto& without = tree_.without;
      if (std::find(without.begin(), without.end(), c_.syntax.relation(child)) != without.end()) {
        why = "has what the tree rules out";
        return false;
      }
    }
    if (tree_.main && !is_main(predicate_)) {
      why = "is in a clause of another";
      return false;
    }
    if (!tree_.noun) return true;
    if (is_preposition()) {
      why = "is part of a preposition";
      return false;
    }
    if (is_in_name()) {
      why = "is part of a name";
      return false;
    }
    const bool named = !tree_.light.empty();
    const auto carries = [&](const language::Support& support) {
      return named ? std::binary_search(tree_.light.begin(), tree_.light.end(),
                                        c_.lemma[support.verb])
                   : c_.is(support.verb, WordClass::light);
    };
    const auto supports = c_.syntax.supports_of(predicate_);
    const bool undone = std::any_of(supports.begin(), supports.end(), [&](const auto& support) {
      return std::binary_search(tree_.unless.begin(), tree_.unless.end(), c_.lemma[support.verb]);
    });
    if (undone) {
      why = "is what a verb undoes";
      return false;
    }
    const auto carried = std::find_if(supports.begin(), supports.end(), carries);
    if (carried == supports.end()) {
      if (named) why = "no verb of the tree carries it";
      return !named;
    }
    support_ = *carried;
    for (const Argument& a : c_.syntax.arguments(support_.verb)) {
      const bool itself = a.token == predicate_;
      if (!itself && (a.relation != Relation::object || !support_.noun_is_subject)) {
        arguments_.push_back(a);
      }
    }
    return true;
  }

  /// "- Provide $10 million to …": whom the list is about.
  void add_lead() {
    if (c_.lead == SentenceTree::none) return;
    const std::uint32_t carrier = tree_.noun ? support_.verb : predicate_;
    if (std::any_of(arguments_.begin(), arguments_.end(),
                    [](const Argument& a) { return a.relation == Relation::subject; })) {
      return;
    }
    if (carrier == SentenceTree::none) return;
    std::uint32_t verb = carrier;
    while (c_.syntax.relation(verb) == "conj") verb = c_.syntax.head(verb);
    const bool opens = c_.syntax.head(verb) == Syntax::no_head &&
                       c_.text.syntax.xpos[verb] == "VB" && verb <= first_word();
    if (!opens) return;
    bidden_ = true;
    if (has_owner()) return;
    arguments_.push_back({Relation::subject, {}, c_.lead, false});
    fill({arguments_.back()});
  }

  /// "Provide USAID assistance": another than the list's lead does it.
  bool has_owner() const {
    return std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
      return (a.relation == Relation::owner || a.relation == Relation::modifier) && is_filled(a);
    });
  }

  /// The other side where the clause names only one.
  void add_counterpart() {
    if (found_.empty()) return;
    for (const std::uint16_t index : frame_.counterpart) {
      const graph::Role& role = frame_.type->roles[index];
      const auto fillers = std::count_if(found_.begin(), found_.end(),
                                         [&](const Found& f) { return f.role == index; });
      if (fillers > (role.name == "party" ? 1 : 0)) return;
    }
    const auto other = other_side();
    if (!other) return;
    for (const std::uint16_t index : frame_.counterpart) {
      add({index, ~0u, false, false, {}}, SentenceTree::none, other->entity, other->span);
    }
    weight_ = std::min(weight_, 0.8);
  }

  /// "Full blocking sanctions on two banks", in a government's own text: by whom else.
  void add_publisher() {
    if (!tree_.noun || c_.publisher == SentenceTree::none || found_.empty() ||
        names_filler(c_.publisher)) {
      return;
    }
    for (const std::uint16_t index : frame_.publisher) {
      if (std::any_of(found_.begin(), found_.end(),
                      [&](const Found& f) { return f.role == index; })) {
        continue;
      }
      add({index, ~0u, false, false, {}}, SentenceTree::none, c_.publisher,
          c_.text.bytes({predicate_, predicate_ + 1}));
      weight_ = std::min(weight_, 0.8);
    }
  }

  struct Side {
    std::uint32_t entity = 0;
    core::SourceSpan span;
  };

  /// Of the sides that a name in the sentence joins ("the U.S.-ASEAN Climate Initiative") the one
  /// that has no role yet; else what the whole text is about.
  std::optional<Side> other_side() const {
    for (const language::Span& span : c_.text.spans) {
      if (span.kind != SpanKind::name || span.tokens.first < c_.sentence.first) continue;
      if (span.tokens.first >= c_.sentence.last) break;
      const auto& sides = c_.text.entities[span.entities.front()].sides;
      if (sides.size() != 2 || names_filler(sides[0]) == names_filler(sides[1])) continue;
      return Side{names_filler(sides[0]) ? sides[1] : sides[0], c_.text.bytes(span.tokens)};
    }
    // What the text is about is a guess: only for what the one who acts in it will give, or a list
    // says to do.
    const bool given = names_filler(c_.actor) &&
                       modality_of(c_, predicate_, support_.verb, frame_) == Modality::planned;
    if (c_.counterpart == nullptr || !(bidden_ || given)) return std::nullopt;
    const std::uint32_t about = c_.counterpart->entities.front();
    if (names_filler(about)) return std::nullopt;
    return Side{about, c_.text.bytes(c_.counterpart->tokens)};
  }

  /// The sentence's first word behind bullets and a label ("Health: …").
  std::uint32_t first_word() const {
    std::uint32_t token = c_.sentence.first;
    for (std::uint32_t t = token; t < c_.sentence.last && t < token + 8; ++t) {
      if (c_.text.word(t) == ":") token = t + 1;
    }
    while (token < c_.sentence.last && c_.text.syntax.upos[token] == Upos::PUNCT) ++token;
    return token;
  }

  /// "in partnership with", "in support of": a bare noun behind "in".
  bool is_preposition() const {
    bool in = false;
    for (const std::uint32_t child : c_.syntax.dependents(predicate_)) {
      const std::string_view kind = c_.syntax.relation(child);
      if (kind == "det" || kind == "amod" || c_.syntax.is(child, "nmod:poss")) return false;
      in = in || (kind == "case" && c_.syntax.lemma(child) == "in");
    }
    return in;
  }

  /// What the sentence, or somebody in it, says of itself: not "to support them", "supporting
  /// them".
  bool is_main(std::uint32_t token) const {
    for (int step = 0; step < 8 && c_.syntax.relation(token) == "conj"; ++step) {
      token = c_.syntax.head(token);
    }
    const std::string_view kind = c_.syntax.relation(token);
    return kind != "advcl" && kind != "acl";
  }

  /// "the Global Partnership": a name of something else; but for names of two sides ("the
  /// U.S.-ASEAN Partnership") and of what happens ("the war in Ukraine").
  bool is_in_name() const {
    const language::Span* span = c_.span(predicate_);
    if (span == nullptr || span->kind != SpanKind::name) return false;
    const language::TextEntity& named = c_.text.entities[span->entities.front()];
    return span->tokens.last - span->tokens.first > 1 && named.sides.empty() &&
           named.type != "Event";
  }

  /// Whether the object of the verb, or what the noun is of ("arms sales", "sales of arms"), or a
  /// word of its compound is one that the tree asks for.
  bool has_object() const {
    if (tree_.object.empty()) return true;
    const auto wanted = [&](std::uint32_t token) {
      return std::binary_search(tree_.object.begin(), tree_.object.end(), c_.lemma[token]);
    };
    return std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
      const bool object = a.relation == Relation::object || a.relation == Relation::modifier ||
                          (tree_.noun && a.relation == Relation::oblique && a.preposition == "of");
      if (!object) return false;
      const auto below = c_.syntax.dependents(a.token);
      return wanted(a.token) || std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
               return c_.syntax.relation(child) == "compound" && wanted(child);
             });
    });
  }

  bool fits(const TreeRoute& route, const Argument& argument) const {
    switch (route.kind) {
      case TreeRoute::Kind::subject:
        return argument.relation == Relation::subject;
      case TreeRoute::Kind::object:
        return argument.relation == Relation::object;
      case TreeRoute::Kind::indirect:
        return argument.relation == Relation::indirect;
      case TreeRoute::Kind::owner:
        return argument.relation == Relation::owner;
      case TreeRoute::Kind::modifier:
        return argument.relation == Relation::modifier;
      case TreeRoute::Kind::clause:
        return argument.relation == Relation::clause;
      case TreeRoute::Kind::oblique:
        return argument.relation == Relation::oblique &&
               c_.frames.number_of(argument.preposition) == route.preposition;
      case TreeRoute::Kind::self:
        return false;
    }
    return false;
  }

  void fill(const std::vector<Argument>& arguments) {
    for (const TreeRole& role : tree_.roles) {
      for (const bool carried : {false, true}) {
        // "strengthened Japan-Kenya ties": who carries the noun is no third side.
        if (carried && tree_.noun && least_of(role.role) > 1 && fillers_of(role.role) > 1) break;
        for (const TreeRoute& route : role.routes) {
          if ((route.kind == TreeRoute::Kind::subject) == carried) {
            fill_by(role, route, arguments);
          }
        }
      }
    }
  }

  void fill_by(const TreeRole& role, const TreeRoute& route,
               const std::vector<Argument>& arguments) {
    if (route.kind == TreeRoute::Kind::self && !bidden_) fill_self(role);
    for (const Argument& argument : arguments) {
      if (fits(route, argument)) fill_role(role, argument);
    }
  }

  /// How many fillers the frame asks for.
  std::size_t least_of(std::uint16_t role) const {
    const auto least = std::find_if(frame_.at_least.begin(), frame_.at_least.end(),
                                    [&](const auto& entry) { return entry.first == role; });
    return least == frame_.at_least.end() ? 0 : least->second;
  }
  std::size_t fillers_of(std::uint16_t role) const {
    return static_cast<std::size_t>(std::count_if(found_.begin(), found_.end(),
                                                  [&](const Found& f) { return f.role == role; }));
  }

  /// "cooperation with India and Vietnam": all of them stand behind "with", so one is missing.
  bool is_one_sided(std::uint16_t role) const {
    return std::all_of(found_.begin(), found_.end(), [&](const Found& f) {
      return f.role != role ||
             std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
               return a.token == f.argument && a.preposition == "with";
             });
    });
  }

  bool is_filled(const Argument& argument) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const Found& f) { return f.argument == argument.token; });
  }

  /// What the tree asks of its ways: "called Xi" needs its object, "meet a goal" is no meeting.
  bool keeps_ways(std::string& why) const {
    for (const TreeRoute& route : tree_.needs) {
      const bool found = std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
        return fits(route, a) && is_filled(a);
      });
      if (!found) why = "lacks a phrase that it needs";
      if (!found) return false;
    }
    for (const TreeRoute& route : tree_.strict) {
      const bool other = std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
        return fits(route, a) && !is_filled(a) &&
               literal_at(c_, a.token, SpanKind::date) == nullptr;
      });
      if (other) why = "has a phrase that fills no role";
      if (other) return false;
    }
    return true;
  }

  void fill_role(const TreeRole& role, const Argument& argument) {
    switch (frame_.type->roles[role.role].kind) {
      case RoleKind::entity:
        return fill_entities(role, argument);
      case RoleKind::date:
      case RoleKind::amount:
        return fill_literal(role, argument.token);
      case RoleKind::text:
        return fill_text(role, argument.token, false);
    }
  }

  /// By the predicate itself: the words of a tie, the sum in "a $2 billion loan".
  void fill_self(const TreeRole& role) {
    if (frame_.type->roles[role.role].kind == RoleKind::text) {
      fill_text(role, predicate_, true);
    } else {
      fill_literal(role, predicate_);
    }
  }

  void fill_entities(const TreeRole& role, const Argument& argument) {
    if (role.owned && fill_owner(role, argument)) return;
    bool found = false;
    for (const std::uint32_t token : listed(c_, argument.token)) {
      if (token != argument.token && is_excepted(token)) continue;
      found = fill_member(role, argument, token, found) || found;
    }
    if (found && !argument.direct) weight_ = std::min(weight_, 0.9);
  }

  /// By one member of a list; the description of a thing without a name only where none has one.
  bool fill_member(const TreeRole& role, const Argument& argument, std::uint32_t token,
                   bool others) {
    const auto entities = entities_at(c_, token, argument.relation, role.types);
    for (const Named& named : entities) {
      add(role, argument.token, named.entity, c_.text.bytes(named.tokens));
      if (named.indirect) weight_ = std::min(weight_, 0.9);
    }
    return !entities.empty() || add_exemplars(role, argument, token) ||
           (!others && add_described(role, argument, token));
  }

  /// "Russia's invasion", "Iranian attacks": the owner fills the role, the phrase is the topic.
  bool fill_owner(const TreeRole& role, const Argument& argument) {
    if (argument.relation != Relation::object && argument.relation != Relation::oblique)
      return false;
    for (const std::uint32_t child : c_.syntax.dependents(argument.token)) {
      const bool owner = c_.syntax.is(child, "nmod:poss") || c_.syntax.relation(child) == "amod";
      if (!owner || c_.span(argument.token) == c_.span(child)) continue;
      const auto named = entities_at(c_, child, Relation::owner, role.types);
      for (const Named& n : named) add(role, child, n.entity, c_.text.bytes(n.tokens));
      if (named.empty()) continue;
      const auto& roles = frame_.type->roles;
      for (std::uint16_t i = 0; i < roles.size(); ++i) {
        if (roles[i].name == "topic") fill_text({i, 0, false, false, {}}, argument.token, false);
      }
      return true;
    }
    return false;
  }

  /// "but not China", "never Japan": on the list only to be taken off it.
  bool is_excepted(std::uint32_t token) const {
    const auto below = c_.syntax.dependents(token);
    return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
      return c_.is(child, WordClass::negated) && c_.syntax.relation(child) != "det";
    });
  }

  /// "two banks: Sberbank and VTB".
  bool add_exemplars(const TreeRole& role, const Argument& argument, std::uint32_t token) {
    const auto named = exemplars_at(c_, token, role.types);
    for (const Named& n : named) add(role, argument.token, n.entity, c_.text.bytes(n.tokens));
    if (!named.empty()) weight_ = std::min(weight_, 0.8);
    return !named.empty();
  }

  /// "Russian banks": a thing without a name that the claim alone knows.
  bool add_described(const TreeRole& role, const Argument& argument, std::uint32_t token) {
    const bool anybody = role.described && argument.relation != Relation::subject;
    const auto words = description_at(c_, token, anybody);
    if (!words || (c_.frames.type_bit(words->type) & role.types) == 0) return false;
    const auto span = c_.text.bytes(words->tokens);
    const std::string name(c_.text.text.substr(span.begin, span.end - span.begin));
    add(role, argument.token, described_.number_of(std::string(words->type), name), span);
    weight_ = std::min(weight_, 0.8);
    return true;
  }

  void fill_literal(const TreeRole& role, std::uint32_t token) {
    const graph::Role& meant = frame_.type->roles[role.role];
    const SpanKind kind = meant.kind == RoleKind::date ? SpanKind::date : SpanKind::amount;
    const language::Span* span = literal_at(c_, token, kind);
    if (span == nullptr || span->value.empty()) return;
    const auto& units = c_.frames.attachment_units(meant.name);
    if (kind == SpanKind::amount && !units.empty() &&
        std::none_of(units.begin(), units.end(),
                     [&](const auto& unit) { return fits_unit(span->value, unit); })) {
      return;
    }
    add_value(role.role, role.each, token, span->value, c_.text.bytes(span->tokens));
  }

  void fill_text(const TreeRole& role, std::uint32_t token, bool short_phrase) {
    if (std::any_of(found_.begin(), found_.end(),
                    [&](const Found& f) { return f.role == role.role || f.argument == token; })) {
      return;
    }
    if (literal_at(c_, token, SpanKind::date) != nullptr) return;
    if (points_elsewhere(token)) return;
    const TokenRange words = short_phrase ? noun_group(c_, token) : phrase_words(c_, token);
    // "partnership" alone says no more than the fact's type does.
    if (words.first >= words.last || (short_phrase && words.first + 1 == words.last)) return;
    const auto span = c_.text.bytes(words);
    add_value(role.role, role.each, token,
              std::string(c_.text.text.substr(span.begin, span.end - span.begin)), span);
  }

  /// "him", "each other's positions": says nothing by itself.
  bool points_elsewhere(std::uint32_t token) const {
    const auto below = c_.syntax.dependents(token);
    return c_.text.syntax.upos[token] == Upos::PRON ||
           std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
             const std::string_view lemma = c_.syntax.lemma(child);
             return c_.syntax.is(child, "nmod:poss") && (lemma == "other" || lemma == "another");
           });
  }

  /// An entity fills a role once, and several roles only by one phrase.
  void add(const TreeRole& role, std::uint32_t argument, std::uint32_t entity,
           core::SourceSpan span) {
    for (const Found& f : found_) {
      if (f.filler.entity == entity && (f.role == role.role || f.argument != argument)) return;
    }
    found_.push_back({role.role,
                      role.each,
                      argument,
                      {.role = frame_.type->roles[role.role].name,
                       .entity = entity,
                       .value = {},
                       .span = span}});
  }

  void add_value(std::uint16_t role, bool each, std::uint32_t argument, std::string value,
                 core::SourceSpan span) {
    found_.push_back({role,
                      each,
                      argument,
                      {.role = frame_.type->roles[role].name,
                       .entity = std::nullopt,
                       .value = std::move(value),
                       .span = span}});
  }

  bool complete(std::string& why) const {
    std::map<std::uint16_t, std::size_t> counts;
    for (const Found& f : found_) ++counts[f.role];
    for (const auto& [role, least] : frame_.at_least) {
      if (least > 1 && counts[role] >= least && is_one_sided(role)) {
        why = fmt::format("{}: one side is missing", frame_.type->roles[role].name);
        return false;
      }
      if (counts[role] >= least) continue;
      why =
          fmt::format("{}: needs {}, found {}", frame_.type->roles[role].name, least, counts[role]);
      return false;
    }
    const bool core = std::any_of(found_.begin(), found_.end(),
                                  [&](const Found& f) { return frame_.type->roles[f.role].core; });
    if (!core) why = "no core role is filled";
    return core;
  }

  /// Dates, amounts and places that the clause offers without a route.
  void attach() {
    for (const std::uint16_t index : frame_.attach) {
      if (std::any_of(found_.begin(), found_.end(),
                      [&](const Found& f) { return f.role == index; })) {
        continue;
      }
      const graph::Role& role = frame_.type->roles[index];
      const language::Span* span = offered(c_, predicate_, support_.verb, role);
      if (span == nullptr || is_in_text_role(span->tokens.last - 1)) continue;
      if (role.kind == RoleKind::entity) {
        TreeRole open{index, 0xFFFFFFFF, false, false, {}};
        if (!names_filler(span->entities.front())) {
          add(open, span->tokens.first, span->entities.front(), c_.text.bytes(span->tokens));
        }
      } else {
        add_value(index, false, span->tokens.first, span->value, c_.text.bytes(span->tokens));
      }
    }
  }

  /// "discussed the war in Ukraine": where and when the topic is, not the talk.
  bool is_in_text_role(std::uint32_t token) const {
    for (; token != Syntax::no_head && token != predicate_; token = c_.syntax.head(token)) {
      if (std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
            return f.argument == token && frame_.type->roles[f.role].kind == RoleKind::text;
          })) {
        return true;
      }
    }
    return false;
  }

  bool names_filler(std::uint32_t entity) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const Found& f) { return f.filler.entity == entity; });
  }

  /// One claim a member of the first role that says so, if it has several.
  std::vector<Claim> distribute(Claim base) const {
    std::vector<Claim> all;
    const auto each =
        std::find_if(found_.begin(), found_.end(), [](const Found& f) { return f.each; });
    const std::size_t members = each == found_.end()
                                    ? 0
                                    : static_cast<std::size_t>(std::count_if(
                                          found_.begin(), found_.end(),
                                          [&](const Found& f) { return f.role == each->role; }));
    if (members < 2) {
      base.fillers = ordered({});
      all.push_back(std::move(base));
      return all;
    }
    for (const Found& member : found_) {
      if (member.role != each->role) continue;
      Claim claim = base;
      claim.fillers = ordered({{each->role, &member}});
      all.push_back(std::move(claim));
    }
    return all;
  }

  std::vector<Filler> ordered(std::map<std::uint16_t, const Found*> only) const {
    std::vector<const Found*> order;
    for (const Found& f : found_) {
      const auto one = only.find(f.role);
      if (one == only.end() || one->second == &f) order.push_back(&f);
    }
    std::stable_sort(order.begin(), order.end(), [](const Found* a, const Found* b) {
      return std::tie(a->role, a->filler.span.begin) < std::tie(b->role, b->filler.span.begin);
    });
    std::vector<Filler> fillers;
    for (const Found* f : order) fillers.push_back(f->filler);
    return fillers;
  }

  const SentenceTree& c_;
  Described& described_;
  const TreePattern& tree_;
  const Frame& frame_;
  std::uint32_t predicate_;
  language::Support support_;
  std::vector<Argument> arguments_;
  std::vector<Found> found_;
  double weight_ = 1;
  bool bidden_ = false;  ///< the verb has its subject from the list's lead: it is yet to be done
};

std::string outcome_of(const AnnotatedText& text, const Described& described,
                       const std::vector<Claim>& claims) {
  const auto name = [&](std::uint32_t entity) {
    return entity < described.first ? text.entities[entity].name
                                    : described.entities[entity - described.first].name;
  };
  std::string out;
  for (const Claim& claim : claims) {
    out += out.empty() ? "" : "; ";
    if (claim.modality != Modality::asserted) out += std::string(to_string(claim.modality)) + " ";
    out += claim.type + "(";
    for (const Filler& filler : claim.fillers) {
      if (out.back() != '(') out += ", ";
      out += filler.role + "=" + (filler.entity ? name(*filler.entity) : filler.value);
    }
    out += ")";
  }
  return out;
}

}  // namespace

TreeReader::TreeReader(const FrameSet& frames, const AnnotatedText& text, Described& described,
                       std::optional<std::uint32_t> publisher)
    : frames_(frames),
      text_(text),
      described_(described),
      syntax_(text),
      span_at_(text.tokens.size(), SentenceTree::none) {
  for (std::uint32_t i = 0; i < text.spans.size(); ++i) {
    const language::Span& span = text.spans[i];
    if (span.kind != SpanKind::name && span.kind != SpanKind::nominal) continue;
    for (std::uint32_t token = span.tokens.first; token < span.tokens.last; ++token) {
      const std::uint32_t other = span_at_[token];
      const auto width = [&](std::uint32_t s) {
        return text.spans[s].tokens.last - text.spans[s].tokens.first;
      };
      if (other == SentenceTree::none || width(i) <= width(other)) span_at_[token] = i;
    }
  }
  lemma_.reserve(text.tokens.size());
  for (const std::string& lemma : text.syntax.lemma) {
    lemma_.push_back(frames.number_of(language::folded(lemma)));
  }
  publisher_ = publisher.value_or(SentenceTree::none);
  if (lemma_.empty()) return;
  find_leads();
  find_counterpart();
}

void TreeReader::find_counterpart() {
  const auto is_state = [&](std::uint32_t entity, std::string_view also) {
    const std::uint32_t types = frames_.type_bit("Country") | frames_.type_bit(also);
    return (frames_.bits_of(text_.entities[entity]) & types) != 0 &&
           (text_.entities[entity].type == "Country" || !text_.entities[entity].key.empty());
  };
  if (actor_ == SentenceTree::none || !is_state(actor_, "Country")) return;
  std::vector<std::size_t> mentions(text_.entities.size());
  for (const language::Span& span : text_.spans) {
    if (span.kind != SpanKind::name || span.entities.empty()) continue;
    const std::uint32_t entity = span.entities.front();
    if (is_state(entity, "Alliance")) ++mentions[entity];
  }
  mentions[actor_] = 0;
  const auto most = std::max_element(mentions.begin(), mentions.end());
  if (most == mentions.end() || *most < kCounterpartMentions) return;
  for (auto other = mentions.begin(); other != mentions.end(); ++other) {
    if (other != most && 2 * *other > *most) return;
  }
  const auto about = static_cast<std::uint32_t>(most - mentions.begin());
  const auto first = std::find_if(text_.spans.begin(), text_.spans.end(), [&](const auto& span) {
    return span.kind == SpanKind::name && !span.entities.empty() && span.entities.front() == about;
  });
  const std::size_t opening = std::min<std::size_t>(text_.sentences.size(), 2);
  if (first->tokens.first < text_.sentences[opening - 1].tokens.last) counterpart_ = &*first;
}

void TreeReader::find_leads() {
  const std::uint32_t bodies = frames_.type_bit("Country") | frames_.type_bit("Organization");
  std::uint32_t lead = SentenceTree::none;
  std::vector<std::size_t> acts(text_.entities.size());
  for (const language::Sentence& sentence : text_.sentences) {
    if (sentence.kind == language::SentenceKind::residue) continue;
    if (lead != SentenceTree::none) lead_[sentence.tokens.first] = lead;
    const SentenceTree tree{frames_, text_, syntax_, span_at_, lemma_, sentence.tokens};
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      if (syntax_.head(t) != Syntax::no_head) continue;
      for (const Argument& argument : syntax_.arguments(t)) {
        if (argument.relation != Relation::subject) continue;
        const auto named = entities_at(tree, argument.token, argument.relation, bodies);
        if (named.empty()) continue;
        lead = argument.token;
        ++acts[named.front().entity];
      }
    }
  }
  const auto most = std::max_element(acts.begin(), acts.end());
  if (most != acts.end() && *most > 0) actor_ = static_cast<std::uint32_t>(most - acts.begin());
}

std::vector<Claim> TreeReader::read(const language::Sentence& sentence,
                                    std::vector<TreeAttempt>* attempts) {
  const auto lead = lead_.find(sentence.tokens.first);
  const SentenceTree context{frames_,
                             text_,
                             syntax_,
                             span_at_,
                             lemma_,
                             sentence.tokens,
                             lead == lead_.end() ? SentenceTree::none : lead->second,
                             counterpart_,
                             publisher_,
                             actor_};
  std::vector<Claim> claims;
  for (std::uint32_t token = sentence.tokens.first; token < sentence.tokens.last; ++token) {
    const Upos upos = text_.syntax.upos[token];
    if (upos != Upos::VERB && upos != Upos::NOUN && upos != Upos::PROPN) continue;
    for (const std::uint32_t number : frames_.trees_of(lemma_[token])) {
      const TreePattern& tree = frames_.trees()[number];
      const Frame& frame = frames_.frames()[tree.frame];
      if (tree.noun != (upos != Upos::VERB)) continue;
      if (!frame.kinds[static_cast<std::size_t>(sentence.kind)]) continue;
      std::string why;
      auto stated = TreeMatch(context, tree, token, described_).claims(why);
      if (attempts != nullptr) {
        attempts->push_back(
            {frame.name, token, stated.empty() ? why : outcome_of(text_, described_, stated)});
      }
      std::move(stated.begin(), stated.end(), std::back_inserter(claims));
    }
  }
  return claims;
}

}  // namespace entente::loaders
