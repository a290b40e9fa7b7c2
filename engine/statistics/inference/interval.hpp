// An interval around an estimate, in the unit of the estimate.
#pragma once

namespace entente {

struct Interval {
  double low = 0.0;
  double high = 0.0;

  double half_width() const { return 0.5 * (high - low); }
  bool contains(double value) const { return low <= value && value <= high; }
};

} // namespace entente
