#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

void relapse(ConflictByHand& hand, std::uint32_t replicate = 0) {
  rules::relapse(hand.arm(), hand.conflict(), hand.replicate_rng(replicate), first_dyad);
}

} // namespace

TEST_CASE("The hazard of relapse adds over sides what hope and rents raise and trust and stakes lower") {
  ConflictByHand hand;
  hand.parameters().relapse.rate = certain;
  hand.sign(Side::government);
  Dyad& dyad = hand.dyad();
  dyad.rents = 0.5;
  dyad.bridged = 0.2;
  dyad.of(Side::group) = {0.45, 0.6, 0.3};
  dyad.of(Side::government) = {0.7, 0.4, 0.1};
  dyad.accord.owed_index = {0.3, 0.5}; // government, group
  hand.levers().guarantee = 0.25;
  hand.levers().mediators = 1;
  hand.levers().taper = 0.6;
  relapse(hand);
  const RelapseParameters& r = hand.parameters().relapse;
  const double held = r.bridge_weight * 0.2 * (1.0 - 0.5 * 0.6) - r.guarantee_weight * 0.25;
  const double group = std::exp(r.hope_weight * 0.15 + 0.8 * 0.5 + 0.5 * 0.25 - r.trust_weight * 0.42 -
                                r.stake_weight * 0.3 + held);
  const double government =
      std::exp(r.hope_weight * 0.1 + 0.5 * 0.1 - r.trust_weight * 0.36 - r.stake_weight * 0.5 + held);
  CHECK(hand.happened(EventType::relapse).hazard == Approx(certain * (group + government)).epsilon(1e-11));
}

TEST_CASE("Two mediators hold what was bridged, and more hold no more") {
  double hazard[3] = {};
  for (const int mediators : {0, 2, 3}) {
    ConflictByHand hand;
    hand.parameters().relapse.rate = certain;
    hand.sign(Side::government);
    hand.dyad().bridged = 0.2;
    hand.levers().mediators = mediators;
    relapse(hand);
    hazard[mediators == 0 ? 0 : mediators - 1] = hand.happened(EventType::relapse).hazard;
  }
  CHECK(hazard[1] == hazard[2]);
  CHECK(hazard[0] == Approx(hazard[1] * std::exp(3.0 * 0.2)).epsilon(rounding));
}

TEST_CASE("Forced, a first accord fails in its twelfth month and no other, whatever holds it") {
  for (const Month age : {11, 12, 13}) {
    ConflictByHand hand;
    hand.parameters().relapse.rate = 0.0;
    hand.sign(Side::government);
    hand.dyad().accords = 1;
    hand.dyad().accord.age = age;
    hand.levers().forced_failure = 1.0;
    relapse(hand);
    CHECK((hand.dyad().phase == Phase::war) == (age == 12));
    CHECK(hand.arm().situation.first_failure == (age == 12));
    if (age == 12)
      CHECK(hand.happened(EventType::relapse).hazard == 0.0); // certain
  }
  ConflictByHand second;
  second.parameters().relapse.rate = 0.0;
  second.sign(Side::government);
  second.dyad().accords = 2;
  second.dyad().accord.age = 12;
  second.levers().forced_failure = 1.0;
  relapse(second);
  CHECK(second.dyad().phase == Phase::accord);
}

TEST_CASE("Held by force, an accord fails by force alone") {
  for (const double force : {0.0, 1.0}) {
    ConflictByHand hand;
    hand.parameters().relapse.rate = certain;
    hand.sign(Side::government);
    hand.dyad().accords = 1;
    hand.dyad().accord.age = 12;
    hand.levers().forced_hold = 1.0;
    hand.levers().forced_failure = force;
    relapse(hand);
    CHECK((hand.dyad().phase == Phase::war) == (force == 1.0));
  }
}

