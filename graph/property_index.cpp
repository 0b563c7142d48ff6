// The order of an index, and its search. Which nodes and relationships are in it is the graph's.
#include "graph/property_index.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::graph {

using core::Value;

PropertyIndex::PropertyIndex(IndexDefinition definition)
    : definition_(std::move(definition)), entries_(std::make_shared<Entries>()) {}

PropertyIndex::Term PropertyIndex::term_of(const Value& value) {
  using Kind = Term::Kind;
  if (const auto* text = value.get_if<std::string>()) return {Kind::text, 0, *text};
  if (const auto* flag = value.get_if<bool>()) return {Kind::boolean, *flag ? 1.0 : 0.0, {}};
  if (const auto* date = value.get_if<core::Date>()) {
    return {Kind::date, static_cast<double>(date->days()), {}};
  }
  if (value.is_number() && !std::isnan(value.number())) return {Kind::number, value.number(), {}};
  return {};
}

PropertyIndex::Terms PropertyIndex::terms_of(std::span<const Value> values) {
  Terms terms;
  for (const Value& value : values) terms.push_back(term_of(value));
  return terms;
}

PropertyIndex::Entries& PropertyIndex::own_entries() {
  if (entries_.use_count() > 1) entries_ = std::make_shared<Entries>(*entries_);
  return *entries_;
}

void PropertyIndex::insert(std::span<const Value> values, std::uint32_t id) {
  Ids& ids = own_entries()[terms_of(values)];
  const auto at = std::lower_bound(ids.begin(), ids.end(), id);
  if (at != ids.end() && *at == id) return;
  ids.insert(at, id);
  ++size_;
}

void PropertyIndex::erase(std::span<const Value> values, std::uint32_t id) {
  Entries& entries = own_entries();
  const auto entry = entries.find(terms_of(values));
  if (entry == entries.end()) return;
  Ids& ids = entry->second;
  const auto at = std::lower_bound(ids.begin(), ids.end(), id);
  if (at == ids.end() || *at != id) return;
  ids.erase(at);
  --size_;
  if (ids.empty()) entries.erase(entry);
}

PropertyIndex::Ids PropertyIndex::equal_to(std::span<const Value> values) const {
  if (std::ranges::any_of(values, &Value::is_null)) return {};
  const auto entry = entries_->find(terms_of(values));
  return entry == entries_->end() ? Ids{} : entry->second;
}

PropertyIndex::Ids PropertyIndex::between(const std::optional<Value>& least,
                                          const std::optional<Value>& most) const {
  if ((least && least->is_null()) || (most && most->is_null())) return {};
  const Term low = term_of(least ? *least : *most);
  auto at = least
                ? entries_->lower_bound({low})
                : entries_->lower_bound({{low.kind, -std::numeric_limits<double>::infinity(), {}}});
  Ids ids;
  const Term high = most ? term_of(*most) : low;
  for (; at != entries_->end() && at->first.front().kind == low.kind; ++at) {
    if (most && high < at->first.front()) break;
    ids.insert(ids.end(), at->second.begin(), at->second.end());
  }
  std::ranges::sort(ids);
  return ids;
}

PropertyIndex::Ids PropertyIndex::beginning_with(const std::string& prefix) const {
  Ids ids;
  for (auto at = entries_->lower_bound({{Term::Kind::text, 0, prefix}}); at != entries_->end();
       ++at) {
    const Term& term = at->first.front();
    if (term.kind != Term::Kind::text || !term.text.starts_with(prefix)) break;
    ids.insert(ids.end(), at->second.begin(), at->second.end());
  }
  std::ranges::sort(ids);
  return ids;
}

}  // namespace entente::graph
