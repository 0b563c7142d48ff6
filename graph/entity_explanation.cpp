// What resolution decided about names, told again entity by entity. The decisions themselves are
// entity_resolution.cpp's.
#include "graph/entity_explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <tuple>

#include "core/names.hpp"

namespace entente::graph {
namespace {

constexpr std::size_t kMostHomonyms = 50;

std::vector<std::string> words_of(const std::string& folded) {
  std::istringstream stream(folded);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string single_spaced(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::string result;
  for (std::string word; stream >> word;) result += (result.empty() ? "" : " ") + word;
  return result;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Whether the capitals of `text` are initials of words of `name`, in order and more than one.
bool is_acronym(const std::string& text, const std::string& name) {
  std::string capitals, initials;
  for (const char c : text) {
    if (is_capital(c)) capitals += c;
    if (c >= 'a' && c <= 'z' && c != 's') return false;
  }
  std::istringstream stream(name);
  for (std::string word; stream >> word;) {
    if (is_capital(word[0])) initials += word[0];
  }
  if (capitals.size() < 2) return false;
  std::size_t at = 0;
  for (const char c : initials) at += at < capitals.size() && capitals[at] == c ? 1 : 0;
  return at == capitals.size() && capitals[0] == initials[0];
}

bool includes_words(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return !part.empty() && std::ranges::all_of(part, [&](const std::string& word) {
    return std::ranges::find(whole, word) != whole.end();
  });
}

// A text whose words are all without capital and figure: "they", "the two countries".
bool is_no_name(const std::string& text) {
  return std::ranges::none_of(text, [](char c) {
    return is_capital(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xC3;
  });
}

void add(std::vector<DocumentCount>& counts, const std::string& document) {
  if (counts.empty() || counts.back().document != document) counts.push_back({document, 0});
  ++counts.back().count;
}

}  // namespace

EntityExplainer::EntityExplainer(const Corpus& corpus, KnownName known)
    : corpus_(corpus),
      known_(std::move(known)),
      folder_(corpus),
      resolved_(resolve_entities(corpus, &decisions_)) {
  for (std::uint32_t e = 0; e < resolved_.entities.size(); ++e) {
    const Entity& entity = resolved_.entities[e];
    std::set<std::string> names = {core::fold_name(entity.name)};
    for (const std::string& alias : entity.aliases) names.insert(core::fold_name(alias));
    for (const std::string& name : names) {
      by_name_[name].push_back(e);
      if (entity.type != "Person") continue;
      const auto words = words_of(name);
      if (!words.empty() &&
          (by_word_[words.back()].empty() || by_word_[words.back()].back() != e)) {
        by_word_[words.back()].push_back(e);
      }
    }
  }
}

std::vector<std::uint32_t> EntityExplainer::find(std::string_view name) const {
  for (std::uint32_t e = 0; e < entities().size(); ++e) {
    if (entities()[e].id == name || (!name.empty() && entities()[e].key == name)) return {e};
  }
  const std::string folded = core::fold_name(name);
  const auto at = by_name_.find(folded);
  if (at == by_name_.end()) return {};
  std::vector<std::uint32_t> found = at->second;
  std::ranges::stable_partition(
      found, [&](std::uint32_t e) { return core::fold_name(entities()[e].name) == folded; });
  return found;
}

std::vector<std::string> EntityExplainer::near(std::string_view name, std::size_t most) const {
  const std::string folded = core::fold_name(name);
  const auto wanted = words_of(folded);
  const std::size_t limit = std::max<std::size_t>(1, folded.size() / 3);
  std::set<std::tuple<std::size_t, std::string>> found;  // distance, name
  for (const auto& [known, numbers] : by_name_) {
    const std::size_t distance = core::edit_distance(folded, known, limit);
    const bool has_words = includes_words(words_of(known), wanted);
    if (distance > limit && !has_words) continue;
    found.insert({distance, entities()[numbers.front()].name});
  }
  std::vector<std::string> names;
  for (const auto& [distance, known] : found) {
    if (names.size() < most && std::ranges::find(names, known) == names.end()) {
      names.push_back(known);
    }
  }
  return names;
}

EntityExplanation EntityExplainer::explain(std::uint32_t entity) const {
  EntityExplanation explanation;
  explanation.entity = entity;
  for (const NameDecision& decision : decisions_) {
    if (decision.entity == entity) explanation.decisions.push_back(&decision);
  }
  count_mentions(explanation);
  find_homonyms(explanation);
  return explanation;
}

void EntityExplainer::count_mentions(EntityExplanation& explanation) const {
  const Entity& entity = entities()[explanation.entity];
  NameFolder folder = folder_;
  std::map<std::string, Spelling> spellings;
  for (std::size_t r = 0; r < corpus_.readings.size(); ++r) {
    const Reading& reading = corpus_.readings[r];
    const std::string_view text = reading.document.text;
    for (const Mention& mention : reading.mentions) {
      if (resolved_.entity_of[r][mention.entity] != explanation.entity) continue;
      add(explanation.documents, reading.document.id);
      const std::string words =
          single_spaced(text.substr(mention.span.begin, mention.span.end - mention.span.begin));
      Spelling& spelling = spellings[words];
      ++spelling.count;
      add(spelling.documents, reading.document.id);
    }
  }
  for (auto& [words, spelling] : spellings) {
    spelling.text = words;
    spelling.kind = kind_of(entity, words, folder);
    explanation.spellings.push_back(std::move(spelling));
  }
  std::ranges::stable_sort(explanation.spellings, std::greater{}, &Spelling::count);
}

SpellingKind EntityExplainer::kind_of(const Entity& entity, const std::string& text,
                                      NameFolder& folder) const {
  const std::string name = core::fold_name(entity.name), folded = core::fold_name(text);
  if (text == entity.name) return SpellingKind::name;
  if (folded == name) return SpellingKind::variant;
  if (entity.type == "Person" && folder.fold(entity.type, text) == name) {
    return SpellingKind::titled;
  }
  if (!entity.key.empty() && known_(entity.key, text)) return SpellingKind::gazetteer;
  if (is_no_name(text)) return SpellingKind::no_name;
  if (includes_words(words_of(name), words_of(folder.fold(entity.type, text)))) {
    return SpellingKind::part;
  }
  return is_acronym(text, entity.name) ? SpellingKind::acronym : SpellingKind::another_name;
}

void EntityExplainer::find_homonyms(EntityExplanation& explanation) const {
  const Entity& entity = entities()[explanation.entity];
  std::set<std::uint32_t> others;
  const auto add_all = [&](const auto& index, const std::string& name) {
    if (const auto at = index.find(name); at != index.end()) {
      others.insert(at->second.begin(), at->second.end());
    }
  };
  std::vector<std::string> names = {entity.name};
  names.insert(names.end(), entity.aliases.begin(), entity.aliases.end());
  for (const std::string& name : names) add_all(by_name_, core::fold_name(name));
  const auto words = words_of(core::fold_name(entity.name));
  if (entity.type == "Person" && !words.empty()) add_all(by_word_, words.back());
  others.erase(explanation.entity);
  for (const std::uint32_t other : others) {
    if (explanation.apart.size() == kMostHomonyms) break;
    explanation.apart.push_back({other, why_apart(explanation.entity, other)});
  }
  explanation.apart_left_out = others.size() - explanation.apart.size();
}

std::string EntityExplainer::why_apart(std::uint32_t own, std::uint32_t other) const {
  const Entity &a = entities()[own], &b = entities()[other];
  std::set<std::string> names;
  for (const NameDecision& decision : decisions_) {
    if (decision.entity == own || decision.entity == other) names.insert(decision.group.folded);
  }
  for (const NameDecision& decision : decisions_) {
    if (decision.entity != own && decision.entity != other) continue;
    const bool about = std::ranges::any_of(decision.apart_from, [&](const std::string& name) {
      return name != decision.group.folded && names.contains(name);
    });
    if (!about || decision.apart == ApartReason::none) continue;
    const std::string& document =
        corpus_.readings[decision.group.members.front().reading].document.id;
    const std::string name = decision.group.folded;
    switch (decision.apart) {
      case ApartReason::user:
        return fmt::format("an edit keeps '{}' apart", name);
      case ApartReason::told_apart:
        return fmt::format("{} tells '{}' from it", document, name);
      case ApartReason::several_meanings:
        return fmt::format("'{}' in {} may be any of: {}", name, document,
                           fmt::join(decision.apart_from, ", "));
      case ApartReason::none:
        break;
    }
  }
  if (a.type != b.type) return fmt::format("is a {}, this a {}", b.type, a.type);
  if (!a.key.empty() && !b.key.empty()) {
    return fmt::format("has the gazetteer key {}, this {}", b.key, a.key);
  }
  if (core::fold_name(a.name) != core::fold_name(b.name)) {
    return "has another full name, and no rule joins the two";
  }
  return "no rule joins the two";
}

}  // namespace entente::graph
