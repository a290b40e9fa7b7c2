#!/usr/bin/env bash
# What docs/reading-results.md says about a study folder is so: its commands and snippets run and find the same numbers, and
# its tables of columns are those of the files. With --r instead: its snippets of R (.ci/checks.cmake).
set -euo pipefail
here=$ENTENTE_SOURCE_DIR/tests/scripts
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

languages=(python)
[ "${1-}" != --r ] || languages=(r)
"$here/run_snippets" "$ENTENTE_SOURCE_DIR/docs/reading-results.md" sh "${languages[@]}" >said 2>complaints ||
  { tail -n 40 said complaints; exit 1; }

# Pandas, xarray, SQL and R were asked for the same number.
mean=$(awk -F, '$1 == "base" && $3 == "baseline" && $4 == "parties_cynicism" { printf "%.6f", $8 }' study/tables/summary.csv)
answers=$(grep -c "^cynicism of parties $mean\$" said)
asked=$(grep -c '^cynicism of parties' said)
if [ "$answers" -ne "$asked" ] || [ "$asked" -lt 3 ]; then
  echo "cynicism of parties is $mean, but the snippets said:"
  grep '^cynicism of parties' said
  exit 1
fi
[ "${languages[*]}" = python ] || exit 0

# One small study of every other kind, for its tables.
entente() { "$ENTENTE_PROGRAM" "$@" >/dev/null 2>>complaints || { tail complaints; exit 1; }; }
small=(builtin:baseline --strategy "baseline,more money" --reps 2 --seed 7 --set citizens.count=40 -q)
entente decide study
entente sweep "${small[@]}" --design sobol --points 2 --vary talks.skill_effect --vary aid.capture --out swept
entente sensitivity swept
entente ablate "${small[@]}" --mechanism "cynicism of parties" --out ablated
python3 "$here/described_columns.py" "$ENTENTE_SOURCE_DIR/docs/reading-results.md" {study,swept,ablated}/tables/*.csv
