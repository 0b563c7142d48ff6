// What people read when a query is wrong, to the letter, and the code that programs read.
#include <string>
#include <vector>

#include "parser/parse.hpp"
#include "support/catch.hpp"

namespace {

using entente::core::ErrorKind;
using entente::parser::parse;

struct ErrorCase {
  std::string query;
  std::string message;
  std::string code;
};

void check_errors(const std::vector<ErrorCase>& cases) {
  for (const ErrorCase& c : cases) {
    INFO(c.query);
    const auto query = parse(c.query);
    REQUIRE(query.has_error());
    const std::string full = to_string(query.error());
    CHECK(full.substr(0, full.find('\n')) == c.message);
    CHECK(query.error().code == c.code);
    CHECK(query.error().kind == ErrorKind::syntax);
    CHECK(query.error().span.has_value());
  }
}

}  // namespace

TEST_CASE("an error shows the line and a caret") {
  const auto query = parse("MATCH (n)\nRETURN n.name n.age");
  REQUIRE(query.has_error());
  CHECK(to_string(query.error()) ==
        "query:2:15: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
        "query, got 'n'\n"
        "RETURN n.name n.age\n"
        "              ^");
}

TEST_CASE("what is not closed is named") {
  check_errors({
      {"MATCH (n", "query:1:9: expected a closing ')' of the node pattern, got end of query",
       "UnexpectedSyntax"},
      {"MATCH (n)-[r:X->(m) RETURN n",
       "query:1:15: expected a closing ']' of the relationship pattern, got '-'",
       "InvalidRelationshipPattern"},
      {"MATCH (n) WHERE (n)-[r:X->(m) RETURN n",
       "query:1:25: expected a closing ']' of the relationship pattern, got '-'",
       "InvalidRelationshipPattern"},
      {"RETURN (1 + 2", "query:1:14: expected an operator or a closing ')', got end of query",
       "UnexpectedSyntax"},
      {"RETURN [1, 2", "query:1:13: expected ',' or a closing ']' of the list, got end of query",
       "UnexpectedSyntax"},
      {"RETURN {a: 1", "query:1:13: expected a closing '}' of the map, got end of query",
       "UnexpectedSyntax"},
      {"RETURN 'abc", "query:1:8: expected a closing ' of the string, got end of query",
       "UnexpectedSyntax"},
      {"RETURN `abc", "query:1:8: expected a closing ` of the name, got end of query",
       "UnexpectedSyntax"},
      {"RETURN 1 /* x", "query:1:10: expected a closing */ of the comment, got end of query",
       "UnexpectedSyntax"},
      {"RETURN CASE WHEN a THEN b",
       "query:1:26: expected WHEN, ELSE or the END of CASE, got end of query", "UnexpectedSyntax"},
  });
}

TEST_CASE("a misspelt keyword is recognized") {
  check_errors({
      {"MTCH (n) RETURN n",
       "query:1:1: expected a clause such as MATCH, CREATE, UNWIND, WITH or RETURN, got 'MTCH'; "
       "did you "
       "mean MATCH?",
       "UnexpectedSyntax"},
      {"MATCH (n) WHRE n.x RETURN n",
       "query:1:11: expected the clause to be continued, or a further clause up to RETURN, got "
       "'WHRE'; did you mean WHERE?",
       "UnexpectedSyntax"},
      {"MATCH (n) RETURN n ORDR BY n",
       "query:1:20: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got 'ORDR'; did you mean ORDER?",
       "UnexpectedSyntax"},
      {"MATCH (n) WHERE n.x STARTS WTH 'a' RETURN n",
       "query:1:28: expected WITH after STARTS, got 'WTH'; did you mean WITH?", "UnexpectedSyntax"},
  });
}

TEST_CASE("signs of other languages are known") {
  check_errors({
      {"RETURN 1 == 1",
       "query:1:11: expected an expression after the operator, got '='; equal is =",
       "UnexpectedSyntax"},
      {"RETURN 1 != 2",
       "query:1:10: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got '!'; unequal is <>",
       "UnexpectedSyntax"},
      {"MATCH (n) WHERE n.x && n.y RETURN n",
       "query:1:21: expected the clause to be continued, or a further clause up to RETURN, got "
       "'&'; AND joins conditions",
       "UnexpectedSyntax"},
      {"RETURN 'a' || 'b'",
       "query:1:12: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got '|'; OR joins conditions, and + texts",
       "UnexpectedSyntax"},
      {"MATCH (a)-[:R]->{1,3}(b) RETURN a",
       "query:1:17: expected a node such as (n:Label) at the end of the relationship, got '{'; a "
       "number of relationships stands in the brackets, as in -[:TYPE*1..3]->",
       "UnexpectedSyntax"},
  });
}

