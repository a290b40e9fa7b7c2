#include "engine/run/simulate.hpp"

#include "engine/parallel/parallel.hpp"
#include "engine/rules/rules.hpp"
#include "engine/run/step.hpp"
#include "engine/support/support.hpp"
#include "engine/world/build/build.hpp"

#include <utility>

namespace entente {

std::shared_ptr<const Society> society_of_study(const Scenario& scenario, std::uint64_t seed,
                                                const Threads& threads) {
  return study_society(scenario, seed, threads);
}

Bundle bundle_of(const Scenario& scenario, std::uint32_t replicate, std::uint64_t seed,
                 std::shared_ptr<const Society> society, std::span<const std::size_t> strategies) {
  Bundle bundle{{}, seed, std::move(society)};
  for (const std::size_t strategy : strategies)
    bundle.lanes.push_back({strategy, replicate});
  for (std::size_t all = 0; strategies.empty() && all < scenario.strategies.size(); ++all)
    bundle.lanes.push_back({all, replicate});
  return bundle;
}

World start(const Scenario& scenario, const Bundle& bundle, const Threads& threads) {
  std::vector<std::uint32_t> replicates;
  for (const Lane& lane : bundle.lanes)
    replicates.push_back(lane.replicate);
  World world = build_world(scenario, bundle.seed, replicates, threads, bundle.society);
  if (scenario.starts_with_accord)
    for (std::size_t lane = 0; lane < world.arms.size(); ++lane) {
      rules::start_at_signature(world.arms[lane], world.conflict(lane));
      support::settle(world.arms[lane], world.conflict(lane));
    }
  return world;
}

std::size_t lanes_together(const Scenario& scenario, std::size_t lanes) {
  // Four lanes, filled or not, of a society beyond the caches take longer than two alone and less than three
  // (benchmarks/README.md).
  constexpr std::size_t few = 2;
  constexpr double large = 50'000.0;
  return lanes <= few && scenario.structure.citizens.count.first >= large ? 1 : lanes;
}

namespace {

std::vector<Outcomes> simulate_lanes(const Scenario& scenario, const Bundle& bundle, Keep keep, World world,
                                     const Threads& threads, const Observer& observe) {
  StepScratch scratch;
  scratch.citizens.surveyed = keep != Keep::summary || observe;
  std::vector<const Strategy*> strategies;
  std::vector<Recorder> recorders;
  for (std::size_t lane = 0; lane < bundle.lanes.size(); ++lane) {
    strategies.push_back(&scenario.strategies[bundle.lanes[lane].strategy]);
    recorders.emplace_back(scenario, *strategies.back(), keep, world, lane);
  }
  while (world.month < scenario.months) {
    step(world, strategies, scratch, threads);
    for (std::size_t lane = 0; lane < recorders.size(); ++lane) {
      if (recorders[lane].failed())
        continue;
      if (auto breach = find_breach(world, lane))
        recorders[lane].fail(std::move(*breach));
      else
        recorders[lane].month(world);
    }
    if (observe)
      observe(world);
  }
  std::vector<Outcomes> outcomes;
  for (Recorder& recorder : recorders)
    outcomes.push_back(recorder.finish());
  return outcomes;
}

} // namespace

std::vector<Outcomes> simulate(const Scenario& scenario, const Bundle& bundle, Keep keep,
                               const Threads& threads, const Observer& observe) {
  if (observe || lanes_together(scenario, bundle.lanes.size()) == bundle.lanes.size())
    return simulate_lanes(scenario, bundle, keep, start(scenario, bundle, threads), threads, observe);
  std::vector<Outcomes> outcomes;
  Bundle alone = bundle;
  for (const Lane& lane : bundle.lanes) {
    alone.lanes = {lane};
    World world = start(scenario, alone, threads);
    alone.society = world.society; // for those to come
    outcomes.push_back(
        std::move(simulate_lanes(scenario, alone, keep, std::move(world), threads, {}).front()));
  }
  return outcomes;
}

} // namespace entente