TEST_CASE("Forced with a probability, that share of first accords fails") {
  int failed = 0;
  for (std::uint32_t replicate = 0; replicate < 400; ++replicate) {
    ConflictByHand hand;
    hand.parameters().relapse.rate = 0.0;
    hand.sign(Side::government);
    hand.dyad().accords = 1;
    hand.dyad().accord.age = 12;
    hand.levers().forced_failure = 0.3;
    relapse(hand, replicate);
    failed += hand.dyad().phase == Phase::war;
  }
  CHECK(failed == Approx(120.0).margin(4.0 * std::sqrt(400.0 * 0.3 * 0.7)));
}

TEST_CASE("A group disarms by two per cent of the index a month, before the draw") {
  ConflictByHand hand;
  hand.parameters().relapse.rate = 0.0;
  hand.sign(Side::government);
  hand.dyad().accord.index = 0.5;
  relapse(hand);
  CHECK(hand.dyad().phase == Phase::accord);
  CHECK(hand.dyad().strength == Approx(0.5 * 0.99).epsilon(rounding));
  hand.dyad().strength = 0.0201;
  hand.dyad().accord.index = 1.0;
  relapse(hand);
  CHECK(hand.dyad().strength == 0.02);
}

TEST_CASE("A relapse returns half of the lost strength, forgets what was bridged and disappoints everybody") {
  ConflictByHand hand;
  hand.parameters().relapse.rate = certain;
  hand.sign(Side::government);
  Dyad& dyad = hand.dyad();
  dyad.accord.index = 0.5;
  dyad.accord.age = 17;
  dyad.strength = 0.3;
  dyad.initial_strength = 0.5;
  dyad.log_effort = -1.0;
  dyad.bridged = 0.4;
  for (std::size_t issue = 0; issue < 5; ++issue)
    dyad.agreed.set(issue);
  relapse(hand);
  CHECK(dyad.phase == Phase::war);
  const double disarmed = 0.3 * 0.99;
  CHECK(dyad.strength == Approx(disarmed + 0.5 * (0.5 - disarmed)).epsilon(rounding));
  CHECK(dyad.log_effort == 0.3);
  CHECK(dyad.bridged == 0.0);
  CHECK((dyad.agreed.to_ulong() & 0b11000) == 0);
  CHECK(hand.happened(EventType::relapse).values == std::array<double, 2>{17.0, 0.5});
  for (const Signals& side : dyad.signals)
    CHECK(side == Signals{0.0, 1.5, 1.5, 0.0});
  CHECK(hand.arm().news.headlines == Signals{0.0, 1.2, 1.2, 0.0});
  CHECK(hand.arm().news.third_parties == Signals{0.0, 1.5, 1.5, 0.0});
}

TEST_CASE("Each of the first three issues stays agreed after a relapse with probability one half") {
  constexpr int trials = 2000;
  int kept = 0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    ConflictByHand hand;
    hand.parameters().relapse.rate = certain;
    hand.sign(Side::government);
    hand.dyad().log_effort = 0.9;
    for (std::size_t issue = 0; issue < 5; ++issue)
      hand.dyad().agreed.set(issue);
    relapse(hand, i);
    kept += static_cast<int>(hand.dyad().agreed.count());
    CHECK(hand.dyad().log_effort == 0.9);
  }
  CHECK(kept / (3.0 * trials) == Approx(0.5).margin(5.0 * 0.5 / std::sqrt(3.0 * trials)));
}

TEST_CASE("What signatories intend is drawn once for an accord and has mean one") {
  ConflictByHand hand;
  constexpr int accords = 4000;
  constexpr double spread = 0.5;
  hand.parameters().relapse.rate = certain;
  hand.sign(Side::government);
  const Dyad signed_dyad = hand.dyad();
  relapse(hand);
  const double plain = hand.happened(EventType::relapse).hazard;
  hand.parameters().relapse.intent_spread = spread;
  double total = 0.0;
  for (std::uint32_t i = 0; i < accords; ++i) {
    hand.dyad() = signed_dyad;
    hand.arm().events.clear();
    relapse(hand, i);
    total += hand.happened(EventType::relapse).hazard / plain;
  }
  // The factor's SD is sqrt(exp(s^2) - 1): five standard errors.
  CHECK(total / accords == Approx(1.0).margin(5.0 * std::sqrt(std::expm1(spread * spread) / accords)));
}
