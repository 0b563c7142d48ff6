// What trade target did Russia and China set, from what, by when?
MATCH (t:TradeTarget)-[:PARTY]->(c:Country)
WITH t, c ORDER BY c.name
RETURN collect(c.name) AS parties, t.baseline AS baseline, t.amount AS amount, t.deadline AS deadline
