// Prior distribution: what values of a parameter were thought possible before looking at data?
#pragma once

namespace entente {

struct Prior {
  enum class Shape { uniform, log_uniform };
  Shape shape = Shape::uniform;
  double low = 0.0;
  double high = 1.0; // above low; log-uniform needs low above 0

  double quantile(double share) const; // share in [0, 1] -> value
  double share(double value) const;    // its inverse: probability of at most this value
  bool contains(double value) const { return low <= value && value <= high; }
};

// Log-uniform where the ends differ by more than a factor of 3 and are positive, else uniform.
Prior prior_between(double low, double high);

} // namespace entente
