// Who has imposed sanctions on whom?
MATCH (imposer)<-[:IMPOSER]-(s:Sanction {modality: 'asserted'})-[:TARGET]->(target)
RETURN DISTINCT imposer.name AS imposer, target.name AS target
ORDER BY imposer, target;
