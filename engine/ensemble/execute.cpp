#include "engine/ensemble/execute.hpp"

#include "engine/parallel/parallel.hpp"
#include "engine/run/simulate.hpp"

#include <numeric>

namespace entente {

std::uint32_t execute(const Scenario& scenario, const Execution& execution, const Threads& threads,
                      const std::function<bool(ReplicateResult&&)>& consume) {
  std::vector<std::size_t> strategies = execution.strategies;
  if (strategies.empty()) {
    strategies.resize(scenario.strategies.size());
    std::iota(strategies.begin(), strategies.end(), std::size_t{0});
  }
  const std::shared_ptr<const Society> society = society_of_study(scenario, execution.seed, threads);
  const auto run = [&](std::size_t i) {
    const std::uint32_t replicate = execution.first + static_cast<std::uint32_t>(i);
    Bundle bundle{{}, execution.seed, society};
    for (const std::size_t strategy : strategies)
      bundle.lanes.push_back({strategy, replicate});
    return ReplicateResult{replicate, simulate(scenario, bundle, execution.keep, threads)};
  };
  const auto consumed =
      ordered_pipeline(threads, execution.last - execution.first, run,
                       [&](std::size_t, ReplicateResult&& result) { return consume(std::move(result)); },
                       {.stop = execution.stop});
  return static_cast<std::uint32_t>(consumed);
}

} // namespace entente
