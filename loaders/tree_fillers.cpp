// Which phrases fill the roles of a tree: names, descriptions, dates, amounts and words.
#include "loaders/tree_fillers.hpp"

#include <utility>

#include "loaders/quotations.hpp"

namespace entente::loaders {

using graph::RoleKind;
using language::Argument;
using language::Relation;
using language::SpanKind;
using language::Syntax;
using language::TokenRange;
using language::Upos;

void TreeFillers::fill_role(const TreeRole& role, const Argument& argument) {
  switch (frame_.type->roles[role.role].kind) {
    case RoleKind::entity:
      return fill_entities(role, argument);
    case RoleKind::date:
      return fill_literal(role, argument.token);
    case RoleKind::amount:
      return fill_amounts(role, argument.token);
    case RoleKind::text:
      if (frame_.type->roles[role.role].name == "title") return fill_title(role, argument);
      return fill_text(role, argument.token, false);
  }
}

void TreeFillers::fill_title(const TreeRole& role, const Argument& argument) {
  const language::Span* span = title_at(c_, argument.token);
  const TokenRange office =
      span != nullptr ? span->tokens : TokenRange{argument.token, argument.token + 1};
  const std::string title =
      span != nullptr ? span->value : std::string(office_of_word(c_.syntax.lemma(argument.token)));
  if (title.empty() || count(role.role) > 0) return;
  add_value(role.role, false, argument.token, title, c_.text.bytes(office));
  const auto& roles = frame_.type->roles;
  const auto body = std::find_if(roles.begin(), roles.end(),
                                 [](const graph::Role& r) { return r.name == "organization"; });
  if (body == roles.end()) return;
  const auto index = static_cast<std::uint16_t>(body - roles.begin());
  const std::uint32_t types = c_.frames.type_bit("Country") | c_.frames.type_bit("Organization");
  if (count(index) > 0) return;
  for (const Named& named : bodies_of_office(c_, office, types)) {
    add({index, types, false, false, {}, false, false, {}}, argument.token, named.entity,
        c_.text.bytes(named.tokens));
  }
}

void TreeFillers::fill_self(const TreeRole& role, std::uint32_t least) {
  switch (frame_.type->roles[role.role].kind) {
    case RoleKind::text:
      if (fill_name_of_tie(role)) return;
      return fill_text(role, predicate_, true, least);
    case RoleKind::entity:
      return add_told(role, least);
    case RoleKind::date:
    case RoleKind::amount:
      return fill_literal(role, predicate_);
  }
}

bool TreeFillers::fill_name_of_tie(const TreeRole& role) {
  const language::Span* name = c_.span(predicate_);
  const bool named = name != nullptr && name->kind == SpanKind::name &&
                     name->tokens.last - name->tokens.first > 1 &&
                     c_.text.entities[name->entities.front()].type == "Agreement";
  if (!named) return false;
  const auto span = c_.text.bytes(name->tokens);
  add_value(role.role, false, predicate_,
            std::string(c_.text.text.substr(span.begin, span.end - span.begin)), span);
  return true;
}

void TreeFillers::fill_quotation(const TreeRole& role) {
  const language::Span* quoted = quoted_by(c_, predicate_);
  if (quoted == nullptr) return;
  add_value(role.role, role.each, predicate_, quoted->value, c_.text.bytes(quoted->tokens));
}

void TreeFillers::add_told(const TreeRole& role, std::uint32_t least) {
  const auto words = told_at(c_, predicate_, least > 1);
  if (!words || (c_.frames.type_bit("Event") & role.types) == 0) return;
  const auto span = c_.text.bytes(*words);
  std::string name(c_.text.text.substr(span.begin, span.end - span.begin));
  add(role, predicate_, described_.number_of("Event", std::move(name)), span);
}

void TreeFillers::fill_holder(const TreeRole& role, const Argument& argument) {
  for (const Named& named : holders_at(c_, argument.token, argument.relation, role.types)) {
    const std::size_t before = found_.size();
    add(role, argument.token, named.entity, c_.text.bytes(named.tokens));
    if (found_.size() > before) found_.back().held = named.held;
    weight_ = std::min(weight_, 0.9);
  }
}

bool TreeFillers::is_held(std::uint16_t role, std::uint32_t token) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return f.role == role && f.held == token; });
}

