// Whatever the conflict and the parameters, states keep their ranges and sums.
#include "engine/ensemble/execute.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/world/build/draw.hpp"
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

constexpr Purpose any = Purpose::analysis;

// Every parameter drawn anew: from its prior, widened by a factor on either side and clipped to what a
// scenario may say.
Parameters drawn_parameters(const AddressedRng& rng, double widened) {
  Parameters parameters;
  std::uint32_t who = 0;
  for (const ParameterField& field : parameter_table()) {
    const double u = rng.uniform(any, who++);
    const double low = std::max(field.minimum, field.prior_low / widened),
                 high = std::min(field.maximum, field.prior_high * widened);
    field.member(parameters) = field.log_uniform() ? low * std::pow(high / low, u) : low + (high - low) * u;
  }
  return parameters;
}

// A scenario of odd sizes and strategies, its parameters drawn.
Scenario drawn_scenario(std::uint64_t seed, double widened) {
  const AddressedRng rng{seed, 0, 0};
  std::uint32_t who = 1000;
  const auto between = [&](int low, int high) {
    return low + static_cast<int>(rng.uniform(any, who++) * (high - low + 1));
  };
  const bool accord = between(0, 3) == 0;
  const Month months = between(24, 120);
  Scenario s = accord               ? scenario_after_an_accord(months, between(1, 60))
               : between(0, 1) == 0 ? eventful_scenario(months, between(1, 60))
                                    : ordinary_scenario(months, between(1, 60));
  const auto regions = static_cast<std::size_t>(between(1, 14));
  s.structure.regions.count = constant(static_cast<double>(regions));
  s.composition = default_composition(regions);
  s.near_regions = default_near_regions(regions);
  s.far_regions = default_far_regions(regions);
  s.structure.country.issues = constant(between(1, 8));
  s.structure.country.provisions = constant(between(1, 64));
  s.structure.third_parties.count = constant(between(0, 24));
  s.structure.network.ties = constant(between(0, 8));
  s.parameters = drawn_parameters(rng, widened);
  s.strategies.resize(1);
  for (Strategy& strategy : every_instrument(1.0, between(0, 40)))
    s.strategies.push_back(std::move(strategy));
  Strategy everything{"everything", "", {}};
  for (const InstrumentField& field : instrument_table())
    everything.actions.push_back(action_of(field.instrument, 0.1 * between(1, 10)));
  s.strategies.push_back(everything);
  return s;
}

void check_levers(const Levers& levers) {
  for (const double share :
       {levers.pressure, levers.coherence, levers.fit, levers.guarantee, levers.ownership,
        levers.guarantee_expected, levers.monitors, levers.conditionality, levers.aid_shock, levers.taper}) {
    CHECK(share >= 0.0);
    CHECK(share <= 1.0);
  }
  CHECK(levers.information >= 0.0);
  CHECK(levers.information <= 0.7);
  CHECK(levers.national_troops >= 0.0);
  CHECK(levers.capacity_growth >= 0.0);
  CHECK(levers.mediator_rotation >= 0.0);
  for (Eigen::Index issue = 0; issue < levers.skill.size(); ++issue)
    CHECK((levers.skill[issue] >= 0.0 && levers.skill[issue] <= 1.0));
  for (Eigen::Index z = 0; z < levers.troops.size(); ++z) {
    CHECK(levers.troops[z] >= 0.0);
    CHECK(levers.captured[z] >= 0.0);
    CHECK((levers.dividend[z] >= 0.0 && levers.dividend[z] <= 1.0));
    CHECK((levers.ordinary_aid_cut[z] >= 0.0 && levers.ordinary_aid_cut[z] <= 0.3));
  }
}

// Lives every strategy and asks after each month.
void check_bounds(const Scenario& scenario, std::uint64_t seed) {
  History history(scenario, all_strategies(scenario, seed, 0));
  const World& world = history.world();
  for (Month month = 0; month < scenario.months; ++month) {
    history.advance();
    for (std::size_t lane = 0; lane < world.arms.size(); ++lane) {
      const auto breach = find_breach(world, lane);
      if (breach)
        FAIL("seed " << seed << ", " << scenario.strategies[lane].name << ", month " << month << ": "
                     << breach->entity << " = " << breach->value);
    }
  }
  for (std::size_t lane = 0; lane < world.arms.size(); ++lane) {
    const Arm& arm = world.arms[lane];
    check_levers(arm.levers);
    CHECK(arm.dyads.size() <= maximum_dyads);
    CHECK(arm.support.fund >= 0.0);
    for (const Dyad& dyad : arm.dyads) {
      CHECK(dyad.strength >= 0.005);
      CHECK(dyad.bridged >= 0.0);
      CHECK(dyad.accord.owed_index[0] <= 1.0);
      CHECK(dyad.accord.owed_index[1] <= 1.0);
    }
    for (const double share : arm.opinion.mobilised)
      CHECK((share >= 0.0 && share <= 1.0));
  }
  const float lowest = *std::min_element(world.citizens.confidence.begin(), world.citizens.confidence.end());
  const float highest = *std::max_element(world.citizens.confidence.begin(), world.citizens.confidence.end());
  const float least_cynical =
      *std::min_element(world.citizens.cynicism.begin(), world.citizens.cynicism.end());
  const float most_cynical =
      *std::max_element(world.citizens.cynicism.begin(), world.citizens.cynicism.end());
  CHECK((lowest >= 0.0F && highest <= 1.0F && least_cynical >= 0.0F && most_cynical <= 1.0F));
}

} // namespace

TEST_CASE("States keep their ranges for parameters drawn from their priors") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed)
    check_bounds(drawn_scenario(seed, 1.0), seed);
}

TEST_CASE("States keep their ranges for parameters well beyond their priors") {
  for (std::uint64_t seed = 1001; seed <= 1060; ++seed)
    check_bounds(drawn_scenario(seed, 3.0), seed);
}

TEST_CASE("States keep their ranges wherever a scenario may put its parameters") {
  for (std::uint64_t seed = 2001; seed <= 2060; ++seed) {
    Scenario scenario = drawn_scenario(seed, 1.0);
    const AddressedRng rng{seed, 1, 0};
    std::uint32_t who = 0;
    for (const ParameterField& field : parameter_table()) {
      // A quarter at either end of what is allowed, half in between.
      const double place = std::clamp(2.0 * rng.uniform(any, who++) - 0.5, 0.0, 1.0);
      field.member(scenario.parameters) = field.minimum + (field.maximum - field.minimum) * place;
    }
    // Log effort is a walk that nothing bounds but its memory; its limit of 60 is there to end what runs
    // away.
    ViolenceParameters& violence = scenario.parameters.violence;
    violence.effort_persistence = std::min(violence.effort_persistence, 0.98);
    violence.effort_noise = std::min(violence.effort_noise, 1.0);
    check_bounds(scenario, seed);
  }
}

TEST_CASE("Thousands of drawn histories break no invariant", "[slow]") {
  int histories = 0;
  for (std::uint64_t seed = 5001; seed <= 5040; ++seed) {
    Scenario scenario = drawn_scenario(seed, 1.5);
    Execution six;
    six.seed = seed;
    six.last = 6;
    execute(scenario, six, Threads(2), [&](ReplicateResult&& result) {
      for (const Outcomes& outcomes : result.arms) {
        if (outcomes.breach)
          FAIL("seed " << seed << ", month " << outcomes.breach->month << ": " << outcomes.breach->entity
                       << " = " << outcomes.breach->value);
        ++histories;
      }
      return true;
    });
  }
  CHECK(histories == 40 * 6 * (instrument_count + 2));
}
