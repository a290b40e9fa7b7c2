// A strategy of strength zero changes no bit of any month.
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t zero_strength_seed = 99;

// Lives both strategies side by side in worlds of their own and asks for equality every month.
void check_zero_strength(Scenario scenario, const Strategy& nothing, std::uint32_t replicate) {
  scenario.strategies.push_back(nothing);
  History baseline(scenario, {{{0, replicate}}, zero_strength_seed}),
      zero(scenario, {{{1, replicate}}, zero_strength_seed});
  REQUIRE(baseline.world() == zero.world());
  for (Month month = 0; month < scenario.months; ++month) {
    baseline.advance();
    zero.advance();
    CAPTURE(nothing.name, month, replicate);
    REQUIRE(baseline.world() == zero.world());
  }
}

} // namespace

TEST_CASE("A strategy of strength zero gives the baseline's world, bit for bit, in every month") {
  for (const Month from : {0, 17, 60})
    for (const Strategy& nothing : every_instrument(0.0, from)) {
      check_zero_strength(eventful_scenario(90, 60), nothing, static_cast<std::uint32_t>(from));
      check_zero_strength(scenario_after_an_accord(90, 60), nothing, 1);
    }
}

TEST_CASE("Whatever else an action of strength zero says, it changes nothing") {
  Strategy nothing{"everything at nought", "", {}};
  for (const InstrumentField& field : instrument_table()) {
    Action action = action_of(field.instrument, 0.0, 5);
    action.until = 50;
    action.overhead = 0.3;
    action.factor = 9.0;
    nothing.actions.push_back(action);
  }
  for (const std::uint32_t replicate : {2U, 3U, 4U}) {
    check_zero_strength(ordinary_scenario(120, 60), nothing, replicate);
    check_zero_strength(eventful_scenario(120, 60), nothing, replicate);
    check_zero_strength(scenario_after_an_accord(120, 60), nothing, replicate);
  }
}

TEST_CASE("A strategy changes nothing before it starts, and every instrument changes something after") {
  constexpr Month from = 24;
  for (const Strategy& strategy : every_instrument(1.0, from)) {
    bool changed = false;
    for (const std::uint32_t replicate : {0U, 1U, 2U}) {
      Scenario scenario = eventful_scenario(from + 60, 60);
      scenario.strategies.push_back(strategy);
      History baseline(scenario, {{{0, replicate}}, zero_strength_seed}),
          tried(scenario, {{{1, replicate}}, zero_strength_seed});
      baseline.advance(from);
      tried.advance(from);
      CAPTURE(strategy.name, replicate);
      REQUIRE(baseline.world() == tried.world());
      baseline.advance(60);
      tried.advance(60);
      changed |= !(baseline.world() == tried.world());
    }
    CHECK(changed);
  }
}