TEST_CASE("words of other languages are known") {
  check_errors({
      {"SELECT * FROM Person",
       "query:1:1: expected a clause such as MATCH, CREATE, UNWIND, WITH or RETURN, got 'SELECT'; "
       "MATCH … RETURN asks a question",
       "UnexpectedSyntax"},
      {"MATCH (n) WHERE n.name LIKE 'A%' RETURN n",
       "query:1:24: expected the clause to be continued, or a further clause up to RETURN, got "
       "'LIKE'; texts are asked by STARTS WITH, CONTAINS, ENDS WITH, and =~ with a regular "
       "expression",
       "UnexpectedSyntax"},
      {"MATCH (n) WHERE n.x NOT IN [1] RETURN n",
       "query:1:21: expected the clause to be continued, or a further clause up to RETURN, got "
       "NOT; NOT stands before the whole condition, as in NOT x IN list",
       "UnexpectedSyntax"},
      {"SHOW CONSTRAINTS",
       "query:1:6: expected INDEXES, LABELS, RELATIONSHIP TYPES, PROPERTY KEYS, FUNCTIONS, "
       "PROCEDURES or DATABASES after SHOW, got 'CONSTRAINTS'; there are no constraints; MERGE "
       "adds only what is not there",
       "UnexpectedSyntax"},
      {"CREATE TEXT INDEX t FOR (n:A) ON (n.x)",
       "query:1:8: expected a pattern such as (n:Label), got 'TEXT'; there is one kind of index: "
       "CREATE INDEX",
       "UnexpectedSyntax"},
  });
}

TEST_CASE("clauses out of order are explained") {
  check_errors({
      {"",
       "query:1:1: expected a clause such as MATCH, CREATE, UNWIND, WITH or RETURN, got end of "
       "query; "
       "every query ends with RETURN or a clause that writes",
       "UnexpectedSyntax"},
      {"MATCH (n)",
       "query:1:10: expected the clause to be continued, or a further clause up to RETURN, got end "
       "of query; every query ends with RETURN or a clause that writes",
       "UnexpectedSyntax"},
      {"RETURN 1 MATCH (n) RETURN n",
       "query:1:10: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got MATCH; RETURN is the last clause; WITH hands rows on to further clauses",
       "UnexpectedSyntax"},
      {"MATCH (n) RETURN n LIMIT 1 SKIP 2",
       "query:1:28: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got SKIP; the order is ORDER BY, SKIP, LIMIT",
       "UnexpectedSyntax"},
      {"MATCH (n) RETURN n WHERE n.x",
       "query:1:20: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got WHERE; WHERE goes after MATCH or WITH",
       "UnexpectedSyntax"},
      {"RETURN 1 UNION RETURN 2 UNION ALL RETURN 3",
       "query:1:31: expected either UNION or UNION ALL throughout one query, got both",
       "InvalidClauseComposition"},
  });
}

TEST_CASE("clauses that write or call are explained") {
  check_errors({
      {"MATCH (n) SET n.x",
       "query:1:18: expected '=' or '+=' and a value, or a label as in n:Label, got end of query",
       "UnexpectedSyntax"},
      {"CREATE (a) MATCH (b) RETURN b",
       "query:1:12: expected WITH between a clause that writes and one that reads, as in CREATE "
       "(a) WITH a MATCH (b)",
       "InvalidClauseComposition"},
      {"MERGE (a) ON DELETE SET a.x = 1",
       "query:1:14: expected CREATE or MATCH after ON, got DELETE", "UnexpectedSyntax"},
      {"MATCH (n) DETACH n", "query:1:18: expected DELETE after DETACH, got 'n'",
       "UnexpectedSyntax"},
      {"FOREACH (x IN [1] | RETURN x)",
       "query:1:21: expected a clause that writes, such as SET, CREATE or DELETE, got RETURN",
       "UnexpectedSyntax"},
      {"CALL db.labels( YIELD label",
       "query:1:23: expected ',' or a closing ')' of the procedure's arguments, got 'label'",
       "UnexpectedSyntax"},
      {"LOAD CSV 'x' AS line RETURN line",
       "query:1:10: expected FROM and a file, got the string 'x'", "UnexpectedSyntax"},
      {"RETURN 1 CREATE (n)",
       "query:1:10: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got CREATE; RETURN is the last clause; WITH hands rows on to further clauses",
       "UnexpectedSyntax"},
  });
}

