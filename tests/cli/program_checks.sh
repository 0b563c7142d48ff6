# Read by the program_*.sh tests: runs the program and compares exit code and texts.
#   program_*.sh PROGRAM TEXTS
set -u
entente=$1
texts=$2
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
failures=0

complain() {
  echo "FAILED: $*"
  sed 's/^/  out: /' "$work/out" | head -5
  sed 's/^/  err: /' "$work/err" | head -5
  failures=$((failures + 1))
}

# expect CODE PATTERN COMMAND…: the program's exit code, and a regular expression (or nothing) that
# standard error (for codes above 0) or standard output must match.
expect() {
  local code=$1 pattern=$2 got=0 where=$work/out
  shift 2
  "$@" > "$work/out" 2> "$work/err" < "${input:-/dev/null}" || got=$?
  [ "$code" -ne 0 ] && where=$work/err
  [ "$got" -eq "$code" ] || complain "expected exit code $code, got $got: $*"
  [ -z "$pattern" ] || grep -Eq -- "$pattern" "$where" || complain "expected /$pattern/ in ${where##*/}: $*"
  if grep -Eq 'Sanitizer|runtime error:' "$work/err"; then complain "a sanitizer speaks: $*"; fi
}

check() {
  "${@:2}" || complain "$1"
}

finish() {
  [ "$failures" -eq 0 ] || { echo "$failures checks failed"; exit 1; }
  echo "all checks passed"
}
