#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

TEST_CASE("A shock of fortune scales strength by its exponential and lifts hope by a quarter of it") {
  ConflictByHand hand;
  hand.parameters().shocks.rate = certain;
  hand.parameters().shocks.size = 0.4;
  const AddressedRng rng = hand.rng(7);
  rules::fortune(hand.arm(), hand.conflict(), rng);
  const double z = 0.4 * rng.normal(Purpose::fortune_size, 0);
  CHECK(hand.dyad().strength == Approx(0.5 * std::exp(z)).epsilon(rounding));
  CHECK(hand.dyad().of(Side::group).hope == Approx(0.5 + 0.25 * z).epsilon(rounding));
  CHECK(hand.dyad().of(Side::government).hope == 0.5);
  CHECK(hand.happened(EventType::shock).values[0] == Approx(z).epsilon(rounding));
}

TEST_CASE("Shocks keep strength between 0.005 and 3 and hope a probability") {
  ConflictByHand hand;
  hand.parameters().shocks.rate = certain;
  hand.parameters().shocks.size = 16.0;
  bool weakest = false, strongest = false;
  for (Month month = 0; month < 40; ++month) {
    rules::fortune(hand.arm(), hand.conflict(), hand.rng(month));
    weakest |= hand.dyad().strength == 0.005;
    strongest |= hand.dyad().strength == 3.0;
    CHECK(hand.dyad().of(Side::group).hope >= 0.0);
    CHECK(hand.dyad().of(Side::group).hope <= 1.0);
  }
  CHECK(weakest);
  CHECK(strongest);
}

TEST_CASE("What the conflict is about keeps 97 % of itself a month and drifts") {
  ConflictByHand hand;
  hand.parameters().shocks.rate = 0.0;
  hand.arm().true_focus = 2.0;
  rules::fortune(hand.arm(), hand.conflict(), hand.rng());
  CHECK(hand.arm().true_focus == Approx(1.94).epsilon(rounding));
  hand.conflict().need_drift = 0.2;
  const AddressedRng rng = hand.rng(3);
  rules::fortune(hand.arm(), hand.conflict(), rng);
  CHECK(hand.arm().true_focus == Approx(0.97 * 1.94 + 0.2 * rng.normal(Purpose::focus)).epsilon(rounding));
  CHECK(hand.dyad().strength == 0.5);
}

TEST_CASE("The situation of the month is taken from the newest accord in force") {
  ConflictByHand hand(known_scenario({}, 3));
  CHECK_FALSE(rules::observe(hand.arm()).process());
  hand.sign(Side::government);
  hand.dyad().accord.age = 30;
  hand.sign(Side::government, false, national, 1.0, 1);
  hand.dyad(1).accord.age = 4;
  hand.dyad(2).accord.age = 1; // an old accord of a dyad at war does not count
  hand.dyad(2).ceasefire = true;
  hand.arm().regions.violence << 0.5, 0.1;
  const Situation now = rules::observe(hand.arm());
  CHECK(now.accord);
  CHECK_FALSE(now.talks);
  CHECK(now.ceasefire);
  CHECK(now.accord_age == 4);
  CHECK(now.violence == Approx(0.3).epsilon(rounding));
}
