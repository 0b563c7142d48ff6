#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/source_span.hpp"
#include "core/value.hpp"

namespace entente::query {

class Runtime;

/// Compiled regular expressions of one run (ICU's syntax, much as Java's).
class RegexCache {
 public:
  RegexCache();
  ~RegexCache();

  /// Whether the whole of `text` matches; null and a failure of the runtime where the pattern is
  /// wrong or takes too long.
  core::Value matches(Runtime& runtime, core::SourceSpan span, std::string_view text,
                      std::string_view pattern);

 private:
  struct Compiled;
  std::map<std::string, std::unique_ptr<Compiled>, std::less<>> compiled_;
};

}  // namespace entente::query
