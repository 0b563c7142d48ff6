#pragma once

#include <boost/system/result.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/source_span.hpp"

namespace entente::core {

/// What went wrong, as far as a caller may want to act on it differently.
enum class ErrorKind {
  usage,        ///< the command line asks for something that does not exist
  input,        ///< a text, data file or value that the user gave is wrong
  syntax,       ///< a query does not parse
  semantic,     ///< a query parses and makes no sense (unknown variable, wrong aggregation …)
  runtime,      ///< a query failed on a value while it ran
  file,         ///< a file cannot be read, written, or is not what it should be
  limit,        ///< a bound of size, depth, memory or time was reached
  interrupted,  ///< the user asked to stop
};

/// An error for a person: one sentence that says what was wrong and what was expected.
struct Error {
  ErrorKind kind = ErrorKind::input;
  std::string message;
  std::string source_name = {};             ///< file name or "query"; empty: about no text
  std::optional<SourceSpan> span = {};      ///< the bytes of that source that are wrong
  std::optional<LineColumn> position = {};  ///< of span.begin, once the source was at hand
  std::string excerpt = {};                 ///< the line with its caret, once at hand
  std::string code = {};                    ///< the standard's name, such as UndefinedVariable
};

/// `error` with position and excerpt filled in from the text that its span points into.
[[nodiscard]] Error located(Error error, std::string_view source_name, std::string_view source);

/// `name:line:column: message`, then the excerpt with its caret on lines of their own, if known.
[[nodiscard]] std::string to_string(const Error& error);

/// Needed by boost::system::result for value() on an error: that is a programmer's mistake.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& at);

/// The value, or the error that kept it from being made.
template <class T>
using Result = boost::system::result<T, Error>;

}  // namespace entente::core
