// The state of one run: limits, the first failure, notices, started inner plans.
#include "query/runtime.hpp"

#include <fmt/format.h>

#include <array>

#include "query/operators.hpp"
#include "query/regex.hpp"

namespace entente::query {

using core::Error;
using core::ErrorKind;

namespace {

/// In the largest unit of which it is a whole number: "512 MiB".
std::string size_text(std::size_t bytes) {
  constexpr std::array kUnits = {"bytes", "KiB", "MiB", "GiB"};
  std::size_t unit = 0;
  for (; unit + 1 < kUnits.size() && bytes >= 1024 && bytes % 1024 == 0; ++unit) bytes /= 1024;
  return fmt::format("{} {}", bytes, kUnits[unit]);
}

}  // namespace

Runtime::Runtime(const Context& context, std::size_t slots, bool writes, Profile* profile_of_run)
    : graph(context.graph),
      names(context.names),
      changeable(writes ? context.changeable : nullptr),
      may_read_files(context.may_read_files),
      profile(profile_of_run),
      row(slots),
      limits_(context.limits),
      regexes_(std::make_unique<RegexCache>()) {
  if (limits_.timeout) deadline_ = std::chrono::steady_clock::now() + *limits_.timeout;
  look_at_limits();
}

Runtime::~Runtime() = default;

core::Value Runtime::fail(core::SourceSpan span, std::string code, std::string message) {
  fail(Error{.kind = ErrorKind::runtime,
             .message = std::move(message),
             .span = span,
             .code = std::move(code)});
  return {};
}

void Runtime::fail(Error error) {
  if (!failure_) failure_ = std::move(error);
}

void Runtime::look_at_limits() {
  steps_before_ += std::exchange(steps_, 0);
  if (limits_.interrupted != nullptr && limits_.interrupted->load(std::memory_order_relaxed)) {
    fail(Error{.kind = ErrorKind::interrupted, .message = "the query was interrupted"});
  } else if (deadline_ && std::chrono::steady_clock::now() >= *deadline_) {
    fail(Error{.kind = ErrorKind::limit,
               .message = fmt::format("the query took longer than its limit of {} ms",
                                      limits_.timeout->count())});
  }
}

bool Runtime::fits(std::size_t bytes) {
  constexpr std::size_t kBytesAStep = 64;
  if (bytes <= limits_.memory_bytes && bytes_ <= limits_.memory_bytes - bytes) {
    return tick(bytes / kBytesAStep);
  }
  fail(Error{.kind = ErrorKind::limit,
             .message = fmt::format("the query needs more memory than its limit of {}",
                                    size_text(limits_.memory_bytes))});
  return false;
}

bool Runtime::fits_text(std::size_t bytes) {
  constexpr std::size_t kLongestText = std::size_t{1} << 30;  // ICU counts with 32 bits
  if (bytes <= kLongestText) return fits(bytes);
  fail(Error{.kind = ErrorKind::limit,
             .message = fmt::format("a text can have at most {} bytes", kLongestText)});
  return false;
}

bool Runtime::charge(std::size_t bytes) {
  if (!fits(bytes)) return false;
  bytes_ += bytes;
  return true;
}

void Runtime::notice(std::string message, core::SourceSpan span) {
  if (!notices_given_.insert(message).second) return;
  notices_.push_back({std::move(message), span});
}

Operator& Runtime::start(const PlanPtr& plan) {
  std::unique_ptr<Operator>& inner = inner_[plan.get()];
  if (!inner) inner = build(plan, *this);
  inner->open();
  return *inner;
}

std::size_t estimate_bytes(const core::Value& value) {
  std::size_t bytes = sizeof(core::Value);
  if (const auto* text = value.get_if<std::string>()) {
    bytes += text->size();
  } else if (value.is_list()) {
    for (const core::Value& item : value.list()) bytes += estimate_bytes(item);
  } else if (value.is_map()) {
    for (const auto& [key, item] : value.map()) bytes += 48 + key.size() + estimate_bytes(item);
  } else if (value.is_path()) {
    bytes += 8 * value.path().nodes.size();
  }
  return bytes;
}

}  // namespace entente::query
