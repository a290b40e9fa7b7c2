// Which of two arms is better on the same histories, by how much, and how sure is that?
#pragma once
#include "engine/statistics/interval.hpp"

#include <cstddef>
#include <span>

namespace entente {

enum class BetterWhen { higher, lower };

struct PairedSettings {
  BetterWhen better = BetterWhen::higher;
  double level = 0.95;
  double same_within = 0.0; // pairs that differ by at most this count as the same, in the unit of the outcome
  std::size_t strata = 1;   // parameter sets in rotation, taken as fixed: pair i belongs to set i mod strata
};

struct PairedComparison {
  std::size_t pairs = 0;
  double mean = 0.0;   // of arm - reference
  double error = 0.0;  // its Monte Carlo standard error
  Interval interval;   // Student's
  double p = 1.0;      // two-sided, of no difference
  double better = 0.0; // shares of pairs, summing to 1, each with Wilson's interval
  double same = 0.0;
  double worse = 0.0;
  Interval better_interval;
  Interval same_interval;
  Interval worse_interval;
  // What pairing saves: (var arm + var reference) / var(arm - reference), how many times as many independent
  // histories would have been needed for the same error. 1 where nothing varies, infinite where only the
  // difference does not.
  double variance_ratio = 1.0;
  double spread_of_sets =
      0.0; // standard deviation of the mean difference over the strata; 0 with one stratum
};

// arm[i] and reference[i] come from the same history; equal lengths. Fewer than 2 pairs leave interval and p
// not a number. Common random numbers: Glasserman and Yao 1992.
PairedComparison compare_paired(std::span<const double> arm, std::span<const double> reference,
                                const PairedSettings& settings = {});

} // namespace entente
