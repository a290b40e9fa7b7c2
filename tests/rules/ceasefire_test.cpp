#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

double ready(ConflictByHand& hand, Side side) {
  return rules::readiness(hand.dyad(), side, hand.levers(), hand.parameters().talks);
}

} // namespace

TEST_CASE("Guns fall silent with readiness, pain and mediators, and the first month says nothing") {
  for (const Phase phase : {Phase::war, Phase::talks}) {
    ConflictByHand hand;
    hand.parameters().ceasefire.onset_rate = certain;
    hand.dyad().phase = phase;
    hand.dyad().pain = 0.4;
    hand.levers().mediators = 2;
    rules::ceasefire(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    CHECK(hand.dyad().ceasefire);
    const double both = std::sqrt(ready(hand, Side::group) * ready(hand, Side::government));
    CHECK(hand.happened(EventType::ceasefire).hazard ==
          Approx(certain * (phase == Phase::talks ? 1.5 : 0.5) * (2.0 * both + 0.15 * 0.4) * 1.4)
              .epsilon(rounding));
    CHECK(hand.dyad().signals == std::array<Signals, 2>{});
    CHECK(hand.arm().news.headlines == Signals{});
  }
}

TEST_CASE("Each later month that a ceasefire is kept is good news, a little of it costly") {
  ConflictByHand hand;
  hand.parameters().ceasefire.break_rate = 0.0;
  hand.dyad().ceasefire = true;
  rules::ceasefire(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  CHECK(hand.dyad().ceasefire);
  CHECK(hand.dyad().ceasefire_age == 1);
  for (const Signals& side : hand.dyad().signals)
    CHECK(side == Signals{0.1, 0.0, 0.0, 0.02});
  CHECK(hand.arm().news.headlines == Signals{0.05, 0.0, 0.0, 0.0});
  CHECK(hand.arm().news.third_parties == Signals{});
}

TEST_CASE("A ceasefire breaks over distrust and spoiling, less under talks and a guarantee") {
  for (const Phase phase : {Phase::war, Phase::talks}) {
    ConflictByHand hand;
    hand.parameters().ceasefire.break_rate = certain;
    hand.dyad().phase = phase;
    hand.dyad().ceasefire = true;
    hand.dyad().of(Side::group) = {0.5, 0.9, 0.0};
    hand.dyad().of(Side::government) = {0.5, 0.4, 0.5};
    hand.arm().situation.spoiling = 0.3;
    hand.levers().guarantee = 0.6;
    rules::ceasefire(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
    CHECK_FALSE(hand.dyad().ceasefire);
    CHECK(hand.happened(EventType::ceasefire_broken).hazard ==
          Approx(certain * (1.0 - 0.7 * std::sqrt(0.9 * 0.2)) * 1.15 * (phase == Phase::talks ? 0.6 : 1.0) *
                 std::exp(-0.3))
              .epsilon(rounding));
    for (const Signals& side : hand.dyad().signals)
      CHECK(side == Signals{0.0, 0.4, 0.4, 0.0});
    CHECK(hand.arm().news.headlines == Signals{0.0, 0.15, 0.15, 0.0});
    CHECK(hand.arm().news.third_parties == Signals{0.0, 0.1, 0.1, 0.0});
  }
}
