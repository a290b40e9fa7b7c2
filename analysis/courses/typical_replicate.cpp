#include "analysis/courses/typical_replicate.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Mid-rank of every value, as a share; a missing value has the rank of a sample's middle.
std::vector<double> mid_ranks(const std::vector<double>& values) {
  std::vector<double> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](double v) { return !std::isnan(v); });
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> ranks;
  for (const double value : values) {
    if (std::isnan(value) || sorted.empty()) {
      ranks.push_back(0.5);
      continue;
    }
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const auto upto = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    ranks.push_back(0.5 * static_cast<double>(below + upto) / static_cast<double>(sorted.size()));
  }
  return ranks;
}

} // namespace

std::size_t typical_replicate(const std::vector<std::vector<double>>& outcomes) {
  std::vector<double> distance;
  for (const std::vector<double>& values : outcomes) {
    const std::vector<double> ranks = mid_ranks(values);
    distance.resize(ranks.size(), 0.0);
    for (std::size_t i = 0; i < ranks.size(); ++i)
      distance[i] += std::abs(ranks[i] - 0.5);
  }
  return static_cast<std::size_t>(std::min_element(distance.begin(), distance.end()) - distance.begin());
}

} // namespace entente
