// The parser against the queries of openCypher's compatibility kit. Skipped, aloud, without it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "parser/parse.hpp"
#include "parser/round_trip.hpp"
#include "parser/tck.hpp"
#include "parser/token.hpp"
#include "support/catch.hpp"

namespace {

using namespace entente;

// Errors that a parser alone can find; the others need names, types or values.
constexpr std::array<std::string_view, 8> kSyntaxCodes = {
    "UnexpectedSyntax",         "InvalidNumberLiteral",      "IntegerOverflow",
    "FloatingPointOverflow",    "InvalidUnicodeLiteral",     "InvalidUnicodeCharacter",
    "InvalidClauseComposition", "InvalidRelationshipPattern"};

bool is_syntax(const std::string& code) {
  return std::find(kSyntaxCodes.begin(), kSyntaxCodes.end(), code) != kSyntaxCodes.end();
}

bool behaves(const tck_queries::Query& scenario) {
  const auto result = parser::parse(scenario.text);
  if (!is_syntax(scenario.code)) {
    INFO((result ? "" : to_string(result.error())));
    CHECK(result.has_value());
    return result.has_value();
  }
  if (result) return false;
  CHECK(result.error().code == scenario.code);
  return result.error().code == scenario.code;
}

}  // namespace

TEST_CASE("queries of the compatibility kit parse, wrong ones fail with its codes") {
  if (tck_queries::features().empty()) {
    WARN("skipped: no compatibility kit beside the project");
    return;
  }
  std::size_t good = 0;
  std::size_t total = 0;
  for (const tck_queries::Query& scenario : tck_queries::read_queries(tck_queries::features())) {
    ++total;
    INFO(scenario.name << "\n" << scenario.text);
    if (behaves(scenario)) ++good;
  }
  WARN(fmt::format("{} of {} queries parse as they should ({:.1f} %)", good, total,
                   100.0 * static_cast<double>(good) / static_cast<double>(total)));
  CHECK(total > 2500);
  CHECK(total - good <= 2);  // what a procedure yields, and what a subquery may do, is the binder's
}

TEST_CASE("what the compatibility kit asks prints to a query with the same tree") {
  if (tck_queries::features().empty()) {
    WARN("skipped: no compatibility kit beside the project");
    return;
  }
  std::size_t checked = 0;
  for (const tck_queries::Query& scenario : tck_queries::read_queries(tck_queries::features())) {
    auto query = parser::parse(scenario.text);
    if (!query) continue;
    ++checked;
    INFO(scenario.name << "\n" << scenario.text);
    round_trip::check(std::move(*query));
  }
  WARN(fmt::format("{} queries printed and parsed again", checked));
  CHECK(checked > 2500);
}
