// Outcomes of a handful of histories as they were when somebody last approved them: any change of the science
// shows here, meant or not.
#include "engine/scenario/model/outcome.hpp"
#include "tests/approved.hpp"
#include "tests/builtin.hpp"
#include "tests/first_round_scenario.hpp"
#include "tests/worlds.hpp"

#include <cstdio>

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t seed = 20261122;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", value);
  return text;
}

// One line for each outcome: its value in every replicate, one strategy after the other.
std::string table_of(const std::string& title, const Scenario& scenario,
                     const std::vector<std::uint32_t>& replicates) {
  std::string text = "# " + title + "\n";
  std::vector<std::vector<Outcomes>> results; // [replicate][strategy]
  for (const std::uint32_t replicate : replicates)
    results.push_back(
        simulate(scenario, all_strategies(scenario, seed, replicate), Keep::summary, Threads(1)));
  for (std::size_t strategy = 0; strategy < scenario.strategies.size(); ++strategy) {
    text += "\n## " + scenario.strategies[strategy].name + "\n";
    for (const OutcomeField& field : outcome_table()) {
      text += std::string(field.name);
      for (const std::vector<Outcomes>& arms : results)
        text += ' ' + number(arms[strategy].measures[field.outcome]);
      text += '\n';
    }
  }
  return text;
}

} // namespace

TEST_CASE("Ordinary histories are as approved") {
  check_approved("ordinary_histories",
                 table_of("Default parameters and priors, 240 months, replicates 0 to 3",
                          with_every_strategy(ordinary_scenario(240, 300)), {0, 1, 2, 3}));
}

TEST_CASE("Eventful histories are as approved") {
  check_approved("eventful_histories",
                 table_of("Talks, accords, relapses and splits made frequent, replicates 0 to 3",
                          with_every_strategy(eventful_scenario(240, 300)), {0, 1, 2, 3}));
}

TEST_CASE("Histories that begin with an accord are as approved") {
  check_approved("histories_after_an_accord",
                 table_of("From the month of signature, 120 months, replicates 0 to 3",
                          with_every_strategy(scenario_after_an_accord(120, 300)), {0, 1, 2, 3}));
}

TEST_CASE("Histories of the built-in baseline with the kept parameter sets are as approved") {
  Scenario scenario = builtin_scenario("baseline");
  scenario.strategies.resize(1);
  check_approved("baseline_histories",
                 table_of("scenarios/baseline.toml, its first strategy, replicates 0 to 7", scenario,
                          {0, 1, 2, 3, 4, 5, 6, 7}));
}

TEST_CASE(
    "With every later mechanism at its neutral value histories are those of the first round, bit for bit") {
  Scenario scenario = first_round_scenario();
  scenario.strategies.resize(1);
  for (const auto& [key, value] : later_than_first_round)
    scenario.overrides.emplace_back(key, value);
  check_approved("first_round_histories",
                 table_of("scenarios/baseline.toml, its first strategy, replicates 0 to 7", scenario,
                          {0, 1, 2, 3, 4, 5, 6, 7}));
}
