// The operator =~, on ICU's regular expressions, bounded in time and stack.
#include "query/regex.hpp"

#include <fmt/format.h>
#include <unicode/regex.h>

#include "query/runtime.hpp"

namespace entente::query {
namespace {

// Units of ICU's matching engine, about a millisecond each; and bytes of its backtracking stack.
constexpr std::int32_t kTimeLimit = 1000;
constexpr std::int32_t kStackLimit = 8'000'000;
constexpr std::size_t kCacheSize = 256;

icu::UnicodeString subject_text(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

/// What is wrong with a regular expression, for people.
std::string_view reason(UErrorCode status) {
  switch (status) {
    case U_REGEX_MISMATCHED_PAREN:
      return "a parenthesis has no partner";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "a '[' is not closed";
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "there is no such escape with '\\'";
    case U_REGEX_BAD_INTERVAL:
    case U_REGEX_MAX_LT_MIN:
    case U_REGEX_NUMBER_TOO_BIG:
      return "the numbers in {…} are wrong";
    case U_REGEX_INVALID_RANGE:
      return "a range in […] runs backwards";
    case U_REGEX_INVALID_BACK_REF:
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME:
      return "it refers to a group that is not there";
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return "what it looks back at has no greatest length";
    case U_REGEX_PROPERTY_SYNTAX:
      return "there is no such class of characters";
    case U_REGEX_RULE_SYNTAX:
      return "its syntax is wrong, perhaps a '*', '+' or '?' that follows nothing";
    default:
      return "its syntax is wrong";
  }
}

}  // namespace

struct RegexCache::Compiled {
  std::unique_ptr<icu::RegexMatcher> matcher;
  std::string error;
};

RegexCache::RegexCache() = default;
RegexCache::~RegexCache() = default;

core::Value RegexCache::matches(Runtime& runtime, core::SourceSpan span, std::string_view text,
                                std::string_view pattern) {
  auto at = compiled_.find(pattern);
  if (at == compiled_.end()) {
    if (compiled_.size() >= kCacheSize) compiled_.clear();
    UErrorCode status = U_ZERO_ERROR;
    auto compiled = std::make_unique<Compiled>();
    compiled->matcher = std::make_unique<icu::RegexMatcher>(subject_text(pattern), 0, status);
    if (U_SUCCESS(status)) compiled->matcher->setTimeLimit(kTimeLimit, status);
    if (U_SUCCESS(status)) compiled->matcher->setStackLimit(kStackLimit, status);
    if (U_FAILURE(status)) compiled->error = reason(status);
    at = compiled_.emplace(std::string(pattern), std::move(compiled)).first;
  }
  Compiled& compiled = *at->second;
  if (!compiled.error.empty()) {
    return runtime.fail(span, "InvalidArgumentValue",
                        fmt::format("'{}' is no regular expression: {}", pattern, compiled.error));
  }
  const icu::UnicodeString subject = subject_text(text);
  UErrorCode status = U_ZERO_ERROR;
  compiled.matcher->reset(subject);
  const bool found = compiled.matcher->matches(status);
  if (U_SUCCESS(status)) return found;
  runtime.fail({.kind = core::ErrorKind::limit,
                .message = fmt::format("matching '{}' took too long", pattern),
                .span = span});
  return {};
}

}  // namespace entente::query
