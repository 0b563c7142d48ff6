#!/usr/bin/env bash
# score.sh ENTENTE SHARED WORK: scores the facts of the seed articles against the gold facts; the fact F1 and precision
# must not fall below the floors in floors.txt, and every quote must stand at its bytes.
set -euo pipefail
entente=$1 shared=$2 work=$3
here=$(cd "$(dirname "$0")" && pwd)
if ! [ -x "$shared/gold/score.py" ] || ! compgen -G "$shared/texts/00*.txt" >/dev/null; then
  echo "skipped: no gold facts in $shared/gold"
  exit 77
fi
rm -rf "$work" && mkdir -p "$work/texts"
cp "$shared"/texts/00*.txt "$work/texts"
"$entente" build "$work/texts" -o "$work/seeds.entente" --quiet
"$entente" facts "$work/seeds.entente" >"$work/facts.jsonl"
python3 "$shared/gold/score.py" "$shared/gold" "$work/facts.jsonl" --texts "$shared/texts" \
  --docs '00*' --types --json | tee "$work/score.txt"
python3 "$here/check_floors.py" "$here/floors.txt" "$work/score.txt" "$work/facts.jsonl" "$work/texts"
