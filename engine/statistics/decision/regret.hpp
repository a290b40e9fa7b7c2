// Regret: how much does each option lose against the best one, over all the variants that may turn out to be
// true?
#pragma once
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

// worlds x options of a value where more is better -> how much each option falls short of the best in its
// world, at least 0, in the unit of the value (Savage 1951).
Matrix regrets(const Matrix& values);

struct RegretSummary {
  double largest = 0.0; // over worlds
  double p90 = 0.0;     // 90 % quantile over worlds, type 7
  double mean = 0.0;    // worlds weighted equally
  double meets_goal =
      0.0; // share of worlds in which the value is at least the goal (domain criterion, Starr 1963)
};

// One entry an option; at least one world.
std::vector<RegretSummary> regret_summaries(const Matrix& values, double goal);

// The option whose largest regret is smallest; the first of those that tie.
std::size_t least_regret(std::span<const RegretSummary> summaries);

} // namespace entente
