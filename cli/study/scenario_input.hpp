// The scenario that a command line means: found, loaded, changed by --set.
#pragma once
#include "engine/core/error.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

struct Flags;

// A scenario, and what its author should hear although nothing is wrong.
struct OpenedScenario {
  Scenario scenario;
  std::vector<Problem> warnings;
  std::vector<Problem> read; // other files that were read, and what they hold
};

// Loads it and applies --set, --seed and --reps; an imported network is read as every run reads it. Throws
// ScenarioError with every problem.
OpenedScenario opened_scenario(const Flags& flags);
// The same; what was read and the warnings are noted on standard error.
Scenario open_scenario(const Flags& flags);

// What --strategy names, as indices into the scenario's strategies; all when nothing was named. Each value is
// a name or several separated by commas; names may hold commas themselves.
std::vector<std::size_t> chosen_strategies(const Scenario& scenario, const std::vector<std::string>& named);

// The index of a strategy; throws ScenarioError with the nearest name.
std::size_t find_strategy(const Scenario& scenario, std::string_view name);

} // namespace entente::cli
