// The experiment on first failures: nothing but what it says is changed.
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

#include <algorithm>

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t hysteresis_seed = 7;
constexpr Month months = 14; // the failure is forced in the twelfth month of the accord

Scenario experiment() {
  Scenario scenario = scenario_after_an_accord(months, 60);
  scenario.parameters.relapse.rate = 0.0; // nothing fails by itself
  scenario.strategies.push_back(one_action(Instrument::forced_failure));
  Strategy restored = one_action(Instrument::forced_failure);
  restored.actions.push_back(action_of(Instrument::restored_cynicism));
  scenario.strategies.push_back(restored);
  return scenario;
}

bool at_war(const Arm& arm) {
  return std::all_of(arm.dyads.begin(), arm.dyads.end(),
                     [](const Dyad& dyad) { return dyad.phase != Phase::accord; });
}

} // namespace

TEST_CASE("A forced failure changes nothing before its month, and ends the accord then") {
  for (const std::uint32_t replicate : {0U, 1U, 2U}) {
    const Scenario scenario = experiment();
    History history(scenario, all_strategies(scenario, hysteresis_seed, replicate));
    history.advance(11);
    World& world = history.world();
    for (Arm& arm : world.arms) { // the levers say what is to come; all else is the same
      arm.levers.forced_failure = arm.levers.restored_cynicism = 0.0;
    }
    CHECK(same_lane(world, 0, world, 1));
    CHECK(same_lane(world, 0, world, 2));
    history.advance();
    CHECK_FALSE(at_war(history.arm(0)));
    CHECK(at_war(history.arm(1)));
    CHECK(at_war(history.arm(2)));
  }
}

TEST_CASE("Restored, nobody is more cynical after a first failure, confidence and the war are as they are") {
  for (const std::uint32_t replicate : {0U, 1U, 2U}) {
    const Scenario scenario = experiment();
    History history(scenario, all_strategies(scenario, hysteresis_seed, replicate));
    history.advance(11);
    const World before = history.world();
    history.advance();
    const World& after = history.world();
    const std::size_t lanes = after.citizens.lanes;
    for (std::size_t i = 0; i < after.society->citizens(); ++i) {
      CHECK(after.citizens.cynicism[i * lanes + 2] <= before.citizens.cynicism[i * lanes + 2]);
      CHECK(after.citizens.cynicism[i * lanes + 1] > after.citizens.cynicism[i * lanes + 2]);
      CHECK(after.citizens.confidence[i * lanes + 1] == after.citizens.confidence[i * lanes + 2]);
    }
    const Arm &fails = history.arm(1), &restored = history.arm(2);
    REQUIRE(fails.dyads.size() == restored.dyads.size());
    for (std::size_t p = 0; p < fails.dyads.size(); ++p)
      for (const Side side : {Side::government, Side::group}) {
        const Outlook &mine = restored.dyads[p].of(side), &theirs = fails.dyads[p].of(side);
        CHECK(mine.cynicism <= before.arms[2].dyads[p].of(side).cynicism);
        CHECK(mine.cynicism < theirs.cynicism);
        CHECK(mine.confidence == theirs.confidence);
      }
    CHECK(restored.regions == fails.regions);
  }
}
