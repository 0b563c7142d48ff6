// Keeps the entities of one text apart; decides nothing about what words mean.
#include "language/entity_table.hpp"

#include <algorithm>

#include "language/characters.hpp"

namespace entente::language {

namespace {

constexpr std::size_t most_names = 32;  // ways of writing that are kept for one entity

std::string index_of(const std::string& type, const std::string& name) {
  return type + "|" + folded(name);
}

}  // namespace

std::uint32_t EntityTable::add(const std::string& index, TextEntity entity) {
  const auto [at, added] = index_.try_emplace(index, size());
  if (added) out_.entities.push_back(std::move(entity));
  return at->second;
}

std::uint32_t EntityTable::known(const GazetteerEntry& entry) {
  const std::string index = entry.key.empty() ? index_of(entry.type, entry.name) : entry.key;
  const auto found = index_.find(index);
  return found != index_.end() ? found->second
                               : add(index, {entry.type, entry.name, entry.key, entry.kind, {}});
}

std::uint32_t EntityTable::named(const std::string& type, const std::string& name) {
  return add(index_of(type, name), {type, name, {}, {}, {}});
}

std::optional<std::uint32_t> EntityTable::find(const std::string& type,
                                               const std::string& name) const {
  const auto found = index_.find(index_of(type, name));
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

Span& EntityTable::mention(std::uint32_t entity, TokenRange tokens, const std::string& written) {
  std::vector<std::string>& names = out_.entities[entity].names;
  if (names.size() < most_names && std::find(names.begin(), names.end(), written) == names.end()) {
    names.push_back(written);
  }
  out_.spans.push_back({SpanKind::name, tokens, {entity}, {}, false, false});
  return out_.spans.back();
}

}  // namespace entente::language
