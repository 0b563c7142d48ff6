#include "language/scenes.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "language/encounter.hpp"

namespace entente::language {

Scenes::Scenes(const Draft& draft, const TextMarks& marks)
    : draft_(draft), marks_(marks), encounter_(persons_of_encounter(draft, marks)) {}

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
    // "Ukraine-based", "Kenya-led": says of what kind somebody is.
    const bool adjectival =
        span.adjectival ||
        (draft_.is(span.tokens.last, "-") && draft_.is_attached(span.tokens.last) &&
         (draft_.is(span.tokens.last + 1, "based") || draft_.is(span.tokens.last + 1, "led") ||
          draft_.is(span.tokens.last + 1, "backed")));
    const bool subject = !span.possessive && !adjectival && !governed;
    now_.mentions.push_back({span.entities.front(), span.tokens, subject, adjectival});
    if (is_type(span.entities.front(), "Country")) ++weight_[span.entities.front()];
  }
  passing_.clear();
  const Entities leaders = listed_persons(now_.mentions);
  if (leaders.size() > 2 && are_leaders(now_.mentions)) leaders_ = leaders;
  lead_by_company();
  lead_by_names();
}

void Scenes::leave() {
  drop_group_before_others();
  const std::uint32_t end = sentence_.last;
  // Two that a sentence merely names give way to two that have acted.
  if (Entities pair =
          acted_states_.empty() ? pair_before(end, "Country") : joined_before(end, "Country");
      !pair.empty() && pair != passing_) {
    states_ = std::move(pair);
  }
  if (Entities pair =
          acted_persons_.empty() ? pair_before(end, "Person") : joined_before(end, "Person");
      !pair.empty() && pair != passing_) {
    persons_ = std::move(pair);
    persons_sentence_ = entered_;
  }
  before_last_ = std::move(last_);
  last_ = std::move(now_);
}

void Scenes::lead(Entities group) {
  group_ = std::move(group);
  group_sentence_ = entered_;
  if (group_.size() != 2 || !is_type(group_.front(), draft_.out.entities[group_.back()].type))
    return;
  if (is_type(group_.front(), "Person")) acted_persons_ = group_;
  if (is_type(group_.front(), "Country")) acted_states_ = group_;
}

bool Scenes::is_subject(TokenRange range) const {
  const Syntax& syntax = draft_.out.syntax;
  for (std::uint32_t t = range.first; t < range.last && t < syntax.head.size(); ++t) {
    const std::uint32_t head = syntax.head[t];
    if (head < range.first || head >= range.last) return syntax.deprel[t].starts_with("nsubj");
  }
  return false;
}

/// "Since Sang and Obama *founded* it, we …": who is only told of in passing does not act on.
bool Scenes::is_main_subject(TokenRange range) const {
  const Syntax& syntax = draft_.out.syntax;
  for (std::uint32_t t = range.first; t < range.last && t < syntax.head.size(); ++t) {
    const std::uint32_t verb = syntax.head[t];
    if (verb >= range.first && verb < range.last) continue;
    if (!syntax.deprel[t].starts_with("nsubj") || verb == Syntax::no_head) return false;
    const std::string& clause = syntax.deprel[verb];
    return !clause.starts_with("advcl") && !clause.starts_with("acl");
  }
  return false;
}

void Scenes::lead_by_names() {
  const Mentions& mentions = now_.mentions;
  for (std::size_t i = mentions.size(); i-- > 1;) {
    const Mention& a = mentions[i - 1];
    const Mention& b = mentions[i];
    const bool alike =
        a.entity != b.entity && is_type(a.entity, draft_.out.entities[b.entity].type);
    if (!alike || marks_.quoted[a.tokens.first] || a.adjectival || b.adjectival) continue;
    if (!is_joined(a.tokens.last, b.tokens.first)) continue;
    const Entities members = listed(mentions, i);
    const TokenRange first = mentions[i + 1 - members.size()].tokens;
    const bool others = !acted_persons_.empty() || !acted_states_.empty();
    if (others ? is_main_subject(first) : is_subject(first)) {
      lead(members);
    } else if (others && is_subject(first)) {
      passing_ = members;
    }
  }
}

void Scenes::lead_by_company() {
  const Mention* leader = nullptr;
  for (const Mention& mention : now_.mentions) {
    if (!is_type(mention.entity, "Person") || marks_.quoted[mention.tokens.first]) continue;
    if (leader == nullptr) {
      if (!is_subject(mention.tokens)) return;
      leader = &mention;
      continue;
    }
    if (mention.entity == leader->entity) continue;
    if (is_behind_with(mention.tokens.first)) lead({leader->entity, mention.entity});
    return;
  }
}

