// Partly common chance: a standard normal that takes a share of its variance from a draw that others, or
// other times, have too.
#pragma once
#include <cmath>

namespace entente {

// common, own: standard normal and independent; share in [0, 1]. At 0 it is own, bit for bit.
inline double partly_common(double share, double common, double own) {
  return std::sqrt(share) * common + std::sqrt(1.0 - share) * own;
}

} // namespace entente
