// Places behind the comma of a place that lies in them.
#include "language/locations.hpp"

#include <algorithm>

#include "language/lexicon.hpp"

namespace entente::language {
namespace {

class Locator {
 public:
  Locator(const Draft& draft, const Gazetteer& gazetteer) : draft_(draft) {
    for (const GazetteerEntry& entry : gazetteer.entries) {
      if (!entry.country.empty()) countries_.try_emplace(entry.key, entry.country);
    }
  }

  [[nodiscard]] bool lies_in(const Span& inner, const Span& outer) const {
    if (inner.tokens.last + 1 != outer.tokens.first || !draft_.is(inner.tokens.last, ",")) {
      return false;
    }
    if (inner.adjectival || inner.possessive || outer.adjectival) return false;
    const TextEntity& place = entity(inner);
    const TextEntity& area = entity(outer);
    const bool is_region = area.type == "Place" && area.kind == "region";
    if (place.type != "Place" || area.key.empty() || (area.type != "Country" && !is_region)) {
      return false;
    }
    if (place.key.empty()) return true;  // no place that has regions or neighbours of its own
    const std::string* state = country(place.key);
    if (state == nullptr) return false;
    if (!is_region) return *state == area.key;
    // "Washington, Puerto Rico, and the territories": the gazetteer cannot tell which city lies in
    // which region of its state.
    if (draft_.is(outer.tokens.last, ",") && draft_.is(outer.tokens.last + 1, "and")) return false;
    const std::string* other = country(area.key);
    return place.kind == "city" && other != nullptr && *other == *state;
  }

  /// "Comoros, the Cook Islands, France": what no gazetteer places goes on a list with its like.
  [[nodiscard]] bool is_next_of_list(const Span& before, const Span& place) const {
    const bool regions = entity(before).kind == "region";  // "Nevada, New York, North Carolina"
    const bool located = !entity(place).key.empty() && country(entity(place).key) != nullptr;
    if (located && !regions) return false;
    const std::string& type = entity(before).type;
    if (before.locating || (type != "Place" && type != "Country")) return false;
    std::uint32_t at = before.tokens.last;
    if (!draft_.is(at, ",")) return false;
    if (draft_.is(++at, "the")) ++at;
    return at == place.tokens.first;
  }

 private:
  [[nodiscard]] const TextEntity& entity(const Span& span) const {
    return draft_.out.entities[span.entities.front()];
  }
  [[nodiscard]] const std::string* country(const std::string& key) const {
    const auto found = countries_.find(key);
    return found == countries_.end() ? nullptr : &found->second;
  }

  const Draft& draft_;
  TextMap<std::string> countries_;  ///< of a place's key
};

}  // namespace

void mark_locations(Draft& draft, const Gazetteer& gazetteer) {
  std::vector<Span*> names;
  for (Span& span : draft.out.spans) {
    if (span.kind == SpanKind::name && span.entities.size() == 1) names.push_back(&span);
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const Span* a, const Span* b) { return a->tokens.first < b->tokens.first; });
  const Locator locator(draft, gazetteer);
  for (std::size_t i = 1; i < names.size(); ++i) {
    const bool member = i > 1 && locator.is_next_of_list(*names[i - 2], *names[i - 1]);
    names[i]->locating = !member && locator.lies_in(*names[i - 1], *names[i]);
  }
}

}  // namespace entente::language
