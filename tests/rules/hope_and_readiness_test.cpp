#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

TEST_CASE("Fighting reveals the balance of power to both sides, a truce reveals little") {
  ConflictByHand hand;
  Dyad& dyad = hand.dyad();
  const TalksParameters& talks = hand.parameters().talks;
  const double balance = 0.5 / 1.5; // strength 0.5 against 1
  for (const Phase phase : {Phase::war, Phase::talks})
    for (const double deaths : {0.0, 30.0}) {
      dyad.phase = phase;
      dyad.deaths = deaths;
      dyad.of(Side::group).hope = 0.9;
      dyad.of(Side::government).hope = 0.3;
      dyad.pain = 0.4;
      rules::hope_and_pain(dyad, talks);
      const double fight = 1.0 - std::exp(-deaths / 15.0);
      const double rate = talks.hope_learning * (0.2 + 0.8 * fight);
      CHECK(dyad.of(Side::group).hope == Approx(0.9 + rate * (balance - 0.9)).epsilon(rounding));
      CHECK(dyad.of(Side::government).hope == Approx(0.3 + rate * (1.0 - balance - 0.3)).epsilon(rounding));
      CHECK(dyad.pain ==
            Approx(talks.pain_memory * 0.4 + (1.0 - talks.pain_memory) * fight).epsilon(rounding));
    }
}

TEST_CASE("In an accord only the group's hope moves, at three tenths of the rate, afterwards none does") {
  ConflictByHand hand;
  Dyad& dyad = hand.dyad();
  dyad.deaths = 30.0;
  dyad.of(Side::group).hope = 0.9;
  dyad.of(Side::government).hope = 0.3;
  dyad.phase = Phase::accord;
  rules::hope_and_pain(dyad, hand.parameters().talks);
  CHECK(dyad.of(Side::group).hope ==
        Approx(0.9 + 0.3 * hand.parameters().talks.hope_learning * (0.5 / 1.5 - 0.9)).epsilon(rounding));
  CHECK(dyad.of(Side::government).hope == 0.3);
  for (const Phase ended : {Phase::defeated, Phase::victorious}) {
    dyad.phase = ended;
    const auto before = dyad.outlook;
    rules::hope_and_pain(dyad, hand.parameters().talks);
    CHECK(dyad.outlook == before);
  }
}

TEST_CASE("Readiness multiplies doubt, pain and trust, and a group's rents hold it back") {
  ConflictByHand hand;
  Dyad& dyad = hand.dyad();
  const TalksParameters& talks = hand.parameters().talks;
  dyad.of(Side::group) = dyad.of(Side::government) = {0.6, 0.5, 0.2};
  dyad.pain = 0.3;
  dyad.rents = 0.8;
  hand.levers().pressure = 0.1;
  const double doubt = 1.0 - 0.6 * 0.9, pain = talks.pain_floor + (1.0 - talks.pain_floor) * 0.3;
  const double trust = 0.15 + 1.2 * 0.5 * 0.8;
  CHECK(rules::readiness(dyad, Side::government, hand.levers(), talks) ==
        Approx(doubt * pain * trust).epsilon(rounding));
  CHECK(rules::readiness(dyad, Side::group, hand.levers(), talks) ==
        Approx(doubt * pain * trust * (1.0 - 0.4)).epsilon(rounding));
}

TEST_CASE("A side that is sure to win and under no pressure is never ready") {
  ConflictByHand hand;
  Dyad& dyad = hand.dyad();
  dyad.pain = 1.0;
  for (const Side side : {Side::group, Side::government}) {
    dyad.of(side) = {1.0, 1.0, 0.0};
    CHECK(rules::readiness(dyad, side, hand.levers(), hand.parameters().talks) == 0.0);
    hand.levers().pressure = 0.2;
    CHECK(rules::readiness(dyad, side, hand.levers(), hand.parameters().talks) > 0.0);
    hand.levers().pressure = 0.0;
  }
}

TEST_CASE("Talks need both sides ready") {
  for (const Side unready : {Side::group, Side::government}) {
    ConflictByHand hand;
    hand.parameters().talks.onset_rate = certain;
    hand.dyad().pain = 1.0;
    hand.dyad().of(unready).hope = 1.0;
    CHECK_FALSE(rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad));
    hand.dyad().of(unready).hope = 0.5;
    CHECK(rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad));
  }
}
