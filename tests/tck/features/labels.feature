Feature: Label expressions, and conditions inside patterns

  Background:
    Given the talks graph

  Scenario Outline: A label expression finds its nodes and relationships
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | query                                                                                 | value            |
      | MATCH (n:Island\|Minister) WITH n.name AS name ORDER BY name RETURN collect(name) AS x | ['Cid', 'Merrow'] |
      | MATCH (n:Envoy&Minister) RETURN n.name AS x                                           | 'Cid'            |
      | MATCH (n:State:Island) RETURN n.name AS x                                             | 'Merrow'         |
      | MATCH (n:State&!Island) RETURN sum(n.members) AS x                                    | 19               |
      | MATCH (n:(State\|Envoy)&!(Island\|Minister)) RETURN count(n) AS x                     | 4                |
      | MATCH (n:Minister\|Envoy&!Minister) RETURN count(n) AS x                              | 3                |
      | MATCH (n:%) RETURN count(n) AS x                                                      | 6                |
      | MATCH (n:!%) RETURN count(n) AS x                                                     | 0                |
      | MATCH (n:!!Island) RETURN n.name AS x                                                 | 'Merrow'         |
      | MATCH (n:!Ghost) RETURN count(n) AS x                                                 | 6                |
      | MATCH (:!Envoy)<--(e) RETURN count(e) AS x                                            | 3                |
      | MATCH ()-[r:MET\|SPEAKS_FOR]->() RETURN count(r) AS x                                 | 6                |
      | MATCH ()-[r:MET\|:SPEAKS_FOR]->() RETURN count(r) AS x                                | 6                |
      | MATCH ()-[r:!MET]->() RETURN min(r.since) AS x                                        | 2009             |
      | MATCH ()-[r:%]->() RETURN count(r) AS x                                               | 6                |
      | MATCH ()-[r:MET&SPEAKS_FOR]->() RETURN count(r) AS x                                  | 0                |
      | MATCH ()-[r:MET\|!MET]->() RETURN count(r) AS x                                       | 6                |
      | MATCH ({name: 'Ada'})-[:!SPEAKS_FOR*]->(n) RETURN count(n) AS x                       | 3                |
      | MATCH p = shortestPath(({name: 'Suder'})-[:!MET*]-({name: 'Merrow'})) RETURN count(p) AS x | 0           |
      | MATCH (a:Envoy)-[:!GHOST]->(b:Envoy)-[:!GHOST]->(c:!Envoy) RETURN count(*) AS x       | 3                |

  Scenario Outline: A label expression is a predicate
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | query                                                                             | value        |
      | MATCH (n) WHERE n:Island\|Minister RETURN count(n) AS x                           | 2            |
      | MATCH (n) WHERE NOT n:Island\|Minister AND n:% RETURN count(n) AS x               | 4            |
      | MATCH (n {name: 'Cid'}) RETURN [n:Minister\|State, n:Envoy&!Minister, n:%] AS x   | [true, false, true] |
      | MATCH ()-[r {since: 2009}]->() RETURN [r:MET\|SPEAKS_FOR, r:!MET, r:!%] AS x      | [true, true, false] |
      | OPTIONAL MATCH (g:Ghost) RETURN g:!State AS x                                     | null         |
      | MATCH (n) WITH collect(n) AS all RETURN size([n IN all WHERE n:Minister \| n]) AS x | 1          |
      | MATCH (n) WITH collect(n) AS all RETURN size([n IN all WHERE (n:Minister\|State) \| n]) AS x | 4 |
      | MATCH (n) WITH collect(n) AS all RETURN size([n IN all WHERE n:!(Minister\|State) \| n:Envoy\|State]) AS x | 2 |
      | MATCH (n) WITH collect(n) AS all RETURN all(n IN all WHERE n:Envoy\|State) AS x   | true         |
      | MATCH (b {name: 'Ben'}) RETURN [(b)--(n) WHERE n:State \| n.name] AS x            | ['Suder']    |
      | MATCH (b {name: 'Ben'}) RETURN [(b)-->(n:State\|Minister) WHERE n:!State \| n.name] AS x | ['Cid'] |
      | MATCH (n) RETURN count(CASE WHEN n:Island\|Minister THEN 1 END) AS x              | 2            |

  Scenario Outline: A condition inside a pattern
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | query                                                                                          | value      |
      | MATCH (e:Envoy WHERE e.age > 50)-[m:MET WHERE m.year < 2018]->(o) RETURN o.name AS x           | 'Ben'      |
      | MATCH (e WHERE e:Minister\|Island AND e.age = 60) RETURN e.name AS x                           | 'Cid'      |
      | MATCH (e:Envoy {name: 'Ben'} WHERE e.age > 50) RETURN count(e) AS x                            | 0          |
      | MATCH (a:Envoy)-[m:MET {year: 2016} WHERE m.year > 2000]->(b WHERE b.age < a.age) RETURN b.name AS x | 'Ben' |
      | MATCH (e:Envoy) OPTIONAL MATCH (e)-[m:MET WHERE m.year > 2017]->(o) RETURN count(*) + count(o) AS x | 4     |
      | MATCH (e:Envoy) OPTIONAL MATCH (e)-[:MET]->(o WHERE o.age < 50) RETURN count(*) + count(o) AS x | 4         |
      | MATCH ({name: 'Ada'})-[m:MET* WHERE m.year < 2018]->(o) RETURN count(o) AS x                   | 2          |
      | MATCH ({name: 'Ada'})-[m:MET*2 WHERE m.year > 2016]->(o) RETURN count(o) AS x                  | 0          |
      | MATCH p = shortestPath(({name: 'Ada'})-[m:MET* WHERE m.year < 2018]->({name: 'Cid'})) RETURN length(p) AS x | 2 |
      | WITH 2018 AS year MATCH ({name: 'Ada'})-[m:MET*.. WHERE m.year = year]->(o) RETURN o.name AS x | 'Cid'      |
      | MATCH (b {name: 'Ben'}) RETURN [(b)-[m:MET WHERE m.year = 2017]->(o WHERE o.age > 50) \| o.name] AS x | ['Cid'] |
      | MATCH (e:Envoy) WHERE (e WHERE e.age < 50)-[:MET]->() RETURN e.name AS x                       | 'Ben'      |
      | MATCH (e:Envoy) WHERE NOT exists { (e)-[m:MET WHERE m.year > 2016]->() } RETURN e.name AS x    | 'Cid'      |
      | MATCH (n WHERE (n)-[:SPEAKS_FOR]->(:Island)) RETURN n.name AS x                                | 'Cid'      |

  Scenario Outline: What is written takes plain labels and no condition
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <code>

    Examples:
      | query                                                     | code              |
      | CREATE (:A\|B)                                            | UnexpectedSyntax  |
      | CREATE (:!A)                                              | UnexpectedSyntax  |
      | MERGE (:A)-[:R\|!S]->(:B)                                 | UnexpectedSyntax  |
      | MERGE (n:% {name: 'x'})                                   | UnexpectedSyntax  |
      | CREATE (n:A WHERE n.x = 1)                                | UnexpectedSyntax  |
      | CREATE (:A)-[r:R WHERE true]->(:B)                        | UnexpectedSyntax  |
      | MATCH (n) SET n:A\|B                                      | UnexpectedSyntax  |
      | MATCH (n) REMOVE n:!A                                     | UnexpectedSyntax  |
      | MATCH (a)-[r:MET* WHERE b.age > 1]->(b) RETURN a          | UndefinedVariable |

  Scenario: Plain labels may be joined by an ampersand where they are written
    When executing query:
      """
      CREATE (:Envoy&Speaker {name: 'Dov'})
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 1 |
      | +labels     | 1 |
      | +properties | 1 |

  Scenario Outline: Conditions know what is bound, and what was just written
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | x       |
      | <value> |

    Examples:
      | query                                                                                                  | value    |
      | CREATE (n:Fresh) WITH n MATCH (m:Fresh\|Ghost) RETURN count(m) AS x                                    | 1        |
      | CREATE (n) WITH n MATCH (m:!%) RETURN count(m) AS x                                                    | 1        |
      | CREATE (:Hub)-[:LINKS]->(:Hub) WITH 1 AS one MATCH (:Hub)-[r:!MET WHERE type(r) = 'LINKS']->() RETURN count(r) AS x | 1 |
      | MATCH (s {name: 'Merrow'}) MATCH ({name: 'Ada'})-[m* WHERE m.since < 2012 OR m.year < 2018]->(s) RETURN size(m) AS x | 3 |
      | MATCH (s:Island) MATCH ({name: 'Ada'})-[m* WHERE exists { (k)-[w]->(s WHERE w.since < 2010) }]->(o) RETURN count(o) AS x | 7 |
      | MATCH ()-[m:MET]->() WITH m MATCH (a)-[m:!SPEAKS_FOR WHERE m.year = 2017]->(b:Minister\|State) RETURN a.name + b.name AS x | 'BenCid' |
      | MATCH ({name: 'Ada'})-[ms:MET*2]->() WITH ms MATCH (a)-[ms* WHERE ms.year < 2018]->(b) RETURN b.name AS x | 'Cid' |
      | MATCH (a)-[:MET WHERE a.age > 50]->(b) WHERE b.age < 50 RETURN b.name AS x                             | 'Ben'    |
      | MATCH (n) RETURN sum(CASE n:Island\|Minister WHEN true THEN 1 ELSE 0 END) AS x                         | 2        |
      | MATCH (s:Island) MATCH ({name: 'Ada'})-[m* WHERE s.members = 3]->(o) RETURN count(o) AS x              | 7        |
      | MATCH (y {name: 'Ben'}) MATCH ({name: 'Ada'})-[m:MET* {year: y.age + 1972}]->(o) RETURN o.name AS x    | 'Ben'    |
      | MATCH ({name: 'Ada'})-[m:MET* {year: o.age + 1972}]->(o) RETURN o.name AS x                            | 'Ben'    |
      | MATCH (a {name: 'Ada'})-[m* {year: size(m)}]->(o) RETURN count(o) AS x                                 | 0        |
