#!/usr/bin/env bash
# questions.sh ENTENTE EXAMPLES WORK: reads EXAMPLES/texts and asks every EXAMPLES/queries/NAME.cypher; the answer must
# be NAME.expected to the letter.
set -euo pipefail
entente=$1 examples=$2 work=$3
rm -rf "$work" && mkdir -p "$work"
"$entente" build "$examples/texts" -o "$work/examples.entente" --quiet

failed=0
for question in "$examples"/queries/*.cypher; do
  name=$(basename "$question" .cypher)
  "$entente" query "$work/examples.entente" -f "$question" --format tsv >"$work/$name.tsv"
  diff -u "$examples/queries/$name.expected" "$work/$name.tsv" || failed=1
done
exit $failed
