#!/usr/bin/env bash
# Every relative link of the documents leads to a file, and to a heading of it where it names one; every source file
# and every finding (F12) that the model's document names exists; the index of decisions has each, and says which no longer hold.
set -euo pipefail
cd "$ENTENTE_SOURCE_DIR"
status=0
complain() { echo "$*"; status=1; }

# The name that a heading gets as the end of a link.
anchors_of() {
  sed -n 's/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9 _-]//g; s/ /-/g'
}

for page in *.md docs/*.md docs/decisions/*.md docs/experiments/*.md scenarios/*.md; do
  while read -r link; do
    case $link in http*|mailto*) continue ;; esac
    file=${link%%#*} heading=
    [[ $link == *'#'* ]] && heading=${link#*#}
    target=$page
    [ -z "$file" ] || target=$(dirname "$page")/$file
    [ -e "$target" ] || { complain "$page: no file $link"; continue; }
    [ -z "$heading" ] || grep -qx -- "$heading" <(anchors_of "$target") || complain "$page: no heading $link"
  done < <(grep -oE '\]\([^)]+\)' "$page" | sed 's/^](//; s/)$//')
done

while read -r source; do
  [ -e "$source" ] || complain "docs/model.md names $source, which does not exist"
done < <(grep -oE '`((engine|rules|support|world|run|outcomes)/)[a-z_/]+\.[ch]pp`' docs/model.md | tr -d '`' | sed -E '/^engine/!s|^|engine/|')
for decision in docs/decisions/0*.md; do
  entry=$(grep -F "]($(basename "$decision"))" docs/decisions/README.md) || { complain "docs/decisions/README.md lacks $decision"; continue; }
  ! grep -m1 -F '**Status.**' "$decision" | grep -qE '\*\* (replaced|overturned)|superseded' || grep -qE ', .*(replaced|overturned)' <<<"$entry" ||
    complain "docs/decisions/README.md does not say that $decision no longer holds"
done
while read -r finding; do
  grep -q "^| $finding |" docs/facts.md || complain "docs/facts.md lacks $finding"
done < <(grep -hoE '\bF[0-9]+\b' docs/model.md engine/scenario/model/parameters.cpp engine/rules/*.hpp engine/rules/*.cpp engine/rules/*/* | sort -u)
exit "$status"
