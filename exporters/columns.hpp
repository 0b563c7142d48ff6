#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.hpp"

namespace entente::exporters {

/// The scalar types that every reader of GraphML knows.
enum class ColumnType { boolean, integer, real, text };

/// "boolean", "long", "double", "string".
[[nodiscard]] std::string_view graphml_name(ColumnType type);

/// A row of one node or edge: column name to value; a value may be a list, which is text when
/// written.
using Row = std::map<std::string, core::Value, std::less<>>;

/// Names and types of the columns that a table of nodes or edges needs.
///
/// Readers fold the case of column names and keep some names to themselves (id, label, weight …):
/// a property whose name would meet another's gets a prefix or a number.
class Columns {
 public:
  struct Column {
    std::string property;  ///< key in the graph
    std::string name;      ///< as exported; unique without regard to case
    ColumnType type = ColumnType::text;
  };

  /// Widens the columns so that `row` fits: boolean, integer, real stay so while all values are.
  void observe(const Row& row);
  /// Gives the columns their names, in the order of their properties. `taken`: lower case names
  /// that others use already. REQUIRES: all rows were observed.
  [[nodiscard]] std::vector<Column> resolve(const std::vector<std::string>& taken) const;

 private:
  std::map<std::string, ColumnType, std::less<>> types_;
};

/// A value as the text of a cell: dates in ISO 8601, lists joined by "; ", numbers so that they
/// read back the same. Null is the empty text.
[[nodiscard]] std::string cell_text(const core::Value& value);

/// `text` as XML 1.0 can carry it: without control characters but tab and line end, without
/// non-characters; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

/// An identifier of letters, digits, '.', '-', '_' and nothing else, so that it is an XML name
/// token behind a prefix; every other byte becomes '.' and two hexadecimal digits, but ':' becomes
/// '.'.
[[nodiscard]] std::string name_token(std::string_view id);

}  // namespace entente::exporters
