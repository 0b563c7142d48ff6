#include "language/scenes.hpp"

#include <algorithm>
#include <set>

namespace entente::language {

void Scenes::enter(TokenRange sentence, std::uint32_t paragraph) {
  now_ = {paragraph, {}};
  sentence_ = sentence;
  ++entered_;
  while (next_ < marks_.ordered.size() &&
         draft_.out.spans[marks_.ordered[next_]].tokens.first < sentence.last) {
    const Span& span = draft_.out.spans[marks_.ordered[next_++]];
    if (span.kind != SpanKind::name) continue;
    const std::uint32_t first = span.tokens.first;
    const bool governed = first > sentence.first && marks_.is_governed(first, sentence.first);
    const bool subject = !span.possessive && !span.adjectival && !governed;
    now_.mentions.push_back({span.entities.front(), span.tokens, subject, span.adjectival});
    if (is_type(span.entities.front(), "Country")) ++weight_[span.entities.front()];
  }
  note_pairs();
}

void Scenes::leave() {
  before_last_ = std::move(last_);
  last_ = std::move(now_);
}

void Scenes::note_pairs() {
  for (std::size_t i = 0; i + 1 < now_.mentions.size(); ++i) {
    const Mention& a = now_.mentions[i];
    const Mention& b = now_.mentions[i + 1];
    if (a.entity == b.entity || !is_joined(a.tokens.last, b.tokens.first)) continue;
    const bool third =
        i + 2 < now_.mentions.size() && is_joined(b.tokens.last, now_.mentions[i + 2].tokens.first);
    if (third) continue;
    pair_type(a.entity, b.entity);
  }
  only_two("Country", states_);
  only_two("Person", persons_);
  const Entities leaders = listed_persons(now_.mentions);
  if (leaders.size() > 2 && are_leaders(now_.mentions)) leaders_ = leaders;
}

bool Scenes::are_leaders(const Mentions& mentions) const {
  std::set<std::uint32_t> leaders;
  for (const Mention& mention : mentions) {
    const std::uint32_t first = mention.tokens.first;
    const bool office = first > 0 && draft_.is(first - 1, WordClass::office);
    const bool known = office || !draft_.out.entities[mention.entity].key.empty();
    if (known && is_type(mention.entity, "Person")) leaders.insert(mention.entity);
  }
  return leaders.size() > 1;
}

Scenes::Entities Scenes::listed_persons(const Mentions& mentions) const {
  Entities persons;
  std::uint32_t end = 0;
  for (const Mention& mention : mentions) {
    if (!is_type(mention.entity, "Person")) continue;
    if (std::find(persons.begin(), persons.end(), mention.entity) != persons.end()) continue;
    if (!persons.empty() && !continues_persons(end, mention.tokens.first)) return {};
    persons.push_back(mention.entity);
    end = mention.tokens.last;
  }
  return persons;
}

bool Scenes::continues_persons(std::uint32_t end, std::uint32_t begin) const {
  constexpr std::uint32_t reach = 16;
  if (begin < end || begin > end + reach) return false;
  bool joined = false;
  for (std::uint32_t t = end; t < begin; ++t) {
    const bool joint = draft_.is(t, ",") || draft_.is(t, "and") || draft_.is(t, ";");
    const bool passes = draft_.is(t, "of") || draft_.is(t, "the") || draft_.is(t, "(") ||
                        draft_.is(t, ")") || draft_.is(t, "'s") ||
                        draft_.is(t, WordClass::office) || draft_.is_capital(t);
    if (!joint && !passes) return false;
    joined = joined || joint;
  }
  return joined;
}

void Scenes::pair_type(std::uint32_t a, std::uint32_t b) {
  if (is_type(a, "Country") && is_type(b, "Country")) states_ = {a, b};
  if (is_type(a, "Person") && is_type(b, "Person")) persons_ = {a, b};
}

void Scenes::only_two(std::string_view type, Entities& pair) const {
  Entities found;
  for (const Mention& mention : now_.mentions) {
    const bool seen = std::find(found.begin(), found.end(), mention.entity) != found.end();
    if (is_type(mention.entity, type) && !seen) found.push_back(mention.entity);
  }
  if (found.size() == 2) pair = found;
}

bool Scenes::is_joined(std::uint32_t end, std::uint32_t begin) const {
  if (begin < end || begin > end + 4) return false;
  bool joined = false;
  for (std::uint32_t t = end; t < begin; ++t) {
    const bool joint = draft_.is(t, "and") || draft_.is(t, "-") || draft_.is(t, "–");
    const bool passes =
        draft_.is(t, WordClass::office) || draft_.is_capital(t) || draft_.is(t, "'s");
    if (!joint && !passes) return false;
    joined = joined || joint;
  }
  return joined;
}

void Scenes::note(TokenRange range, std::uint32_t person) {
  const bool owns = draft_.is(range.first, "his") || draft_.is(range.first, "her") ||
                    draft_.is(range.first, "my");
  const bool subject = !owns && !marks_.is_governed(range.first, sentence_.first);
  const auto at = std::find_if(now_.mentions.begin(), now_.mentions.end(),
                               [&](const auto& m) { return m.tokens.first > range.first; });
  now_.mentions.insert(at, {person, range, subject, false});
}

std::vector<Scenes::Mentions> Scenes::before(std::uint32_t t) const {
  std::vector<Mentions> all(1);
  for (const Mention& mention : now_.mentions) {
    const bool quoted = marks_.quoted[mention.tokens.first];
    if (mention.tokens.last <= t && !quoted) all.front().push_back(mention);
  }
  if (last_.paragraph == now_.paragraph) {
    all.push_back(last_.mentions);
    if (before_last_.paragraph == now_.paragraph) all.push_back(before_last_.mentions);
  }
  return all;
}

Scenes::Entities Scenes::states() const {
  if (states_.size() == 2) return states_;
  std::vector<std::pair<std::size_t, std::uint32_t>> order;
  for (const auto& [index, count] : weight_) order.emplace_back(count, index);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (order.size() < 2) return {};
  if (order.size() > 2 && order[2].first * 2 > order[1].first) return {};
  return {order[0].second, order[1].second};
}

Scenes::Entities Scenes::listed(const Mentions& scene, std::size_t end) const {
  Entities members = {scene[end].entity, scene[end - 1].entity};
  for (std::size_t i = end - 1; i-- > 0;) {
    const bool comma = scene[i].tokens.last + 1 == scene[i + 1].tokens.first &&
                       draft_.is(scene[i].tokens.last, ",");
    if (!comma || !is_type(scene[i].entity, draft_.out.entities[members.back()].type)) break;
    members.push_back(scene[i].entity);
  }
  std::reverse(members.begin(), members.end());
  return members;
}

Scenes::Entities Scenes::only_persons(const Mentions& scene) const {
  Entities persons;
  for (const Mention& mention : scene) {
    const bool known = std::find(persons.begin(), persons.end(), mention.entity) != persons.end();
    if (is_type(mention.entity, "Person") && !known) persons.push_back(mention.entity);
  }
  return persons.size() == 2 ? persons : Entities{};
}

std::vector<const Span*> Scenes::names_before(std::uint32_t t) const {
  constexpr std::size_t reach = 60;
  std::vector<const Span*> names;
  for (std::size_t i = next_; i > 0 && next_ - i < reach; --i) {
    const Span& span = draft_.out.spans[marks_.ordered[i - 1]];
    if (span.kind == SpanKind::name && span.tokens.last <= t) names.push_back(&span);
  }
  return names;
}

}  // namespace entente::language
