// Maximum spanning trees of a sentence (Chu & Liu 1965, Edmonds 1967), with one word on the root.
#include "language/spanning_tree.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace entente::language {
namespace {

using Heads = std::vector<std::uint32_t>;  // of words 1 to size; [0] is not used

constexpr float never = -1e30F;

Heads best_heads(const ArcScores& scores) {
  Heads heads(scores.size + 1, 0);
  for (std::size_t d = 1; d <= scores.size; ++d) {
    std::size_t best = 0;
    for (std::size_t h = 1; h <= scores.size; ++h) {
      if (h != d && scores.at(d, h) > scores.at(d, best)) best = h;
    }
    heads[d] = static_cast<std::uint32_t>(best);
  }
  return heads;
}

/// The words of a cycle, if there is one.
std::optional<std::vector<std::uint32_t>> cycle_in(const Heads& heads) {
  std::vector<std::uint32_t> visited(heads.size(), 0);
  for (std::uint32_t start = 1; start < heads.size(); ++start) {
    std::uint32_t word = start;
    while (word != 0 && visited[word] == 0) {
      visited[word] = start;
      word = heads[word];
    }
    if (word == 0 || visited[word] != start) continue;
    std::vector<std::uint32_t> cycle{word};
    for (std::uint32_t w = heads[word]; w != word; w = heads[w]) cycle.push_back(w);
    return cycle;
  }
  return std::nullopt;
}

/// A graph in which a cycle has become its last word, and where its words' arcs came from.
struct Contracted {
  ArcScores scores;
  std::vector<std::uint32_t> outer;      // old number of each new word
  std::vector<std::uint32_t> enters_at;  // by new head: old word of the cycle that it would enter
  std::vector<std::uint32_t> leaves_at;  // by new dependent: old word of the cycle that heads it
};

Contracted contract(const ArcScores& scores, const Heads& heads,
                    const std::vector<std::uint32_t>& cycle) {
  std::vector<bool> on_cycle(scores.size + 1, false);
  for (const std::uint32_t word : cycle) on_cycle[word] = true;
  Contracted c{ArcScores(scores.size - cycle.size() + 1), {}, {}, {}};
  for (std::uint32_t word = 0; word <= scores.size; ++word) {
    if (!on_cycle[word]) c.outer.push_back(word);
  }
  const std::size_t joined = c.scores.size;  // the cycle's new number
  c.enters_at.resize(joined);
  c.leaves_at.resize(joined);
  for (std::size_t i = 0; i < joined; ++i) {
    for (std::size_t j = 0; j < joined; ++j) {
      c.scores.at(i, j) = scores.at(c.outer[i], c.outer[j]);
    }
    float leave = std::numeric_limits<float>::lowest(), enter = leave;
    for (const std::uint32_t word : cycle) {
      if (const float score = scores.at(c.outer[i], word); score > leave) {
        leave = score;
        c.leaves_at[i] = word;
      }
      const float score = scores.at(word, c.outer[i]) - scores.at(word, heads[word]);
      if (score > enter) {
        enter = score;
        c.enters_at[i] = word;
      }
    }
    c.scores.at(i, joined) = leave;
    c.scores.at(joined, i) = enter;
  }
  return c;
}

/// The best tree, with any number of words on the root. Each round takes a cycle away, so that
/// there are no more rounds than words.
Heads any_tree(const ArcScores& scores) {
  std::vector<Contracted> rounds;
  std::vector<Heads> chosen;
  std::vector<std::vector<std::uint32_t>> cycles;
  Heads heads = best_heads(scores);
  while (auto cycle = cycle_in(heads)) {
    rounds.push_back(contract(rounds.empty() ? scores : rounds.back().scores, heads, *cycle));
    chosen.push_back(heads);
    cycles.push_back(std::move(*cycle));
    heads = best_heads(rounds.back().scores);
  }
  while (!rounds.empty()) {
    const Contracted& c = rounds.back();
    Heads expanded = chosen.back();  // keeps the arcs of the cycle
    const auto joined = static_cast<std::uint32_t>(c.scores.size);
    for (std::uint32_t i = 1; i < joined; ++i) {
      expanded[c.outer[i]] = heads[i] == joined ? c.leaves_at[i] : c.outer[heads[i]];
    }
    expanded[c.enters_at[heads[joined]]] = c.outer[heads[joined]];
    heads = std::move(expanded);
    rounds.pop_back();
    chosen.pop_back();
  }
  return heads;
}

double total(const ArcScores& scores, const Heads& heads) {
  double sum = 0;
  for (std::size_t d = 1; d < heads.size(); ++d) sum += static_cast<double>(scores.at(d, heads[d]));
  return sum;
}

}  // namespace

std::vector<std::uint32_t> best_tree(const ArcScores& scores) {
  Heads best = any_tree(scores);
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t d = 1; d < best.size(); ++d) {
    if (best[d] == 0) candidates.push_back(d);
  }
  // Each in turn is the only one that the root may have. What no person wrote may have hundreds, of
  // which the likeliest are enough.
  constexpr std::size_t most_candidates = 8;
  if (candidates.size() > most_candidates) {
    std::stable_sort(candidates.begin(), candidates.end(), [&](std::uint32_t a, std::uint32_t b) {
      return scores.at(a, 0) > scores.at(b, 0);
    });
    candidates.resize(most_candidates);
  }
  if (candidates.size() > 1) {
    double most = std::numeric_limits<double>::lowest();
    for (const std::uint32_t root : candidates) {
      ArcScores limited = scores;
      for (std::size_t d = 1; d <= scores.size; ++d) {
        if (d != root) limited.at(d, 0) = never;
      }
      Heads heads = any_tree(limited);
      const double sum = total(limited, heads);
      if (sum <= most) continue;
      most = sum;
      best = std::move(heads);
    }
  }
  best.erase(best.begin());
  return best;
}

}  // namespace entente::language
