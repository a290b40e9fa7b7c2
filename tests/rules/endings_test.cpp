#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

TEST_CASE("Victory and defeat compete with the fourth powers of the balance") {
  constexpr int trials = 4000;
  int defeats = 0, victories = 0;
  double defeat = 0.0, victory = 0.0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    ConflictByHand hand;
    hand.parameters().endings.victory_rate = 8.0;
    hand.dyad().strength = 0.8;
    hand.dyad().deaths = 10.0;
    const double balance = 0.8 / 1.8, fight = 1.0 - std::exp(-10.0 / 15.0);
    defeat = 8.0 * fight * std::pow(1.0 - balance, 4), victory = 12.0 * fight * std::pow(balance, 4);
    rules::victory(hand.arm(), hand.conflict(), hand.replicate_rng(i), first_dyad);
    defeats += hand.dyad().phase == Phase::defeated;
    victories += hand.dyad().phase == Phase::victorious;
    if (hand.dyad().phase == Phase::war)
      continue;
    CHECK(hand.dyad().strength == Approx(0.12).epsilon(rounding));
    CHECK(hand.arm().events.all()[0].hazard == Approx(defeat + victory).epsilon(rounding));
  }
  const double either = 1.0 - std::exp(-(defeat + victory));
  const double lost = either * defeat / (defeat + victory), won = either * victory / (defeat + victory);
  CHECK(defeats / double{trials} == Approx(lost).margin(5.0 * std::sqrt(lost * (1.0 - lost) / trials)));
  CHECK(victories / double{trials} == Approx(won).margin(5.0 * std::sqrt(won * (1.0 - won) / trials)));
}

