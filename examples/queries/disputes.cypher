// Which states dispute which territory?
MATCH (territory)<-[:TERRITORY]-(dispute:TerritorialDispute)-[:PARTY]->(party)
WITH territory, dispute, party ORDER BY party.name
RETURN territory.name AS territory, collect(DISTINCT party.name) AS parties
ORDER BY territory, parties;
