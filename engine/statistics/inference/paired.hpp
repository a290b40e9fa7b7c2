// Paired comparison: which of two arms has more on the same histories, by how much, and how sure is that?
// Running sums: memory does not grow with the number of pairs.
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/inference/stratified.hpp"

#include <cstddef>
#include <limits>

namespace entente {

// arm - reference over the pairs in which both have a value.
struct PairedComparison {
  StratifiedMean difference;
  // Of the difference, as intervals and p use it: its standard error, and as if two more pairs had been seen,
  // one up and one down. docs/decisions/0095.
  double cautious_error = 0.0;
  double degrees = 0.0; // of freedom, of Student's distribution that goes with it
  bool events = false; // whether the values are of what happens or does not, whose errors are cautious enough
  double p = 1.0;      // two-sided, of no difference: below 1 - level where the interval leaves out 0
  double more = 0.0;   // shares of pairs, summing to 1; not numbers without pairs
  double same = 0.0;
  double less = 0.0;
  // What pairing saves: (var arm + var reference) / var(arm - reference), how many times as many independent
  // histories would have been needed for the same error. 1 where nothing varies, infinite where only the
  // difference does not.
  double variance_ratio = 1.0;

  // Not a number below two pairs.
  Interval interval(double level = confidence_level) const;
  // So many pairs would bring the interval to this half-width, were they like those seen.
  double pairs_for(double half_width, double level = confidence_level) const;
};

class PairedSums {
 public:
  // Strata: parameter sets in turn, taken as fixed.
  explicit PairedSums(std::size_t strata = 1) : difference_(strata) {}

  // The difference stands beside its sides because it may have been rounded to nothing; not a number: a
  // replicate in which one of them has no value.
  void add(std::size_t stratum, double arm, double reference, double difference);
  void add(std::size_t stratum, double arm, double reference) {
    add(stratum, arm, reference, arm - reference);
  }
  std::size_t count() const { return difference_.count(); }
  // most: that two values can differ by, infinite where there is no bound.
  PairedComparison compare(double most = std::numeric_limits<double>::infinity()) const;

 private:
  bool of_events(double most) const;
  double square_of_differing(double squares, double unpaired, double differing, double most) const;

  StratifiedSums difference_, arm_, reference_;
  std::size_t more_ = 0, less_ = 0;
  bool zero_or_one_ = true, any_one_ = false; // all values of both arms, any of them
};

} // namespace entente
