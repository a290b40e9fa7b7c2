#include "cli/study/study.hpp"

#include "analysis/study/memory_need.hpp"
#include "cli/flags.hpp"
#include "cli/terminal.hpp"
#include "engine/core/error.hpp"
#include "engine/store/files/machine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace entente::cli {
std::uint64_t chosen_seed() {
  constexpr int word = 32, bits = 53;
  std::random_device system;
  const std::uint64_t all = std::uint64_t{system()} << word | system();
  return all >> (2 * word - bits);
}

std::uint64_t settled_seed(const Scenario& scenario, const Flags& flags) {
  if (scenario.run.seed)
    return *scenario.run.seed;
  const std::uint64_t seed = chosen_seed();
  print_note(flags,
             fmt::format("no seed was given: chose {0}; --seed {0} gives the same numbers again", seed));
  return seed;
}

int settled_threads(const Flags& flags) {
  return flags.threads > 0 ? flags.threads : usable_threads();
}

void require_memory(const Scenario& scenario, std::size_t arms, std::size_t conflicts) {
  throw_problems(problems_with_memory(scenario, arms, conflicts));
}

void require_memory(const Scenario& scenario, const Design& design, std::size_t conflicts) {
  throw_problems(problems_with_memory(scenario, design, conflicts));
}

std::size_t reference_index(const Scenario& scenario) {
  const auto reference = reference_position(scenario);
  if (!reference)
    throw ScenarioError("the scenario tries no strategy: add [[strategies]] with a name");
  return *reference;
}

} // namespace entente::cli
