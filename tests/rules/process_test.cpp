// The order of a month inside one dyad.
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

using namespace entente;
using namespace entente::test;

namespace {

void process(ConflictByHand& hand, Month month = 0) {
  rules::process(hand.arm(), hand.conflict(), hand.rng(month), hand.electorate(), first_dyad);
}

// Nothing happens unless a test asks for it.
ConflictByHand uneventful() {
  ConflictByHand hand;
  Parameters& all = hand.parameters();
  all.ceasefire.onset_rate = all.ceasefire.break_rate = 0.0;
  all.talks.onset_rate = all.talks.agreement_rate = all.talks.breakdown_rate = 0.0;
  all.endings.victory_rate = all.endings.return_rate = 0.0;
  all.implementation.step_rate = all.implementation.violation_rate = all.implementation.reversal_rate = 0.0;
  all.relapse.rate = 0.0;
  all.spoilers.split_rate = 0.0;
  return hand;
}

} // namespace

TEST_CASE("When talks open nobody wins the war that month") {
  ConflictByHand hand = uneventful();
  hand.parameters().talks.onset_rate = hand.parameters().endings.victory_rate = certain;
  hand.dyad().deaths = 20.0;
  process(hand);
  CHECK(hand.dyad().phase == Phase::talks);
  CHECK(hand.count(EventType::defeat) + hand.count(EventType::victory) == 0);
}

TEST_CASE("A ceasefire begun this month already doubles talks and prevents victory") {
  ConflictByHand hand = uneventful();
  hand.parameters().ceasefire.onset_rate = hand.parameters().endings.victory_rate = certain;
  hand.dyad().deaths = 20.0;
  process(hand);
  CHECK(hand.dyad().ceasefire);
  CHECK(hand.dyad().phase == Phase::war);
}

TEST_CASE("A ceasefire broken this month already allows victory") {
  ConflictByHand hand = uneventful();
  hand.parameters().ceasefire.break_rate = hand.parameters().endings.victory_rate = certain;
  hand.dyad().ceasefire = true;
  hand.dyad().deaths = 20.0;
  process(hand);
  CHECK_FALSE(hand.dyad().ceasefire);
  CHECK((hand.dyad().phase == Phase::defeated || hand.dyad().phase == Phase::victorious));
}

TEST_CASE("Exactly one rule of its phase serves a dyad each month") {
  ConflictByHand hand = uneventful();
  Parameters& all = hand.parameters();
  all.talks.onset_rate = all.talks.agreement_rate = all.relapse.rate = certain;
  process(hand, 0);
  CHECK(hand.dyad().phase == Phase::talks);
  CHECK(hand.dyad().agreed.none()); // talks that open agree on nothing yet
  for (Month month = 1; month <= 5; ++month)
    process(hand, month);
  CHECK(hand.dyad().phase == Phase::accord); // five issues, five months
  CHECK(hand.dyad().accord.age == 0);        // nothing is implemented in the month of signature, nor relapses
  process(hand, 6);
  CHECK(hand.dyad().phase == Phase::war);
  CHECK(hand.dyad().accord.age == 1);
}

TEST_CASE("Readiness reads this month's hope and pain") {
  ConflictByHand hand = uneventful();
  hand.parameters().talks.onset_rate = certain;
  hand.dyad().deaths = 20.0;
  hand.dyad().pain = 0.2;
  process(hand);
  const double pain = hand.dyad().pain;
  CHECK(pain > 0.2);
  CHECK(hand.happened(EventType::talks).factors[2] == pain);
  CHECK(hand.happened(EventType::talks).factors[0] ==
        rules::readiness(hand.dyad(), Side::group, hand.levers(), hand.parameters().talks));
}

TEST_CASE("A split follows the phase that the month led to") {
  ConflictByHand hand = uneventful();
  hand.parameters().talks.onset_rate = hand.parameters().spoilers.split_rate = certain;
  process(hand);
  CHECK(hand.happened(EventType::split).values[0] == static_cast<double>(Phase::talks));
}
