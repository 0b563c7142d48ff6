# What a person does with the program, once each.
. "$(dirname "$0")/program_checks.sh"
graph=$work/g.entente

expect 0 '' "$entente" build "$texts" -o "$graph"
check "the summary counts documents" grep -q '2 documents' "$work/err"
check "a graph has the usual permissions" [ -r "$graph" ]

expect 0 '"documents":2' "$entente" info "$graph" --format json
expect 0 '^documents +2$' "$entente" info "$graph"
expect 0 'Meeting' "$entente" schema
expect 0 '"fact_types"' "$entente" schema --format json

expect 0 '^name$' "$entente" query "$graph" \
  "MATCH (d:Document) RETURN d.id AS name ORDER BY name"
check "answers are TSV when piped" [ "$(cat "$work/out")" = $'name\nharbour.txt\nvisit.md' ]
expect 0 '^\{"n":2\}$' "$entente" query "$graph" --format jsonl \
  "MATCH (d:Document) RETURN count(*) AS n"
expect 0 '^2019$' "$entente" query "$graph" -P year=2018 'RETURN $year + 1 AS next'
expect 0 'visit' "$entente" query "$graph" -c 'RETURN 1 AS a' -c "MATCH (d:Document) RETURN d.id"
printf 'RETURN 1 AS a;\n// between\nRETURN 2 AS b;\n' > "$work/q.cypher"
expect 0 '^b$' "$entente" query "$graph" -f "$work/q.cypher"
input=$work/q.cypher expect 0 '^b$' "$entente" query "$graph"
input=$work/q.cypher expect 0 '^b$' "$entente" query "$graph" -f -
expect 0 '.' "$entente" query "$graph" "EXPLAIN MATCH (n) RETURN n"

# Files of separated values: quotes, line ends of other systems, a mark of UTF-8, headers, other separators.
printf '\357\273\277id,name\r\n1,"Bell, Ann"\r\n2,\r\n' > "$work/people.csv"
expect 0 '^1.Bell, Ann$' "$entente" query "$graph" \
  "LOAD CSV WITH HEADERS FROM '$work/people.csv' AS row WITH row WHERE row.name IS NOT NULL RETURN row.id, row.name"
expect 0 '^3$' "$entente" query "$graph" "LOAD CSV FROM 'file://$work/people.csv' AS row RETURN count(row[0]) AS n"
printf 'a;b\n' > "$work/semicolons.csv"
expect 0 '^b$' "$entente" query "$graph" \
  "LOAD CSV FROM '$work/semicolons.csv' AS row FIELDTERMINATOR ';' RETURN row[1] AS x"
expect 1 "cannot read the file '.*/no.csv': No such file" "$entente" query "$graph" \
  "LOAD CSV FROM '$work/no.csv' AS row RETURN row"
expect 1 "cannot read the file '$work': Is a directory" "$entente" query "$graph" \
  "LOAD CSV FROM '$work' AS row RETURN row"
: > "$work/empty.csv"
expect 0 '^0$' "$entente" query "$graph" "LOAD CSV FROM '$work/empty.csv' AS row RETURN count(*) AS n"
expect 1 'only files of this machine' "$entente" query "$graph" "LOAD CSV FROM 'https://example.org/x.csv' AS row RETURN row"

expect 0 '"doc":"harbour.txt"' "$entente" facts "$graph"
cp "$work/out" "$work/facts.jsonl"
expect 0 '' "$entente" facts "$graph" -o "$work/again.jsonl"
check "facts are the same in a file" cmp -s "$work/facts.jsonl" "$work/again.jsonl"
expect 0 '"doc":"visit.md"' "$entente" facts "$graph" --doc visit.md
expect 0 '' "$entente" facts "$graph" --min-confidence 0.8 -o "$work/sure.jsonl"
check "--min-confidence leaves out what is less sure" python3 -c '
import json, sys
rows = [[json.loads(line)["confidence"] for line in open(name)] for name in sys.argv[1:]]
sys.exit(0 if sorted(rows[1]) == sorted(c for c in rows[0] if c >= 0.8) and 0 < len(rows[1]) < len(rows[0]) else 1)
' "$work/facts.jsonl" "$work/sure.jsonl"
expect 2 "min-confidence" "$entente" facts "$graph" --min-confidence 2
check "--doc leaves other documents out" [ "$(grep -c harbour "$work/out")" -eq 0 ]
expect 0 'edgedefault="directed"' "$entente" export "$graph" --format graphml
expect 0 '' "$entente" export "$graph" -o "$work/g.graphml" --full
check "the export is there" [ -s "$work/g.graphml" ]

# Entities explained, joined and kept apart.
expect 0 'words of the name' "$entente" entity "$graph" "Andrzej Duda"
expect 0 '"name":"Andrzej Duda","type":"Person"' "$entente" entity "$graph" Duda --format json
expect 0 'key +country:PL' "$entente" entity "$graph" country:PL
printf '{"kind": "merges", "version": "1", "join": [{"names": ["Juri Ratas", "Andrzej Duda"]}]}\n' \
  > "$work/merges.json"
