// How many agreements were signed, by whom?
MATCH (s:AgreementSigning)-[:COUNT]->(n:Amount) MATCH (s)-[:PARTY]->(who)
RETURN n.value AS count, who.name AS who ORDER BY count DESC
