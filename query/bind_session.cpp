// What all parts of the binder share: scopes, slots, errors, notices, names of the graph.
#include "query/bind_session.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/names.hpp"
#include "query/naming.hpp"

namespace entente::query {

const Variable* Scope::find(std::string_view name) const {
  const auto at = std::find_if(variables.rbegin(), variables.rend(),
                               [&](const Variable& v) { return v.name == name; });
  return at == variables.rend() ? nullptr : &*at;
}

bool Scope::has_slot(Slot slot) const {
  return std::ranges::any_of(variables, [&](const Variable& v) { return v.slot == slot; });
}

void Scope::put(Variable variable) {
  std::erase_if(variables, [&](const Variable& v) { return v.name == variable.name; });
  variables.push_back(std::move(variable));
}

Slot BindSession::new_slot(std::string name) {
  slot_names_.push_back(std::move(name));
  return static_cast<Slot>(slot_names_.size() - 1);
}

void BindSession::fail(core::SourceSpan span, std::string code, std::string message) {
  fail({.kind = core::ErrorKind::semantic,
        .message = std::move(message),
        .span = span,
        .code = std::move(code)});
}

void BindSession::fail(core::Error error) {
  if (!failure_) failure_ = std::move(error);
}

void BindSession::fail_undefined(const Scope& scope, std::string_view name, core::SourceSpan span) {
  std::vector<std::string> known;
  for (const Variable& variable : scope.variables) known.push_back(variable.name);
  const auto near = core::nearest_name(name, known);
  fail(span, "UndefinedVariable",
       fmt::format("variable `{}` is not defined{}", name,
                   near ? "; did you mean `" + *near + "`?" : ""));
}

void BindSession::count_part(core::SourceSpan span) {
  constexpr std::size_t kMaxParts = 1000;
  if (++parts_ <= kMaxParts) return;
  fail({.kind = core::ErrorKind::limit,
        .message = fmt::format(
            "a query has at most {} clauses, nodes and relationships of patterns", kMaxParts),
        .span = span});
}

void BindSession::notice(std::string message, core::SourceSpan span) {
  if (notices_given_.insert(message).second) notices_.push_back({std::move(message), span});
}

Label BindSession::label(const ast::Name& name) {
  const auto id = context.graph.find_label(name.text);
  if (!id) notice(unknown_name("label", name.text, label_names(context.graph)), name.span);
  return {name.text, id};
}

RelationshipType BindSession::type(const ast::Name& name) {
  const auto id = context.graph.find_type(name.text);
  if (!id) {
    notice(unknown_name("relationship type", name.text, type_names(context.graph)), name.span);
  }
  return {name.text, id};
}

Key BindSession::key(const ast::Name& name, bool warn) {
  const auto id = context.graph.find_key(name.text);
  if (!id && warn) {
    notice(unknown_name("property", name.text, key_names(context.graph)), name.span);
  }
  return {name.text, id};
}

void BindSession::note_texts(const ast::Expression& operand) {
  const auto note = [&](const core::Value& value) {
    if (const auto* text = value.get_if<std::string>()) texts.push_back({*text, operand.span});
  };
  if (const auto* text = std::get_if<ast::StringLiteral>(&operand.node)) {
    note(text->value);
  } else if (const auto* list = std::get_if<ast::ListLiteral>(&operand.node)) {
    for (const ast::ExpressionPtr& item : list->items) note_texts(*item);
  } else if (const auto* parameter = std::get_if<ast::Parameter>(&operand.node)) {
    const auto at = context.parameters.find(parameter->name);
    if (at == context.parameters.end()) return;
    note(at->second);
    if (!at->second.is_list()) return;
    for (const core::Value& item : at->second.list()) note(item);
  }
}

}  // namespace entente::query
