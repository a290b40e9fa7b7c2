// A state out of its range ends a history; the search for it must find every kind.
#include "engine/outcomes/outcomes.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <functional>
#include <limits>

using namespace entente;
using namespace entente::test;

namespace {

const std::vector<ThirdPartyType> one_donor{ThirdPartyType::donor};

// Where a state is in an arm, and values that it may not take.
struct Spoiled {
  std::string entity;
  std::function<double&(Arm&)> state;
  std::vector<double> values;
};

const double no_number = std::numeric_limits<double>::quiet_NaN();
const double without_end = std::numeric_limits<double>::infinity();

std::vector<Spoiled> all_states() {
  const std::vector<double> no_share{-0.001, 1.001, no_number, without_end};
  return {
      {"capacity", [](Arm& a) -> double& { return a.capacity; }, no_share},
      {"coherence", [](Arm& a) -> double& { return a.levers.coherence; }, no_share},
      {"fit", [](Arm& a) -> double& { return a.levers.fit; }, no_share},
      {"guarantee", [](Arm& a) -> double& { return a.levers.guarantee; }, no_share},
      {"expected guarantee", [](Arm& a) -> double& { return a.levers.guarantee_expected; }, no_share},
      {"aid shock", [](Arm& a) -> double& { return a.levers.aid_shock; }, no_share},
      {"violence in region 1", [](Arm& a) -> double& { return a.regions.violence[0]; }, no_share},
      {"threat level of region 2", [](Arm& a) -> double& { return a.regions.threat_level[1]; }, no_share},
      {"need of region 1", [](Arm& a) -> double& { return a.regions.need[0]; }, no_share},
      {"money of region 1",
       [](Arm& a) -> double& { return a.support.money[0]; },
       {-0.1, no_number, without_end}},
      {"hope in dyad 1", [](Arm& a) -> double& { return a.dyads[0].of(Side::group).hope; }, no_share},
      {"confidence in dyad 1", [](Arm& a) -> double& { return a.dyads[0].of(Side::government).confidence; },
       no_share},
      {"cynicism in dyad 1", [](Arm& a) -> double& { return a.dyads[0].of(Side::group).cynicism; }, no_share},
      {"pain in dyad 1", [](Arm& a) -> double& { return a.dyads[0].pain; }, no_share},
      {"strength in dyad 1", [](Arm& a) -> double& { return a.dyads[0].strength; }, {0.004, 3.1, no_number}},
      {"implementation index in dyad 1", [](Arm& a) -> double& { return a.dyads[0].accord.index; }, no_share},
      {"log effort in dyad 1",
       [](Arm& a) -> double& { return a.dyads[0].log_effort; },
       {no_number, without_end}},
      {"homeland in dyad 1", [](Arm& a) -> double& { return a.dyads[0].homeland[1]; }, {0.3, no_number}},
      {"confidence of third party 1", [](Arm& a) -> double& { return a.third_parties.confidence[0]; },
       no_share},
      {"cynicism of third party 1", [](Arm& a) -> double& { return a.third_parties.cynicism[0]; }, no_share},
      {"knowledge of third party 1", [](Arm& a) -> double& { return a.third_parties.knowledge[0]; },
       no_share},
      {"lessons of third party 1", [](Arm& a) -> double& { return a.third_parties.lessons[0]; }, no_share},
      {"mean confidence of citizens", [](Arm& a) -> double& { return a.opinion.confidence; }, no_share},
      {"mean cynicism of citizens", [](Arm& a) -> double& { return a.opinion.cynicism; }, no_share},
  };
}

} // namespace

TEST_CASE("A world in order has no breach, nor one at the ends of what is allowed") {
  ConflictByHand hand(known_scenario(one_donor));
  CHECK_FALSE(find_breach(hand.world(), 0));
  for (const double end : {0.0, -0.0, 1.0}) {
    hand.arm().capacity = hand.arm().regions.need[1] = hand.arm().dyads[0].pain = end;
    CHECK_FALSE(find_breach(hand.world(), 0));
  }
}

TEST_CASE("Every state out of its range is found, with its name and value") {
  for (const Spoiled& spoiled : all_states())
    for (const double value : spoiled.values) {
      ConflictByHand hand(known_scenario(one_donor));
      hand.world().month = 8;
      spoiled.state(hand.arm()) = value;
      const auto breach = find_breach(hand.world(), 0);
      CAPTURE(spoiled.entity, value);
      REQUIRE(breach);
      CHECK(breach->entity == spoiled.entity);
      CHECK(breach->month == 7);
    }
}
