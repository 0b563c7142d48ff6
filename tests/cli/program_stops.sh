# Broken pipes, full disks and signals end the program with the right exit code, never silently.
. "$(dirname "$0")/program_checks.sh"
graph=$work/g.entente
"$entente" build "$texts" -o "$graph" --quiet || { echo "FAILED: the graph cannot be built"; exit 1; }
cp "$graph" "$work/before"
: > "$work/out"

full() { "$@" > /dev/full; }
if [ -w /dev/full ]; then
  expect 1 'No space left on device' full "$entente" query "$graph" 'RETURN 1'
  expect 1 'No space left on device' full "$entente" facts "$graph"
  expect 1 'No space left on device' full "$entente" export "$graph"
  expect 1 'No space left on device' full "$entente" --help
  expect 1 'No space left on device' "$entente" export "$graph" -o /dev/full
else
  echo "skipped: there is no /dev/full"
fi

# The reader is gone before the program writes.
closed() {
  local code=0
  { "$@" 2> "$work/pipe" || code=$?; echo "$code" > "$work/code"; } | true
  cat "$work/pipe" >&2
  return "$(cat "$work/code")"
}
many='UNWIND range(1, 300000) AS n RETURN n, "a row that fills the pipe"'
expect 1 'standard output: Broken pipe' closed "$entente" query "$graph" "$many"

# interrupted SIGNAL CODE COMMAND…: sends the signal a moment after the start.
interrupted() {
  local signal=$1 code=$2 got=0
  shift 2
  "$@" > "$work/out" 2> "$work/err" < /dev/null &
  local pid=$!
  sleep 0.5
  kill -s "$signal" "$pid" 2> /dev/null || complain "ended before the signal: $*"
  wait "$pid" || got=$?
  [ "$got" -eq "$code" ] || complain "expected exit code $code, got $got: $*"
}
set -m  # so that background programs do not ignore the signal
endless='UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)'
interrupted INT 130 "$entente" query "$graph" "$endless"
check "an interruption is said" grep -q 'interrupted' "$work/err"

cat > "$work/explodes" <<'END'
MATCH p = (a)-[*0..]-(b), q = (c)-[*0..]-(d), r = (e)-[*0..]-(f) RETURN collect([p, q, r]) AS all;
RETURN 40 + 2 AS alive;
END
input=$work/explodes
expect 1 'more memory than its limit of 1 MiB' "$entente" repl "$graph" --continue --max-memory 1M
check "a shell goes on behind a limit of memory" grep -qx 42 "$work/out"
sed -i '1s/.*/UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*);/' "$input"
expect 1 'longer than its limit of 50 ms' "$entente" repl "$graph" --continue --timeout 0.05
check "a shell goes on behind a limit of time" grep -qx 42 "$work/out"
unset input

mkdir "$work/many"
for n in $(seq 1 6000); do
  sed "s/Tuesday/Tuesday, as note $n says/" "$texts/harbour.txt" > "$work/many/$n.txt"
done
interrupted INT 130 "$entente" build "$work/many" -o "$graph" --replace
check "an interrupted build leaves the graph alone" cmp -s "$graph" "$work/before"
interrupted INT 130 "$entente" build "$work/many" -o "$work/new.entente"
check "an interrupted build leaves nothing behind" [ -z "$(ls "$work" | grep '^new')" ]
finish
