// The ontology as a page of text.
#include "cli/schema_text.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace entente::cli {
namespace {

using graph::DerivedRelationship;
using graph::FactType;
using graph::Mappings;
using graph::Role;
using graph::RoleKind;

std::string_view kind_name(RoleKind kind) {
  switch (kind) {
    case RoleKind::entity:
      return "entity";
    case RoleKind::date:
      return "date";
    case RoleKind::amount:
      return "amount";
    case RoleKind::text:
      return "text";
  }
  return "entity";
}

std::string mappings_text(const Mappings& mappings) {
  std::vector<std::string> texts;
  for (const auto& [vocabulary, name] : mappings) texts.push_back(vocabulary + " " + name);
  return texts.empty() ? std::string() : fmt::format("  [{}]", fmt::join(texts, ", "));
}

std::string filler_text(const Role& role) {
  if (role.kind != RoleKind::entity) return std::string(kind_name(role.kind));
  return role.accepts.empty() ? "any" : fmt::format("{}", fmt::join(role.accepts, "|"));
}

class SchemaWriter {
 public:
  SchemaWriter(const graph::Ontology& ontology, bool bold, std::ostream& out)
      : ontology_(ontology), bold_(bold), out_(out) {}

  void write() {
    out_ << fmt::format("Ontology, version {}\n\n", ontology_.version);
    head("Entity types (node labels)");
    for (const auto& type : ontology_.entity_types) {
      out_ << fmt::format("  {:<14} {}{}\n", type.name, type.description,
                          mappings_text(type.mappings));
    }
    out_ << '\n';
    head("Fact types (nodes :Fact) and their roles; * marks core roles");
    for (const FactType& type : ontology_.fact_types) write_fact_type(type);
    out_ << '\n';
    head("Derived relationships");
    for (const DerivedRelationship& derived : ontology_.derived) write_derived(derived);
  }

 private:
  void head(std::string_view text) {
    out_ << (bold_ ? "\033[1m" : "") << text << (bold_ ? "\033[0m" : "") << '\n';
  }

  void write_fact_type(const FactType& type) {
    out_ << fmt::format("  {}{}: {}{}\n", type.name, type.event ? " (event)" : "", type.description,
                        mappings_text(type.mappings));
    for (const Role& role : type.roles) {
      const std::string name = role.name + (role.core ? "*" : "");
      const std::string relationship =
          role.relationship.empty() ? "" : fmt::format(" -[:{}]->", role.relationship);
      out_ << fmt::format("    {:<13}{} {}{}\n", name, relationship, filler_text(role),
                          mappings_text(role.mappings));
    }
  }

  void write_derived(const DerivedRelationship& derived) {
    const std::string_view arrow = derived.symmetric ? "-" : "->";
    out_ << fmt::format(
        "  ({})-[:{}]{}({}) from {}{}: {}{}\n", derived.from, derived.name, arrow, derived.to,
        derived.fact_type,
        derived.carries.empty() ? "" : fmt::format(" with {}", fmt::join(derived.carries, ", ")),
        derived.description, mappings_text(derived.mappings));
  }

  const graph::Ontology& ontology_;
  bool bold_;
  std::ostream& out_;
};

}  // namespace

void write_schema_text(const graph::Ontology& ontology, bool bold, std::ostream& out) {
  SchemaWriter(ontology, bold, out).write();
}

}  // namespace entente::cli
