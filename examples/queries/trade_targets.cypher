// Which trade targets lie beyond 2020, and whose are they?
MATCH (t:TradeTarget)-[:PARTY]->(party)
WHERE t.earliest > date('2020-12-31')
WITH t, party ORDER BY party.name
RETURN collect(party.name) AS parties, t.amount AS amount, t.deadline AS deadline
ORDER BY parties, amount;
