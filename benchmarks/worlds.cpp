#include "benchmarks/worlds.hpp"

#include "engine/parallel/parallel.hpp"
#include "engine/run/simulate.hpp"
#include "engine/run/step.hpp"

namespace entente::benchmarks {

Scenario scenario_of(std::size_t citizens, std::size_t arms) {
  Scenario scenario;
  scenario.structure.citizens.count = constant(static_cast<double>(citizens));
  scenario.strategies.push_back({"baseline", "", {}});
  for (const InstrumentField& instrument : instrument_table()) {
    if (scenario.strategies.size() >= arms)
      break;
    scenario.strategies.push_back(
        {std::string(instrument.name),
         "",
         {Action{.instrument = instrument.instrument, .until = {}, .overhead = {}}}});
  }
  return scenario;
}

std::vector<const Strategy*> strategies_of(const Scenario& scenario) {
  std::vector<const Strategy*> strategies;
  for (const Strategy& strategy : scenario.strategies)
    strategies.push_back(&strategy);
  return strategies;
}

World simulated_in(const Scenario& scenario, std::uint32_t replicate, Month months) {
  const Threads alone(1);
  World world = start(scenario, bundle_of(scenario, replicate, 20260101), alone);
  StepScratch scratch;
  const auto strategies = strategies_of(scenario);
  while (world.month < months)
    step(world, strategies, scratch, alone);
  return world;
}

} // namespace entente::benchmarks
