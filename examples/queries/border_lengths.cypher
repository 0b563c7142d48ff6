// How long are borders, and which article says so?
MATCH (border:Borders)-[length:LENGTH]->(amount:Amount), (border)-[:PARTY]->(party)
WITH border, length, amount, party ORDER BY party.name
WITH length, amount, collect(party.name) AS parties
UNWIND length.documents AS document
RETURN parties, amount.text AS length, document
ORDER BY parties, length, document;
