// Where and when did Vladimir Putin and Xi Jinping meet?
MATCH (:Person {name: 'Vladimir Putin'})<-[:PARTICIPANT]-(m:Meeting)-[:PARTICIPANT]->(:Person {name: 'Xi Jinping'})
WHERE m.modality = 'asserted'
OPTIONAL MATCH (m)-[:PLACE]->(place)
RETURN m.date AS date, collect(place.name) AS places
ORDER BY date;
