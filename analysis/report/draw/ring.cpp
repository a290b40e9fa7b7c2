#include "analysis/report/draw/ring.hpp"

#include <cmath>

namespace entente::report {

Point place_on_ring(std::size_t i, std::size_t count) {
  constexpr double two_pi = 2.0 * 3.14159265358979323846, radius = 0.4, middle = 0.5;
  const double angle = two_pi * static_cast<double>(i) / static_cast<double>(count) - two_pi / 4.0;
  return {middle + radius * std::cos(angle), middle + radius * std::sin(angle)};
}

} // namespace entente::report
