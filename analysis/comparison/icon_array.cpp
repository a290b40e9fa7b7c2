#include "analysis/comparison/icon_array.hpp"

#include "analysis/comparison/comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente {

IconArray shares_per_hundred(const Difference& difference) {
  constexpr int whole = 100;
  const std::array shares{difference.better, difference.same, difference.worse};
  std::array<int, 3> counts{};
  std::array<double, 3> left{};
  int given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = whole * shares[i];
    counts[i] = static_cast<int>(std::floor(exact + 1e-9));
    if (counts[i] == 0 && shares[i] > 0.0)
      counts[i] = 1;
    left[i] = exact - counts[i];
    given += counts[i];
  }
  for (; given < whole; ++given) {
    const auto most = std::max_element(left.begin(), left.end()) - left.begin();
    ++counts[static_cast<std::size_t>(most)];
    left[static_cast<std::size_t>(most)] -= 1.0;
  }
  for (; given > whole; --given)
    --*std::max_element(counts.begin(), counts.end());
  return {counts[0], counts[1], counts[2]};
}

} // namespace entente
