#include "core/names.hpp"

#include "support/catch.hpp"

using entente::core::edit_distance;
using entente::core::fold_name;
using entente::core::nearest_name;

TEST_CASE("names that people write alike fold to one") {
  CHECK(fold_name("Vladimir Putin") == "vladimir putin");
  CHECK(fold_name("the U.S.") == "us");
  CHECK(fold_name("US") == "us");
  CHECK(fold_name("Xi’s") == "xi");
  CHECK(fold_name("Xi's") == "xi");
  CHECK(fold_name("São  Tomé") == "sao tome");
  CHECK(fold_name("S-400") == "s 400");
  CHECK(fold_name("The People's Liberation Army") == "people liberation army");
  CHECK(fold_name(" St. Petersburg ") == "st petersburg");
}

TEST_CASE("an article that is the whole name stays") {
  CHECK(fold_name("The") == "the");
  CHECK(fold_name("An") == "an");
}

TEST_CASE("folding takes any bytes") {
  CHECK(fold_name("").empty());
  CHECK(fold_name("?!").empty());
  CHECK_NOTHROW(fold_name("\xFF\xFE\xC3"));
}

TEST_CASE("an edit is an insertion, a deletion, a replacement or a swap of neighbours") {
  CHECK(edit_distance("person", "person", 3) == 0);
  CHECK(edit_distance("persn", "person", 3) == 1);
  CHECK(edit_distance("perosn", "person", 3) == 1);
  CHECK(edit_distance("parson", "person", 3) == 1);
  CHECK(edit_distance("abc", "xyz", 3) == 3);
}

TEST_CASE("beyond the limit the distance is the limit plus one") {
  CHECK(edit_distance("abcdef", "uvwxyz", 2) == 3);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
}

TEST_CASE("the nearest name is a slip of the pen away, or there is none") {
  const std::vector<std::string> labels{"Person", "Place", "Product"};
  CHECK(nearest_name("Persn", labels) == "Person");
  CHECK(nearest_name("PERSON", labels) == "Person");
  CHECK(nearest_name("plaec", labels) == "Place");
  CHECK_FALSE(nearest_name("Organization", labels));
  CHECK_FALSE(nearest_name("x", {}));
}
