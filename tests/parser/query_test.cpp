// Whole queries: clauses, patterns, and the printer over a corpus of them.
#include <string>
#include <utility>
#include <vector>

#include "parser/dump.hpp"
#include "parser/parse.hpp"
#include "parser/round_trip.hpp"
#include "support/catch.hpp"

namespace {

using entente::parser::dump;
using entente::parser::parse;

void check_queries(const std::vector<std::pair<std::string, std::string>>& table) {
  for (const auto& [text, tree] : table) {
    INFO(text);
    auto query = parse(text);
    REQUIRE(query);
    CHECK(dump(*query) == tree);
    round_trip::check(std::move(*query));
  }
}

void keep_their_trees(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    INFO(text);
    auto query = parse(text);
    REQUIRE(query);
    round_trip::check(std::move(*query));
  }
}

}  // namespace

TEST_CASE("patterns of nodes and relationships") {
  check_queries({
      {"MATCH (n) RETURN n", "(match (path _ (node n)))\n(return (column \"n\" n))\n"},
      {"match (:A:B {x: 1, y: 'z'}), ($p) return *",
       "(match (path _ (node _ A B (map (x 1) (y \"z\")))) (path _ (node _ $\"p\")))\n"
       "(return *)\n"},
      {"MATCH (a)-[r:X|Y|:Z]->(b)<--(c)--(d)<-[s]->(e) RETURN 1 AS x",
       "(match (path _ (node a) (right r X Y Z) (node b) (left _) (node c) (both _) (node d) "
       "(both s) (node e)))\n(return (as x 1))\n"},
      {"MATCH (a)-[*]-(b)-[*2]-(c)-[*1..3]-(d)-[*..3]-(e)-[r:X*2.. {y: $z}]-(f) RETURN 1 AS x",
       "(match (path _ (node a) (both _ (length _ _)) (node b) (both _ (length 2 2)) (node c) "
       "(both _ (length 1 3)) (node d) (both _ (length _ 3)) (node e) (both r X (length 2 _) (map "
       "(y $\"z\"))) (node f)))\n(return (as x 1))\n"},
      {"MATCH p = (a)-->(b), q = shortestPath((a)-[*]-(b)), allShortestPaths((a)-[*..5]->(b)) "
       "RETURN p",
       "(match (path p (node a) (right _) (node b)) (shortest q (node a) (both _ (length _ _)) "
       "(node b)) (all-shortest _ (node a) (right _ (length _ 5)) (node b)))\n(return (column "
       "\"p\" p))\n"},
      {"MATCH ((a)-->(b)) RETURN a",
       "(match (path _ (node a) (right _) (node b)))\n(return (column \"a\" a))\n"},
      {"MATCH (`a b`:`x y`)-[:`r s`]-(order_) RETURN `a b`",
       "(match (path _ (node \"a b\" \"x y\") (both _ \"r s\") (node \"order_\")))\n(return "
       "(column \"`a b`\" \"a b\"))\n"},
  });
}

TEST_CASE("label expressions are trees, lists of names stay lists") {
  check_queries({
      {"MATCH (n:A|B&!C) RETURN 1 AS x",
       "(match (path _ (node n (| A (& B (! C))))))\n(return (as x 1))\n"},
      {"MATCH (:(A|B)&%) RETURN 1 AS x",
       "(match (path _ (node _ (& (| A B) (any)))))\n(return (as x 1))\n"},
      {"MATCH (:A&(B&C)), (:A:B&C), (:(A)) RETURN 1 AS x",
       "(match (path _ (node _ A B C)) (path _ (node _ A B C)) (path _ (node _ A)))\n"
       "(return (as x 1))\n"},
      {"MATCH ()-[r:A|:!B*2 {x: 1}]->()<-[:%]-()-[:!A&!B]-() RETURN 1 AS x",
       "(match (path _ (node _) (right r (| A (! B)) (length 2 2) (map (x 1))) (node _) (left _ "
       "(any)) (node _) (both _ (& (! A) (! B))) (node _)))\n(return (as x 1))\n"},
      {"MATCH (n) WHERE n:A|B OR n.x:!A AND (n:C):D RETURN n:`|`|`(any)`, n:A&B % 2 AS y",
       "(match (path _ (node n)) (where (OR (labels n (| A B)) (AND (labels (. n x) (! A)) (labels "
       "(labels n C) D)))))\n(return (column \"n:`|`|`(any)`\" (labels n (| | \"(any)\"))) (as "
       "y (% (labels n A B) 2)))\n"},
  });
}

