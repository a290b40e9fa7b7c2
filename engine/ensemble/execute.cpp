#include "engine/ensemble/execute.hpp"

#include "engine/ensemble/execute_design.hpp"

namespace entente {

std::uint32_t execute(const Scenario& scenario, const Execution& execution, const Threads& threads,
                      const std::function<bool(ReplicateResult&&)>& consume) {
  Design design;
  design.replicates = execution.last;
  const Work work(design, [&](std::uint32_t, std::uint32_t) { return execution.first; });
  const auto take = [&](const Unit& unit, std::vector<Outcomes>&& arms) {
    return consume({unit.replicate, std::move(arms)});
  };
  const DesignExecution plain{.seed = execution.seed,
                              .keep = execution.keep,
                              .stop = execution.stop,
                              .strategies = execution.strategies};
  return static_cast<std::uint32_t>(execute_design(scenario, design, work, plain, threads, take));
}

} // namespace entente
