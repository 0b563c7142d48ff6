// What the head word of a name tells about the body that it names.
#include "language/kinds_of_bodies.hpp"

#include "support/catch.hpp"

using entente::language::kind_of_body;

TEST_CASE("the head word of a name tells the kind of body") {
  CHECK(kind_of_body("Lakeland Guard") == "army");
  CHECK(kind_of_body("Ministry of Finance") == "body");
  CHECK(kind_of_body("Council for the Guard of the Lakes") == "body");
  CHECK(kind_of_body("Northwind Holdings") == "company");
}

TEST_CASE("a name whose head word may be anything's has no kind") {
  CHECK(kind_of_body("Northwind Group").empty());
  CHECK(kind_of_body("Corporation Square").empty());
  CHECK(kind_of_body("").empty());
}
