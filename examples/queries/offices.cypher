// Who holds which office?
MATCH (person:Person)-[office:HOLDS_POSITION]->(body)
RETURN person.name AS person, office.title AS title, body.name AS body
ORDER BY person, title, body;
