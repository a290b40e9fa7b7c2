// What follows from who is there.
#include "engine/support/support.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"
#include "tests/worlds.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::vector<ThirdPartyType> all_types{ThirdPartyType::mediator, ThirdPartyType::donor,
                                            ThirdPartyType::security, ThirdPartyType::regional_organisation,
                                            ThirdPartyType::local_partner};

} // namespace

TEST_CASE("Without engaged third parties there is no skill, pressure, money or troops, and nothing to "
          "disagree about") {
  ConflictByHand hand(known_scenario(all_types));
  const support::Programme programme;
  for (Month month = 0; month < 12; ++month) {
    support::announce(hand.arm(), hand.conflict(), programme);
    support::deliver(hand.arm(), hand.conflict(), programme, hand.rng(month));
    const Levers& levers = hand.levers();
    CHECK(levers.skill == IssueVector::Zero(5));
    CHECK(levers.pressure == 0.0);
    CHECK(levers.mediators == 0);
    CHECK(levers.national_troops == 0.0);
    CHECK(levers.guarantee == 0.0);
    CHECK(levers.captured == RegionVector::Zero(2));
    CHECK(levers.dividend == RegionVector::Zero(2));
    CHECK(hand.arm().support.money == RegionVector::Zero(2));
    CHECK(hand.arm().support.spent == 0.0);
    CHECK(levers.coherence == 1.0);
    CHECK(levers.fit == 1.0);
  }
}

TEST_CASE("One engaged third party speaks with one voice, though it may be wrong") {
  for (std::size_t alone = 0; alone < all_types.size(); ++alone) {
    ConflictByHand hand(known_scenario(all_types));
    hand.arm().third_parties.engaged.set(alone);
    hand.conflict().third_parties.agenda.setConstant(0.8);
    const support::Programme programme;
    for (Month month = 0; month < 12; ++month) {
      support::deliver(hand.arm(), hand.conflict(), programme, hand.rng(month));
      CHECK(hand.levers().coherence == 1.0);
      CHECK(hand.levers().fit < 1.0);
    }
  }
}

TEST_CASE("Coherence is one in every month of a history with at most one third party engaged") {
  Scenario scenario = eventful_scenario(120, 30);
  scenario.structure.third_parties.count = constant(3.0);
  int alone = 0, together = 0;
  for (const std::uint32_t replicate : {0U, 1U, 2U, 3U}) {
    History history(scenario, {{{0, replicate}}, 5});
    for (Month month = 0; month < scenario.months; ++month) {
      history.advance();
      const double coherence = history.arm().levers.coherence;
      if (history.arm().third_parties.engaged.count() <= 1) {
        CHECK(coherence == 1.0);
        ++alone;
      } else {
        together += coherence < 1.0;
      }
    }
  }
  CHECK(alone > 0);
  CHECK(together > 0);
}
