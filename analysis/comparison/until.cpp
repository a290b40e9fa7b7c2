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
    state.half_width = 0.0;
    state.unpaired_replicates = 0.0;
    bool settled = true;
    for (Watched& one : all) {
      const Width width = one.at(look, rule.level);
      state.half_width = std::max(state.half_width, width.half);
      settled = settled && width.settled;
      state.unpaired_replicates =
          std::max(state.unpaired_replicates, static_cast<double>(look) * width.variance_ratio);
    }
    // The last look is that of a study of fixed size, which does not stop on what it sees.
    return settled || look == rule.most ? state.half_width : std::numeric_limits<double>::infinity();
  });
  state.enough = stopping.enough;
  state.at = static_cast<std::uint32_t>(stopping.at);
  state.next = static_cast<std::uint32_t>(stopping.next);
  return state;
}

} // namespace entente
