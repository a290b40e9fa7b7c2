// Many histories of some strategies of one scenario: what `run`, `compare` and `sweep` do before they print.
#pragma once
#include "analysis/comparison/comparison.hpp"
#include "analysis/failure/failure_costs.hpp"
#include "engine/ensemble/design.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace entente::cli {

struct Flags;

struct Study {
  std::string source; // the scenario as the user named it
  Scenario scenario;
  std::vector<std::size_t> strategies; // indices into the scenario's, ascending
  std::size_t reference = 0;           // index into `strategies`
  std::uint64_t seed = 0;
};

// The index of the scenario's own reference. Throws ScenarioError where nothing is tried.
std::size_t reference_index(const Scenario& scenario);

// Throws ScenarioError when so many conflicts, simulated at the same time, do not fit into memory.
void require_memory(const Scenario& scenario, std::size_t arms, std::size_t conflicts);
// The same of the largest of a design's worlds and points, with all arms.
void require_memory(const Scenario& scenario, const Design& design, std::size_t conflicts);

// From the system's randomness, and small enough for programs that read every JSON number as a double.
std::uint64_t chosen_seed();
// The seed as given, or a chosen one, with a note about it.
std::uint64_t settled_seed(const Scenario& scenario, const Flags& flags);
int settled_threads(const Flags& flags);

struct Failure {
  std::uint32_t replicate = 0;
  std::string strategy;
  Breach breach;
};

struct StudyResult {
  Comparison comparison;
  std::string digest; // of the outcomes of every history
  std::vector<Failure> failures;
  bool stopped = false;                      // early: only the first comparison.replicates are in
  std::optional<FailureCosts> failure_costs; // of a scenario whose strategies have roles
};

} // namespace entente::cli
