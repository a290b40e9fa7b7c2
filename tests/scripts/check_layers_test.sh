#!/usr/bin/env bash
# .ci/check-layers lets right includes pass and names place and rule of wrong ones.
set -euo pipefail
check=$ENTENTE_SOURCE_DIR/.ci/check-layers
sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT

# write FILE LINE... puts a source into the sample, creating its folder.
write() {
  mkdir -p "$(dirname "$sample/$1")"
  printf '%s\n' "${@:2}" >"$sample/$1"
}

# refused FILE EXPECTED: the checker fails, and its first complaint names FILE and contains EXPECTED.
refused() {
  local said
  if said=$("$check" "$sample" 2>&1 >/dev/null); then
    echo "Not refused: $1 ($2)"
    exit 1
  fi
  if [[ $said != "$1"*"$2"* ]]; then
    printf 'Expected:\n  %s ... %s\nSaid:\n%s\n' "$1" "$2" "$said"
    exit 1
  fi
  rm "$sample/${1%%:*}"
}

write engine/core/month.hpp '#pragma once'
write engine/world/state/world.hpp '#include "engine/core/month.hpp"' '#include <vector>' '#include <Eigen/Core>'
write engine/support/support.hpp '#include "engine/world/state/world.hpp"'
write engine/rules/talks.cpp '#include "engine/world/state/world.hpp"' '// #include "engine/support/support.hpp"'
write engine/scenario/read/load.cpp '#include <toml++/toml.h>' 'const char* text = "// not a comment"; // std::exp'
write cli/program.cpp '#include "engine/support/support.hpp"' '#include <CLI/CLI.hpp>'
"$check" "$sample" >/dev/null

write engine/rules/rules.cpp '' '#include "engine/support/support.hpp"'
refused engine/rules/rules.cpp:2 'lies in engine/support; engine/rules may include engine/rules engine/core engine/random'
write engine/support/money.cpp '#include "engine/rules/talks.cpp"'
refused engine/support/money.cpp:1 'lies in engine/rules'
write engine/world/back.hpp '#include "cli/program.cpp"'
refused engine/world/back.hpp:1 'lies in cli'
write engine/world/build/build.hpp '#include "engine/world/state/world.hpp"'
"$check" "$sample" >/dev/null
write engine/world/state/early.hpp '#include "engine/world/build/build.hpp"'
refused engine/world/state/early.hpp:1 'lies in engine/world/build'
write engine/scenario/model/scenario.hpp '#include <nlohmann/json.hpp>'
refused engine/scenario/model/scenario.hpp:1 '<nlohmann/json.hpp> is allowed in engine/scenario/*.cpp'
write engine/scenario/check/check.cpp '#include <toml++/toml.h>'
refused engine/scenario/check/check.cpp:1 'is allowed in engine/scenario/read/load.cpp only'
write engine/world/other.cpp '#include <curl/curl.h>'
refused engine/world/other.cpp:1 'neither of the standard library nor named'
write engine/world/near.cpp '#include "world.hpp"'
refused engine/world/near.cpp:1 'written from the root'
write engine/rules/wave.cpp '' '' 'double x = std::sin(1.0);'
refused engine/rules/wave.cpp:3 'std::sin'
write engine/oddity/x.cpp 'int x;'
write engine/new.cpp 'int x;'
refused engine/new.cpp:1 'its folder is not in .ci/layers.txt'
