// Errors as people read them.
#include "core/result.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace entente::core {

Error located(Error error, std::string_view source_name, std::string_view source) {
  error.source_name = source_name;
  if (error.span) {
    error.position = locate(source, error.span->begin);
    error.excerpt = caret_excerpt(source, *error.span);
  }
  return error;
}

std::string to_string(const Error& error) {
  std::string text;
  if (!error.source_name.empty()) text += error.source_name + ":";
  if (error.position) text += fmt::format("{}:{}:", error.position->line, error.position->column);
  if (!text.empty()) text += " ";
  text += error.message;
  if (!error.excerpt.empty()) text += "\n" + error.excerpt;
  return text;
}

void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw std::logic_error("value of a failed result: " + to_string(error));
}

}  // namespace entente::core
