// Who is meant where a clause does not say it: whom the sentences before tell of, the other body of
// the text, the state that publishes it.
#include <algorithm>
#include <string>
#include <vector>

#include "loaders/tree_match.hpp"

namespace entente::loaders {

using graph::Modality;
using language::Argument;
using language::Relation;
using language::SpanKind;
using language::Syntax;
using language::Upos;

bool TreeMatch::add_setting(std::string& why) {
  static constexpr std::array<std::string_view, 6> settings{"on",    "during", "in",
                                                            "after", "at",     "as"};
  const std::uint32_t verb = c_.syntax.head(predicate_);
  const std::string_view word = c_.syntax.preposition(predicate_);
  // "followed up on Ruto's call": nobody's setting.
  const auto below = c_.syntax.dependents(predicate_);
  const bool owned =
      word == "on" && std::any_of(below.begin(), below.end(), [&](auto child) {
        return c_.syntax.is(child, "nmod:poss") && c_.text.syntax.upos[child] != Upos::PRON;
      });
  const bool set = verb != Syntax::no_head && c_.syntax.relation(predicate_) == "obl" && !owned &&
                   c_.text.syntax.upos[verb] == Upos::VERB &&
                   std::find(settings.begin(), settings.end(), word) != settings.end();
  if (!set) {
    why = "is no setting of a clause";
    return false;
  }
  for (const Argument& a : c_.syntax.arguments(verb)) {
    if (a.token != predicate_) arguments_.push_back(a);
  }
  return true;
}

void TreeMatch::add_lead() {
  if (c_.lead == SentenceTree::none) return;
  const std::uint32_t carrier = tree_.noun ? support_.verb : predicate_;
  if (std::any_of(arguments_.begin(), arguments_.end(),
                  [](const Argument& a) { return a.relation == Relation::subject; })) {
    return;
  }
  if (carrier == SentenceTree::none) return;
  std::uint32_t verb = carrier;
  while (c_.syntax.relation(verb) == "conj") verb = c_.syntax.head(verb);
  // "- Provide …" is yet to be done; "- Provided …" is not, nor is "- Providing $5 million to …",
  // but without a sum that is a title, and nobody's.
  const std::string_view form = c_.text.syntax.xpos[verb];
  const bool opens = c_.syntax.head(verb) == Syntax::no_head && verb <= first_word() &&
                     (form == "VB" || form == "VBD" || (form == "VBG" && has_sum()));
  if (!opens) return;
  bidden_ = form == "VB";
  if (has_owner()) return;
  arguments_.push_back({Relation::subject, {}, c_.lead, false});
  fill({arguments_.back()});
}

bool TreeMatch::has_owner() const {
  return std::any_of(arguments_.begin(), arguments_.end(), [&](const Argument& a) {
    return (a.relation == Relation::owner || a.relation == Relation::modifier) &&
           fillers_.is_filled_by(a);
  });
}

void TreeMatch::add_counterpart() {
  if (fillers_.empty()) return;
  for (const std::uint16_t index : frame_.counterpart) {
    const graph::Role& role = frame_.type->roles[index];
    if (fillers_.count(index) > (role.name == "party" ? 1U : 0U)) return;
  }
  const auto other = other_sides();
  for (const std::uint16_t index : frame_.counterpart) {
    for (const Side& side : other) {
      fillers_.add({index, ~0u, false, false, {}, false, false, {}}, SentenceTree::none,
                   side.entity, side.span);
    }
  }
  if (!other.empty()) fillers_.doubt(0.8);
}

void TreeMatch::add_publisher() {
  // "Designating three banks.": what the publisher lists as its own.
  const bool listed_deed = !tree_.noun && c_.syntax.head(predicate_) == Syntax::no_head &&
                           predicate_ <= first_word() && c_.text.syntax.xpos[predicate_] == "VBG";
  if ((!tree_.noun && !listed_deed) || c_.publisher == SentenceTree::none || fillers_.empty() ||
      fillers_.names(c_.publisher)) {
    return;
  }
  for (const std::uint16_t index : frame_.publisher) {
    if (fillers_.count(index) > 0) continue;
    fillers_.add({index, ~0u, false, false, {}, false, false, {}}, SentenceTree::none, c_.publisher,
                 c_.text.bytes({predicate_, predicate_ + 1}));
    fillers_.doubt(0.8);
  }
}

std::vector<TreeMatch::Side> TreeMatch::other_sides() const {
  const auto& spans = c_.text.spans;
  auto at = std::partition_point(spans.begin(), spans.end(), [&](const language::Span& span) {
    return span.tokens.first < c_.sentence.first;
  });
  for (; at != spans.end() && at->tokens.first < c_.sentence.last; ++at) {
    const language::Span& span = *at;
    if (span.kind != SpanKind::name) continue;
    const auto& sides = c_.text.entities[span.entities.front()].sides;
    if (sides.size() != 2 || fillers_.names(sides[0]) == fillers_.names(sides[1])) continue;
    return {{fillers_.names(sides[0]) ? sides[1] : sides[0], c_.text.bytes(span.tokens)}};
  }
  if (has_sum()) {
    const std::uint32_t carrier = support_.verb == SentenceTree::none ? predicate_ : support_.verb;
    std::vector<Side> served_sides;
    for (const Named& named : served(c_, carrier, "recipient")) {
      if (fillers_.names(named.entity)) continue;
      served_sides.push_back({named.entity, c_.text.bytes(named.tokens)});
    }
    if (!served_sides.empty()) return served_sides;
  }
  // What the text is about is a guess: only for what the one who acts in it will give, or a list
  // says to do.
  const bool given = fillers_.names(c_.actor) &&
                     modality_of(c_, predicate_, support_.verb, frame_) == Modality::planned;
  if (c_.counterpart == nullptr || !(bidden_ || given)) return {};
  const std::uint32_t about = c_.counterpart->entities.front();
  if (fillers_.names(about)) return {};
  return {{about, c_.text.bytes(c_.counterpart->tokens)}};
}

bool TreeMatch::has_sum() const {
  const auto& roles = frame_.type->roles;
  for (std::uint16_t i = 0; i < roles.size(); ++i) {
    if (roles[i].kind == graph::RoleKind::amount && fillers_.count(i) > 0) return true;
  }
  return false;
}

}  // namespace entente::loaders
