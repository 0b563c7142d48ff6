# Every unhappy way: a message that says what was wrong, and the right exit code.
. "$(dirname "$0")/program_checks.sh"
graph=$work/g.entente
"$entente" build "$texts" -o "$graph" --quiet || { echo "FAILED: the graph cannot be built"; exit 1; }
cp "$graph" "$work/before"

# Usage.
expect 2 "got 'frobnicate'" "$entente" frobnicate
expect 2 "did you mean 'export'" "$entente" exprot "$graph"
expect 2 '' "$entente"
expect 2 'required' "$entente" build "$texts"
expect 2 'format' "$entente" query "$graph" 'RETURN 1' --format pdf
expect 2 'name=value' "$entente" query "$graph" -P year 'RETURN 1'
expect 2 'expected a query' "$entente" query "$graph"

# Graph files.
expect 1 'missing.entente' "$entente" query "$work/missing.entente" 'RETURN 1'
expect 1 'missing.entente' "$entente" info "$work/missing.entente"
expect 1 'missing.entente' "$entente" "$work/missing.entente"
for wrong in "$texts/harbour.txt" "$texts"; do
  for command in info facts export repl; do
    expect 1 "$wrong" "$entente" "$command" "$wrong"
  done
done
head -c 1000 "$graph" > "$work/short.entente"
expect 1 'short.entente' "$entente" info "$work/short.entente"
: > "$work/none.entente"
expect 1 'none.entente' "$entente" info "$work/none.entente"

# Outputs that are there, or cannot be.
expect 1 'exists already' "$entente" build "$texts" -o "$graph"
expect 1 'not touched' "$entente" build "$texts" -o "$texts/harbour.txt" --replace
expect 1 'harbour.txt' "$entente" build "$texts" -o "$texts/harbour.txt" --add
expect 1 'folder' "$entente" build "$texts" -o "$work/none/g.entente"
expect 1 'folder' "$entente" build "$texts" -o "$work" --replace
expect 1 'No such file' "$entente" export "$graph" -o "$work/none/g.graphml"
check "a refused build leaves the graph alone" cmp -s "$graph" "$work/before"

# Entities that are not there, and files of names that are wrong.
expect 1 "did you mean 'Andrzej Duda'" "$entente" entity "$graph" "Andrzei Duda"
expect 1 "expected an entity of the graph, got 'Zzyzx Qwrt'" "$entente" entity "$graph" "Zzyzx Qwrt"
expect 1 'missing.entente' "$entente" entity "$work/missing.entente" Duda
expect 2 'required' "$entente" entity "$graph"
printf '{"kind": "merges", "version": "1", "join": [{"names": ["Duda"]}]}\n' > "$work/merges.json"
expect 1 'merges.json: /join/0/names' "$entente" build "$texts" -o "$work/m.entente" --merges "$work/merges.json"
check "nothing is built with it" [ ! -e "$work/m.entente" ]
expect 1 'nowhere.json' "$entente" build "$texts" -o "$work/m.entente" --merges "$work/nowhere.json"

# CoNLL-U that is none is refused with its line, and nothing is made of it.
printf '1\tWords\tword\tNOUN\tNNS\t_\t3\tnsubj\t_\t_\n\n' > "$work/head.conllu"
expect 1 'head.conllu:1:.*head from 0 to 1, got 3' \
  "$entente" build --parsed "$work/head.conllu" -o "$work/x.entente"
printf '1\tWords\tword\tNOUN\n\n' > "$work/columns.conllu"
expect 1 'columns.conllu:1:.*10 columns' "$entente" parse --gold-tokens "$work/columns.conllu"
printf '# text = Other\n1\tWords\t_\t_\t_\t_\t0\troot\t_\t_\n\n' > "$work/text.conllu"
expect 1 'text.conllu: expected the word "Words"' \
  "$entente" build --parsed "$work/text.conllu" -o "$work/x.entente"