TEST_CASE("a bar right inside a comprehension ends its condition") {
  check_queries({
      {"RETURN [x IN l WHERE x:A | x:B|C] AS x",
       "(return (as x (collect x l (labels x A) (labels x (| B C)))))\n"},
  });
  keep_their_trees({
      "MATCH (n) REMOVE (n / 2) RETURN n",
      "MATCH (n) SET (n / 2) = {}, (n.a).b = 1, (n OR n):A REMOVE (-n):A RETURN n",
      "RETURN [x IN l WHERE (x:A|B) | [y IN x WHERE y:!(A|B)|y:C|D]] AS x",
      "RETURN [(a:A|B)-->(b) WHERE b:A AND f(b:A|B)|b:A|B] AS x",
      "RETURN all(x IN l WHERE x:A|B) AS x",
  });
}

TEST_CASE("conditions stand inside patterns") {
  check_queries({
      {"MATCH (a:A {x: 1} WHERE a.y)-[r*2 {z: 3} WHERE r.w]->(WHERE true) RETURN 1 AS x",
       "(match (path _ (node a A (map (x 1)) (where (. a y))) (right r (length 2 2) (map (z 3)) "
       "(where (. r w))) (node _ (where true))))\n(return (as x 1))\n"},
  });
  keep_their_trees({
      "MATCH (a:A {x: 1} WHERE a.y > 2)-[r:R*1..2 {z: 3} WHERE r.w < a.y]->(WHERE true) "
      "RETURN 1 AS x",
      "MATCH (a) WHERE (a WHERE a.x)-->() RETURN [(a)-[r WHERE r.x]-(b) WHERE b.x | b] AS x",
      "MATCH (n WHERE (n)-->(:A|B)), (m $p WHERE n:A) RETURN 1 AS x",
  });
}

TEST_CASE("clauses hold what they were given") {
  check_queries({
      {"OPTIONAL MATCH (n) WHERE n.x = 1 AND (n)-->() RETURN n",
       "(optional-match (path _ (node n)) (where (AND (= (. n x) 1) (exists (path _ (node n) "
       "(right _) (node _))))))\n(return (column \"n\" n))\n"},
      {"UNWIND [1, 2] AS x WITH DISTINCT x, x * 2 AS y ORDER BY x DESC, y ASCENDING SKIP 1 LIMIT $n"
       " WHERE y > 2 RETURN *, y + 1",
       "(unwind x (list 1 2))\n(with distinct (column \"x\" x) (as y (* x 2)) (descending x) "
       "(ascending y) (skip 1) (limit $\"n\") (where (> y 2)))\n(return * (column \"y + 1\" (+ y "
       "1)))\n"},
      {"RETURN 1 AS x UNION ALL RETURN 2 AS x UNION ALL RETURN 3 AS x",
       "(return (as x 1))\n(union-all)\n(return (as x 2))\n(union-all)\n(return (as x 3))\n"},
      {"RETURN 1 AS x UNION RETURN 2 AS x;", "(return (as x 1))\n(union)\n(return (as x 2))\n"},
      {"EXPLAIN MATCH (explain) RETURN explain",
       "(explain)\n(match (path _ (node explain)))\n(return (column \"explain\" explain))\n"},
      {"// first\nRETURN /* two\nlines */ 1 AS x // last", "(return (as x 1))\n"},
      {"WITH 1 AS x MATCH (n {v: x}) RETURN count(*)",
       "(with (as x 1))\n(match (path _ (node n (map (v x)))))\n(return (column \"count(*)\" "
       "(count-all)))\n"},
  });
}

