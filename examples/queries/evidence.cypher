// Which sentences tell of meetings in Vladivostok?
MATCH (place {name: 'Vladivostok'})<-[:PLACE]-(m:Meeting)-[stated:STATED_IN]->(d:Document)
RETURN d.id AS document, stated.begin AS begin, stated.quote AS quote
ORDER BY document, begin;
