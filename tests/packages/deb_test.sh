#!/usr/bin/env bash
# The package for Debian, unpacked in an empty folder and used from there: nothing of the build tree or of the sources is
# within its reach. As root in a chroot that holds the package, the libraries it names, and a shell. Says how long
# unpacking and the first result took.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scripts/package --only-deb >/dev/null
deb=$(ls "$PWD"/build/packages/entente_*.deb)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
fail() { echo "$*" >&2; exit 1; }
now() { date +%s%N; }
seconds_since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f", (to - from) / 1e9 }'; }

begin=$(now)
dpkg-deb -x "$deb" "$root"
unpacked=$(seconds_since "$begin")

# Every library that the program needs belongs to a package that the .deb names.
depends=$(dpkg-deb -f "$deb" Depends)
for library in libc6 libfmt9 libsqlite3-0 libssl3 libstdc++6 libtbb12 libnetcdf19 libexpat1; do
  [[ $depends == *"$library"* ]] || fail "the package does not depend on $library: $depends"
done

for file in usr/bin/entente usr/bin/entente-netcdf usr/share/man/man1/entente.1 usr/share/doc/entente/copyright \
  usr/share/doc/entente/README.md usr/share/entente/scenarios/baseline.toml usr/share/zsh/site-functions/_entente \
  usr/share/bash-completion/completions/entente usr/share/fish/vendor_completions.d/entente.fish; do
  [ -s "$root/$file" ] || fail "not in the package: $file"
done
# The page for man is well formed and names every verb.
complaints=$(LC_ALL=C.UTF-8 man --warnings -l "$root/usr/share/man/man1/entente.1" 2>&1 >"$root/page")
[ -z "$complaints" ] || fail "man complains: $complaints"
for verb in compare sweep trace slurm merge; do
  grep -qE "^ +$verb$" "$root/page" || fail "man does not tell of $verb"
done
bash -n "$root/usr/share/bash-completion/completions/entente"

inside=(/usr/bin/env -i PATH=/usr/bin:/usr/sbin HOME=/)
if [ "$(id -u)" -eq 0 ]; then
  for program in "$root"/usr/bin/entente "$root"/usr/bin/entente-netcdf /bin/bash; do
    ldd "$program" | grep -o '/[^ ]*' | while read -r library; do
      mkdir -p "$root$(dirname "$library")"
      cp -Ln "$library" "$root$library"
    done
  done
  mkdir -p "$root"/{bin,tmp,proc}
  cp /bin/bash "$root/bin/bash"
  inside+=(chroot "$root")
  program=/usr/bin/entente
else
  program=$root/usr/bin/entente
  cd "$root/tmp" 2>/dev/null || { mkdir "$root/tmp" && cd "$root/tmp"; }
fi

begin=$(now)
"${inside[@]}" "$program" compare builtin:recommendations/r2 --reps 200 --seed 7 --out /tmp/study >"$root/result" ||
  fail "the first result failed"
first=$(seconds_since "$begin")
grep -q 'mediation teams' "$root/result" || fail "no result: $(cat "$root/result")"
# The same numbers as the program that was built.
digest() { sed -n 's/.*"digest": "\([0-9a-f]*\)".*/\1/p' | head -n 1; }
here=$("${inside[@]}" "$program" compare builtin:recommendations/r2 --reps 200 --seed 7 --json -q | digest)
built=$("${ENTENTE_PROGRAM:-build/release/entente}" compare builtin:recommendations/r2 --reps 200 --seed 7 --json -q | digest)
[ -n "$here" ] && [ "$here" = "$built" ] || fail "another digest than the program that was built: $here, $built"
# Every history as CSV.
"${inside[@]}" "$program" export /tmp/study >/dev/null 2>"$root/complaints" || fail "export: $(cat "$root/complaints")"
echo "unpacked in $unpacked s, first result after $first s, the digest of the program that was built"
awk -v a="$unpacked" -v b="$first" 'BEGIN { exit !(a < 20 && b < 60) }' || fail "too slow, even for a busy machine"
