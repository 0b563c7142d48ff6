#!/usr/bin/env bash
# kit.sh TCK FEATURES FLOOR: the compatibility kit; at least FLOOR of its scenarios pass.
set -euo pipefail
if [[ ! -d $2 ]]; then
  echo "skipped: no compatibility kit at $2"
  exit 77
fi
exec "$1" "$2" --quiet --at-least "$3"