TEST_CASE("a column without alias is named as written") {
  const auto query = parse("RETURN  n . name  +1, (a), count( * )");
  REQUIRE(query);
  const auto& clause = std::get<entente::parser::ast::Return>(query->parts[0].clauses[0]);
  REQUIRE(clause.projection.items.size() == 3);
  CHECK(clause.projection.items[0].text == "n . name  +1");
  CHECK(clause.projection.items[1].text == "(a)");
  CHECK(clause.projection.items[2].text == "count( * )");
}

TEST_CASE("clauses and patterns know their bytes") {
  const auto query = parse("MATCH (a)-[r]->(b) RETURN a");
  REQUIRE(query);
  const auto& match = std::get<entente::parser::ast::Match>(query->parts[0].clauses[0]);
  CHECK(match.span == entente::core::SourceSpan{0, 18});
  CHECK(match.patterns[0].span == entente::core::SourceSpan{6, 18});
  CHECK(match.patterns[0].nodes[1].span == entente::core::SourceSpan{15, 18});
  CHECK(match.patterns[0].relationships[0].span == entente::core::SourceSpan{9, 15});
}

TEST_CASE("printing keeps the tree where parentheses matter") {
  for (const std::string text : {
           "MATCH (a) WHERE NOT (a.x = 1 AND a.y = 2) OR a:L XOR true RETURN -(1), -(-1), - -1",
           "RETURN (1 + 2) * 3 - (4 - 5), (a < b) < c, a < (b < c), NOT (NOT a), (NOT a) = b",
           "RETURN (a:L) - ([1]), (a:L).x, (-1).x, (1).x, (a IS NULL) IS NULL, -(a ^ b) ^ c",
           "RETURN [(x IN y), 2], [x IN [(y IN z)] | [(q IN z)]], `all`(x), `x.y`(1), {`a b`: 1}",
           "MATCH (a) WHERE (a)-[:R*0..]->({x: [1][0]}) RETURN [(a)--(b) WHERE (a)--(b) | 1]",
           "RETURN '\\\\ \\' \\n \\u0001', \"'\", 1e300, 1.0, 1e-7, $`a b`, $`0x`, $1",
           "RETURN exists((a)-->(b)) AND exists(n.x), CASE WHEN (a)-->(b) THEN 1 ELSE 2 END",
       }) {
    INFO(text);
    auto query = parse(text);
    REQUIRE(query);
    round_trip::check(std::move(*query));
  }
}

TEST_CASE("commands on indexes, and SHOW as the CALL that it is") {
  check_queries({
      {"CREATE INDEX FOR (n:Person) ON (n.name)", "(create-index _ Person name)\n"},
      {"create index names if not exists for (p:Person) on (p.name, p.born);",
       "(create-index names if-not-exists Person name born)\n"},
      {"CREATE INDEX `if` FOR ()<-[r:MET]-() ON (r.`on`)",
       "(create-index if relationships MET on)\n"},
      {"CREATE INDEX ON :Person(name, born)", "(create-index _ Person name born)\n"},
      {"EXPLAIN DROP INDEX names IF EXISTS", "(explain)\n(drop-index names if-exists)\n"},
      {"DROP INDEX ON :Person(name)", "(drop-index-on Person name)\n"},
  });
  const auto same = [](const std::string& show, const std::string& call) {
    INFO(show);
    const auto one = parse(show);
    const auto other = parse(call);
    REQUIRE(one);
    REQUIRE(other);
    CHECK(dump(*one) == dump(*other));
  };
  same("SHOW INDEXES", "CALL db.indexes()");
  same("show all indexes yield *", "CALL db.indexes() YIELD *");
  same("SHOW INDEX INFO", "CALL db.indexes()");
  same("SHOW RELATIONSHIP TYPES WHERE relationshipType <> 'A'",
       "CALL db.relationshipTypes() YIELD * WHERE relationshipType <> 'A'");
  same("SHOW FUNCTIONS YIELD name AS n WHERE n = 'a' RETURN count(n)",
       "CALL dbms.functions() YIELD name AS n WHERE n = 'a' RETURN count(n)");
}

TEST_CASE("words of commands stay names") {
  keep_their_trees({"MATCH (index:show)-[for:if]->(if) RETURN index.for AS show"});
}
