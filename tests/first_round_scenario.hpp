// The built-in baseline with the parameter sets of the model's first round.
#pragma once
#include "tests/builtin.hpp"
#include "tests/first_round.hpp"

namespace entente::test {

inline Scenario first_round_scenario() {
  const std::string text =
      "schema = 1\nextends = \"builtin:baseline\"\nparameter_sets = \"builtin:first_round_sets\"\n";
  return load_scenario({text, "first round", "first round"},
                       [](std::string_view wanted, std::string_view) { return builtin_text(wanted); });
}

} // namespace entente::test
