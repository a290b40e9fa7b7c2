// What is a mean over histories that take turns among a fixed list of parameter sets, and how far do the sets
// differ?
#pragma once
#include "engine/statistics/interval.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

struct StratifiedMean {
  double mean = 0.0;             // over all values
  double error = 0.0;            // its standard error with the strata fixed: only spread within strata counts
  Interval interval;             // Student's, n - strata degrees of freedom
  std::vector<double> strata;    // mean of every stratum
  double spread_of_strata = 0.0; // standard deviation of the stratum means, their noise included
};

// Value i belongs to stratum i mod `strata`. With fewer than two values in some stratum, or one stratum, the
// plain mean and its error. Variance sum_h (n_h / n)^2 s_h^2 / n_h (Cochran 1977, Sampling Techniques,
// chapter 5, without finite-population correction).
StratifiedMean stratified_mean(std::span<const double> values, std::size_t strata, double level = 0.95);

} // namespace entente
