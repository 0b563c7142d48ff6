#!/usr/bin/env bash
# entities.sh ENTENTE SOURCE SHARED EVERY SCRATCH: reads the example texts and, where they are, SHARED's texts and
# each EVERYth document of its corpus of statements; no entity may have a name that is none.
set -euo pipefail
entente=$1 source=$2 shared=$3 every=$4 scratch=$5
here=$(dirname "$0")
mkdir -p "$scratch"
inputs=("$source/examples/texts")
[ -d "$shared/texts" ] && inputs+=("$shared/texts")
statements=$shared/corpora/wh-statements.jsonl.xz
if [ -f "$statements" ]; then
  python3 -c "import lzma, sys; sys.stdout.buffer.writelines(list(lzma.open(sys.argv[1]))[::int(sys.argv[2])])" \
    "$statements" "$every" > "$scratch/statements.jsonl"
  inputs+=("$scratch/statements.jsonl")
else
  echo "$statements is not there: its texts are not read"
fi
"$entente" build "${inputs[@]}" -o "$scratch/g.entente" --replace --quiet
"$entente" query "$scratch/g.entente" --format jsonl \
  "MATCH (e:Entity) RETURN [l IN labels(e) WHERE l <> 'Entity'][0] AS type, e.name AS name" > "$scratch/entities.jsonl"
python3 "$here/check_entities.py" "$scratch/entities.jsonl" "$source/schemas/gazetteer/titles.json"
