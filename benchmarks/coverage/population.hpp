// The histories of a finished study, taken as all there are: a distribution whose means are known, from which
// smaller studies are drawn.
#pragma once
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::coverage {

struct Population {
  Scenario scenario;          // strategies by name and the number of parameter sets, nothing else
  std::size_t reference = 0;  // index of a strategy
  std::size_t replicates = 0; // whole rounds of the parameter sets
  std::vector<double> values; // [replicate x strategy x outcome_count], not a number where there is none

  std::size_t sets() const;
  std::size_t width() const { return scenario.strategies.size() * outcome_count; }
};

// The first world and point of a study folder. Throws what the store throws.
Population population_of(const std::string& folder);

// Which replicates a study of n is made of, drawn with replacement; each from those of its parameter set.
std::vector<std::size_t> drawn_study(const Population& population, std::size_t n, std::uint32_t study);

} // namespace entente::coverage
