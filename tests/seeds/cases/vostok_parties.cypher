// Who hosted Vostok 2018, and who took part?
MATCH (e:MilitaryExercise {name: 'Vostok 2018'})-[r:HOST|PARTICIPANT]->(who)
RETURN DISTINCT type(r) AS role, who.name AS who ORDER BY role, who
