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

# Programs that write at once wait for each other: what each of them did is there.
for who in 1 2 3; do
  for i in 1 2 3 4 5; do
    "$entente" query "$graph" "CREATE (:Racer {who: $who, i: $i})" 2>> "$work/race$who"
  done &
done
wait
expect 0 '^15.15$' "$entente" query "$graph" "MATCH (r:Racer) RETURN count(*) AS n, count(DISTINCT [r.who, r.i]) AS m"
check "no racer complains" test "$(cat "$work"/race? | grep -c 'error')" -eq 0

# A shell does its statement on what another program has written since it read the file.
mkfifo "$work/typed"
"$entente" repl "$graph" < "$work/typed" > "$work/shell" 2> "$work/told" &
exec 3> "$work/typed"
echo "MATCH (r:Racer) RETURN 'read', count(*) AS n;" >&3
for _ in $(seq 500); do grep -q '^read' "$work/shell" && break; sleep 0.02; done
expect 0 '' "$entente" query "$graph" "MATCH (r:Racer {who: 1}) DELETE r"
echo "CREATE (:Racer {who: 4}); MATCH (r:Racer) RETURN 'then', count(*) AS n;" >&3
exec 3>&-
wait
check "the shell read 15 racers first" grep -q '^read.15$' "$work/shell"
check "the shell's statement is done on what the file held" grep -q '^then.11$' "$work/shell"
check "the shell tells that the graph had changed" grep -q 'another program had changed the graph' "$work/told"
expect 0 '^11$' "$entente" query "$graph" "MATCH (r:Racer) RETURN count(*) AS n"

# Who keeps the file is waited for, as long as the statement may take; questions do not wait.
if command -v flock > /dev/null; then
  flock "$graph" sleep 5 &
  holder=$!
  sleep 0.2
  expect 1 'g.entente: is being changed by another program' "$entente" query --timeout 0.3 "$graph" "CREATE (:Racer)"
  expect 0 '^11$' "$entente" query "$graph" "MATCH (r:Racer) RETURN count(*) AS n"
  kill "$holder" 2> /dev/null
  wait "$holder" 2> /dev/null
fi
expect 0 '' "$entente" query "$graph" "MATCH (r:Racer) DELETE r"

# A file that cannot be replaced is told, and the statement with it.
if [ "$(id -u)" -ne 0 ]; then
  cp "$graph" "$work/before.entente"
  chmod a-w "$graph" "$work"
  expect 1 'g.entente' "$entente" query "$graph" 'CREATE (:Note)'
  chmod u+w "$work" "$graph"
  check "a file that is write-protected stays" cmp -s "$graph" "$work/before.entente"
fi
finish
