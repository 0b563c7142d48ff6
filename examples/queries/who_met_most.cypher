// Which persons met most often, by the number of meetings told of?
MATCH (a:Person)-[met:MET_WITH]->(b:Person)
WHERE a.name < b.name
RETURN a.name AS one, b.name AS other, met.count AS meetings, met.first AS first, met.last AS last
ORDER BY meetings DESC, one, other
LIMIT 5;
