// Gazetteer names over tokens; which of several things a name means here is decided elsewhere.
#include "language/name_trie.hpp"

#include <algorithm>

#include "language/characters.hpp"

namespace entente::language {

namespace {

constexpr std::uint32_t longest_name = 12;  // tokens

/// "administration" may be written "Administration"; "Poland" never "poland".
bool same_but_first_capital(std::string_view known, std::string_view written) {
  if (known == written) return true;
  return folded(known) == folded(written) && known.size() == written.size() &&
         std::islower(static_cast<unsigned char>(known[0])) != 0 &&
         known.substr(1) == written.substr(1);
}

bool is_apostrophe_word(std::string_view word) { return folded(word)[0] == '\''; }

bool written_alike(const Draft& draft, std::uint32_t first, const TrieName& name) {
  if (!name.case_sensitive) return true;
  bool all_upper = true;
  bool alike = true;
  std::size_t letters = 0;
  for (std::uint32_t i = 0; i < name.words.size(); ++i) {
    const std::string_view written = draft.out.word(first + i);
    const Shape shape = draft.shape(first + i);
    const bool upper = shape == Shape::upper || shape == Shape::punctuation;
    all_upper = all_upper && upper;
    letters += written.size();
    alike =
        alike && (is_apostrophe_word(written) || same_but_first_capital(name.words[i], written));
  }
  return alike || (all_upper && letters >= 4);
}

}  // namespace

NameTrie::NameTrie(const Gazetteer& gazetteer, const Abbreviations& abbreviations) : nodes_(1) {
  for (std::uint32_t i = 0; i < gazetteer.entries.size(); ++i) {
    for (const GazetteerName& name : gazetteer.entries[i].names) {
      add(name.text, {TrieName::Kind::entry, i, name.use, name.ambiguous, name.case_sensitive, {}},
          abbreviations);
    }
  }
  for (std::uint32_t i = 0; i < gazetteer.titles.size(); ++i) {
    const TrieName title{TrieName::Kind::title, i, NameUse::name, false, false, {}};
    add(gazetteer.titles[i].text, title, abbreviations);
  }
}

void NameTrie::add(const std::string& text, TrieName name, const Abbreviations& abbreviations) {
  const std::vector<Token> tokens = tokenize(text, abbreviations);
  if (tokens.empty() || tokens.size() > longest_name) return;
  std::uint32_t node = 0;
  for (const Token& token : tokens) {
    const std::string word = text.substr(token.begin, token.end - token.begin);
    const auto id =
        word_ids_.try_emplace(folded(word), static_cast<std::uint32_t>(word_ids_.size())).first;
    const std::uint64_t edge = (std::uint64_t{node} << 32U) | id->second;
    const auto next = edges_.try_emplace(edge, static_cast<std::uint32_t>(nodes_.size()));
    if (next.second) nodes_.emplace_back();
    node = next.first->second;
    name.words.push_back(word);
  }
  nodes_[node].push_back(std::move(name));
}

std::uint32_t NameTrie::child(std::uint32_t node, const std::string& word) const {
  const auto id = word_ids_.find(word);
  if (id == word_ids_.end()) return 0;
  const auto edge = edges_.find((std::uint64_t{node} << 32U) | id->second);
  return edge == edges_.end() ? 0 : edge->second;
}

TrieMatch NameTrie::longest(const Draft& draft, std::uint32_t first, std::uint32_t limit,
                            TrieName::Kind kind) const {
  TrieMatch match;
  std::uint32_t node = 0;
  limit = std::min({limit, draft.size(), first + longest_name});
  for (std::uint32_t token = first; token < limit; ++token) {
    node = child(node, draft.folded[token]);
    if (node == 0) break;
    std::vector<const TrieName*> names;
    for (const TrieName& name : nodes_[node]) {
      if (name.kind == kind && written_alike(draft, first, name)) names.push_back(&name);
    }
    if (!names.empty()) match = {token + 1, std::move(names)};
  }
  return match;
}

}  // namespace entente::language
