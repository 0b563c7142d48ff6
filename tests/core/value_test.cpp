#include "core/value.hpp"

#include <cmath>
#include <limits>

#include "core/string_table.hpp"
#include "support/catch.hpp"

using namespace entente::core;

TEST_CASE("equivalent values hash alike") {
  const std::vector<std::pair<Value, Value>> pairs{
      {Value{}, Value{}},
      {Value{1}, Value{1.0}},
      {Value{0.0}, Value{-0.0}},
      {Value{std::nan("")}, Value{std::nan("")}},
      {Value{List{1, "a"}}, Value{List{1.0, "a"}}},
      {Value{Map{{"a", 1}}}, Value{Map{{"a", 1.0}}}},
      {Value{*parse_date("2018-09-11")}, Value{*parse_date("2018-09-11")}},
      {Value{Path{{NodeId{1}}, {}}}, Value{Path{{NodeId{1}}, {}}}}};
  for (const auto& [a, b] : pairs) {
    CHECK(same(a, b));
    CHECK(hash(a) == hash(b));
  }
}

TEST_CASE("values of different types or content are not equivalent") {
  CHECK_FALSE(same(Value{}, Value{false}));
  CHECK_FALSE(same(Value{1}, Value{"1"}));
  CHECK_FALSE(same(Value{NodeId{1}}, Value{RelationshipId{1}}));
  CHECK_FALSE(same(Value{List{1, 2}}, Value{List{1}}));
  CHECK_FALSE(same(Value{Map{{"a", 1}}}, Value{Map{{"b", 1}}}));
}

TEST_CASE("large integers are told apart though their doubles are equal") {
  const std::int64_t big = (std::int64_t{1} << 53) + 1;
  CHECK_FALSE(same(Value{big}, Value{big - 1}));
}

TEST_CASE("properties hold scalars and lists of scalars") {
  CHECK(is_storable(Value{true}));
  CHECK(is_storable(Value{List{1, 2.5, "x"}}));
  CHECK(is_storable(Value{*parse_date("2018-09-11")}));
  CHECK_FALSE(is_storable(Value{}));
  CHECK_FALSE(is_storable(Value{Map{}}));
  CHECK_FALSE(is_storable(Value{List{Value{}}}));
  CHECK_FALSE(is_storable(Value{List{Value{List{1}}}}));
  CHECK_FALSE(is_storable(Value{NodeId{0}}));
}

TEST_CASE("a float never looks like an integer") {
  CHECK(to_string(1.0) == "1.0");
  CHECK(to_string(0.1) == "0.1");
  CHECK(to_string(1e100) == "1e+100");
  CHECK(to_string(std::nan("")) == "NaN");
  CHECK(to_string(-std::numeric_limits<double>::infinity()) == "-Infinity");
}

TEST_CASE("a string table numbers names in order of first use, and its copy is its own") {
  StringTable table;
  CHECK(table.intern("a") == 0);
  CHECK(table.intern("b") == 1);
  CHECK(table.intern("a") == 0);
  StringTable copy = table;
  CHECK(copy.intern("c") == 2);
  CHECK_FALSE(table.find("c"));
  CHECK(copy.at(1) == "b");
}
