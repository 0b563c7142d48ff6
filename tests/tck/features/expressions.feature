Feature: Expressions

  Scenario Outline: A value comes out as it is computed
    Given any graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                        | value              |
      | 1 + 2 * 3                                         | 7                  |
      | (1 + 2) * 3                                       | 9                  |
      | 7 / 2                                             | 3                  |
      | -7 / 2                                            | -3                 |
      | 7 % 3                                             | 1                  |
      | 7.0 / 2                                           | 3.5                |
      | 2 ^ 10                                            | 1024.0             |
      | 10 - 4 - 3                                        | 3                  |
      | 0x1F                                              | 31                 |
      | 0o17                                              | 15                 |
      | 1e3                                               | 1000.0             |
      | -(3)                                              | -3                 |
      | 'treaty' + ' of ' + 'Merrow'                      | 'treaty of Merrow' |
      | 'year ' + 1815                                    | 'year 1815'        |
      | [1, 2] + [3]                                      | [1, 2, 3]          |
      | [1, 2] + 3                                        | [1, 2, 3]          |
      | 0 + [1]                                           | [0, 1]             |
      | null + 1                                          | null               |
      | true AND null                                     | null               |
      | false AND null                                    | false              |
      | true OR null                                      | true               |
      | false OR null                                     | null               |
      | NOT null                                          | null               |
      | true XOR true                                     | false              |
      | true XOR null                                     | null               |
      | 1 = 1.0                                           | true               |
      | 1 = '1'                                           | false              |
      | null = null                                       | null               |
      | null IS NULL                                      | true               |
      | 1 IS NOT NULL                                     | true               |
      | 1 < 2 < 3                                         | true               |
      | 1 < 3 < 2                                         | false              |
      | 1 < 'a'                                           | null               |
      | [1, 2] < [1, 3]                                   | true               |
      | [1, null] = [1, 2]                                | null               |
      | [1, null] = [2, null]                             | false              |
      | {a: 1} = {a: 1.0}                                 | true               |
      | {a: 1} = {b: 1}                                   | false              |
      | 2 IN [1, 2, 3]                                    | true               |
      | 4 IN [1, null]                                    | null               |
      | 1 IN [1, null]                                    | true               |
      | null IN []                                        | false              |
      | 'envoy' STARTS WITH 'en'                          | true               |
      | 'envoy' ENDS WITH 'oy'                            | true               |
      | 'envoy' CONTAINS 'vo'                             | true               |
      | 'envoy' CONTAINS null                             | null               |
      | 'envoy' =~ 'e.*y'                                 | true               |
      | [10, 20, 30][0]                                   | 10                 |
      | [10, 20, 30][-1]                                  | 30                 |
      | [10, 20, 30][9]                                   | null               |
      | [10, 20, 30][1..]                                 | [20, 30]           |
      | [10, 20, 30][..1]                                 | [10]               |
      | [10, 20, 30][..-1]                                | [10, 20]           |
      | {state: 'Suder'}.state                            | 'Suder'            |
      | {state: 'Suder'}['state']                         | 'Suder'            |
      | {state: 'Suder'}.ruler                            | null               |
      | [x IN [1, 2, 3] WHERE x > 1]                      | [2, 3]             |
      | [x IN [1, 2, 3] \| x * x]                         | [1, 4, 9]          |
      | [x IN [1, 2, 3] WHERE x > 1 \| x * 10]            | [20, 30]           |
      | [x IN [[1], [2, 3]] \| size(x)]                   | [1, 2]             |
      | all(x IN [1, 2] WHERE x > 0)                      | true               |
      | all(x IN [] WHERE x > 0)                          | true               |
      | all(x IN [1, null] WHERE x > 0)                   | null               |
      | any(x IN [1, 2] WHERE x > 1)                      | true               |
      | any(x IN [] WHERE x > 1)                          | false              |
      | none(x IN [1, 2] WHERE x > 2)                     | true               |
      | single(x IN [1, 2, 3] WHERE x = 2)                | true               |
      | single(x IN [2, 2] WHERE x = 2)                   | false              |
      | reduce(total = 0, x IN [1, 2, 3] \| total + x)    | 6                  |
      | CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END    | 'two'              |
      | CASE 3 WHEN 1 THEN 'one' ELSE 'many' END          | 'many'             |
      | CASE WHEN false THEN 1 END                        | null               |
      | CASE WHEN null THEN 1 ELSE 2 END                  | 2                  |
      | size('Norland')                                   | 7                  |
      | size([1, [2, 3]])                                 | 2                  |
      | head([1, 2])                                      | 1                  |
      | last([1, 2])                                      | 2                  |
      | tail([1, 2, 3])                                   | [2, 3]             |
      | reverse('abc')                                    | 'cba'              |
      | reverse([1, 2])                                   | [2, 1]             |
      | range(1, 4)                                       | [1, 2, 3, 4]       |
      | range(4, 1, -2)                                   | [4, 2]             |
      | range(1, 0)                                       | []                 |
      | coalesce(null, 2, 3)                              | 2                  |
      | coalesce(null, null)                              | null               |
      | toUpper('pact')                                   | 'PACT'             |
      | toLower('PACT')                                   | 'pact'             |
      | trim('  pact ')                                   | 'pact'             |
      | replace('a-b-c', '-', '+')                        | 'a+b+c'            |
      | split('a,b,,c', ',')                              | ['a', 'b', '', 'c'] |
      | substring('accord', 2)                            | 'cord'             |
      | substring('accord', 2, 2)                         | 'co'               |
      | left('accord', 2)                                 | 'ac'               |
      | right('accord', 2)                                | 'rd'               |
      | toInteger('42')                                   | 42                 |
      | toInteger('4.9')                                  | 4                  |
      | toInteger('forty')                                | null               |
      | toFloat('1.5')                                    | 1.5                |
      | toBoolean('TRUE')                                 | true               |
      | toBoolean('perhaps')                              | null               |
      | toString(1.0)                                     | '1.0'              |
      | toString(true)                                    | 'true'             |
      | abs(-3)                                           | 3                  |
      | ceil(1.2)                                         | 2.0                |
      | floor(-1.2)                                       | -2.0               |
      | round(1.5)                                        | 2.0                |
      | sign(-8)                                          | -1                 |
      | sqrt(16)                                          | 4.0                |
      | keys({b: 1, a: 2})                                | ['a', 'b']         |
      | properties({a: 1})                                | {a: 1}             |
      | [null, 1] IS NULL                                 | false              |
      | 5 IN null                                         | null               |
      | [1, 2, 3][null]                                   | null               |
      | 'it\'s'                                           | 'it\'s'            |
      | [[]]                                              | [[]]               |
      | {a: {b: [1, {c: null}]}}                          | {a: {b: [1, {c: null}]}} |

  Scenario Outline: What makes no sense is told before the query runs
    Given any graph
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <code>

    Examples:
      | query                                           | code                          |
      | RETURN pact                                     | UndefinedVariable             |
      | RETURN 1 + true - 2 AND 3                       | InvalidArgumentType           |
      | RETURN negotiate(1)                             | UnknownFunction               |
      | RETURN size()                                   | InvalidNumberOfArguments      |
      | RETURN 9223372036854775808                      | IntegerOverflow               |
      | RETURN 1e400                                    | FloatingPointOverflow         |
      | RETURN 12ab                                     | InvalidNumberLiteral          |
      | RETURN '\uXYZ1'                                 | InvalidUnicodeLiteral         |
      | RETURN 1 AS a, 2 AS a                           | ColumnNameConflict            |
      | RETURN *                                        | NoVariablesInScope            |
      | MATCH (n) WITH n.name RETURN 1                  | NoExpressionAlias             |
      | MATCH (n) RETURN count(count(n))                | NestedAggregation             |
      | MATCH (n) WHERE count(n) > 1 RETURN n           | InvalidAggregation            |
      | MATCH (n) RETURN n.age + count(*)               | AmbiguousAggregationExpression |
      | MATCH (n) RETURN n LIMIT -1                     | NegativeIntegerArgument       |
      | MATCH (n) RETURN n LIMIT 1.5                    | InvalidArgumentType           |
      | MATCH (n) RETURN n SKIP n.age                   | NonConstantExpression         |
      | MATCH (a)-[r]->(r) RETURN a                     | VariableTypeConflict          |
      | MATCH (a)-[r]->(b)-[r]->(c) RETURN a            | RelationshipUniquenessViolation |
      | MATCH p = (p)-->(b) RETURN p                    | VariableAlreadyBound          |
      | MATCH (n $all) RETURN n                         | InvalidParameterUse           |
      | RETURN 1 AS a UNION RETURN 2 AS b               | DifferentColumnsInUnion       |
      | RETURN 1 UNION RETURN 1 UNION ALL RETURN 1      | InvalidClauseComposition      |
      | CREATE (a) MATCH (b) RETURN b                   | InvalidClauseComposition      |
      | CREATE (a), (a)                                 | VariableAlreadyBound          |
      | CREATE (a)-[:R]-(b)                             | RequiresDirectedRelationship  |
      | CREATE (a)-[]->(b)                              | NoSingleRelationshipType      |
      | CREATE (a)-[:R\|S]->(b)                         | NoSingleRelationshipType      |
      | CREATE (a)-[:R*2]->(b)                          | CreatingVarLength             |
      | MERGE (a $all)                                  | InvalidParameterUse           |
      | MATCH (n) MERGE (n)                             | VariableAlreadyBound          |
      | MATCH (n) DELETE n:State                        | InvalidDelete                 |
      | DELETE 1 + 1                                    | InvalidArgumentType           |
      | MATCH (n) SET m.name = 'x'                      | UndefinedVariable             |
      | MATCH (n) SET n.name                            | UnexpectedSyntax              |
      | MATCH (n) REMOVE n                              | UnexpectedSyntax              |
      | UNWIND [1] AS a UNWIND [2] AS a RETURN a        | VariableAlreadyBound          |
      | MATCH (n) WHERE exists { MATCH (n) SET n.x = 1 } RETURN n | InvalidClauseComposition |
      | CALL { MATCH (n) } RETURN 1                     | InvalidClauseComposition      |
      | UNWIND [1] AS n CALL () { RETURN n AS m } RETURN m | UndefinedVariable          |
      | UNWIND [1] AS n CALL (m) { RETURN m AS o } RETURN o | UndefinedVariable         |
      | UNWIND [1] AS n CALL (n) { RETURN 2 AS n } RETURN n | VariableAlreadyBound      |
      | UNWIND [1] AS n CALL (n { RETURN 2 AS m } RETURN m  | UnexpectedSyntax          |

  Scenario Outline: What goes wrong on a value is told when the query meets it
    Given any graph
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at runtime: <code>

    Examples:
      | query                                             | kind            | code                        |
      | UNWIND [1, 0] AS x RETURN 1 / x                   | ArithmeticError | DivisionByZero              |
      | UNWIND [9223372036854775807] AS x RETURN x + 1    | ArithmeticError | NumberOutOfRange            |
      | RETURN range(1, 2, 0)                             | ArgumentError   | NumberOutOfRange            |
      | RETURN range('a', 2)                              | ArgumentError   | InvalidArgumentType         |
      | UNWIND [{a: 1}] AS m RETURN m[1]                  | TypeError       | MapElementAccessByNonString |
      | UNWIND [1, [2]] AS x RETURN toBoolean(x)          | TypeError       | InvalidArgumentValue        |
      | CREATE (n {list: [[1]]})                          | TypeError       | InvalidPropertyType         |
      | CREATE (n {map: {a: 1}})                          | TypeError       | InvalidPropertyType         |
      | MERGE (n {name: null})                            | SemanticError   | MergeReadOwnWrites          |
      | CREATE (n {a: 1}) DELETE n RETURN n.a             | EntityNotFound  | DeletedEntityAccess         |
      | CREATE (a)-[r:R]->(b) DELETE a                    | ConstraintVerificationFailed | DeleteConnectedNode |
      | UNWIND [1, 'x'] AS x DELETE x                     | TypeError       | InvalidArgumentType         |
