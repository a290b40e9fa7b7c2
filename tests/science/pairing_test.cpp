// Strategies share conflicts and rng.
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t pairing_seed = 321;

} // namespace

TEST_CASE("All strategies start from the same world") {
  for (const std::uint32_t replicate : {0U, 5U, 11U}) {
    const Scenario scenario = with_every_strategy(ordinary_scenario());
    History history(scenario, all_strategies(scenario, pairing_seed, replicate));
    for (std::size_t lane = 1; lane < scenario.strategies.size(); ++lane)
      CHECK(same_lane(history.world(), lane, history.world(), 0));
  }
}

TEST_CASE("Strategies share what happens to them: fortune's shocks are the same in every arm") {
  const Scenario scenario = with_every_strategy(ordinary_scenario(120, 30));
  const auto arms = simulate(scenario, all_strategies(scenario, pairing_seed, 2), Keep::events, Threads(1));
  const auto shocks = [](const Outcomes& outcomes) {
    std::vector<std::pair<Month, double>> all;
    for (const LoggedEvent& event : outcomes.events)
      if (event.record.event == EventType::shock && event.record.who == 0)
        all.emplace_back(event.month, event.record.values[0]);
    return all;
  };
  REQUIRE(shocks(arms[0]).size() > 0);
  for (const Outcomes& arm : arms)
    CHECK(shocks(arm) == shocks(arms[0]));
}

TEST_CASE("Where there are no third parties all strategies are the same history") {
  for (const bool accord : {false, true})
    for (const std::uint32_t replicate : {0U, 1U, 2U, 3U}) {
      Scenario scenario =
          with_every_strategy(accord ? scenario_after_an_accord(120, 60) : eventful_scenario(120, 60));
      scenario.structure.third_parties.count = constant(0.0);
      scenario.structure.country.inclusion = constant(1.0);
      History history(scenario, all_strategies(scenario, pairing_seed, replicate));
      for (Month month = 0; month < scenario.months; ++month) {
        history.advance();
        for (std::size_t lane = 1; lane < scenario.strategies.size(); ++lane) {
          CAPTURE(month, scenario.strategies[lane].name);
          REQUIRE(same_lane(history.world(), lane, history.world(), 0));
        }
      }
    }
}

TEST_CASE(
    "Without a budget strategies that only move money are the baseline, but for what they say they cost") {
  // Reallocation takes from ordinary aid only what it adds to the peace budget, and more of nothing is
  // nothing.
  for (const std::uint32_t replicate : {0U, 1U, 2U}) {
    Scenario scenario = eventful_scenario(120, 60);
    scenario.structure.third_parties.budget = constant(0.0);
    scenario.strategies.push_back(one_action(Instrument::more_money));
    const auto arms =
        simulate(scenario, all_strategies(scenario, pairing_seed, replicate), Keep::summary, Threads(1));
    CHECK(same_measures(arms[0], arms[1]));
  }
}