TEST_CASE("Nobody wins under a ceasefire or without fighting, and strength never falls below 0.005") {
  ConflictByHand hand;
  hand.parameters().endings.victory_rate = certain;
  hand.dyad().deaths = 10.0;
  hand.dyad().ceasefire = true;
  rules::victory(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  CHECK(hand.dyad().phase == Phase::war);
  hand.dyad().ceasefire = false;
  hand.dyad().deaths = 0.0;
  rules::victory(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  CHECK(hand.dyad().phase == Phase::war);
  hand.dyad().deaths = 10.0;
  hand.dyad().strength = 0.01;
  rules::victory(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  CHECK(hand.dyad().phase == Phase::defeated);
  CHECK(hand.dyad().strength == 0.005);
}

TEST_CASE("An ended group's cause returns with seven tenths of its first strength and everything open") {
  for (const Phase ended : {Phase::defeated, Phase::victorious}) {
    ConflictByHand hand;
    hand.parameters().endings.return_rate = certain;
    Dyad& dyad = hand.dyad();
    dyad.phase = ended;
    dyad.strength = 0.01;
    dyad.initial_strength = 0.6;
    dyad.log_effort = -3.0;
    dyad.agreed.set(0);
    dyad.bridged = 0.2;
    const Outlook government = dyad.of(Side::government);
    rules::return_to_war(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    CHECK(hand.happened(EventType::return_to_war).hazard ==
          Approx(certain * (ended == Phase::victorious ? 1.2 : 1.0)).epsilon(rounding));
    CHECK(dyad.phase == Phase::war);
    CHECK(dyad.strength == Approx(0.42).epsilon(rounding));
    CHECK(dyad.log_effort == 0.5);
    CHECK(dyad.of(Side::group).hope ==
          Approx(0.42 / 1.42 + hand.parameters().talks.initial_optimism).epsilon(rounding));
    CHECK(dyad.of(Side::group).confidence == 0.5);
    CHECK(dyad.of(Side::government) == government);
    CHECK(dyad.agreed.none());
    CHECK(dyad.bridged == 0.2);
  }
}

TEST_CASE("A split divides strength and first strength and starts its own war") {
  ConflictByHand hand;
  hand.parameters().spoilers.split_rate = certain;
  Dyad& parent = hand.dyad();
  parent.phase = Phase::talks;
  parent.ceasefire = true;
  parent.strength = 0.5;
  parent.initial_strength = 0.8;
  parent.hardline = 0.3;
  parent.rents = 0.45;
  parent.log_effort = 0.6;
  parent.pain = 0.35;
  parent.bridged = 0.1;
  parent.agreed.set(0);
  parent.excitation << 2.0, 1.0;
  parent.of(Side::group) = {0.7, 0.6, 0.9};
  parent.of(Side::government) = {0.4, 0.5, 0.3};
  const IssueVector gap = parent.gap;
  rules::split(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  REQUIRE(hand.arm().dyads.size() == 2);
  const Dyad& left = hand.dyad(0);
  const Dyad& born = hand.dyad(1);
  CHECK(hand.happened(EventType::split).hazard ==
        Approx(certain * 2.0 * 0.3 * (1.0 + hand.parameters().spoilers.split_in_process) * (1.0 - 0.3))
            .epsilon(rounding));
  CHECK(hand.happened(EventType::split).values == std::array<double, 2>{1.0, 1.0});

  CHECK(left.strength == Approx(0.35).epsilon(rounding));
  CHECK(left.initial_strength == Approx(0.56).epsilon(rounding));
  CHECK(left.hardline == Approx(0.12).epsilon(rounding));
  CHECK(left.phase == Phase::talks);
  CHECK(left.signals[static_cast<std::size_t>(Side::government)] == Signals{0.0, 0.3, 0.3, 0.0});
  CHECK(left.signals[static_cast<std::size_t>(Side::group)] == Signals{});

  CHECK(born.strength == Approx(0.8 * 0.3 * 0.5).epsilon(rounding));
  CHECK(born.initial_strength == born.strength);
  CHECK(born.rents == 0.45);
  CHECK(born.hardline == 0.7);
  CHECK(born.log_effort == Approx(0.3).epsilon(rounding));
  CHECK(born.homeland == left.homeland);
  CHECK(born.identity == left.identity);
  CHECK(born.phase == Phase::war);
  CHECK_FALSE(born.ceasefire);
  CHECK(born.agreed.none());
  CHECK(born.pain == 0.35);
  CHECK(born.bridged == 0.0);
  CHECK(born.attempts == 0);
  CHECK(born.excitation == RegionVector::Zero(2));
  for (Eigen::Index issue = 0; issue < gap.size(); ++issue)
    CHECK(born.gap[issue] == Approx(1.2 * gap[issue]).epsilon(rounding));
  CHECK(born.of(Side::group).hope ==
        Approx(born.strength / (1.0 + born.strength) + hand.parameters().talks.initial_optimism)
            .epsilon(rounding));
  CHECK(born.of(Side::group).confidence == 0.2);
  CHECK(born.of(Side::group).cynicism == 1.0);
  CHECK(born.of(Side::government) == Outlook{0.8, 0.2, 0.3 + 0.1});
  CHECK(born.signals == std::array<Signals, 2>{});
}

TEST_CASE("The part that leaves lies between one and six tenths") {
  for (const auto& [hardline, part] : {std::pair{0.02, 0.1}, std::pair{0.9, 0.6}}) {
    ConflictByHand hand;
    hand.parameters().spoilers.split_rate = certain;
    hand.dyad().hardline = hardline;
    rules::split(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    CHECK(hand.dyad().strength == Approx(0.5 * (1.0 - part)).epsilon(rounding));
    CHECK(hand.dyad(1).strength == Approx(0.8 * 0.5 * part).epsilon(rounding));
  }
}

TEST_CASE("Groups that are ended, too weak, or one of eight do not split") {
  for (const Phase ended : {Phase::defeated, Phase::victorious}) {
    ConflictByHand hand;
    hand.parameters().spoilers.split_rate = certain;
    hand.dyad().phase = ended;
    rules::split(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    CHECK(hand.arm().dyads.size() == 1);
  }
  ConflictByHand hand;
  hand.parameters().spoilers.split_rate = certain;
  hand.dyad().strength = 0.04;
  rules::split(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  CHECK(hand.arm().dyads.size() == 1);
  hand.dyad().strength = 3.0;
  for (int more = 0; more < 20; ++more)
    rules::split(hand.arm(), hand.conflict(), hand.rng(more), first_dyad);
  CHECK(hand.arm().dyads.size() == maximum_dyads);
}

TEST_CASE("Accords younger than 24 months count as a process that splits groups, older ones do not") {
  for (const Month age : {0, 23, 24}) {
    ConflictByHand hand;
    hand.parameters().spoilers.split_rate = certain;
    hand.sign(Side::government);
    hand.dyad().accord.age = age;
    rules::split(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    CHECK(hand.happened(EventType::split).hazard ==
          Approx(certain * 2.0 * 0.25 *
                 (1.0 + (age < 24 ? hand.parameters().spoilers.split_in_process : 0.0)) * (1.0 - 0.25))
              .epsilon(rounding));
  }
}

TEST_CASE(
    "Whether a group born of a split must ask citizens is fixed by its place, not by when it was born") {
  int asked = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    std::vector<bool> votes;
    for (const Month month : {3, 50}) {
      ConflictByHand hand(known_scenario(), seed);
      hand.parameters().implementation.referendum_share = 0.5;
      hand.parameters().spoilers.split_rate = certain;
      rules::split(hand.arm(), hand.conflict(), hand.rng(month), first_dyad);
      votes.push_back(hand.dyad(1).votes);
    }
    CHECK(votes[0] == votes[1]);
    asked += votes[0];
  }
  CHECK(asked > 0);
  CHECK(asked < 40);
}

TEST_CASE("A separate peace frees the army against a group that still fights") {
  const auto odds = [](double freed, bool other_signed) {
    ConflictByHand hand(known_scenario({}, 2));
    hand.parameters().endings.freed_army = freed;
    hand.parameters().endings.victory_rate = certain;
    hand.dyad(0).deaths = 20.0;
    hand.dyad(1).phase = other_signed ? Phase::accord : Phase::war;
    rules::victory(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    for (const EventRecord& record : hand.arm().events.all())
      if (record.event == EventType::defeat || record.event == EventType::victory)
        return record.factors[1]; // the balance of power
    return -1.0;
  };
  CHECK(odds(0.6, false) == Approx(0.5 / 1.5).epsilon(1e-10));
  CHECK(odds(0.6, true) ==
        Approx(0.5 / (0.5 + 1.3)).epsilon(1e-10)); // half of the groups' strength is at peace
  CHECK(odds(0.0, true) == Approx(0.5 / 1.5).epsilon(1e-10));
}
