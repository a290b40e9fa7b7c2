// A conflict in which every number is known: two regions, one armed group, no drawn value anywhere. Tests of
// rules set what they are about and leave the rest at rest.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/rules/rules.hpp"
#include "engine/world/build/build.hpp"
#include "tests/first_round.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace entente::test {

inline Scenario known_scenario(const std::vector<ThirdPartyType>& third_parties = {},
                               std::size_t groups = 1) {
  Scenario s;
  s.structure.regions.count = constant(2.0);
  s.composition = {{0.5, 0.5}, {0.5, 0.5}};
  s.near_regions = {0};
  s.far_regions = {1};
  s.structure.citizens.count = constant(8.0);
  s.structure.network.ties = constant(0.0);
  for (std::size_t p = 0; p < groups; ++p)
    s.armed_groups.push_back({.name = "group " + std::to_string(p + 1),
                              .strength = constant(0.5),
                              .rents = constant(0.0),
                              .hardline = constant(0.25),
                              .homeland = std::vector<double>{0.75, 0.25},
                              .identity = 1});
  CountryStructure& country = s.structure.country;
  country.capacity = constant(0.5);
  country.mean_gap = constant(0.4);
  country.gap_spread = constant(0.0);
  country.need_drift = constant(0.0);
  country.initial_effort = constant(0.0);
  country.group_effort_spread = constant(0.0);
  country.confidence = constant(0.5);
  country.cynicism = constant(0.2);
  country.local_quality = constant(0.6);
  country.hardline = constant(0.1);
  country.inclusion = constant(0.35);
  country.provisions = constant(4.0);
  ThirdPartiesStructure& third = s.structure.third_parties;
  third.count = constant(static_cast<double>(third_parties.size()));
  if (!third_parties.empty())
    s.third_party_order = third_parties;
  third.budget = constant(1.0);
  third.agenda_spread = constant(0.0);
  third.knowledge = constant(0.5);
  third.knowledge_spread = constant(0.0);
  third.local_knowledge = constant(0.0);
  third.skill = constant(0.4);
  third.speciality = constant(0.0);
  third.patience = constant(1.0);
  third.weight_spread = constant(0.0);
  third.mission_size = constant(4.0);
  s.parameters.implementation.referendum_share = 0.0;
  set_all(s.parameters, later_than_first_round);
  set_all(s.parameters, later_than_prototype);
  s.strategies = {{"baseline", "", {}}};
  return s;
}

class ConflictByHand {
 public:
  explicit ConflictByHand(const Scenario& scenario = known_scenario(), std::uint64_t seed = 1)
      : world_(build_world(scenario, seed, std::vector<std::uint32_t>{0}, Threads(1))) {
    if (scenario.starts_with_accord)
      rules::start_at_signature(arm(), conflict());
    // What the first month's draws would otherwise decide.
    for (Dyad& dyad : arm().dyads)
      for (const Side side : {Side::government, Side::group})
        dyad.of(side) = {0.5, 0.5, 0.2};
    arm().support.common_error = 0.0;
    arm().support.private_error.setZero();
  }

  World& world() { return world_; }
  Arm& arm() { return world_.arms[0]; }
  Conflict& conflict() { return world_.conflicts[0]; }
  Parameters& parameters() { return conflict().parameters; }
  Dyad& dyad(std::size_t p = 0) { return arm().dyads[p]; }
  Levers& levers() { return arm().levers; }
  AddressedRng rng(Month month = 0) { return conflict().rng(month); }
  // The same month of another replicate: fresh random numbers for the same state.
  AddressedRng replicate_rng(std::uint32_t replicate, Month month = 0) {
    return {conflict().seed, replicate, month};
  }
  Electorate electorate() { return {*world_.society, world_.citizens, 0}; }
  std::size_t third_parties() { return conflict().third_parties.count(); }
  void engage_all() {
    for (std::size_t a = 0; a < third_parties(); ++a)
      arm().third_parties.engaged.set(a);
  }

  // An accord in force whose provisions all have these properties.
  void sign(Side side, bool costly = false, std::uint8_t region = national, double ease = 1.0,
            std::size_t p = 0) {
    Dyad& signatory = dyad(p);
    signatory.phase = Phase::accord;
    signatory.accord = {};
    signatory.accord.provisions = static_cast<std::uint8_t>(conflict().provisions.size());
    for (std::size_t v = 0; v < signatory.accord.provisions; ++v) {
      signatory.accord.responsible[v] = side;
      signatory.accord.costly[v] = costly;
      signatory.accord.region[v] = region;
      signatory.accord.ease[v] = ease;
    }
  }
  // Both sides of a dyad trust fully: willingness 1, mutual trust 1.
  void trust_fully(std::size_t p = 0) {
    for (Outlook& side : dyad(p).outlook)
      side.confidence = 1.0, side.cynicism = 0.0;
  }

  // The first such event of the month; fails the test when there was none.
  const EventRecord& happened(EventType event) {
    for (const EventRecord& record : arm().events.all())
      if (record.event == event)
        return record;
    throw std::logic_error("no such event: " + std::string(field_of(event).name));
  }
  std::size_t count(EventType event) {
    const auto all = arm().events.all();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [=](const EventRecord& h) { return h.event == event; }));
  }

 private:
  World world_;
};

constexpr double certain = 1e6;    // a hazard that cannot fail within a month
constexpr double rounding = 1e-12; // relative error of a few dozen floating-point operations, rounded up
constexpr DyadId first_dyad{0};

} // namespace entente::test
