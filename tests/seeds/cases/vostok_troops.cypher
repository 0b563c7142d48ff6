// With how many troops?
MATCH (e:MilitaryExercise {name: 'Vostok 2018'})-[:TROOPS]->(n:Amount)
RETURN DISTINCT n.value AS value, n.unit AS unit, n.bound AS bound ORDER BY value
