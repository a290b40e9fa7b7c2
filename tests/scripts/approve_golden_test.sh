#!/usr/bin/env bash
# scripts/approve-golden moves what was received over what was approved, and only what is named.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/build/tests/golden-received" "$place/golden"
export ENTENTE_BUILD=$place/build ENTENTE_APPROVED=$place/golden
received=$place/build/tests/golden-received

echo old >"$place/golden/first.approved.txt"
echo new >"$received/first.received.txt"
echo other >"$received/second.received.txt"

"$ENTENTE_SOURCE_DIR/scripts/approve-golden" first >/dev/null
[ "$(cat "$place/golden/first.approved.txt")" = new ]
[ ! -e "$received/first.received.txt" ]
[ ! -e "$place/golden/second.approved.txt" ]

"$ENTENTE_SOURCE_DIR/scripts/approve-golden" >/dev/null
[ "$(cat "$place/golden/second.approved.txt")" = other ]

if "$ENTENTE_SOURCE_DIR/scripts/approve-golden" absent 2>/dev/null; then
  echo "A name without a received file was not refused"
  exit 1
fi
