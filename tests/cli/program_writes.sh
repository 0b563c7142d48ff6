#!/usr/bin/env bash
# Statements that write: what they change is in the file when they end, whole or not at all, and is there again when
# the graph is made anew.
. "$(dirname "$0")/program_checks.sh"
graph=$work/g.entente
"$entente" build "$texts" -o "$graph" --quiet
cp "$graph" "$work/before.entente"

# A statement that fails leaves the file as it was, to the byte.
expect 1 'division|divided' "$entente" query "$graph" 'UNWIND [1, 0] AS x CREATE (:Note {share: 1 / x})'
check "a failed statement leaves the file" cmp -s "$graph" "$work/before.entente"
expect 1 'has relationships' "$entente" query "$graph" 'MATCH (n)-->() DELETE n'
check "a refused statement leaves the file" cmp -s "$graph" "$work/before.entente"
expect 0 '' "$entente" query "$graph" 'EXPLAIN CREATE (:Note)'
check "EXPLAIN writes nothing" cmp -s "$graph" "$work/before.entente"

# What is done is in the file, says who did it, and tells what it was.
expect 0 '' "$entente" query "$graph" -P rank=3 \
  "CREATE (a:Note {text: 'first', rank: \$rank})-[:BEFORE]->(b:Note {text: 'second', source: 'diary'})"
check "side effects are told" grep -q '2 nodes created, 1 relationship created' "$work/err"
expect 0 'first.3.user.user.second.diary' "$entente" query "$graph" \
  "MATCH (a:Note {rank: 3})-[r:BEFORE]->(b) RETURN a.text, a.rank, a.source, r.source, b.text, b.source"
expect 0 '' "$entente" query "$graph" "MATCH (b:Note {text: 'second'}) SET b.text = 'third'"
expect 0 'third' "$entente" query "$graph" "MATCH (:Note {text: 'first'})-->(b) RETURN b.text"

# One command may hold several statements; each sees what those before it did.
expect 0 '^1$' "$entente" query "$graph" "CREATE (:Ghost); MATCH (g:Ghost) RETURN count(*) AS n"
expect 0 '' "$entente" query "$graph" "MATCH (g:Ghost) DELETE g"
expect 0 '^0$' "$entente" query "$graph" "MATCH (g:Ghost) RETURN count(*) AS n"

# An index is in the file, and serves the next program that opens it.
expect 0 '' "$entente" query "$graph" "CREATE INDEX notes FOR (n:Note) ON (n.rank)"
check "a new index is told" grep -q '1 index created' "$work/err"
expect 0 'IndexSeek \(n:Note\) by notes' "$entente" query "$graph" "EXPLAIN MATCH (n:Note {rank: 3}) RETURN n"
expect 0 '^first$' "$entente" query "$graph" "MATCH (n:Note {rank: 3}) RETURN n.text"
expect 0 '^g.*online' "$entente" query "$graph" "SHOW DATABASES"

# The graph made anew from its texts has it all again.
for how in --replace --add; do
  expect 0 '' "$entente" build "$texts" -o "$graph" $how --quiet
  expect 0 'first.user.third' "$entente" query "$graph" \
    "MATCH (a:Note {text: 'first'})-->(b) RETURN a.text, a.source, b.text"
  expect 0 'notes.1' "$entente" query "$graph" "SHOW INDEXES YIELD name, entries"
  expect 0 '^0$' "$entente" query "$graph" "MATCH (g:Ghost) RETURN count(*) AS n"
done

# A file that cannot be replaced is told, and the statement with it.
if [ "$(id -u)" -ne 0 ]; then
  cp "$graph" "$work/before.entente"
  chmod a-w "$graph" "$work"
  expect 1 'g.entente' "$entente" query "$graph" 'CREATE (:Note)'
  chmod u+w "$work" "$graph"
  check "a file that is write-protected stays" cmp -s "$graph" "$work/before.entente"
fi
finish
