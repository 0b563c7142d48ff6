// Who holds which office?
MATCH (p:Person)-[h:HOLDS_POSITION]->(o)
RETURN p.name AS person, h.title AS title, o.name AS organization ORDER BY person, title
