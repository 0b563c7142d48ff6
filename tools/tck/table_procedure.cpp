// Signatures of procedures, and procedures that look their answer up in a table.
#include "table_procedure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>

#include "query/comparison.hpp"

namespace entente::tck {
namespace {

using query::ProcedureField;
using query::StaticType;

query::TypeSet types_of(const std::string& name) {
  using namespace query::types;
  static const std::map<std::string, query::TypeSet> kTypes = {
      {"BOOLEAN", kBoolean}, {"INTEGER", kInteger}, {"FLOAT", kNumber},
      {"NUMBER", kNumber},   {"STRING", kString},   {"MAP", kMap},
      {"NODE", kNode},       {"PATH", kPath},       {"RELATIONSHIP", kRelationship},
  };
  const auto at = kTypes.find(name);
  return at == kTypes.end() ? kAny : at->second;
}

std::vector<ProcedureField> fields_of(const std::string& text) {
  static const std::regex kField("\\s*([^\\s:,]+)\\s*::\\s*([A-Z ]+)\\??\\s*");
  std::vector<ProcedureField> fields;
  for (std::sregex_iterator at(text.begin(), text.end(), kField), end; at != end; ++at) {
    fields.push_back({(*at)[1].str(), types_of((*at)[2].str())});
  }
  return fields;
}

bool begins_with(const std::vector<core::Value>& row, std::span<const core::Value> arguments) {
  return row.size() >= arguments.size() &&
         std::equal(arguments.begin(), arguments.end(), row.begin(), core::same);
}

}  // namespace

core::Result<query::Procedure> procedure_of(const std::string& signature,
                                            std::vector<std::vector<core::Value>> rows) {
  static const std::regex kSignature("([^( ]+)\\s*\\((.*)\\)\\s*::\\s*\\((.*)\\)\\s*:?\\s*");
  std::smatch match;
  if (!std::regex_match(signature, match, kSignature)) {
    return core::Error{.message = fmt::format("cannot read the procedure '{}'", signature)};
  }
  query::Procedure procedure{match[1], fields_of(match[2]), fields_of(match[3]), {}};
  std::erase_if(rows, [&](const auto& row) {
    return row.size() != procedure.parameters.size() + procedure.columns.size();
  });
  procedure.call = [rows = std::move(rows)](const graph::PropertyGraph&,
                                            std::span<const core::Value> arguments) {
    query::Procedure::Rows found;
    for (const auto& row : rows) {
      if (begins_with(row, arguments))
        found.emplace_back(row.begin() + arguments.size(), row.end());
    }
    return found;
  };
  return procedure;
}

}  // namespace entente::tck