void TreeFillers::fill_entities(const TreeRole& role, const Argument& argument) {
  if (role.owned && fill_owner(role, argument)) return;
  bool found = false;
  for (const std::uint32_t token : listed(c_, argument.token)) {
    const language::Span* span = c_.span(token);
    const bool locates = span != nullptr && span->locating;
    if (token != argument.token && (locates || is_excepted(token))) continue;
    if (is_held(role.role, token)) continue;
    const bool member = fill_member(role, argument, token, found);
    // "seven Russian businessmen and *twelve companies*": those who are counted are nobody else.
    const bool counted = found && !member && role.described &&
                         argument.relation != Relation::subject && is_counted(token) &&
                         add_described(role, argument, token, true);
    found = found || member || counted;
  }
  // "two individuals, Ruto and Abe": those without a name only where nobody has one.
  if (!found && role.described && argument.relation != Relation::subject) {
    for (const std::uint32_t token : listed(c_, argument.token)) {
      found = add_described(role, argument, token, true) || found;
    }
  }
  if (!found) found = fill_site(role, argument);
  if (found && !argument.direct) weight_ = std::min(weight_, 0.9);
}

/// "sent troops to bases *in Chad*", "to the mission *in Mali*": where the unnamed site lies.
bool TreeFillers::fill_site(const TreeRole& role, const Argument& argument) {
  const bool site =
      c_.is(argument.token, WordClass::site) || c_.is(argument.token, WordClass::land);
  if (frame_.type->roles[role.role].name != "place" || !site || c_.span(argument.token) != nullptr)
    return false;
  bool found = false;
  for (const std::uint32_t child : c_.syntax.dependents(argument.token)) {
    const std::string_view word = c_.syntax.preposition(child);
    const bool there = word == "in" || word == "on" || word == "at" || word == "near" ||
                       word == "of" || word == "across" || word == "along" || word == "outside";
    if (c_.syntax.relation(child) != "nmod" || !there) continue;
    for (const std::uint32_t token : listed(c_, child)) {
      found = fill_member(role, argument, token, found) || found;
    }
  }
  return found;
}

bool TreeFillers::fill_member(const TreeRole& role, const Argument& argument, std::uint32_t token,
                              bool others) {
  if (role.personal && c_.is(token, WordClass::people) &&
      add_described(role, argument, token, false)) {
    return true;
  }
  const auto entities = entities_at(c_, token, argument.relation, role.types);
  for (const Named& named : entities) {
    add(role, argument.token, named.entity, c_.text.bytes(named.tokens));
    if (named.indirect) weight_ = std::min(weight_, 0.9);
  }
  return !entities.empty() || add_within_event(role, argument, token) ||
         add_exemplars(role, argument, token) || add_office_holder(role, argument, token) ||
         add_gear(role, argument, token) ||
         (!others && add_described(role, argument, token, false));
}

bool TreeFillers::add_gear(const TreeRole& role, const Argument& argument, std::uint32_t token) {
  if ((c_.frames.type_bit("Weapon") & role.types) == 0) return false;
  const std::uint32_t measured = measured_at(c_, token);
  if (measured != token) return fill_member(role, argument, measured, true);
  const auto words = gear_at(c_, token);
  if (!words) return false;
  const auto span = c_.text.bytes(*words);
  std::string name(c_.text.text.substr(span.begin, span.end - span.begin));
  add(role, argument.token, described_.number_of("Product", std::move(name)), span);
  return true;
}

bool TreeFillers::is_counted(std::uint32_t token) const {
  const auto below = c_.syntax.dependents(token);
  return std::any_of(below.begin(), below.end(),
                     [&](std::uint32_t child) { return c_.syntax.relation(child) == "nummod"; });
}

bool TreeFillers::is_excepted(std::uint32_t token) const {
  const auto below = c_.syntax.dependents(token);
  return std::any_of(below.begin(), below.end(), [&](std::uint32_t child) {
    return c_.is(child, WordClass::negated) && c_.syntax.relation(child) != "det";
  });
}

bool TreeFillers::add_exemplars(const TreeRole& role, const Argument& argument,
                                std::uint32_t token) {
  const auto named = exemplars_at(c_, token, role.types);
  for (const Named& n : named) add(role, argument.token, n.entity, c_.text.bytes(n.tokens));
  if (!named.empty()) weight_ = std::min(weight_, 0.8);
  return !named.empty();
}