expect 0 '' "$entente" build "$texts" -o "$work/merged.entente" --merges "$work/merges.json"
expect 0 "an edit joins it with 'juri ratas'" "$entente" entity "$work/merged.entente" Duda
expect 0 '' "$entente" build "$texts" -o "$work/merged.entente" --replace --quiet
expect 0 '"key":"person:juri-ratas"' "$entente" entity "$work/merged.entente" Duda --format json
printf '{"kind": "merges", "version": "1", "join": [{"names": ["Juri Ratas", "Nobody"]}]}\n' \
  > "$work/merges.json"
expect 0 '' "$entente" build "$texts" -o "$work/merged.entente" --merges "$work/merges.json" --add
check "an edit of no entity is told" grep -q "/join/0/names/1: no entity has the name 'Nobody'" "$work/err"
expect 0 '"name":"Andrzej Duda"' "$entente" entity "$work/merged.entente" Duda --format json

# A near-copy of a document is one source with it.
mkdir -p "$work/copies"
cp "$texts/harbour.txt" "$work/copies/a.txt"
(cat "$texts/harbour.txt"; echo "Our own report.") > "$work/copies/b.txt"
expect 0 '' "$entente" build "$work/copies" -o "$work/copies.entente" --quiet
expect 0 '^b.txt.a.txt$' "$entente" query "$work/copies.entente" \
  "MATCH (c:Document)-[:COPY_OF]->(d) RETURN c.id, d.id"
expect 0 '^1$' "$entente" query "$work/copies.entente" \
  "MATCH (f:Fact)-[:STATED_IN]->(d) RETURN max(f.sources) AS n"

# Grammar: as CoNLL-U, as trees, of given words; and graphs of what was parsed before.
expect 0 '' "$entente" parse "$texts" -o "$work/parsed.conllu"
check "documents keep their ids" grep -q '^# newdoc id = harbour.txt$' "$work/parsed.conllu"
printf 'The two ministers met in Oslo.\n' > "$work/line.txt"
input=$work/line.txt expect 0 '^1.The.the.DET' "$entente" parse -
input=$work/line.txt expect 0 '^met  VERB root$' "$entente" parse - --format tree
input=$work/line.txt expect 0 "^meet-tree at 'met': participant: needs 2, found 0$" "$entente" explain -
"$entente" parse --gold-tokens "$work/parsed.conllu" > "$work/again.conllu"
check "given words get the same grammar" cmp -s "$work/parsed.conllu" "$work/again.conllu"
expect 0 '' "$entente" build --parsed "$work/parsed.conllu" -o "$work/parsed.entente"
check "parsed documents are documents" grep -q '2 documents' "$work/err"
expect 0 '"doc":"harbour.txt"' "$entente" facts "$work/parsed.entente"

# The shell without a terminal: no prompt, no banner.
printf ':mode csv\nRETURN 1\nAS a;\n:quit\nRETURN 2 AS b;\n' > "$work/shell.txt"
input=$work/shell.txt expect 0 '^1$' "$entente" repl "$graph"
check "piped statements print answers alone" [ "$(cat "$work/out")" = $'a\n1' ]
input=$work/shell.txt expect 0 '^1$' "$entente" "$graph"
printf 'RETURN oops;\nRETURN 2 AS b;\n' > "$work/wrong.txt"
input=$work/wrong.txt expect 1 'stdin:1:8:' "$entente" repl "$graph"
check "an error ends a piped script" [ ! -s "$work/out" ]
input=$work/wrong.txt expect 1 'stdin:1:8:' "$entente" repl "$graph" --continue
check "--continue goes on" grep -q '^2$' "$work/out"

# Documents of the same id are read anew, others stay; the order of adding leaves no trace.
"$entente" build "$texts/visit.md" -o "$work/steps.entente" --quiet
expect 0 '' "$entente" build "$texts" -o "$work/steps.entente" --add
expect 0 '' "$entente" facts "$work/steps.entente" -o "$work/steps.jsonl"
check "adding gives the facts of one build" cmp -s "$work/facts.jsonl" "$work/steps.jsonl"
expect 0 '' "$entente" build "$texts" -o "$work/jobs.entente" --jobs 7 --quiet
check "--quiet says nothing" [ ! -s "$work/err" ]
expect 0 '' "$entente" facts "$work/jobs.entente" -o "$work/jobs.jsonl"
check "threads leave no trace" cmp -s "$work/facts.jsonl" "$work/jobs.jsonl"
printf '{"doc": "x", "text": "Estonia and Latvia signed a pact."}\n' > "$work/in.jsonl"
input=$work/in.jsonl expect 0 '' "$entente" build - -o "$graph" --replace
expect 0 '"documents":1,' "$entente" info "$graph" --format json
finish
