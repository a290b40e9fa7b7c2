// Stratified mean: the mean over histories that take turns among a fixed list of parameter sets, how sure it
// is, and how far do the sets differ? Running sums: memory does not grow with the number of histories.
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <cstddef>
#include <vector>

namespace entente {

// Count, mean and sums of powers of the deviations from it (Welford 1962; Pebay 2008).
struct RunningMoments {
  std::size_t n = 0;
  double mean = 0.0, second = 0.0, third = 0.0, fourth = 0.0;
  // Plain sums of the values and of their sizes: whole numbers that cancel have a mean of exactly 0.
  double sum = 0.0, size = 0.0;

  void add(double value);
};

struct StratifiedMean {
  std::size_t n = 0;             // values
  double mean = 0.0;             // over all values; not a number without any
  double error = 0.0;            // its standard error, strata fixed; not a number below two values
  double third = 0.0;            // third cumulant of the mean, in the unit of the values cubed
  double degrees = 0.0;          // of freedom, of the error
  double carried_by = 0.0;       // so many histories carry the variance; a third of n where values are normal
  std::vector<double> strata;    // mean of every stratum; not a number where it has no value
  double spread_of_strata = 0.0; // standard deviation of these means, their noise included; 0 with one
};

class StratifiedSums {
 public:
  explicit StratifiedSums(std::size_t strata = 1) : strata_(strata) {}

  // Not a number: a history that has no value.
  void add(std::size_t stratum, double value);
  std::size_t count() const { return n_; }

  // How many histories of a stratum have a value is chance, too: the mean is a ratio, of the sum to the
  // number of values, and its variance that of a domain mean (Cochran 1977, Sampling Techniques, section
  // 5A.14, without finite-population correction): sum over strata of N s^2 / n^2, N histories in the stratum,
  // s^2 over all of them, deviations from the mean where there is a value and 0 where there is none. With a
  // value in every history it is the usual stratified variance. Fewer than two histories in some stratum (by
  // their number in all, n < 2 strata): as one stratum.
  StratifiedMean mean() const;
  // Sum of squares over n - 1 without regard to strata; 0 below two values.
  double variance() const;

 private:
  struct Stratum {
    std::size_t drawn = 0;
    RunningMoments values;
  };
  double overall_mean() const;

  std::vector<Stratum> strata_;
  std::size_t drawn_ = 0, n_ = 0;
};

// Of values between 0 and 1: Wilson's score interval for as many histories as would give this error if all
// values were 0 or 1. Within [0, 1], never without width; [0, 1] without values.
Interval bounded_interval(const StratifiedMean& mean, double level = confidence_level);

// Of values without bounds, skewed perhaps: Student's, moved for skewness (Johnson 1978) in the form of a
// score interval, whose error grows towards the long tail; degrees of freedom by the tails (tail_degrees).
// Not a number below two values.
Interval skewed_interval(const StratifiedMean& mean, double level = confidence_level);

// Degrees of freedom of an error that few histories carry: a variance estimated from n values of kurtosis k
// has as many as 2 n / (k - 1) (Satterthwaite 1946), which is 2 carried_by where tails are long. `more`
// histories are taken to carry it beside those seen.
double tail_degrees(const StratifiedMean& mean, double more = 2.0);

} // namespace entente
