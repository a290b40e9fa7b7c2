#!/usr/bin/env bash
# scripts/generate-findings writes a whole page from few conflicts, the same one twice, with every effect's spread over
# parameter sets and rates of cynicism, and without a number that is none.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

write() { "$ENTENTE_SOURCE_DIR/scripts/generate-findings" --quick 16 --only r3,w1 --out "$1" 2>complaints ||
  { cat complaints; exit 1; }; }
write first.md
write second.md
diff first.md second.md

has() { grep -qF -- "$1" first.md || { echo "The page lacks: $1"; exit 1; }; }
has '**Few conflicts were run: read nothing from these numbers.**'
has '| outcome | difference | reading | over parameter sets | cynicism moves slowly | cynicism moves fast |'
has 'Over the 16 parameter sets (1 conflicts each'
has 'What would change'
has '- *contested money*: '
has 'over parameter sets'
has 'It should fail where: '
has 'What it is about wholly put right, and its price and content apart'
has '| price alone | '
has '## What each is about, wholly put right, and where that matters'
has 'scripts/generate-findings --quick 16 --only r3,w1'
if grep -nE '\bnan\b|None|inf\b|\{|\}' first.md; then
  echo "These lines have what nobody can read."
  exit 1
fi
# Nulls and harms come before what helps.
awk '/Change nothing that matters/ { null = NR } /Do harm somewhere/ { harm = NR } /Help with something/ { gain = NR }
     END { exit !(null && null < harm && harm < gain) }' first.md || { echo "The order of findings is wrong."; exit 1; }
