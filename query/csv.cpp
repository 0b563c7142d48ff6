// Files of separated values, a line at a time.
#include "query/csv.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace entente::query {
namespace {

/// The mark of UTF-8 that some programs begin a file with is no part of its first column.
void skip_mark(std::ifstream& in) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::string head(kMark.size(), '\0');
  if (in.read(head.data(), static_cast<std::streamsize>(head.size())) && head == kMark) return;
  in.clear();
  in.seekg(0);
}

}  // namespace

core::Result<CsvReader> CsvReader::open(const std::string& path, char separator) {
  constexpr std::string_view kScheme = "file://";
  const std::string file = path.starts_with(kScheme) ? path.substr(kScheme.size()) : path;
  const bool is_address = file.find("://") != std::string::npos;
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  in.peek();  // a folder opens and cannot be read; an empty file can
  if (in.eof()) in.clear();
  if (!in) {
    return core::Error{.kind = core::ErrorKind::file,
                       .message = fmt::format("cannot read the file '{}': {}", file,
                                              is_address ? "only files of this machine are read"
                                                         : std::strerror(errno))};
  }
  skip_mark(in);
  return CsvReader(std::move(in), separator);
}

/// `ended_by`: the separator, or '\n' for the end of the line or file.
core::Value CsvReader::field(char& ended_by) {
  std::string text;
  bool quoted = false;
  bool inside = false;
  ended_by = '\n';
  for (char c = 0; in_.get(c);) {
    if (inside && c == '"' && in_.peek() == '"') {
      text += static_cast<char>(in_.get());
    } else if (c == '"' && (inside || text.empty())) {
      inside = !inside;
      quoted = true;
    } else if (!inside && (c == separator_ || c == '\n')) {
      ended_by = c;
      break;
    } else if (inside || c != '\r' || in_.peek() != '\n') {
      text += c;
    }
  }
  return text.empty() && !quoted ? core::Value() : core::Value(std::move(text));
}

std::optional<core::List> CsvReader::next() {
  if (in_.peek() == std::ifstream::traits_type::eof()) return std::nullopt;
  core::List fields;
  char ended_by = separator_;
  while (ended_by == separator_) fields.push_back(field(ended_by));
  return fields;
}

}  // namespace entente::query
