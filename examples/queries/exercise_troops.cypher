// Which military exercises had how many troops, and who took part?
MATCH (e:MilitaryExercise)-[:TROOPS]->(troops:Amount)
MATCH (e)-[:PARTICIPANT]->(who)
WITH e, troops, who ORDER BY who.name
RETURN e.name AS exercise, troops.bound AS bound, troops.value AS troops, collect(who.name) AS participants
ORDER BY troops DESC;
