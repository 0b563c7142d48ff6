Feature: Indexes, and commands that show what there is

  Background:
    Given the talks graph

  Scenario Outline: A query finds the same with an index as without
    And having executed:
      """
      CREATE INDEX states FOR (s:State) ON (s.members)
      """
    And having executed:
      """
      CREATE INDEX names IF NOT EXISTS FOR (e:Envoy) ON (e.name)
      """
    And having executed:
      """
      CREATE INDEX FOR ()-[m:SPEAKS_FOR]-() ON (m.since)
      """
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | query                                                                              | value           |
      | MATCH (s:State {members: 7}) RETURN count(s) AS x                                  | 1               |
      | MATCH (s:State) WHERE s.members = 7.0 RETURN count(s) AS x                         | 1               |
      | MATCH (s:State) WHERE s.members = '7' RETURN count(s) AS x                         | 0               |
      | MATCH (s:State) WHERE s.members = null RETURN count(s) AS x                        | 0               |
      | MATCH (s:State) WHERE s.members IN [7, 7, 7.0, null, 'a'] RETURN count(s) AS x     | 1               |
      | MATCH (s:State) WHERE s.members > 7 RETURN count(s) AS x                           | 1               |
      | MATCH (s:State) WHERE 7 <= s.members RETURN count(s) AS x                          | 2               |
      | MATCH (s:State) WHERE 6 < s.members < 8 RETURN count(s) AS x                       | 1               |
      | MATCH (s:State) WHERE s.members < 'z' RETURN count(s) AS x                         | 0               |
      | MATCH (e:Envoy) WHERE e.name STARTS WITH 'A' RETURN e.name AS x                    | 'Ada'           |
      | MATCH (e:Envoy) WHERE e.name STARTS WITH 5 RETURN count(e) AS x                    | 0               |
      | UNWIND ['Ada', 'Ben', null] AS n MATCH (e:Envoy {name: n}) RETURN collect(e.name) AS x | ['Ada', 'Ben'] |
      | MATCH (e)-[r:SPEAKS_FOR {since: 2009}]->(s) RETURN count(*) AS x                   | 1               |
      | MATCH (s)<-[r:SPEAKS_FOR {since: 2009}]-(e) RETURN count(*) AS x                   | 1               |
      | MATCH (a)-[r:SPEAKS_FOR {since: 2009}]-(b) RETURN count(*) AS x                    | 2               |

  Scenario: An index follows what is written after it
    And having executed:
      """
      CREATE INDEX FOR (s:Port) ON (s.code)
      """
    When executing query:
      """
      UNWIND [1, 2, 2, 3] AS code MERGE (p:Port {code: code}) ON MATCH SET p.seen = true
      WITH count(*) AS n
      MATCH (p:Port {code: 2}) SET p.code = 5
      WITH n, p
      OPTIONAL MATCH (old:Port {code: 2})
      MATCH (new:Port {code: 5})
      RETURN n, old, new.seen AS seen
      """
    Then the result should be, in order:
      | n | old  | seen |
      | 4 | null | true |
    And the side effects should be:
      | +nodes      | 3 |
      | +labels     | 1 |
      | +properties | 4 |

  Scenario Outline: An index knows labels and nodes that go
    And having executed:
      """
      CREATE INDEX FOR (e:Envoy) ON (e.name)
      """
    When executing query:
      """
      MATCH (e:Envoy {name: 'Ada'}) <change>
      WITH count(*) AS done
      MATCH (e:Envoy) WHERE e.name >= 'A'
      RETURN 'Ada' IN collect(e.name) AS x
      """
    Then the result should be, in order:
      | x       |
      | <value> |

    Examples:
      | change               | value |
      | SET e.age = 40       | true  |
      | REMOVE e:Envoy       | false |
      | REMOVE e.name        | false |
      | DETACH DELETE e      | false |
      | SET e = {name: 'Bo'} | false |
      | SET e += {age: 40}   | true  |

  Scenario: SHOW INDEXES lists them
    And having executed:
      """
      CREATE INDEX town FOR (s:State) ON (s.name, s.members)
      """
    And having executed:
      """
      CREATE INDEX ON :Envoy(name)
      """
    When executing query:
      """
      SHOW INDEXES YIELD name, entityType, labelsOrTypes, properties WHERE size(properties) > 0
      RETURN name, entityType, labelsOrTypes, properties
      """
    Then the result should be, in order:
      | name               | entityType | labelsOrTypes | properties          |
      | 'index_Envoy_name' | 'NODE'     | ['Envoy']     | ['name']            |
      | 'town'             | 'NODE'     | ['State']     | ['name', 'members'] |
    And no side effects

  Scenario: DROP INDEX takes one away
    And having executed:
      """
      CREATE INDEX town FOR (s:State) ON (s.name)
      """
    And having executed:
      """
      DROP INDEX town
      """
    And having executed:
      """
      DROP INDEX town IF EXISTS
      """
    When executing query:
      """
      SHOW INDEXES
      """
    Then the result should be empty

  Scenario Outline: SHOW tells what CALL tells
    When executing query:
      """
      <query>
      """
    Then the result should be, in order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | query                                                                             | value                     |
      | SHOW LABELS YIELD label RETURN collect(label) AS x                                | ['Envoy', 'Island', 'Minister', 'State'] |
      | SHOW RELATIONSHIP TYPES YIELD relationshipType AS t RETURN collect(t) AS x        | ['MET', 'SPEAKS_FOR']     |
      | SHOW PROPERTY KEYS YIELD propertyKey AS k WHERE k STARTS WITH 'm' RETURN k AS x   | 'members'                 |
      | SHOW FUNCTIONS YIELD name, aggregating WHERE name = 'count' RETURN aggregating AS x | true                    |
      | SHOW ALL FUNCTIONS YIELD name WHERE name = 'toUpper' RETURN name AS x             | 'toUpper'                 |
      | SHOW PROCEDURES YIELD name WHERE name = 'db.labels' RETURN name AS x              | 'db.labels'               |
      | CALL db.schema.relTypeProperties() YIELD relType, propertyName RETURN relType + propertyName AS x LIMIT 1 | ':`MET`year' |
      | CALL db.schema.nodeTypeProperties() YIELD nodeLabels, propertyName, mandatory WHERE nodeLabels = ['State'] AND propertyName = 'members' RETURN mandatory AS x | true |

  Scenario Outline: What cannot be done says why
    And having executed:
      """
      CREATE INDEX town FOR (s:State) ON (s.name)
      """
    When executing query:
      """
      <query>
      """
    Then a SyntaxError should be raised at compile time: <error>

    Examples:
      | query                                             | error                      |
      | CREATE INDEX town FOR (s:State) ON (s.members)    | IndexWithNameAlreadyExists |
      | CREATE INDEX FOR (s:State) ON (s.name)            | IndexAlreadyExists         |
      | CREATE INDEX FOR (s:State) ON (s.a, s.a)          | DuplicateProperty          |
      | CREATE INDEX FOR (s:State) ON (t.name)            | UndefinedVariable          |
      | CREATE INDEX FOR (s) ON (s.name)                  | UnexpectedSyntax           |
      | DROP INDEX twon                                   | IndexNotFound              |
      | DROP INDEX ON :State(members)                     | IndexNotFound              |
      | SHOW TABLES                                       | UnexpectedSyntax           |
      | MATCH (n) SHOW INDEXES                            | UnexpectedSyntax           |
      | SHOW INDEXES YIELD nmae RETURN nmae               | UndefinedVariable          |
