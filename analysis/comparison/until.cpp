#include "analysis/comparison/until.hpp"

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/watched.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <limits>

namespace entente {
namespace {

// Differences from the reference, or the mean where there is but one strategy, in every world.
std::vector<Watched> watched(const Store& store, std::size_t reference, std::size_t outcome) {
  const StoreHead& head = store.head();
  std::vector<Watched> all;
  for (std::uint32_t variant = 0; variant < head.variants.size(); ++variant)
    for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy)
      if (strategy != reference || head.strategies.size() == 1)
        all.emplace_back(store, Histories{strategy, variant, 0}, reference, outcome);
  return all;
}

} // namespace

UntilState until_state(const Store& store, std::size_t reference, std::size_t outcome,
                       const StoppingRule& rule) {
  std::vector<Watched> all = watched(store, reference, outcome);
  std::size_t done = std::numeric_limits<std::size_t>::max();
  for (const Watched& one : all)
    done = std::min(done, one.replicates());
  UntilState state;
  const StoppingState stopping = stopping_state(rule, done, [&](std::size_t look) {
    Look widest(0.0);
    state.unpaired_replicates = 0.0;
    for (Watched& one : all) {
      const Width width = one.at(look, rule.level);
      widest.half_width = std::max(widest.half_width, width.half);
      widest.settled = widest.settled && width.settled;
      state.unpaired_replicates =
          std::max(state.unpaired_replicates, static_cast<double>(look) * width.variance_ratio);
    }
    return widest;
  });
  state.enough = stopping.enough;
  state.at = static_cast<std::uint32_t>(stopping.at);
  state.next = static_cast<std::uint32_t>(stopping.next);
  state.half_width = stopping.half_width;
  return state;
}

} // namespace entente
