#!/usr/bin/env bash
# The commands of docs/long-studies.md do what the page says.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
"$ENTENTE_SOURCE_DIR/tests/scripts/run_snippets" "$ENTENTE_SOURCE_DIR/docs/long-studies.md" sh >said 2>complaints ||
  { tail -n 40 said complaints; exit 1; }

has() { grep -qF -- "$1" said complaints || { echo "Nobody said: $1"; tail -n 40 said complaints; exit 1; }; }
has 'Nothing was written.'
has 'results: finished, 240 of 240 histories (100 %)'
has 'all shards are finished'
has 'results: verified'
has '24 of 60 replicates, a random sample: 24 the same to the last bit'
[ -s long/shared/tables/paired.csv ] && [ -s long/precise/tables/paired.csv ]
