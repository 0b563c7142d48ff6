// How long is the border of Russia and China, and which article says so?
MATCH (b:Borders)-[l:LENGTH]->(n:Amount)
MATCH (b)-[:PARTY]->(:Country {name: 'Russia'}) MATCH (b)-[:PARTY]->(:Country {name: 'China'})
UNWIND l.documents AS document
RETURN n.value AS value, n.unit AS unit, n.bound AS bound, document ORDER BY document
