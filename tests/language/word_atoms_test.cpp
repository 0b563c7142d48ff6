#include "language/word_atoms.hpp"

#include "language/feature_keys.hpp"
#include "support/catch.hpp"

using namespace entente::language;

namespace {

WordAtoms atoms(std::string_view form, const WordClusters& clusters = {}) {
  return word_atoms(std::vector<std::string_view>{form}, clusters).front();
}

}  // namespace

TEST_CASE("typographic marks are read as plain ones", "[word_atoms]") {
  CHECK(normalized("\u201Cno\u201D \u2013 it\u2019s\u2026") == "\"no\" - it's...");
  CHECK(normalized("caf\u00E9") == "caf\u00E9");
}

TEST_CASE("words that differ in case or digits share their lower form", "[word_atoms]") {
  CHECK(atoms("Treaty").lower == atoms("treaty").lower);
  CHECK(atoms("Treaty").form != atoms("treaty").form);
  CHECK(atoms("1994").lower == atoms("2021").lower);
  CHECK(atoms("1994").lower != atoms("199").lower);
  CHECK(lower_case("\u00C9lys\u00E9e \u00D7") == "\u00E9lys\u00E9e \u00D7");
}

TEST_CASE("affixes count characters, not bytes", "[word_atoms]") {
  CHECK(atoms("M\u00FCller").prefix[1] == hash_bytes("m\u00FC"));
  CHECK(atoms("caf\u00E9").suffix[0] == hash_bytes("\u00E9"));
  CHECK(atoms("of").suffix[4] == hash_bytes("of"));
}

TEST_CASE("shapes tell kinds of words", "[word_atoms]") {
  CHECK(atoms("Geneva").shape == atoms("Vienna").shape);
  CHECK(atoms("S-400").shape == atoms("T-900").shape);
  CHECK(atoms("NATO").shape != atoms("Nato").shape);
}

TEST_CASE("a word finds its cluster as written or in lower case", "[word_atoms]") {
  const WordClusters clusters({{"envoy", 1}, {"Oslo", 2}, {"oslo", 1}}, {0, 1, 2});
  CHECK(atoms("Envoy", clusters).cluster.fine == 1);
  CHECK(atoms("Oslo", clusters).cluster.fine == 2);
  CHECK(atoms("Oslo", clusters).cluster.coarse == 2);
  CHECK(atoms("fjord", clusters).cluster.fine == 0);
}

TEST_CASE("clusters read back are the same, and damaged ones are refused", "[word_atoms]") {
  const WordClusters clusters({{"envoy", 1}, {"Oslo", 2}}, {0, 1, 2});
  ByteWriter out;
  clusters.write(out);
  WordClusters again;
  ByteReader in(out.bytes());
  REQUIRE(again.read(in));
  CHECK(again.find(hash_bytes("Oslo")).fine == 2);
  CHECK(again.fine_clusters() == 2);
  ByteReader cut(std::string_view(out.bytes()).substr(0, out.bytes().size() - 1));
  CHECK_FALSE(again.read(cut));
}
