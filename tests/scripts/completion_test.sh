#!/usr/bin/env bash
# The bash completion offers verbs, flags, scenario files and the program's own names.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
touch study.toml notes.txt

# Stands for the program: what is tested here is the completion.
entente() {
  case "$*" in
    'list strategies study.toml') printf 'baseline  as it is\njoint analysis\tone picture\n' ;;
    params) printf 'talks.skill_effect  0.5\nPARAMETERS\n' ;;
  esac
}
compopt() { :; } # works only while the shell really completes
. "$ENTENTE_SOURCE_DIR/completions/entente.bash"
set +e # as in the shell where people complete

# offers EXPECTED WORD... : completing the last word gives exactly EXPECTED (joined with blanks).
offers() {
  local expected=$1
  COMP_WORDS=(entente "${@:2}")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  _entente
  if [ "${COMPREPLY[*]-}" != "$expected" ]; then
    printf 'For: %s\nexpected: %s\ngot:      %s\n' "${*:2}" "$expected" "${COMPREPLY[*]-}"
    exit 1
  fi
}

offers 'compare' com
offers '--worlds' compare study.toml --wo
offers 'study.toml' compare s
offers '' compare n
offers 'summary series' run study.toml --keep s
offers 'joint\ analysis' run study.toml --strategy j
offers 'baseline,joint\ analysis' run study.toml --strategy baseline,j
offers 'talks.skill_effect=' run study.toml --set ta
offers 'outcomes' list o

# Every verb of the bash completion is known to the other two shells.
for verb in new check params schema run compare sweep sensitivity calibrate ablate list evidence decide trace eval \
  status merge verify export report explore slurm bench doctor; do
  COMP_WORDS=(entente "$verb") COMP_CWORD=1
  _entente
  [[ " ${COMPREPLY[*]} " == *" $verb "* ]] || { echo "bash lacks $verb"; exit 1; }
  grep -q "'$verb:" "$ENTENTE_SOURCE_DIR/completions/entente.zsh" || { echo "zsh lacks $verb"; exit 1; }
  grep -q -- "-a $verb -d" "$ENTENTE_SOURCE_DIR/completions/entente.fish" || { echo "fish lacks $verb"; exit 1; }
done
offers '--api' schema --a
offers '--report' compare study.toml --repo

# A verb stands once in each list: what stands a second time is never read.
for shell in bash zsh; do
  twice=$(sed -n 's/^ *\([a-z][a-z |]*\)) \(echo\|_arguments\) .*;;$/\1/p' "$ENTENTE_SOURCE_DIR/completions/entente.$shell" | tr -d ' ' | tr '|' '\n' |
    sort | uniq -d)
  if [ -n "$twice" ]; then
    printf 'entente.%s has twice: %s\n' "$shell" "$twice"
    exit 1
  fi
done