TEST_CASE("reserved words want backquotes") {
  check_errors(
      {{"RETURN 1 AS end",
        "query:1:13: expected a name after AS, got END; write `end` in backquotes to use it as a "
        "name",
        "UnexpectedSyntax"}});
  CHECK(parse("RETURN 1 AS `end`"));
}

TEST_CASE("literals out of range or form are refused") {
  check_errors({
      {"RETURN 9223372036854775808",
       "query:1:8: expected an integer of at most 64 bits, from -9223372036854775808 to "
       "9223372036854775807, got '9223372036854775808'",
       "IntegerOverflow"},
      {"RETURN 5 - 9223372036854775808",
       "query:1:12: expected an integer of at most 64 bits, from -9223372036854775808 to "
       "9223372036854775807, got '9223372036854775808'",
       "IntegerOverflow"},
      {"RETURN 1e999", "query:1:8: expected a float of at most 1.7976931348623157e308, got '1e999'",
       "FloatingPointOverflow"},
      {"RETURN 12h4",
       "query:1:8: expected a number such as 12, 0x1F, 0o17, 1.5 or 2e10, got '12h4'",
       "InvalidNumberLiteral"},
      {"RETURN 0x", "query:1:8: expected a number such as 12, 0x1F, 0o17, 1.5 or 2e10, got '0x'",
       "InvalidNumberLiteral"},
      {"RETURN 1e", "query:1:8: expected a number such as 12, 0x1F, 0o17, 1.5 or 2e10, got '1e'",
       "InvalidNumberLiteral"},
      {"RETURN 017", "query:1:8: expected a number such as 12, 0x1F, 0o17, 1.5 or 2e10, got '017'",
       "InvalidNumberLiteral"},
      {"RETURN 'a\\u12'", "query:1:10: expected 4 hexadecimal digits after \\u, got 2",
       "InvalidUnicodeLiteral"},
      {"RETURN '\\uD800'", "query:1:9: expected the number of a Unicode character, got '\\uD800'",
       "InvalidUnicodeLiteral"},
      {"RETURN '\\d'",
       "query:1:9: expected one of \\\\ \\' \\\" \\b \\f \\n \\r \\t \\uXXXX \\UXXXXXXXX in a "
       "string; a backslash itself is written \\\\",
       "UnexpectedSyntax"},
  });
}

TEST_CASE("characters without meaning are named") {
  check_errors({
      {"RETURN 1 — 2",
       "query:1:10: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got the character '—', which has no meaning outside of strings",
       "InvalidUnicodeCharacter"},
      {"RETURN 1 # 2",
       "query:1:10: expected an operator, ',', ORDER BY, SKIP, LIMIT, UNION or the end of the "
       "query, got the character '#', which has no meaning outside of strings",
       "UnexpectedSyntax"},
      {"RETURN '\xFF'", "query:1:9: expected text in UTF-8, got the byte 0xFF",
       "InvalidUnicodeCharacter"},
  });
  CHECK(parse(std::string("RETURN 1 \0 2", 12)).has_error());
}

TEST_CASE("relationship patterns are checked") {
  check_errors({
      {"MATCH (a)-[:X..]->(b) RETURN a",
       "query:1:14: expected a closing ']' of the relationship pattern, got '..'",
       "InvalidRelationshipPattern"},
      {"MATCH (a)-[:X*-2]->(b) RETURN a",
       "query:1:15: expected a closing ']' of the relationship pattern, got '-'",
       "InvalidRelationshipPattern"},
      {"MATCH (a)-[:X*1.5]->(b) RETURN a",
       "query:1:15: expected a whole number as bound of the path's length, got '1.5'",
       "InvalidRelationshipPattern"},
      {"MATCH (a)-[r] RETURN a",
       "query:1:15: expected '-' or '->' to end the relationship pattern, got RETURN",
       "InvalidRelationshipPattern"},
      {"MATCH (a)-- RETURN a",
       "query:1:13: expected a node such as (n:Label) at the end of the relationship, got RETURN",
       "UnexpectedSyntax"},
  });
}

