// Scenarios to live in, strategies to try in them, and ways to compare what comes out, for tests of several
// folders.
#pragma once
#include "engine/outcomes/outcomes.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/simulate.hpp"
#include "engine/run/step.hpp"
#include "engine/world/build/build.hpp"

#include <bit>
#include <vector>

namespace entente::test {

// The default priors, fewer citizens and months than the standard study so that tests stay quick.
inline Scenario ordinary_scenario(Month months = 120, double citizens = 120) {
  Scenario scenario;
  scenario.months = months;
  scenario.structure.citizens.count = constant(citizens);
  scenario.strategies = {{"baseline", "", {}}};
  return scenario;
}

// The same, begun in the month an accord is signed.
inline Scenario scenario_after_an_accord(Month months = 120, double citizens = 120) {
  Scenario scenario = ordinary_scenario(months, citizens);
  scenario.starts_with_accord = true;
  scenario.accord.monthly_deaths = constant(40.0);
  scenario.accord.un_operation = true;
  return scenario;
}

// A scenario in which every kind of event happens within a few years.
inline Scenario eventful_scenario(Month months = 120, double citizens = 120) {
  Scenario scenario = ordinary_scenario(months, citizens);
  scenario.parameters.talks.onset_rate = 0.3;
  scenario.parameters.talks.agreement_rate = 1.0;
  scenario.parameters.relapse.rate = 0.06;
  scenario.parameters.spoilers.split_rate = 0.02;
  scenario.parameters.implementation.referendum_share = 0.5;
  return scenario;
}

inline Action action_of(Instrument instrument, double strength = 1.0, Month from = 0) {
  Action action;
  action.instrument = instrument;
  action.strength = strength;
  action.from = from;
  return action;
}

inline Strategy one_action(Instrument instrument, double strength = 1.0, Month from = 0) {
  return {std::string(field_of(instrument).name), "", {action_of(instrument, strength, from)}};
}

// One strategy for each instrument, in the order of the enumeration.
inline std::vector<Strategy> every_instrument(double strength = 1.0, Month from = 0) {
  std::vector<Strategy> all;
  for (const InstrumentField& field : instrument_table())
    all.push_back(one_action(field.instrument, strength, from));
  return all;
}

// The baseline and, after it, every instrument of support at full strength.
inline Scenario with_every_strategy(Scenario scenario) {
  for (const InstrumentField& field : instrument_table())
    if (!field.experiment)
      scenario.strategies.push_back(one_action(field.instrument));
  return scenario;
}

// All strategies of a scenario on one replicate.
inline Bundle all_strategies(const Scenario& scenario, std::uint64_t seed, std::uint32_t replicate) {
  Bundle bundle{{}, seed};
  for (std::size_t strategy = 0; strategy < scenario.strategies.size(); ++strategy)
    bundle.lanes.push_back({strategy, replicate});
  return bundle;
}

// A world that can be simulated month by month.
class History {
 public:
  History(const Scenario& scenario, const Bundle& bundle, int threads = 1,
          rules::CitizensKernel kernel = nullptr)
      : scenario_(scenario), threads_(threads), world_(start(scenario, bundle, threads_)) {
    scratch_.kernel = kernel;
    for (const Lane& lane : bundle.lanes)
      strategies_.push_back(&scenario_.strategies[lane.strategy]);
  }
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  void advance(Month months = 1) {
    for (Month month = 0; month < months; ++month)
      step(world_, strategies_, scratch_, threads_);
  }
  World& world() { return world_; }
  const Arm& arm(std::size_t lane = 0) const { return world_.arms[lane]; }

 private:
  Scenario scenario_;
  Threads threads_;
  World world_;
  StepScratch scratch_;
  std::vector<const Strategy*> strategies_;
};

// Does a lane of one world hold the same history as a lane of another, bit for bit?
inline bool same_lane(const World& a, std::size_t lane_a, const World& b, std::size_t lane_b) {
  if (!(a.arms[lane_a] == b.arms[lane_b]) || a.society->citizens() != b.society->citizens())
    return false;
  for (std::size_t i = 0; i < a.society->citizens(); ++i) {
    const std::size_t at_a = i * a.citizens.lanes + lane_a, at_b = i * b.citizens.lanes + lane_b;
    if (a.citizens.confidence[at_a] != b.citizens.confidence[at_b] ||
        a.citizens.cynicism[at_a] != b.citizens.cynicism[at_b])
      return false;
  }
  for (std::size_t cell = 0; cell < a.society->cells.size(); ++cell)
    if (!(a.sums[cell * a.citizens.lanes + lane_a] == b.sums[cell * b.citizens.lanes + lane_b]))
      return false;
  return true;
}

// Bit for bit, so that two missing values are the same.
inline bool same_measures(const Outcomes& a, const Outcomes& b) {
  for (std::size_t i = 0; i < outcome_count; ++i)
    if (std::bit_cast<std::uint64_t>(a.measures.values[i]) !=
        std::bit_cast<std::uint64_t>(b.measures.values[i]))
      return false;
  return true;
}

} // namespace entente::test
