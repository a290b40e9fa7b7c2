#include "analysis/comparison/convergence.hpp"

#include "analysis/comparison/watched.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

std::vector<WidthAt> interval_widths(const Store& store, const Histories& arm, std::size_t reference,
                                     std::size_t outcome, std::size_t looks) {
  const std::size_t sets = std::max<std::size_t>(1, store.head().parameter_sets);
  Watched watched(store, arm, reference, outcome);
  const std::size_t replicates = watched.replicates();
  const std::size_t first = std::max<std::size_t>(2 * sets, 16);
  std::vector<WidthAt> widths;
  if (replicates < first)
    return widths;
  const double growth = std::pow(static_cast<double>(replicates) / static_cast<double>(first),
                                 1.0 / static_cast<double>(looks - 1));
  std::size_t last = 0;
  for (std::size_t look = 0; look < looks; ++look) {
    const double wanted = static_cast<double>(first) * std::pow(growth, static_cast<double>(look));
    const std::size_t n = look + 1 == looks ? replicates : static_cast<std::size_t>(wanted) / sets * sets;
    if (n == last || n < first)
      continue;
    widths.push_back({n, watched.at(n).half});
    last = n;
  }
  return widths;
}

} // namespace entente
