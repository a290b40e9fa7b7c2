// Does this implementation give the base rates of the calibrated prototype (docs/evidence.md, Docking)?
// Conflicts from the priors, no filter on deaths, conflict i with kept set i mod 16, 300 citizens, baseline
// strategy, 240 months. The page holds the table of a run as large as the prototype's.
#include "engine/ensemble/execute.hpp"
#include "engine/parallel/hardware.hpp"
#include "tests/builtin.hpp"
#include "tests/catch.hpp"
#include "tests/first_round_scenario.hpp"
#include "tests/worlds.hpp"

#include <cmath>
#include <cstdio>
#include <utility>

using namespace entente;
using namespace entente::test;

namespace {

// The prototype's mean and its standard error over 40,000 conflicts, and by how much more than chance the two
// programs are known to differ (docs/evidence.md).
struct BaseRate {
  Outcome outcome;
  double mean, error, known;
};
constexpr BaseRate base_rates[] = {{Outcome::accord, 0.274, 0.002, 0.0},
                                   {Outcome::holds_5y, 0.161, 0.002, 0.0},
                                   {Outcome::implementation_5y, 0.642, 0.003, 0.0},
                                   {Outcome::citizens_confidence, 0.330, 0.001, 0.002},
                                   {Outcome::citizens_cynicism, 0.407, 0.001, -0.003},
                                   {Outcome::parties_confidence, 0.342, 0.001, 0.0},
                                   {Outcome::parties_cynicism, 0.381, 0.001, 0.0},
                                   {Outcome::third_parties_confidence, 0.460, 0.001, 0.0},
                                   {Outcome::third_parties_cynicism, 0.228, 0.001, 0.0},
                                   {Outcome::log_deaths, 6.954, 0.010, 0.0},
                                   {Outcome::quiet_late, 0.832, 0.002, 0.0}};

struct Sample {
  double sum = 0.0, squares = 0.0, count = 0.0;
  void add(double value) {
    if (std::isnan(value))
      return;
    sum += value, squares += value * value, count += 1.0;
  }
  double mean() const { return sum / count; }
  double error() const { return std::sqrt((squares / count - mean() * mean()) / count); }
};

enum class Model { of_the_prototype, whole };

std::vector<Sample> ensemble(std::uint32_t conflicts, Model model = Model::of_the_prototype) {
  Scenario scenario = first_round_scenario();
  REQUIRE(scenario.parameter_sets.size() == 16);
  REQUIRE(scenario.months == 240);
  REQUIRE(scenario.structure == Structure{});
  scenario.strategies.resize(1);
  REQUIRE(scenario.strategies[0].actions.empty());
  if (model == Model::of_the_prototype) {
    for (const auto& [key, value] : later_than_first_round)
      scenario.overrides.emplace_back(key, value);
    for (const auto& [key, value] : later_than_prototype)
      scenario.overrides.emplace_back(key, value);
  }
  std::vector<Sample> samples(std::size(base_rates));
  Execution execution;
  execution.seed = 40'000;
  execution.last = conflicts;
  execute(scenario, execution, Threads(hardware_threads()), [&](ReplicateResult&& result) {
    REQUIRE_FALSE(result.arms[0].breach);
    for (std::size_t i = 0; i < samples.size(); ++i)
      samples[i].add(result.arms[0].measures[base_rates[i].outcome]);
    return true;
  });
  return samples;
}

// Three joint standard errors, and nothing else: a margin that a shift of the model does not fit in.
double allowed(const BaseRate& rate, const Sample& sample) {
  return 3.0 * std::hypot(rate.error, sample.error());
}

double beyond(const BaseRate& rate, const Sample& sample) {
  return std::fabs(sample.mean() - rate.mean - rate.known) - allowed(rate, sample);
}

constexpr std::uint32_t conflicts = 3000;

} // namespace

TEST_CASE("Base rates agree with those of the prototype within their standard errors", "[slow]") {
  const std::vector<Sample> samples = ensemble(conflicts);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    CAPTURE(std::string(field_of(base_rates[i].outcome).name), samples[i].mean(), samples[i].error());
    CHECK(beyond(base_rates[i], samples[i]) <= 0.0);
  }
}

TEST_CASE("A model with the mechanisms that the prototype did not have does not pass for it", "[slow]") {
  const std::vector<Sample> samples = ensemble(conflicts, Model::whole);
  std::size_t apart = 0;
  for (std::size_t i = 0; i < samples.size(); ++i)
    apart += beyond(base_rates[i], samples[i]) > 0.0;
  CHECK(apart >= 1);
}

// Hidden: test_science "[.docking]" prints the table of docs/evidence.md.
TEST_CASE("Base rates over as many conflicts as the prototype's", "[.docking]") {
  const std::vector<Sample> samples = ensemble(40'000);
  std::printf(
      "| outcome | ours | s.e. | prototype | s.e. | difference | allowed |\n|---|---|---|---|---|---|---|\n");
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const BaseRate& rate = base_rates[i];
    std::printf("| %s | %.4f | %.4f | %.3f | %.3f | %+.4f | %.4f |\n", field_of(rate.outcome).name.data(),
                samples[i].mean(), samples[i].error(), rate.mean, rate.error, samples[i].mean() - rate.mean,
                allowed(rate, samples[i]));
    CHECK(beyond(rate, samples[i]) <= 0.0);
  }
}