TEST_CASE("label expressions are checked, and stand where something is asked for") {
  check_errors({
      {"MATCH (n:A|) RETURN n",
       "query:1:12: expected a name, '%', '!' or '(' of the label expression, got ')'",
       "UnexpectedSyntax"},
      {"MATCH (n:!) RETURN n",
       "query:1:11: expected a name, '%', '!' or '(' of the label expression, got ')'",
       "UnexpectedSyntax"},
      {"MATCH (n:) RETURN n", "query:1:10: expected a label after ':', got ')'",
       "UnexpectedSyntax"},
      {"MATCH (n:(A|B RETURN n",
       "query:1:15: expected '|', '&' or a closing ')' of the label expression, got RETURN",
       "UnexpectedSyntax"},
      {"MATCH (n:A|B:C) RETURN n",
       "query:1:14: expected plain labels around ':', got a label expression; write '&' to ask for "
       "both",
       "UnexpectedSyntax"},
      {"MATCH (n:A:B|C) RETURN n",
       "query:1:12: expected plain labels around ':', got a label expression; write '&' to ask for "
       "both",
       "UnexpectedSyntax"},
      {"MATCH ()-[r:A|]->() RETURN r", "query:1:15: expected a relationship type, got ']'",
       "InvalidRelationshipPattern"},
      {"MATCH ()-[r:A&]->() RETURN r",
       "query:1:15: expected a name, '%', '!' or '(' of the label expression, got ']'",
       "UnexpectedSyntax"},
      {"MATCH ()-[r:A:B]->() RETURN r",
       "query:1:14: expected a closing ']' of the relationship pattern, got ':'",
       "InvalidRelationshipPattern"},
      {"CREATE (n:A|B)",
       "query:1:11: expected plain labels, as in :A:B, got a label expression, which only asks for "
       "what is there",
       "UnexpectedSyntax"},
      {"MERGE (a)-[r:!A]->(b)",
       "query:1:14: expected one plain relationship type, as in -[:TYPE]->, got a label "
       "expression, which only asks for what is there",
       "UnexpectedSyntax"},
      {"MATCH (n) SET n:!A",
       "query:1:17: expected plain labels, as in n:A:B, got a label expression, which only asks "
       "for what is there",
       "UnexpectedSyntax"},
      {"MATCH (n) REMOVE n:A|B",
       "query:1:20: expected plain labels, as in n:A:B, got a label expression, which only asks "
       "for what is there",
       "UnexpectedSyntax"},
  });
}

TEST_CASE("conditions inside patterns are checked, and stand where something is asked for") {
  check_errors({
      {"MATCH (n WHERE) RETURN n", "query:1:15: expected a condition after WHERE, got ')'",
       "UnexpectedSyntax"},
      {"MATCH (n WHERE n.x {y: 1}) RETURN n",
       "query:1:20: expected a closing ')' of the node pattern, got '{'", "UnexpectedSyntax"},
      {"MATCH (n WHERE (n)) RETURN n + ((n WHERE n.x))",
       "query:1:36: expected an operator or a closing ')', got WHERE", "UnexpectedSyntax"},
      {"CREATE (n:A WHERE n.x = 1)",
       "query:1:19: expected a pattern without WHERE, as CREATE and MERGE make it, got a "
       "condition; MATCH takes it",
       "UnexpectedSyntax"},
      {"MERGE (a)-[r:R WHERE true]->(b)",
       "query:1:22: expected a pattern without WHERE, as CREATE and MERGE make it, got a "
       "condition; MATCH takes it",
       "UnexpectedSyntax"},
  });
}

TEST_CASE("a pattern is a condition and no value") {
  const std::string message =
      "expected a value, got a pattern, which is a condition of WHERE; write exists(…) around it "
      "to get true or false";
  check_errors({
      {"MATCH (n) RETURN (n)-->()", "query:1:18: " + message, "UnexpectedSyntax"},
      {"MATCH (n) WITH size((n)-->()) AS x RETURN x", "query:1:21: " + message, "UnexpectedSyntax"},
      {"MATCH (n) WHERE n.x = (n)-->() RETURN n", "query:1:23: " + message, "UnexpectedSyntax"},
  });
  CHECK(parse("MATCH (n) WHERE (n)-->() OR NOT (n)<--() RETURN exists((n)-->())"));
}

TEST_CASE("NOT behind a stronger operator wants parentheses") {
  check_errors(
      {{"RETURN 1 + NOT a",
        "query:1:12: expected an operand of +, got NOT; write ( ) around NOT and what it negates",
        "UnexpectedSyntax"}});
  CHECK(parse("RETURN true = (NOT a), a AND NOT b"));
}
