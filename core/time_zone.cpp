// Time zones by ICU's data, and the one place that talks to ICU about them.
#include "core/time_zone.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <map>
#include <memory>
#include <mutex>

#include "core/calendar.hpp"

namespace entente::core {

class ZoneRules {
 public:
  ZoneRules(std::string name, std::unique_ptr<icu::BasicTimeZone> zone)
      : name_(std::move(name)), zone_(std::move(zone)) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] UtcOffset at(std::int64_t utc_seconds) const {
    std::int32_t raw = 0, summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->getOffset(milliseconds(utc_seconds), static_cast<UBool>(false), raw, summer, status);
    return offset(raw, summer);
  }
  /// Of two offsets the former or the latter; in a gap that before it or behind it.
  [[nodiscard]] UtcOffset at_local(std::int64_t local_seconds, UTimeZoneLocalOption which) const {
    std::int32_t raw = 0, summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone_->getOffsetFromLocal(milliseconds(local_seconds), which, which, raw, summer, status);
    return offset(raw, summer);
  }

 private:
  // Rules of far years are those of a year in ICU's exact range: the calendar repeats every 400
  // years, and before the first transition nothing changes.
  static UDate milliseconds(std::int64_t seconds) {
    constexpr std::int64_t kCycle = 146097 * kSecondsOfDay;
    constexpr std::int64_t kFarPast = -10 * kCycle, kFarFuture = 10 * kCycle;
    if (seconds < kFarPast) seconds = kFarPast;
    if (seconds > kFarFuture) seconds = kFarFuture + floor_modulo(seconds - kFarFuture, kCycle);
    return static_cast<UDate>(seconds) * 1000;
  }
  static UtcOffset offset(std::int32_t raw, std::int32_t summer) { return {(raw + summer) / 1000}; }

  std::string name_;
  std::unique_ptr<icu::BasicTimeZone> zone_;
};

namespace {

std::unique_ptr<ZoneRules> load(std::string_view name) {
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  icu::UnicodeString canonical;
  UBool in_database = 0;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, in_database, status);
  if (U_FAILURE(status) != 0 || in_database == 0) return nullptr;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr) return nullptr;
  zone.release();
  return std::make_unique<ZoneRules>(std::string(name), std::unique_ptr<icu::BasicTimeZone>(basic));
}

}  // namespace

std::optional<TimeZone> TimeZone::named(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<ZoneRules>, std::less<>> known;
  if (name.size() > 64) return std::nullopt;  // no name is half as long
  const std::lock_guard lock(mutex);
  auto at = known.find(name);
  if (at == known.end()) {
    auto rules = load(name);
    if (!rules) return std::nullopt;
    at = known.emplace(name, std::move(rules)).first;
  }
  return TimeZone(at->second.get(), UtcOffset{});
}

std::string_view TimeZone::name() const { return rules_->name(); }

UtcOffset TimeZone::offset_at(std::int64_t utc_seconds) const {
  return is_region() ? rules_->at(utc_seconds) : offset_;
}

UtcOffset TimeZone::offset_of_local(std::int64_t local_seconds,
                                    std::optional<UtcOffset> preferred) const {
  if (!is_region()) return offset_;
  const UtcOffset former = rules_->at_local(local_seconds, UCAL_TZ_LOCAL_FORMER);
  if (!preferred || *preferred == former) return former;
  const UtcOffset latter = rules_->at_local(local_seconds, UCAL_TZ_LOCAL_LATTER);
  return *preferred == latter ? latter : former;
}

std::string to_string(const TimeZone& zone) {
  return zone.is_region() ? std::string(zone.name()) : to_string(zone.offset_at(0));
}

}  // namespace entente::core
