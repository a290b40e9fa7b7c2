#include "engine/random/distributions.hpp"

#include "engine/random/elementary.hpp"

#include <algorithm>

namespace entente {

double exponential_quantile(double u) {
  return -log(1.0 - u);
}

std::uint32_t power_law_severity(double u, double exponent, std::uint32_t cap) {
  const double size = power(u, -1.0 / (exponent - 1.0));
  return size < static_cast<double>(cap) ? std::max(1U, static_cast<std::uint32_t>(size)) : cap;
}

} // namespace entente
