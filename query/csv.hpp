#pragma once

#include <fstream>
#include <optional>
#include <string>

#include "core/result.hpp"
#include "core/value.hpp"

namespace entente::query {

/// Lines of a file of separated values (RFC 4180): quotes protect separators and line ends, two
/// quotes stand for one. An empty field without quotes is null, every other a string.
class CsvReader {
 public:
  /// `path` may be headed by `file://`.
  [[nodiscard]] static core::Result<CsvReader> open(const std::string& path, char separator);

  /// The fields of the next line; none at the end of the file.
  [[nodiscard]] std::optional<core::List> next();

 private:
  CsvReader(std::ifstream in, char separator) : in_(std::move(in)), separator_(separator) {}
  core::Value field(char& ended_by);

  std::ifstream in_;
  char separator_;
};

}  // namespace entente::query