bool TreeFillers::add_within_event(const TreeRole& role, const Argument& argument,
                                   std::uint32_t token) {
  const language::Span* event = c_.span(token);
  if (event == nullptr || event != c_.span(predicate_) || token == predicate_) return false;
  if (event->kind != SpanKind::name || c_.text.entities[event->entities.front()].type != "Event") {
    return false;
  }
  // Bounded, so that a text of many events and names takes linear time.
  constexpr std::size_t most_entities = 500;
  const auto bytes = c_.text.bytes({token, event->tokens.last});
  const auto words = std::string_view(c_.text.text).substr(bytes.begin, bytes.end - bytes.begin);
  const auto& entities = c_.text.entities;
  const auto end =
      entities.begin() + static_cast<std::ptrdiff_t>(std::min(entities.size(), most_entities));
  const auto named = std::find_if(entities.begin(), end, [&](const language::TextEntity& entity) {
    return entity.name == words && (c_.frames.bits_of(entity) & role.types) != 0;
  });
  if (named == end) return false;
  add(role, argument.token, static_cast<std::uint32_t>(named - entities.begin()), bytes);
  return true;
}

bool TreeFillers::add_office_holder(const TreeRole& role, const Argument& argument,
                                    std::uint32_t token) {
  if ((c_.frames.type_bit("Person") & role.types) == 0) return false;
  const auto holder = office_holder_at(c_, token);
  if (!holder) return false;
  add(role, argument.token, described_.number_of("Person", holder->name),
      c_.text.bytes(holder->tokens));
  weight_ = std::min(weight_, 0.9);
  return true;
}

bool TreeFillers::add_described(const TreeRole& role, const Argument& argument, std::uint32_t token,
                                bool anybody) {
  if (add_office_holder(role, argument, token)) return true;
  const auto words = description_at(c_, token, anybody);
  if (!words || (c_.frames.type_bit(words->type) & role.types) == 0) return false;
  // "shelled villages in Chad": where it is done, and no side.
  const bool side = (c_.frames.type_bit("Organization") & role.types) != 0;
  if (words->type == "Place" && side) return false;
  const auto span = c_.text.bytes(words->tokens);
  const std::string name(c_.text.text.substr(span.begin, span.end - span.begin));
  add(role, argument.token, described_.number_of(std::string(words->type), name), span);
  weight_ = std::min(weight_, 0.8);
  return true;
}

void TreeFillers::fill_amounts(const TreeRole& role, std::uint32_t token) {
  if (frame_.counted.empty() || role.units.empty()) return fill_literal(role, token);
  for (const std::uint32_t member : listed(c_, token)) fill_literal(role, member);
}

void TreeFillers::fill_literal(const TreeRole& role, std::uint32_t token) {
  const graph::Role& meant = frame_.type->roles[role.role];
  const SpanKind kind = meant.kind == RoleKind::date ? SpanKind::date : SpanKind::amount;
  const language::Span* span = literal_at(c_, token, kind);
  if (span == nullptr || span->value.empty()) return;
  // "2 tanks" of "16 Leopard 2 tanks" counts nothing.
  const language::Span* name = c_.span(span->tokens.first);
  if (kind == SpanKind::amount && name != nullptr && name->tokens.first < span->tokens.first)
    return;
  const auto& units = role.units.empty() ? c_.frames.attachment_units(meant.name) : role.units;
  if (kind == SpanKind::amount && !units.empty() &&
      std::none_of(units.begin(), units.end(),
                   [&](const auto& unit) { return fits_unit(span->value, unit); })) {
    return;
  }
  add_value(role.role, role.each, token, span->value, c_.text.bytes(span->tokens));
}

void TreeFillers::add(const TreeRole& role, std::uint32_t argument, std::uint32_t entity,
                      core::SourceSpan span) {
  for (const Found& f : found_) {
    if (f.filler.entity == entity && (f.role == role.role || f.argument != argument)) return;
  }
  found_.push_back(
      {role.role,
       role.each,
       argument,
       {.role = frame_.type->roles[role.role].name, .entity = entity, .value = {}, .span = span}});
}

void TreeFillers::add_value(std::uint16_t role, bool each, std::uint32_t argument,
                            std::string value, core::SourceSpan span) {
  if (std::any_of(found_.begin(), found_.end(), [&](const Found& f) {  // on two ways to it
        return f.role == role && f.filler.value == value && f.filler.span.begin == span.begin;
      })) {
    return;
  }
  found_.push_back({role,
                    each,
                    argument,
                    {.role = frame_.type->roles[role].name,
                     .entity = std::nullopt,
                     .value = std::move(value),
                     .span = span}});
}

