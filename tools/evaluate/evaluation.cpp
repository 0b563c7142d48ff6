// Official-style evaluation: characters align tokens, tokens align words, words are compared.
#include "tools/evaluate/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "language/word_atoms.hpp"

namespace entente::evaluate {
namespace {

using core::Error;
using core::ErrorKind;
using core::Result;
using language::SentenceColumns;

constexpr std::size_t no_word = static_cast<std::size_t>(-1);
constexpr std::size_t root = static_cast<std::size_t>(-2);

struct Span {
  std::size_t begin = 0, end = 0;

  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A word with its columns, its place in the characters and its head among all words of the file.
struct Word {
  const SentenceColumns* sentence = nullptr;
  std::size_t index = 0;
  Span span;
  bool in_multiword = false;
  std::size_t head = root;
};

struct Name {
  Span span;
  std::string_view type;

  friend auto operator<=>(const Name&, const Name&) = default;
};

/// A file as one run of characters without blanks.
struct Side {
  std::string characters;
  std::vector<Span> tokens, sentences;
  std::vector<Word> words;
  std::vector<Name> names;
};

void append_without_blanks(std::string_view form, std::string& out) {
  std::size_t i = 0;
  while (i < form.size()) {
    if (form.substr(i).starts_with("\u00A0")) {
      i += 2;
    } else if (form[i] == ' ') {
      ++i;
    } else {
      out += form[i++];
    }
  }
}

Span append(std::string_view form, Side& side) {
  const std::size_t begin = side.characters.size();
  append_without_blanks(form, side.characters);
  return {begin, side.characters.size()};
}

void add_names(const SentenceColumns& s, std::size_t first_word, Side& side) {
  for (std::size_t i = 0; i < s.size();) {
    const std::string_view label = s.name[i];
    if (!label.starts_with("B-")) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < s.size() && s.name[end].starts_with("I-") &&
           std::string_view(s.name[end]).substr(2) == label.substr(2)) {
      ++end;
    }
    side.names.push_back(
        {{side.words[first_word + i].span.begin, side.words[first_word + end - 1].span.end},
         label.substr(2)});
    i = end;
  }
}

void add_sentence(const SentenceColumns& s, Side& side) {
  const std::size_t begin = side.characters.size(), first = side.words.size();
  auto multiword = s.multiword.begin();
  std::size_t inside_until = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (multiword != s.multiword.end() && multiword->first == i) {
      side.tokens.push_back(append(multiword->form, side));
      inside_until = multiword->last;
      ++multiword;
    }
    const bool inside = i < inside_until;
    if (!inside) side.tokens.push_back(append(s.form[i], side));
    const std::size_t head = s.head[i] == 0 ? root : first + s.head[i] - 1;
    side.words.push_back({&s, i, side.tokens.back(), inside, head});
  }
  side.sentences.push_back({begin, side.characters.size()});
  add_names(s, first, side);
}

Side side_of(const std::vector<SentenceColumns>& sentences) {
  Side side;
  for (const SentenceColumns& sentence : sentences) add_sentence(sentence, side);
  return side;
}

template <class T>
Score overlap(const std::vector<T>& gold, const std::vector<T>& system) {
  Score score{0, gold.size(), system.size()};
  for (std::size_t g = 0, s = 0; g < gold.size() && s < system.size();) {
    if (gold[g] == system[s]) {
      ++score.right;
      ++g;
      ++s;
    } else if (gold[g] < system[s]) {
      ++g;
    } else {
      ++s;
    }
  }
  return score;
}

std::string folded_form(const Word& word) {
  return language::lower_case(word.sentence->form[word.index]);
}

using Alignment = std::vector<std::pair<std::size_t, std::size_t>>;  // gold word, system word

/// Aligns words of one stretch of characters by the longest common sequence of their forms.
void align_forms(const Side& gold, std::size_t g0, std::size_t g1, const Side& system,
                 std::size_t s0, std::size_t s1, Alignment& out) {
  const std::size_t rows = g1 - g0, columns = s1 - s0;
  std::vector<std::size_t> best((rows + 1) * (columns + 1));
  const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& {
    return best[i * (columns + 1) + j];
  };
  const auto same = [&](std::size_t i, std::size_t j) {
    return folded_form(gold.words[g0 + i]) == folded_form(system.words[s0 + j]);
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      at(i, j) = std::max({at(i + 1, j), at(i, j + 1), same(i, j) ? at(i + 1, j + 1) + 1 : 0});
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (same(i, j) && at(i, j) == at(i + 1, j + 1) + 1) {
      out.emplace_back(g0 + i++, s0 + j++);
    } else if (at(i, j) == at(i + 1, j)) {
      ++i;
    } else {
      ++j;
    }
  }
}

Alignment align(const Side& gold, const Side& system) {
  Alignment result;
  const std::vector<Word>&gw = gold.words, &sw = system.words;
  std::size_t g = 0, s = 0;
  while (g < gw.size() && s < sw.size()) {
    if (!gw[g].in_multiword && !sw[s].in_multiword) {
      if (gw[g].span == sw[s].span)
        result.emplace_back(g++, s++);
      else if (std::tie(gw[g].span.begin, gw[g].span.end) <
               std::tie(sw[s].span.begin, sw[s].span.end))
        ++g;
      else
        ++s;
      continue;
    }
    // A multiword token: all words of both sides up to where both have a boundary.
    const std::size_t g0 = g, s0 = s;
    std::size_t end =
        std::max(gw[g].in_multiword ? gw[g].span.end : 0, sw[s].in_multiword ? sw[s].span.end : 0);
    bool grown = true;
    while (grown) {
      grown = false;
      for (; g < gw.size() && gw[g].span.begin < end; ++g) {
        if (gw[g].in_multiword && gw[g].span.end > end) end = gw[g].span.end, grown = true;
      }
      for (; s < sw.size() && sw[s].span.begin < end; ++s) {
        if (sw[s].in_multiword && sw[s].span.end > end) end = sw[s].span.end, grown = true;
      }
    }
    align_forms(gold, g0, g, system, s0, s, result);
  }
  return result;
}

std::string_view universal(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

struct Pair {
  const Word &gold, &system;
  bool same_head = false;

  template <class Column>
  [[nodiscard]] bool same(const Column& column) const {
    return (gold.sentence->*column)[gold.index] == (system.sentence->*column)[system.index];
  }
  [[nodiscard]] std::string_view gold_relation() const { return gold.sentence->deprel[gold.index]; }
  [[nodiscard]] std::string_view system_relation() const {
    return system.sentence->deprel[system.index];
  }
};

std::size_t count_relation(const Side& side, std::string_view relation) {
  return static_cast<std::size_t>(std::count_if(
      side.words.begin(), side.words.end(),
      [&](const Word& w) { return universal(w.sentence->deprel[w.index]) == relation; }));
}

void compare(const Pair& pair, Scores& scores) {
  scores.words.right += 1;
  scores.upos.right += pair.same(&SentenceColumns::upos);
  scores.xpos.right += pair.same(&SentenceColumns::xpos);
  scores.feats.right += pair.same(&SentenceColumns::feats);
  scores.lemmas.right += pair.same(&SentenceColumns::lemma);
  if (!pair.same_head) return;
  const std::string_view relation = universal(pair.gold_relation());
  scores.uas.right += 1;
  scores.las_full.right += pair.gold_relation() == pair.system_relation();
  if (relation != universal(pair.system_relation())) return;
  scores.las.right += 1;
  scores.nsubj.right += relation == "nsubj";
  scores.obj.right += relation == "obj";
}

std::optional<std::size_t> first_difference(const std::string& a, const std::string& b) {
  if (a == b) return std::nullopt;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(x - a.begin());
}

Error texts_part(const Side& gold, const Side& system, std::size_t at) {
  const std::size_t from = at < 20 ? 0 : at - 20;
  const auto excerpt = [&](const Side& side) {
    return side.characters.substr(std::min(from, side.characters.size()), 40);
  };
  return {ErrorKind::input, "expected the same text in both files; they part at \"" +
                                excerpt(gold) + "\" and \"" + excerpt(system) + "\""};
}

void set_totals(const Side& gold, const Side& system, Scores& scores) {
  for (Score* score : {&scores.words, &scores.upos, &scores.xpos, &scores.feats, &scores.lemmas,
                       &scores.uas, &scores.las, &scores.las_full}) {
    score->gold = gold.words.size();
    score->system = system.words.size();
  }
  scores.nsubj = {0, count_relation(gold, "nsubj"), count_relation(system, "nsubj")};
  scores.obj = {0, count_relation(gold, "obj"), count_relation(system, "obj")};
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Score::precision() const { return ratio(right, system); }
double Score::recall() const { return ratio(right, gold); }
double Score::f1() const { return ratio(2 * right, gold + system); }

Result<Scores> evaluate(const std::vector<SentenceColumns>& gold_sentences,
                        const std::vector<SentenceColumns>& system_sentences) {
  const Side gold = side_of(gold_sentences), system = side_of(system_sentences);
  if (const auto at = first_difference(gold.characters, system.characters)) {
    return texts_part(gold, system, *at);
  }
  Scores scores;
  scores.tokens = overlap(gold.tokens, system.tokens);
  scores.sentences = overlap(gold.sentences, system.sentences);
  scores.names = overlap(gold.names, system.names);
  set_totals(gold, system, scores);
  const Alignment alignment = align(gold, system);
  std::vector<std::size_t> gold_of(system.words.size(), no_word);
  for (const auto& [g, s] : alignment) gold_of[s] = g;
  for (const auto& [g, s] : alignment) {
    const std::size_t head = system.words[s].head;
    const std::size_t head_in_gold = head == root ? root : gold_of[head];
    compare({gold.words[g], system.words[s], gold.words[g].head == head_in_gold}, scores);
  }
  return scores;
}

std::string to_string(const Scores& s) {
  const std::pair<std::string_view, const Score*> rows[] = {
      {"tokens", &s.tokens}, {"sentences", &s.sentences}, {"words", &s.words},  {"UPOS", &s.upos},
      {"XPOS", &s.xpos},     {"feats", &s.feats},         {"lemma", &s.lemmas}, {"UAS", &s.uas},
      {"LAS", &s.las},       {"LAS+sub", &s.las_full},    {"nsubj", &s.nsubj},  {"obj", &s.obj},
      {"names", &s.names}};
  std::string text = "metric     precision  recall      F1\n";
  for (const auto& [name, score] : rows) {
    text += fmt::format("{:<10} {:>9.2f} {:>7.2f} {:>7.2f}\n", name, 100 * score->precision(),
                        100 * score->recall(), 100 * score->f1());
  }
  return text;
}

}  // namespace entente::evaluate
