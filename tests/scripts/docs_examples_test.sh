#!/usr/bin/env bash
# Every scenario printed in docs/your-own-conflict.md loads, and the complete example is the file it says it is.
set -euo pipefail
page=$ENTENTE_SOURCE_DIR/docs/your-own-conflict.md
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# The pieces of the quick way are one file, written step by step; every later block stands alone.
awk -v place="$place" '
  /^## A complete example/ { complete = 1 }
  /^```toml/ { inside = 1; if (complete) ++number; next }
  /^```/ { inside = 0 }
  inside { print > (place "/" (complete ? sprintf("%02d", number) : "00") ".toml") }' "$page"

diff "$ENTENTE_SOURCE_DIR/docs/examples/two-valleys.toml" "$place/01.toml"
for file in "$place"/*.toml; do
  "$ENTENTE_PROGRAM" check "$file" >"$place/said" 2>&1 || { cat "$place/said" "$file"; exit 1; }
done
for number in 00 01 02 06; do
  [ -s "$place/$number.toml" ] || { echo "The page lost its example $number"; exit 1; }
done