void TreeFillers::attach(std::uint32_t carrier) {
  for (const std::uint16_t index : frame_.attach) {
    const graph::Role& role = frame_.type->roles[index];
    const auto& units = c_.frames.attachment_units(role.name);
    // "32 jets for $9 billion": a number leaves room for the usual measure.
    const auto is_other = [&](const Found& f) {
      return role.kind == RoleKind::amount && !units.empty() &&
             std::none_of(units.begin(), units.end(),
                          [&](const auto& unit) { return fits_unit(f.filler.value, unit); });
    };
    if (std::any_of(found_.begin(), found_.end(),
                    [&](const Found& f) { return f.role == index && !is_other(f); })) {
      continue;
    }
    const language::Span* span = offered(c_, predicate_, carrier, role);
    if (span == nullptr || is_in_text_role(span->tokens.last - 1)) continue;
    if (role.kind == RoleKind::date && is_in_object_of_talk(span->tokens.first)) continue;
    if (role.kind == RoleKind::entity) {
      if (is_in_purpose(span->tokens.last - 1) || is_in_told(*span)) continue;
      TreeRole open{index, 0xFFFFFFFF, false, false, {}, false, false, {}};
      if (!names(span->entities.front())) {
        add(open, span->tokens.first, span->entities.front(), c_.text.bytes(span->tokens));
      }
    } else {
      add_value(index, false, span->tokens.first, span->value, c_.text.bytes(span->tokens));
    }
  }
}

bool TreeFillers::is_in_text_role(std::uint32_t token) const {
  for (; token != Syntax::no_head && token != predicate_; token = c_.syntax.head(token)) {
    if (is_day(c_, token)) return false;
    if (std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
          return f.argument == token && frame_.type->roles[f.role].kind == RoleKind::text;
        })) {
      return true;
    }
  }
  return false;
}

/// "a seminar *on Darfur*": what an event is about is not where it was.
bool TreeFillers::is_in_told(const language::Span& span) const {
  const auto bytes = c_.text.bytes(span.tokens);
  return std::any_of(found_.begin(), found_.end(), [&](const Found& f) {
    return f.argument == predicate_ && f.filler.entity && f.filler.span.begin <= bytes.begin &&
           bytes.end <= f.filler.span.end;
  });
}

/// "discussed the visit to Nairobi *on August 30*": when what they spoke of is.
bool TreeFillers::is_in_object_of_talk(std::uint32_t token) const {
  if (c_.syntax.lemma(predicate_) != "discuss") return false;
  for (; token != Syntax::no_head && token != predicate_; token = c_.syntax.head(token)) {
    if (c_.syntax.relation(token) == "obj") return c_.syntax.head(token) == predicate_;
  }
  return false;
}

/// "spoke to discuss trade in the Pacific", "discussed trade across the Pacific": they did not
/// speak there.
bool TreeFillers::is_in_purpose(std::uint32_t token) const {
  const bool discuss = c_.is(predicate_, WordClass::discuss);
  for (; token != Syntax::no_head && token != predicate_; token = c_.syntax.head(token)) {
    const std::string_view relation = c_.syntax.relation(token);
    if (relation == "advcl" && c_.is(token, WordClass::discuss)) return true;
    const bool topic = relation == "obj" || relation == "xcomp" || relation == "ccomp";
    if (discuss && topic && c_.syntax.head(token) == predicate_) return true;
  }
  return false;
}

std::size_t TreeFillers::count(std::uint16_t role) const {
  return static_cast<std::size_t>(
      std::count_if(found_.begin(), found_.end(), [&](const Found& f) { return f.role == role; }));
}

std::size_t TreeFillers::count_together(std::uint16_t role) const {
  std::size_t shared = 0, apart = 0;
  for (const Found& f : found_) {
    if (f.role == role) ++(f.each ? apart : shared);
  }
  return shared + std::min<std::size_t>(apart, 1);
}

bool TreeFillers::names(std::uint32_t entity) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return f.filler.entity == entity; });
}

bool TreeFillers::is_filled_by(const Argument& argument) const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return f.argument == argument.token; });
}

bool TreeFillers::is_one_sided(std::uint16_t role, const std::vector<Argument>& arguments) const {
  return std::all_of(found_.begin(), found_.end(), [&](const Found& f) {
    return f.role != role ||
           std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) {
             return a.token == f.argument && a.preposition == "with";
           });
  });
}

bool TreeFillers::has_core() const {
  return std::any_of(found_.begin(), found_.end(),
                     [&](const Found& f) { return frame_.type->roles[f.role].core; });
}

}  // namespace entente::loaders