expect 1 'found none' "$entente" build --parsed "$work/none.entente" -o "$work/x.entente"
expect 1 'can be read' "$entente" build --parsed "$work/nothing.conllu" -o "$work/x.entente"
check "nothing is made of it" [ ! -e "$work/x.entente" ]

# Inputs.
expect 1 'nothing.txt' "$entente" build "$work/nothing.txt" -o "$work/x.entente"
: > "$work/empty.txt"
expect 1 'empty' "$entente" build "$work/empty.txt" -o "$work/x.entente"
head -c 100000 /dev/urandom > "$work/random.txt"
expect 1 'random.txt' "$entente" build "$work/random.txt" -o "$work/x.entente"
expect 1 'random' "$entente" query "$work/random.txt" 'RETURN 1'
mkdir "$work/hollow"
expect 1 'found none' "$entente" build "$work/hollow" -o "$work/x.entente"
printf '{"doc": "a", "text": \n' > "$work/broken.json"
expect 1 'broken.json' "$entente" build "$work/broken.json" -o "$work/x.entente"
expect 1 'no-schemas' "$entente" build "$texts" -o "$work/x.entente" --schema "$work/no-schemas"
check "a failed build leaves nothing behind" [ -z "$(ls "$work" | grep '^x')" ]
{ printf 'Poland met Estonia and '; head -c 10000000 /dev/zero | tr '\0' 'x'; } > "$work/line.txt"
expect 0 '' "$entente" build "$work/line.txt" -o "$work/line.entente"
if [ "$(id -u)" -eq 0 ]; then
  echo "skipped: a folder without permission is no hindrance to root"
else
  mkdir "$work/closed"
  cp "$texts/harbour.txt" "$work/closed"
  chmod 000 "$work/closed"
  expect 1 'closed' "$entente" build "$work/closed" -o "$work/x.entente"
  expect 1 'closed' "$entente" build "$texts" -o "$work/closed/g.entente"
fi

# Queries.
expect 1 '^error.UnexpectedSyntax.: query:1:7:' "$entente" query "$graph" 'MATCH ) RETURN 1'
check "an error shows a caret" grep -q '^      ^' "$work/err"
expect 1 '^error.UndefinedVariable.: query:1:8: variable' "$entente" query "$graph" 'RETURN x'
expect 1 '^error.DivisionByZero.: query:1:8:' "$entente" query "$graph" 'RETURN 1 / 0'
expect 1 'query:1:' "$entente" query "$graph" 'RETURN nobody'
printf 'RETURN 1 AS a;\n\nRETURN (;\n' > "$work/q.cypher"
expect 1 'q.cypher:3:' "$entente" query "$graph" -f "$work/q.cypher"
expect 1 'No such file' "$entente" query "$graph" -f "$work/none.cypher"
head -c 200000 /dev/zero | tr '\0' '(' > "$work/nested.cypher"
expect 1 '.' "$entente" query "$graph" -f "$work/nested.cypher"
{ printf 'RETURN '; head -c 200000 /dev/zero | tr '\0' '['; head -c 200000 /dev/zero | tr '\0' ']'; } \
  > "$work/lists.cypher"
expect 1 '.' "$entente" query "$graph" -f "$work/lists.cypher"
head -c 100000 /dev/urandom > "$work/random.cypher"
expect 1 '.' "$entente" query "$graph" -f "$work/random.cypher"
endless='UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)'
expect 1 'error' "$entente" query "$graph" --timeout 0.2 "$endless"
expect 1 'memory|bytes' "$entente" query "$graph" --max-memory 1M \
  'UNWIND range(1, 1000000) AS a RETURN collect(a)'
expect 0 '^name$' "$entente" query "$graph" 'MATCH (p:Persn) RETURN p.name AS name'
check "an unknown label is a note" grep -q 'Person' "$work/err"
expect 1 "did you mean" "$entente" facts "$graph" --doc harbor.txt
finish
