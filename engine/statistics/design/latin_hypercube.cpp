#include "engine/statistics/design/latin_hypercube.hpp"

#include "engine/statistics/inference/draws.hpp"

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace entente {

Matrix latin_hypercube(const AddressedRng& rng, std::size_t points, std::size_t factors) {
  Matrix design(points, factors);
  std::vector<std::size_t> strip(points);
  for (std::size_t j = 0; j < factors; ++j) {
    const auto factor = static_cast<std::uint32_t>(j);
    std::iota(strip.begin(), strip.end(), std::size_t{0});
    // Fisher and Yates: every order equally likely.
    for (std::size_t left = points; left > 1; --left) {
      const auto position = static_cast<std::uint32_t>(left - 1);
      std::swap(strip[left - 1],
                strip[analysis_choice(rng, AnalysisDraw::latin_order, factor, position, left)]);
    }
    for (std::size_t i = 0; i < points; ++i) {
      const double within =
          analysis_uniform(rng, AnalysisDraw::latin_jitter, factor, static_cast<std::uint32_t>(i));
      design(i, j) = (static_cast<double>(strip[i]) + within) / static_cast<double>(points);
    }
  }
  return design;
}

} // namespace entente
