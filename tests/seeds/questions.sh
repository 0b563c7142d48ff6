#!/usr/bin/env bash
# questions.sh ENTENTE SHARED WORK: asks each cases/NAME.cypher of the seed articles' graph; every line of
# cases/NAME.expected must be a row of the answer (the answer may have more).
set -euo pipefail
entente=$1 shared=$2 work=$3
cases=$(cd "$(dirname "$0")" && pwd)/cases
if ! compgen -G "$shared/texts/00*.txt" >/dev/null; then
  echo "skipped: no seed articles in $shared/texts"
  exit 77
fi
rm -rf "$work" && mkdir -p "$work/texts"
cp "$shared"/texts/00*.txt "$work/texts"
"$entente" build "$work/texts" -o "$work/seeds.entente" --quiet

failed=0
for question in "$cases"/*.cypher; do
  name=$(basename "$question" .cypher)
  "$entente" query "$work/seeds.entente" -f "$question" --format tsv >"$work/$name.tsv"
  while IFS= read -r row; do
    if ! grep -qxF -- "$row" "$work/$name.tsv"; then
      echo "$name: no row '$row' in:" && sed 's/^/    /' "$work/$name.tsv"
      failed=1
    fi
  done <"$cases/$name.expected"
done
exit $failed
