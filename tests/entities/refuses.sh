#!/usr/bin/env bash
# refuses.sh TITLES: each line of no_names.jsonl must be found wrong, each of names.jsonl right.
set -euo pipefail
here=$(dirname "$0")
found=$(python3 "$here/check_entities.py" "$here/no_names.jsonl" "$1" | wc -l) || true
wanted=$(wc -l < "$here/no_names.jsonl")
[ "$found" = "$wanted" ] || { echo "of $wanted names that are none, $found were found"; exit 1; }
python3 "$here/check_entities.py" "$here/names.jsonl" "$1"
