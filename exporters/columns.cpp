// Properties as columns of scalar types, and their values as texts that XML readers accept. Knows
// neither graph nor XML library.
#include "exporters/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <set>

namespace entente::exporters {
namespace {

ColumnType type_of(const core::Value& value) {
  if (value.is<bool>()) return ColumnType::boolean;
  if (value.is<std::int64_t>()) return ColumnType::integer;
  if (value.is<double>()) return ColumnType::real;
  return ColumnType::text;
}

ColumnType widest(ColumnType a, ColumnType b) {
  if (a == b) return a;
  const auto number = [](ColumnType type) {
    return type == ColumnType::integer || type == ColumnType::real;
  };
  return number(a) && number(b) ? ColumnType::real : ColumnType::text;
}

std::string lower(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return folded;
}

struct CellText {
  std::string operator()(core::Null) const { return {}; }
  std::string operator()(bool b) const { return b ? "true" : "false"; }
  std::string operator()(std::int64_t i) const { return fmt::format("{}", i); }
  std::string operator()(double d) const { return core::to_string(d); }
  std::string operator()(const std::string& s) const { return s; }
  std::string operator()(const core::Temporal auto& time) const { return core::to_string(time); }
  std::string operator()(const core::Value::ListPtr& list) const {
    std::string joined;
    for (const core::Value& item : *list) {
      if (!joined.empty()) joined += "; ";
      joined += cell_text(item);
    }
    return joined;
  }
  template <class Unstorable>  // maps, nodes, relationships, paths: no property holds them
  std::string operator()(const Unstorable&) const {
    return {};
  }
};

/// Length of the well-formed UTF-8 character at the head of `text`; 0: there is none.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const unsigned char second = byte(1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool surrogate = lead == 0xED && second > 0x9F;
  const bool beyond = lead == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

bool xml_allows(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  if (lead < 0x20) return lead == '\t' || lead == '\n' || lead == '\r';
  if (lead == 0x7F) return false;
  if (lead == 0xC2) return static_cast<unsigned char>(character[1]) >= 0xA0;  // U+0080..U+009F
  return character != "\xEF\xBF\xBE" && character != "\xEF\xBF\xBF";          // U+FFFE, U+FFFF
}

}  // namespace

std::string_view graphml_name(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return "boolean";
    case ColumnType::integer:
      return "long";
    case ColumnType::real:
      return "double";
    case ColumnType::text:
      return "string";
  }
  return "string";
}

void Columns::observe(const Row& row) {
  for (const auto& [property, value] : row) {
    if (value.is_null()) continue;
    const ColumnType type = type_of(value);
    const auto [found, added] = types_.try_emplace(property, type);
    if (!added) found->second = widest(found->second, type);
  }
}

std::vector<Columns::Column> Columns::resolve(const std::vector<std::string>& taken) const {
  const std::set<std::string> reserved(taken.begin(), taken.end());
  std::set<std::string> used = reserved;
  std::vector<Column> columns;
  for (const auto& [property, type] : types_) {
    std::string name = xml_text(property);
    if (reserved.contains(lower(name))) name = "property_" + name;
    const std::string stem = name;
    for (int number = 2; !used.insert(lower(name)).second; ++number) {
      name = fmt::format("{}_{}", stem, number);
    }
    columns.push_back({property, name, type});
  }
  return columns;
}

std::string cell_text(const core::Value& value) { return std::visit(CellText{}, value.variant()); }

std::string xml_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text.substr(at));
    if (length == 0) clean += "\xEF\xBF\xBD";
    const std::string_view character = text.substr(at, length);
    if (length > 0 && xml_allows(character)) clean += character;
    at += std::max<std::size_t>(1, length);
  }
  return clean;
}

std::string name_token(std::string_view id) {
  std::string token;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.')) {
      token += c;
    } else if (c == ':') {
      token += '.';
    } else {
      token += fmt::format(".{:02x}", byte);
    }
  }
  return token;
}

}  // namespace entente::exporters
