#!/usr/bin/env bash
# The wheel, installed into an empty folder and used from another one: of the build tree and of the sources nothing is within
# its reach. It gives the digest of the program that was built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scripts/package --only-wheel >/dev/null
python=${PYTHON:-/usr/bin/python3}
program=$(realpath "${ENTENTE_PROGRAM:-build/release/entente}")
wheel=$(ls "$PWD"/build/packages/entente-*.whl)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*" >&2; exit 1; }

tag=$("$python" -c 'import sys; print("cp%d%d" % sys.version_info[:2])')
[[ $wheel == *-$tag-$tag-linux_*.whl ]] || fail "not named for this Python: $wheel"
# Every file as RECORD has it: unpacking compares the hashes.
"$python" -m wheel unpack --dest "$work/unpacked" "$wheel" >/dev/null
about=$(echo "$work"/unpacked/*/*.dist-info)
for file in METADATA WHEEL RECORD LICENSE; do
  [ -s "$about/$file" ] || fail "not in the wheel: $file"
done
for line in '^Requires-Python: >=' '^Requires-Dist: numpy' '^Requires-Dist: pandas' '^Requires-Dist: xarray' '^License: MIT' \
  '^Provides-Extra: distributed' '^Requires-Dist: tqdm.*extra == "progress"'; do
  grep -q "$line" "$about/METADATA" || fail "METADATA does not say $line"
done
# Every library that the module asks for by itself is named with the package it comes from; the rest is part of any Debian.
if command -v dpkg-query >/dev/null; then
  objdump -p "$work"/unpacked/*/entente/_engine*.so | awk '$1 == "NEEDED" { print $2 }' | while read -r library; do
    path=$(realpath "$(ldconfig -p | awk -v name="$library" '$1 == name { print $NF; exit }')")
    package=$(dpkg-query -S "*${path#/usr}" | sed -n '1s/:.*//p') # in /lib or in /usr/lib
    case $package in
      libc6 | libstdc++6 | libgcc-s1) ;;
      *) grep -q "$package" "$about/METADATA" || fail "METADATA does not name $package, which has $library" ;;
    esac
  done
fi

installed=$work/installed
if "$python" -c 'import pip' 2>/dev/null; then
  "$python" -m pip install --quiet --root-user-action=ignore --disable-pip-version-check --no-index --no-deps --target "$installed" "$wheel"
else
  "$python" -m zipfile -e "$wheel" "$installed"
  chmod +x "$installed/entente/entente-netcdf"
fi
[ -x "$installed/entente/entente-netcdf" ] || fail "entente-netcdf is no program any more"

mkdir "$work/empty"
cd "$work/empty"
found=$(env -i PATH=/usr/bin:/bin HOME="$work/empty" PYTHONNOUSERSITE=1 PYTHONPATH="$installed" "$python" - <<'PYTHON'
import importlib.metadata
import pathlib

import entente

assert importlib.metadata.version("entente") == entente.__version__, entente.__version__
result = entente.Scenario("builtin:recommendations/r2").compare(replicates=64, seed=7, keep="series")
assert len(result.paired) > 0
result.to_study(pathlib.Path("study"))
assert entente.read_study("study").digest == result.digest
print(result.digest)
PYTHON
) || fail "it could not be used"
digest() { sed -n 's/.*"digest": "\([0-9a-f]*\)".*/\1/p' | head -n 1; }
built=$("$program" compare builtin:recommendations/r2 --reps 64 --seed 7 --json -q | digest)
[ -n "$found" ] && [ "$found" = "$built" ] || fail "another digest than the program that was built: $found, $built"
echo "$(basename "$wheel"): installed, used from an empty folder, the digest of the program that was built"
