#include "engine/statistics/inference/holm.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente {

std::vector<double> holm_adjusted(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (!std::isnan(p[i]))
      order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });

  std::vector<double> adjusted(p.begin(), p.end());
  double so_far = 0.0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const double remaining = static_cast<double>(order.size() - rank);
    so_far = std::max(so_far, std::min(1.0, remaining * p[order[rank]]));
    adjusted[order[rank]] = so_far;
  }
  return adjusted;
}

} // namespace entente
