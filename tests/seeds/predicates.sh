#!/usr/bin/env bash
# predicates.sh ENTENTE SHARED WORK: of the key predicates that a reader checked, how many subjects, objects and
# obliques the parser finds; the shares must not fall below the floors here.
set -euo pipefail
entente=$1 shared=$2 work=$3
here=$(cd "$(dirname "$0")" && pwd)
if ! compgen -G "$shared/texts/00*.txt" >/dev/null; then
  echo "skipped: no articles in $shared/texts"
  exit 77
fi
python3 "$here/check_predicates.py" "$here/predicates.jsonl" "$shared/texts"
rm -rf "$work" && mkdir -p "$work"
cd "$shared/texts"
"$entente" parse 00*.txt more/20*.txt more/24*.txt more/25*.txt more/30*.txt -o "$work/parsed.conllu"
python3 "$here/score_predicates.py" "$here/predicates.jsonl" "$work/parsed.conllu" \
  --subjects-at-least 93 --others-at-least 92.5
