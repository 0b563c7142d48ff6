// Where and when did Putin and Xi meet?
MATCH (a:Person {name: 'Vladimir Putin'})<-[:PARTICIPANT]-(m:Meeting)-[:PARTICIPANT]->(b:Person {name: 'Xi Jinping'})
OPTIONAL MATCH (m)-[:PLACE]->(place)
RETURN m.date AS date, place.name AS place ORDER BY date, place
