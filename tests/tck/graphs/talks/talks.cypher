CREATE (north:State {name: 'Norland', members: 12}),
       (south:State {name: 'Suder', members: 7}),
       (isle:State:Island {name: 'Merrow', members: 3})
CREATE (ada:Envoy {name: 'Ada', age: 51}),
       (ben:Envoy {name: 'Ben', age: 44}),
       (cid:Envoy:Minister {name: 'Cid', age: 60})
CREATE (ada)-[:SPEAKS_FOR {since: 2011}]->(north),
       (ben)-[:SPEAKS_FOR {since: 2015}]->(south),
       (cid)-[:SPEAKS_FOR {since: 2009}]->(isle)
CREATE (ada)-[:MET {year: 2016}]->(ben),
       (ben)-[:MET {year: 2017}]->(cid),
       (ada)-[:MET {year: 2018}]->(cid)
