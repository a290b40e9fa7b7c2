// Many histories of some strategies of one scenario: what `run` and `compare` do before they print.
#pragma once
#include "analysis/comparison.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/scenario.hpp"

#include <cstdint>
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

// Seed and reference settled, memory asked for; what was chosen for the user is said. The reference (an index
// into the scenario's strategies) is tried too, whether or not it was named. Throws ScenarioError.
Study prepare(Scenario scenario, std::vector<std::size_t> strategies, std::size_t reference,
              const Flags& flags);
// The index of the scenario's own reference. Throws ScenarioError where nothing is tried.
std::size_t reference_index(const Scenario& scenario);

// Throws ScenarioError when the worlds that would be lived at the same time do not fit into memory.
void require_memory(const Scenario& scenario, std::size_t arms, std::size_t worlds);

// The seed as given, or one from the system's randomness, with a note about it.
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
  bool stopped = false; // by a signal: only the first comparison.replicates are in
};

StudyResult carry_out(const Study& study, const Flags& flags);

// Says what went wrong, if anything, and gives the exit code.
int exit_code_of(const Study& study, const StudyResult& result, const Flags& flags);

} // namespace entente::cli
