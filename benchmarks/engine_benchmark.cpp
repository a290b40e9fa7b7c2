// The engine's speed, one question a benchmark; README.md has the answers and the machine they were measured
// on.
#include "benchmarks/worlds.hpp"

#include "engine/parallel/parallel.hpp"
#include "engine/random/addressed_rng.hpp"
#include "engine/rules/belief.hpp"
#include "engine/run/simulate.hpp"
#include "engine/run/step.hpp"

#include <benchmark/benchmark.h>

#include <array>

namespace entente::benchmarks {
namespace {

// How long does one agent's update of confidence and cynicism take, in double precision, as parties and
// third parties do it?
void belief(benchmark::State& state) {
  const BeliefRates<double> rates{0.1, 2.2, 0.1, 0.02, 0.5, 0.7};
  Belief<double> agent{0.4, 0.3};
  for (auto _ : state) {
    agent = believe<double>(agent, {0.2, 0.1, 0.1, 0.05}, 0.3, rates);
    benchmark::DoNotOptimize(agent);
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(belief);

// What does a draw cost, alone and in a block of 1,024?
void uniform_alone(benchmark::State& state) {
  const AddressedRng rng{1, 2, 3};
  std::uint32_t who = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(rng.uniform(Purpose::attacks, ++who));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(uniform_alone);

template<bool Normal>
void block_of_draws(benchmark::State& state) {
  const AddressedRng rng{1, 2, 3};
  std::array<double, 1024> draws{};
  std::uint32_t who = 0;
  for (auto _ : state) {
    Normal ? rng.normals(Purpose::attacks, who, draws) : rng.uniforms(Purpose::attacks, who, draws);
    who += draws.size();
    benchmark::DoNotOptimize(draws);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(draws.size()));
}
BENCHMARK(block_of_draws<false>)->Name("uniforms_in_blocks");
BENCHMARK(block_of_draws<true>)->Name("normals_in_blocks");

void count(benchmark::State& state) {
  const AddressedRng rng{1, 2, 3};
  const double mean = static_cast<double>(state.range(0)) / 100.0;
  std::uint32_t who = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(rng.count(Purpose::attacks, ++who, mean));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(count)->Arg(5)->Arg(300)->Arg(5000)->Name("poisson_count_mean_percent");

// How long does the citizens' month take: a citizen, a month, all arms of a conflict? Arguments: citizens,
// arms.
void citizens_month(benchmark::State& state) {
  const auto citizens = static_cast<std::size_t>(state.range(0));
  const auto arms = static_cast<std::size_t>(state.range(1));
  const Scenario scenario = scenario_of(citizens, arms);
  World world = simulated_in(scenario, 3, citizens > 10'000 ? 2 : 60);
  rules::CitizensInput input;
  const Threads alone(1);
  const auto kernel = rules::citizens_lanes_kernel(rules::best_level());
  for (auto _ : state)
    rules::citizens(world, input, kernel, alone);
  state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(1));
}
BENCHMARK(citizens_month)
    ->Args({300, 1})
    ->Args({300, 10})
    ->Args({1'000'000, 1})
    ->Args({1'000'000, 10})
    ->Unit(benchmark::kMicrosecond);

// How long does a month of everything take, and so of everything but citizens? Arguments: citizens, arms.
void month_of_everything(benchmark::State& state) {
  const Scenario scenario =
      scenario_of(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
  const World simulated = simulated_in(scenario, 3, 60);
  const auto strategies = strategies_of(scenario);
  const Threads alone(1);
  constexpr Month stretch = 60;
  for (auto _ : state) {
    state.PauseTiming();
    World world = simulated;
    StepScratch scratch;
    state.ResumeTiming();
    for (Month month = 0; month < stretch; ++month)
      step(world, strategies, scratch, alone);
  }
  state.SetItemsProcessed(state.iterations() * stretch * state.range(1));
}
BENCHMARK(month_of_everything)
    ->Args({1, 1})
    ->Args({1, 10})
    ->Args({300, 1})
    ->Args({300, 10})
    ->Unit(benchmark::kMicrosecond);

// What do ten arms of a conflict cost against one? Whole histories of 240 months with 300 citizens.
void history(benchmark::State& state) {
  const auto arms = static_cast<std::size_t>(state.range(0));
  const Scenario scenario = scenario_of(300, arms);
  const Threads alone(1);
  std::uint32_t replicate = 0;
  for (auto _ : state) {
    Bundle bundle{{}, 20260101};
    for (std::size_t strategy = 0; strategy < arms; ++strategy)
      bundle.lanes.push_back({strategy, replicate % 64});
    ++replicate;
    benchmark::DoNotOptimize(simulate(scenario, bundle, Keep::summary, alone));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(history)->Arg(1)->Arg(2)->Arg(10)->Unit(benchmark::kMillisecond)->Iterations(128);

} // namespace
} // namespace entente::benchmarks
