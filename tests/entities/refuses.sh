#!/usr/bin/env bash
# refuses.sh TITLES: the check must fail on no_names.jsonl and name each of its lines, and pass names.jsonl.
set -euo pipefail
here=$(dirname "$0")
if report=$(python3 "$here/check_entities.py" "$here/no_names.jsonl" "$1"); then
  echo "names that are none were passed: $report"
  exit 1
fi
wanted=$(wc -l < "$here/no_names.jsonl")
found=$(grep -c "^[A-Z][a-z]* '.*': " <<< "$report")
[ "$found" = "$wanted" ] || { printf 'of %s names that are none, %s were found:\n%s\n' "$wanted" "$found" "$report"; exit 1; }
python3 "$here/check_entities.py" "$here/names.jsonl" "$1"
