#include "language/feature_rows.hpp"

#include "support/catch.hpp"

using namespace entente::language;

namespace {

FeatureKey key_of(std::uint64_t value) {
  FeatureList list;
  list.start();
  list.add(value);
  return list.keys().front();
}

std::vector<std::int32_t> scores_of(const FeatureRows& rows, std::vector<FeatureKey> keys) {
  std::vector<std::int32_t> scores;
  rows.score(keys, scores);
  return scores;
}

std::vector<WeightedFeature> own_features() {
  return {{key_of(1), {{0, 2.0F}, {2, -1.0F}}},
          {key_of(2), {{1, 0.5F}, {2, 0.001F}}},
          {key_of(3), {{0, 0.002F}}}};
}

}  // namespace

TEST_CASE("the rows of a decision's features add up", "[feature_rows]") {
  const FeatureRows rows(own_features(), 3, 0);
  const auto both = scores_of(rows, {key_of(1), key_of(2)});
  const auto one = scores_of(rows, {key_of(1)}), other = scores_of(rows, {key_of(2)});
  for (std::size_t i = 0; i < 3; ++i) CHECK(both[i] == one[i] + other[i]);
  CHECK(one[0] == 2 << 16);  // the largest weight is kept exactly
  CHECK(one[2] == Approx(-(1 << 16)).epsilon(0.02));
  CHECK(other[1] == Approx(1 << 15).epsilon(0.02));
}

TEST_CASE("unknown features count nothing", "[feature_rows]") {
  const FeatureRows rows(own_features(), 3, 0);
  CHECK(scores_of(rows, {key_of(99)}) == std::vector<std::int32_t>{0, 0, 0});
  CHECK(scores_of(FeatureRows({}, 2, 0), {key_of(1)}) == std::vector<std::int32_t>{0, 0});
}

TEST_CASE("small weights and rows without others are left out", "[feature_rows]") {
  const FeatureRows rows(own_features(), 3, 0.01F);
  CHECK(rows.rows() == 2);
  CHECK(scores_of(rows, {key_of(2)})[2] == 0);
}

TEST_CASE("rows read back score the same, with few classes and with many", "[feature_rows]") {
  for (const std::size_t classes : {3U, 300U}) {
    auto features = own_features();
    if (classes == 300) features[0].weights.emplace_back(299, 0.7F);
    const FeatureRows rows(features, classes, 0);
    ByteWriter out;
    rows.write(out);
    FeatureRows again;
    ByteReader in(out.bytes());
    REQUIRE(again.read(in));
    CHECK(in.at_end());
    CHECK(scores_of(again, {key_of(1), key_of(2)}) == scores_of(rows, {key_of(1), key_of(2)}));
  }
}

TEST_CASE("rows cut short at any byte are refused", "[feature_rows]") {
  ByteWriter out;
  FeatureRows(own_features(), 3, 0).write(out);
  for (std::size_t size = 0; size < out.bytes().size(); ++size) {
    ByteReader in(std::string_view(out.bytes()).substr(0, size));
    FeatureRows rows;
    CHECK_FALSE(rows.read(in));
  }
}

TEST_CASE("pruned rows count nothing where a weight was small", "[feature_rows]") {
  FeatureRows rows(own_features(), 3, 0);
  const auto before = scores_of(rows, {key_of(1), key_of(2), key_of(3)});
  rows.prune(0.1F);
  CHECK(rows.rows() == 2);
  const auto first = scores_of(rows, {key_of(1)}), second = scores_of(rows, {key_of(2)});
  CHECK(first[0] == 2 << 16);
  CHECK(second[1] == before[1]);
  CHECK(second[2] == 0);
  CHECK(scores_of(rows, {key_of(3)}) == std::vector<std::int32_t>{0, 0, 0});
}