bool Scenes::is_behind_with(std::uint32_t name) const {
  constexpr std::uint32_t reach = 8;
  for (std::uint32_t back = 1; back <= reach && name >= sentence_.first + back; ++back) {
    const std::uint32_t t = name - back;
    if (draft_.is(t, "with")) return true;
    const bool office = draft_.is(t, WordClass::office) || draft_.is_capital(t) ||
                        draft_.is(t, "of") || draft_.is(t, "for") || draft_.is(t, "the") ||
                        draft_.is(t, "'s") || draft_.is(t, "and");
    if (!office) return false;
  }
  return false;
}

void Scenes::drop_group_before_others() {
  const Syntax& syntax = draft_.out.syntax;
  others_act_ = false;
  for (std::uint32_t t = sentence_.first; t < sentence_.last && t < syntax.head.size(); ++t) {
    const bool plural = syntax.xpos[t] == "NNS" && syntax.deprel[t].starts_with("nsubj");
    const bool main =
        plural && syntax.head[t] < syntax.head.size() && syntax.deprel[syntax.head[t]] == "root";
    if (!main || marks_.covered[t]) continue;
    others_act_ = true;
    group_.clear();
  }
}

Scenes::Entities Scenes::acting_pair(std::string_view type) const {
  constexpr std::size_t near = 3;
  const bool fits = group_.size() == 2 && group_sentence_ + near > entered_ &&
                    is_type(group_.front(), type) && is_type(group_.back(), type);
  return fits ? group_ : Entities{};
}

Scenes::Entities Scenes::acting() const {
  const bool near = group_.size() > 1 && group_sentence_ + 2 > entered_;
  return near ? group_ : Entities{};
}

Scenes::Entities Scenes::pair_before(std::uint32_t t, std::string_view type) const {
  const Entities joined = joined_before(t, type);
  if (!joined.empty()) return joined;
  Entities named;
  for (const Mention& mention : now_.mentions) {
    if (mention.tokens.last > t || !is_type(mention.entity, type)) continue;
    if (std::find(named.begin(), named.end(), mention.entity) == named.end()) {
      named.push_back(mention.entity);
    }
  }
  return named.size() == 2 ? named : Entities{};
}

Scenes::Entities Scenes::joined_before(std::uint32_t t, std::string_view type) const {
  Entities joined;
  const Mention* before = nullptr;
  bool scene = false;   // of the one before, also as the next of a list: "in Chad, Niger and Mali"
  bool listed = false;  // behind the comma of a list: "from Chad, *Niger* and Mali" names no pair
  for (const Mention& mention : now_.mentions) {
    if (mention.tokens.last > t || !is_type(mention.entity, type)) continue;
    const bool list = before != nullptr && is_joined(before->tokens.last, mention.tokens.first);
    const bool comma = before != nullptr && before->tokens.last + 1 == mention.tokens.first &&
                       draft_.is(before->tokens.last, ",");
    const bool pair = list && !scene && !listed && before->entity != mention.entity;
    // A third member: no pair.
    if (pair && joined.size() == 2 && joined.back() == before->entity) {
      joined.clear();
    } else if (pair) {
      joined = {before->entity, mention.entity};
    }
    scene = is_scene(mention) || (scene && (list || comma));
    listed = comma;
    before = &mention;
  }
  return joined;
}

/// "in Iraq and Afghanistan", "against Iran and Syria": where something is, or whom it is against;
/// who acts is somebody else.
bool Scenes::is_scene(const Mention& mention) const {
  std::uint32_t t = mention.tokens.first;
  if (t > sentence_.first && draft_.is(t - 1, "the")) --t;
  if (t == sentence_.first) return false;
  static constexpr std::array<std::string_view, 7> words = {"in",   "against", "across", "over",
                                                            "into", "inside",  "about"};
  return std::find(words.begin(), words.end(), draft_.folded[t - 1]) != words.end();
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
  if (last_.paragraph + 1 >= now_.paragraph) {
    all.push_back(last_.mentions);
    if (before_last_.paragraph + 1 >= now_.paragraph) all.push_back(before_last_.mentions);
  }
  return all;
}

Scenes::Entities Scenes::persons(std::uint32_t t) const {
  if (Entities acting = acting_pair("Person"); !acting.empty()) return acting;
  if (Entities joined = joined_before(t, "Person"); !joined.empty()) return joined;
  if (encounter_.size() == 2) return encounter_;
  const Entities pair = pair_before(t, "Person");
  if (!pair.empty()) return pair;
  constexpr std::size_t near = 3;
  const bool old = persons_sentence_ + near <= entered_;
  return old && !acted_persons_.empty() ? acted_persons_ : persons_;
}

Scenes::Entities Scenes::states_here(std::uint32_t t) const {
  const Entities acting = acting_pair("Country");
  return acting.empty() ? joined_before(t, "Country") : acting;
}

Scenes::Entities Scenes::states(std::uint32_t t) const {
  if (Entities here = states_here(t); !here.empty()) return here;
  if (Entities pair = pair_before(t, "Country"); !pair.empty()) return pair;
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
