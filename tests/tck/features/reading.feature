Feature: Reading

  Background:
    Given the talks graph

  Scenario Outline: A question finds its rows
    When executing query:
      """
      <query>
      """
    Then the result should be, in any order:
      | x     |
      | <one> |
      | <two> |
    And no side effects

    Examples:
      | query                                                                              | one       | two       |
      | MATCH (e:Envoy) WHERE e.age < 55 RETURN e.name AS x                                | 'Ada'     | 'Ben'     |
      | MATCH (e:Envoy) WHERE NOT e:Minister RETURN e.name AS x                            | 'Ada'     | 'Ben'     |
      | MATCH (:Envoy {name: 'Ada'})-[:MET]->(o) RETURN o.name AS x                        | 'Ben'     | 'Cid'     |
      | MATCH (:Envoy {name: 'Cid'})<-[:MET]-(o) RETURN o.name AS x                        | 'Ada'     | 'Ben'     |
      | MATCH (:Envoy {name: 'Ben'})-[:MET]-(o) RETURN o.name AS x                         | 'Ada'     | 'Cid'     |
      | MATCH ({name: 'Ada'})-[:MET*1..2]->(o {name: 'Cid'}) RETURN o.name AS x            | 'Cid'     | 'Cid'     |
      | MATCH p = ({name: 'Ada'})-[:MET*]->({name: 'Cid'}) RETURN length(p) AS x           | 1         | 2         |
      | MATCH (s:State) WHERE s.members > 5 RETURN s.name AS x                             | 'Norland' | 'Suder'   |
      | MATCH (s:State) WHERE s.members IN [12, 7] RETURN s.name AS x                      | 'Norland' | 'Suder'   |
      | MATCH (e)-[r:SPEAKS_FOR]->() WHERE r.since >= 2011 RETURN e.name AS x              | 'Ada'     | 'Ben'     |
      | MATCH (e:Envoy) RETURN e.name AS x ORDER BY e.age LIMIT 2                          | 'Ben'     | 'Ada'     |
      | MATCH (e:Envoy) RETURN e.name AS x ORDER BY e.name SKIP 1                          | 'Ben'     | 'Cid'     |
      | MATCH (e:Envoy) WHERE (e)-[:MET]->() RETURN e.name AS x                            | 'Ada'     | 'Ben'     |
      | MATCH (e:Envoy) WHERE exists { (e)-[:MET]->(:Minister) } RETURN e.name AS x        | 'Ada'     | 'Ben'     |
      | MATCH (e:Envoy) WHERE COUNT { (e)-[:MET]-() } = 2 AND e.age > 50 RETURN e.name AS x | 'Ada'    | 'Cid'     |
      | UNWIND ['a', 'b'] AS x RETURN x                                                    | 'a'       | 'b'       |
      | UNWIND [[1], [2]] AS l UNWIND l AS x RETURN x                                      | 1         | 2         |
      | RETURN 1 AS x UNION RETURN 2 AS x                                                  | 1         | 2         |
      | RETURN 1 AS x UNION ALL RETURN 1 AS x                                              | 1         | 1         |
      | MATCH (e:Envoy)-[:MET]->(o) WITH e, count(o) AS x RETURN x                         | 2         | 1         |
      | MATCH (e:Envoy) WITH e ORDER BY e.age DESC LIMIT 2 RETURN e.age AS x               | 60        | 51        |
      | MATCH (e:Envoy) OPTIONAL MATCH (e)-[m:MET {year: 2018}]->(o) WITH DISTINCT o.name AS x RETURN x | 'Cid' | null |
      | MATCH ({name: 'Ada'})-[m:MET]->() RETURN m AS x                                    | [:MET {year: 2016}] | [:MET {year: 2018}] |
      | MATCH (e:Envoy)-->(s:State) WHERE NOT s:Island RETURN s.members AS x               | 12        | 7         |
      | MATCH ({name: 'Norland'})-[*2]-(e) RETURN e.name AS x                              | 'Ben'     | 'Cid'     |
      | UNWIND [2, 1] AS n CALL { WITH n RETURN n * 10 AS x } RETURN x                     | 10        | 20        |
      | UNWIND [2, 1] AS n CALL (n) { WITH n + 1 AS m RETURN n * m AS x } RETURN x          | 6         | 2         |
      | WITH 5 AS a UNWIND [1, 2] AS n CALL (*) { RETURN a * n AS x } RETURN x             | 5         | 10        |
      | UNWIND [1, 2] AS n CALL (n) { RETURN n AS x UNION RETURN n AS x } RETURN x         | 1         | 2         |
      | MATCH (s:State) CALL (s) { MATCH (s)<--(e:Envoy) RETURN max(e.age) AS a } WITH a WHERE a < 50 RETURN a AS x UNION ALL RETURN 0 AS x | 44 | 0 |
      | CALL db.labels() YIELD label AS x WHERE x STARTS WITH 'M' OR x = 'Island' RETURN x | 'Island'  | 'Minister' |

  Scenario Outline: A question has one answer
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | query                                                                   | value                     |
      | MATCH (n) RETURN count(*) AS x                                          | 6                         |
      | MATCH ()-[r]->() RETURN count(r) AS x                                   | 6                         |
      | MATCH ()-[r]-() RETURN count(r) AS x                                    | 12                        |
      | MATCH (e:Envoy) RETURN sum(e.age) AS x                                  | 155                       |
      | MATCH (s:State) RETURN max(s.members) AS x                              | 12                        |
      | MATCH (s:State) RETURN min(s.name) AS x                                 | 'Merrow'                  |
      | MATCH (e:Minister) RETURN avg(e.age) AS x                               | 60.0                      |
      | MATCH (e:Ghost) RETURN collect(e) AS x                                  | []                        |
      | MATCH (e:Ghost) RETURN max(e.age) AS x                                  | null                      |
      | MATCH (e:Envoy) WITH e ORDER BY e.age RETURN collect(e.name) AS x       | ['Ben', 'Ada', 'Cid']     |
      | MATCH (e:Envoy) RETURN count(DISTINCT labels(e)) AS x                   | 2                         |
      | MATCH (i:Island) RETURN i AS x                                          | (:State:Island {name: 'Merrow', members: 3}) |
      | MATCH (i:Island) RETURN labels(i) AS x                                  | ['State', 'Island']       |
      | MATCH (i:Island) RETURN keys(i) AS x                                    | ['members', 'name']       |
      | MATCH p = ({name: 'Ben'})-[:MET]->() RETURN p AS x                      | <(:Envoy {name: 'Ben', age: 44})-[:MET {year: 2017}]->(:Envoy:Minister {name: 'Cid', age: 60})> |
      | MATCH p = ({name: 'Suder'})<--() RETURN [n IN nodes(p) \| n.name] AS x  | ['Suder', 'Ben']          |
      | MATCH p = ({name: 'Suder'})<--() RETURN [r IN relationships(p) \| type(r)] AS x | ['SPEAKS_FOR']    |
      | MATCH ()-[r {since: 2009}]->() RETURN endNode(r).name AS x              | 'Merrow'                  |
      | MATCH ()-[r {since: 2009}]->() RETURN startNode(r).name AS x            | 'Cid'                     |
      | MATCH (b {name: 'Ben'}) RETURN [(b)-[:MET]->(o) \| o.name] AS x         | ['Cid']                   |
      | MATCH (b {name: 'Ben'}) RETURN size([(b)--() \| 1]) AS x                | 3                         |
      | MATCH (b {name: 'Ben'}) RETURN b {.name, old: b.age > 40} AS x          | {name: 'Ben', old: true}  |
      | MATCH (b {name: 'Ben'}) RETURN b {.*, name: 'B.'} AS x                  | {name: 'B.', age: 44}     |
      | MATCH (i:Island) RETURN COLLECT { MATCH (i)<--(e) RETURN e.name } AS x  | ['Cid']                   |
      | MATCH p = shortestPath((:State {name: 'Norland'})-[*]-(:Island)) RETURN length(p) AS x | 3          |
      | OPTIONAL MATCH (g:Ghost) RETURN g AS x                                  | null                      |
      | MATCH (e:Envoy {name: 'Ada'})-[r:MET]->(o)<-[q:MET]-(z) RETURN z.name AS x | 'Ben'                  |
      | MATCH (a:Envoy)-[:MET]->(b:Envoy)-[:MET]->(c), (a)-[:MET]->(c) RETURN a.name + b.name + c.name AS x | 'AdaBenCid' |

  Scenario: Mixed values sort in one order
    When executing query:
      """
      UNWIND [null, 1, 'a', true, [1], 0.5, {k: 1}] AS x
      RETURN x ORDER BY x
      """
    Then the result should be, in order:
      | x      |
      | {k: 1} |
      | [1]    |
      | 'a'    |
      | true   |
      | 0.5    |
      | 1      |
      | null   |

  Scenario: A star stands for all names, by the alphabet
    When executing query:
      """
      WITH 1 AS zone, 2 AS area
      RETURN *
      """
    Then the result should be, in any order:
      | area | zone |
      | 2    | 1    |

  Scenario: Parameters stand for values
    And parameters are:
      | who   | 'Ben'    |
      | years | [2016, 2017] |
    When executing query:
      """
      MATCH ({name: $who})-[m:MET]-(o) WHERE m.year IN $years
      RETURN o.name AS name, m.year AS year
      """
    Then the result should be, in any order:
      | name  | year |
      | 'Ada' | 2016 |
      | 'Cid' | 2017 |

  Scenario: Lists are compared without their order where a scenario says so
    When executing query:
      """
      MATCH (e:Envoy) RETURN collect(e.name) AS names
      """
    Then the result should be (ignoring element order for lists):
      | names                 |
      | ['Cid', 'Ada', 'Ben'] |

  Scenario: A procedure answers from its table
    And there exists a procedure talks.seat(state :: STRING?) :: (city :: STRING?, seats :: INTEGER?):
      | state     | city    | seats |
      | 'Norland' | 'Havn'  | 4     |
      | 'Suder'   | 'Lim'   | 2     |
      | 'Suder'   | 'Porto' | 1     |
    When executing query:
      """
      MATCH (s:State)
      CALL talks.seat(s.name) YIELD city, seats AS places
      RETURN s.name AS state, city, places
      """
    Then the result should be, in any order:
      | state     | city    | places |
      | 'Norland' | 'Havn'  | 4      |
      | 'Suder'   | 'Lim'   | 2      |
      | 'Suder'   | 'Porto' | 1      |
