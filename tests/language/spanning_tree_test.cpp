#include "language/spanning_tree.hpp"

#include <algorithm>
#include <limits>
#include <random>

#include "language/conllu.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

double total(const ArcScores& scores, const std::vector<std::uint32_t>& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    sum += static_cast<double>(scores.at(i + 1, heads[i]));
  return sum;
}

/// The best total over every assignment of heads that is one tree with one root.
double best_by_trying_all(const ArcScores& scores) {
  const std::size_t n = scores.size;
  double best = std::numeric_limits<double>::lowest();
  std::vector<std::uint32_t> heads(n, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t i = 0;
    while (i < n && heads[i] == n) heads[i++] = 0;
    if (i == n) return best;
    ++heads[i];
  }
}

}  // namespace

TEST_CASE("a single word hangs on the root", "[spanning_tree]") {
  CHECK(best_tree(ArcScores(1)) == std::vector<std::uint32_t>{0});
}

TEST_CASE("the best tree scores as the best of all trees", "[spanning_tree]") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    ArcScores scores(2 + random() % 4);
    for (float& value : scores.values) value = static_cast<float>(random() % 1000) / 100;
    const std::vector<std::uint32_t> heads = best_tree(scores);
    REQUIRE(is_tree(heads));
    CHECK(total(scores, heads) == Approx(best_by_trying_all(scores)));
  }
}

TEST_CASE("scores that all tie give a tree", "[spanning_tree]") {
  CHECK(is_tree(best_tree(ArcScores(50))));
}
