Feature: Writing

  Scenario Outline: A statement changes the talks
    Given the talks graph
    When executing query:
      """
      <statement>
      """
    Then the result should be empty
    And the side effects should be:
      | <effect> | <count> |
    When executing control query:
      """
      <check>
      """
    Then the result should be, in any order:
      | x       |
      | <value> |

    Examples:
      | statement                                                | effect         | count | check                                             | value |
      | CREATE ()                                                | +nodes         | 1     | MATCH (n) RETURN count(*) AS x                    | 7     |
      | UNWIND range(1, 5) AS i CREATE ()                        | +nodes         | 5     | MATCH (n) RETURN count(*) AS x                    | 11    |
      | MATCH (n:Envoy) CREATE ()                                | +nodes         | 3     | MATCH (n) RETURN count(*) AS x                    | 9     |
      | MATCH (a {name: 'Ada'}), (s {name: 'Suder'}) CREATE (a)-[:VISITED]->(s) | +relationships | 1 | MATCH (a)-[:VISITED]->(s) RETURN a.name + s.name AS x | 'AdaSuder' |
      | MATCH (a {name: 'Ada'}), (s {name: 'Suder'}) CREATE (a)<-[:HOSTED]-(s) | +relationships | 1 | MATCH (s)-[:HOSTED]->(a) RETURN s.name AS x | 'Suder' |
      | MATCH (e:Envoy) SET e.old = true                         | +properties    | 3     | MATCH (e) WHERE e.old RETURN count(*) AS x        | 3     |
      | MATCH (e:Envoy) SET e += {old: true}                     | +properties    | 3     | MATCH (e) WHERE e.old AND e.age > 50 RETURN count(*) AS x | 2 |
      | MATCH (e:Envoy) SET e.age = null                         | -properties    | 3     | MATCH (e:Envoy) RETURN max(e.age) AS x            | null  |
      | MATCH (e:Envoy) REMOVE e.age                             | -properties    | 3     | MATCH (e:Envoy) RETURN max(e.age) AS x            | null  |
      | MATCH ()-[m:MET]->() REMOVE m.year                       | -properties    | 3     | MATCH ()-[m:MET]->() RETURN count(m.year) AS x    | 0     |
      | MATCH (e:Envoy) SET e = {age: e.age, name: e.name}       | +nodes         | 0     | MATCH (e:Envoy) RETURN sum(e.age) AS x            | 155   |
      | MATCH (e:Envoy) SET e:Speaker                            | +labels        | 1     | MATCH (e:Speaker) RETURN count(*) AS x            | 3     |
      | MATCH (e:Minister) SET e:Envoy                           | +labels        | 0     | MATCH (e:Envoy) RETURN count(*) AS x              | 3     |
      | MATCH (e:Minister) REMOVE e:Minister                     | -labels        | 1     | MATCH (e:Minister) RETURN count(*) AS x           | 0     |
      | MATCH (g:Ghost) DELETE g                                 | -nodes         | 0     | MATCH (n) RETURN count(*) AS x                    | 6     |
      | MERGE (:Envoy {name: 'Ada'})                             | +nodes         | 0     | MATCH (e:Envoy) RETURN count(*) AS x              | 3     |
      | MATCH (a {name: 'Ada'}), (b {name: 'Ben'}) MERGE (a)-[:MET]->(b) | +relationships | 0 | MATCH ()-[m:MET]->() RETURN count(*) AS x    | 3     |
      | MATCH (a {name: 'Ada'}), (b {name: 'Ben'}) MERGE (b)-[:MET]->(a) | +relationships | 1 | MATCH ()-[m:MET]->() RETURN count(*) AS x    | 4     |
      | MATCH (a {name: 'Ada'}), (b {name: 'Ben'}) MERGE (b)-[:MET]-(a)  | +relationships | 0 | MATCH ()-[m:MET]->() RETURN count(*) AS x    | 3     |
      | UNWIND [1, 1, 1] AS i MERGE ()                           | +nodes         | 0     | MATCH (n) RETURN count(*) AS x                    | 6     |
      | FOREACH (i IN range(1, 3) \| CREATE ())                  | +nodes         | 3     | MATCH (n) RETURN count(*) AS x                    | 9     |
      | MATCH (e:Envoy) WITH collect(e) AS all FOREACH (e IN all \| SET e.seen = true) | +properties | 3 | MATCH (e) WHERE e.seen RETURN count(*) AS x | 3 |
      | MATCH (e:Envoy) CALL { CREATE () }                       | +nodes         | 3     | MATCH (n) RETURN count(*) AS x                    | 9     |
      | MATCH (e:Envoy) CALL { WITH e SET e.seen = true }        | +properties    | 3     | MATCH (e) WHERE e.seen RETURN count(*) AS x       | 3     |

  Scenario: What a statement creates it can return
    Given an empty graph
    When executing query:
      """
      CREATE p = (a:State {name: 'Norland'})-[r:BORDERS {km: 12}]->(b:State)
      RETURN a, r, b, p
      """
    Then the result should be, in any order:
      | a                        | r                    | b        | p                                                        |
      | (:State {name: 'Norland'}) | [:BORDERS {km: 12}] | (:State) | <(:State {name: 'Norland'})-[:BORDERS {km: 12}]->(:State)> |
    And the side effects should be:
      | +nodes         | 2 |
      | +relationships | 1 |
      | +labels        | 1 |
      | +properties    | 2 |

  Scenario: A clause does not see what it writes itself
    Given an empty graph
    And having executed:
      """
      CREATE (:State), (:State)
      """
    When executing query:
      """
      MATCH (s:State)
      CREATE (:State)
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes | 2 |

  Scenario: The clauses behind it see all of what a clause wrote
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS i
      CREATE (s:State {rank: i})
      WITH count(*) AS made
      MATCH (s:State)
      RETURN made, count(s) AS found
      """
    Then the result should be, in any order:
      | made | found |
      | 3    | 3     |
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 3 |

  Scenario: A limit does not keep clauses from writing
    Given an empty graph
    When executing query:
      """
      UNWIND [1, 2, 3] AS i
      CREATE (s {rank: i})
      RETURN s LIMIT 0
      """
    Then the result should be empty
    And the side effects should be:
      | +nodes      | 3 |
      | +properties | 3 |

  Scenario: MERGE finds what it has just made
    Given an empty graph
    When executing query:
      """
      UNWIND ['Havn', 'Lim', 'Havn'] AS city
      MERGE (c:City {name: city})
        ON CREATE SET c.made = 1
        ON MATCH SET c.met = 1
      RETURN c.name AS name, c.made AS made, c.met AS met
      """
    Then the result should be, in order:
      | name   | made | met  |
      | 'Havn' | 1    | 1    |
      | 'Lim'  | 1    | null |
      | 'Havn' | 1    | 1    |
    And the side effects should be:
      | +nodes      | 2 |
      | +labels     | 1 |
      | +properties | 5 |

  Scenario: A statement that fails half way changes nothing
    Given an empty graph
    When executing query:
      """
      UNWIND [2, 1, 0] AS i
      CREATE (s:State {share: 10 / i})
      """
    Then a ArithmeticError should be raised at runtime: DivisionByZero
    And no side effects
    When executing control query:
      """
      MATCH (n) RETURN count(*) AS nodes
      """
    Then the result should be, in any order:
      | nodes |
      | 0     |

  Scenario: Deleting a node that has relationships takes DETACH
    Given the talks graph
    When executing query:
      """
      MATCH (e:Envoy {name: 'Ada'}) DETACH DELETE e
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 1 |
      | -relationships | 3 |
      | -properties    | 5 |

  Scenario: Relationships may be deleted in one clause with their nodes
    Given an empty graph
    And having executed:
      """
      CREATE (:A)-[:R]->(:B)
      """
    When executing query:
      """
      MATCH (a:A)-[r]->(b:B) DELETE a, r, b
      """
    Then the result should be empty
    And the side effects should be:
      | -nodes         | 2 |
      | -relationships | 1 |
      | -labels        | 2 |

  Scenario: SET with a map replaces all properties
    Given an empty graph
    And having executed:
      """
      CREATE (:State {name: 'Suder', members: 7})
      """
    When executing query:
      """
      MATCH (s:State) SET s = {name: 'Suder', seat: 'Lim'} RETURN s
      """
    Then the result should be, in any order:
      | s                                   |
      | (:State {name: 'Suder', seat: 'Lim'}) |
    And the side effects should be:
      | +properties | 1 |
      | -properties | 1 |

  Scenario: Null changes nothing
    Given the talks graph
    When executing query:
      """
      OPTIONAL MATCH (g:Ghost)
      SET g.name = 'x', g:Seen
      REMOVE g.name
      DELETE g
      RETURN g
      """
    Then the result should be, in any order:
      | g    |
      | null |
    And no side effects
