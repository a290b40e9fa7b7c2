// Power-law tail (Clauset, Shalizi, Newman 2009): how heavy is the tail of a sample, and from where on is it
// a power law?
#pragma once
#include <cstddef>
#include <optional>
#include <span>

namespace entente {

struct PowerLawSettings {
  std::size_t candidates = 25; // thresholds tried: the distinct values at evenly spaced quantiles
  double lowest_quantile = 0.30;
  double highest_quantile = 0.97;
  std::size_t minimum_points = 50; // at or above a threshold
  // Whole numbers x lie anywhere in (x - 1/2, x + 1/2): below this threshold the exponent is measured from
  // x_m - 1/2 (from 1/2 if x_m is at most 1). 0 for data that are not whole numbers.
  double half_shift_below = 20.0;
};

struct PowerLawFit {
  double exponent = 0.0;  // alpha of a density proportional to x^-alpha, above 1
  double error = 0.0;     // its standard error, (alpha - 1) / sqrt(points), the threshold taken as known
  double threshold = 0.0; // x_m, the smallest value of the tail
  std::size_t points = 0; // in the tail
  double distance = 0.0;  // Kolmogorov-Smirnov, between tail and fit
};

// Exponent for a given threshold: 1 + n / sum log(x / origin) over the n values at or above `threshold`, with
// origin = threshold or, for whole numbers, half below it (Clauset, Shalizi and Newman 2009, equations 3.1
// and 3.7). Nothing without two distinct values in the tail. Values at or below 0 are not allowed in the
// tail.
std::optional<PowerLawFit> fit_power_law_above(std::span<const double> sample, double threshold,
                                               const PowerLawSettings& settings = {});

// The candidate threshold whose fit has the smallest distance (same paper, section 3.3). Nothing when no
// candidate leaves enough points. The sample holds positive values only.
std::optional<PowerLawFit> fit_power_law(std::span<const double> sample,
                                         const PowerLawSettings& settings = {});

} // namespace entente
