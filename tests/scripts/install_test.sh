#!/usr/bin/env bash
# An installed program runs from another place, and its scenarios, pages and completions lie where they belong.
set -euo pipefail
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT

cmake --install "$ENTENTE_BUILD_DIR" --prefix "$prefix/first" >/dev/null
mv "$prefix/first" "$prefix/moved" # relocatable: no path of the installation is inside
cd "$prefix"
version=$("$prefix/moved/bin/entente" --version)
if [[ $version != *"$ENTENTE_VERSION"* ]]; then
  echo "--version said '$version', expected $ENTENTE_VERSION in it"
  exit 1
fi

cd "$prefix/moved"
diff -r "$ENTENTE_SOURCE_DIR/scenarios" share/entente/scenarios
for file in share/doc/entente/{README.md,LICENSE,CHANGELOG.md,CITATION.cff} \
  share/bash-completion/completions/entente share/zsh/site-functions/_entente \
  share/fish/vendor_completions.d/entente.fish share/man/man1/entente.1; do
  [ -s "$file" ] || { echo "Not installed: $file"; exit 1; }
done
if [ ! -x bin/entente-netcdf ]; then # entente looks for it beside itself
  echo "Not installed: bin/entente-netcdf"
  exit 1
fi
if ldd bin/entente bin/entente-netcdf | grep 'not found'; then
  exit 1
fi
