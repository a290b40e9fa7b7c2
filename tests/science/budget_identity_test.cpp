// Money is conserved: what is delivered is what the budget, the engaged and the taper allow, and staying
// longer costs nothing extra.
#include "engine/support/support.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"
#include "tests/worlds.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

constexpr ThirdPartyType M = ThirdPartyType::mediator, D = ThirdPartyType::donor,
                         S = ThirdPartyType::security, L = ThirdPartyType::local_partner;

ConflictByHand third_parties_engaged(std::initializer_list<std::size_t> engaged) {
  ConflictByHand hand(known_scenario({M, D, S, L, D}));
  hand.conflict().third_parties.weight << 0.3, 0.15, 0.25, 0.1, 0.2;
  hand.arm().regions.need << 0.5, 0.2;
  for (const std::size_t a : engaged)
    hand.arm().third_parties.engaged.set(a);
  return hand;
}

void support_month(ConflictByHand& hand, const Strategy& strategy, Month month) {
  const support::Programme programme = support::programme_of(strategy, hand.conflict(), month);
  support::announce(hand.arm(), hand.conflict(), programme);
  support::deliver(hand.arm(), hand.conflict(), programme, hand.rng(month));
}

void set_accord_age(ConflictByHand& hand, std::optional<Month> age) {
  hand.arm().situation.accord = age.has_value();
  hand.arm().situation.accord_age = age;
}

struct Totals {
  double spent = 0.0, fund = 0.0, taper_after = 0.0;
};

// An accord in month 60 of so many; everybody engaged throughout.
Totals spent_over_a_run(const Strategy& strategy, Month months) {
  constexpr Month signature = 60;
  ConflictByHand hand = third_parties_engaged({0, 1, 2, 3, 4});
  Totals totals;
  for (Month month = 0; month < months; ++month) {
    set_accord_age(hand, month < signature ? std::nullopt : std::optional<Month>(month - signature));
    support_month(hand, strategy, month);
    totals.spent += hand.arm().support.spent;
    if (month >= signature)
      totals.taper_after += hand.levers().taper;
  }
  totals.fund = hand.arm().support.fund;
  return totals;
}

} // namespace

TEST_CASE("Money delivered in a steady state is regions x budget x (1 - overhead) x engagement x taper") {
  struct Case {
    std::initializer_list<std::size_t> engaged;
    double weight;
  };
  for (const Case& here : {Case{{1}, 0.15}, Case{{0, 3}, 0.4}, Case{{0, 1, 2, 3, 4}, 1.0}})
    for (const Strategy& strategy : {Strategy{"baseline", "", {}}, one_action(Instrument::placebo),
                                     one_action(Instrument::mediation_teams, 0.5)})
      for (const std::optional<Month> age : {std::optional<Month>(), std::optional<Month>(80)}) {
        ConflictByHand hand = third_parties_engaged(here.engaged);
        hand.conflict().budget = 0.7;
        set_accord_age(hand, age);
        // Allocation errors keep moving money between regions, never its sum; what is left of the start
        // after 300 months is (1 - 0.146)^300 = 3e-21.
        for (Month month = 0; month < 300; ++month)
          support_month(hand, strategy, month);
        const double commitment = hand.parameters().support.commitment_months;
        const double taper = age ? std::exp(-(*age - commitment) / 12.0) : 1.0;
        const double expected = 2.0 * 0.7 * (1.0 - support::programme_of(strategy, 0).overhead) *
                                std::min(1.0, 1.3 * here.weight) * taper;
        CHECK(sum(hand.arm().support.money) == Approx(expected).epsilon(1e-11));
      }
}

TEST_CASE("Without a money-giver engaged nothing is delivered") {
  ConflictByHand hand = third_parties_engaged({0, 2});
  for (Month month = 0; month < 50; ++month)
    support_month(hand, {"baseline", "", {}}, month);
  CHECK(sum(hand.arm().support.money) == 0.0);
}

TEST_CASE("R7 spends over a run exactly what the baseline spends, or keeps the rest") {
  for (const double strength : {0.3, 1.0})
    for (const Month months : {100, 150, 400}) {
      const Totals usual = spent_over_a_run({"baseline", "", {}}, months),
                   stays = spent_over_a_run(one_action(Instrument::stay_engaged, strength), months);
      CAPTURE(strength, months);
      CHECK(stays.spent + stays.fund == Approx(usual.spent).epsilon(1e-11));
      if (months == 400)
        CHECK(stays.fund == 0.0); // by then everything saved has been spent
    }
}

TEST_CASE("R7 thin delivers after an accord what the baseline delivers, to one per cent") {
  for (const double strength : {0.25, 1.0}) {
    const Totals usual = spent_over_a_run({"baseline", "", {}}, 600),
                 thin = spent_over_a_run(one_action(Instrument::stay_thin, strength), 600);
    CHECK(thin.taper_after == Approx(usual.taper_after).epsilon(0.01));
    CHECK(thin.spent == Approx(usual.spent).epsilon(0.01));
  }
}

TEST_CASE("In whole histories no month spends more than the budget, saved money aside") {
  Scenario scenario = with_every_strategy(eventful_scenario(180, 30));
  for (const std::uint32_t replicate : {0U, 1U, 2U}) {
    History history(scenario, all_strategies(scenario, 6, replicate));
    std::vector<double> fund(scenario.strategies.size(), 0.0), saved(fund);
    for (Month month = 0; month < scenario.months; ++month) {
      history.advance();
      for (std::size_t lane = 0; lane < scenario.strategies.size(); ++lane) {
        const Arm& arm = history.arm(lane);
        const Conflict& conflict = history.world().conflict(lane);
        const double saving = arm.support.fund - fund[lane];
        fund[lane] = arm.support.fund;
        const Instrument instrument =
            lane == 0 ? Instrument::placebo : scenario.strategies[lane].actions[0].instrument;
        const double budget = conflict.budget * (instrument == Instrument::more_money     ? 1.25
                                                 : instrument == Instrument::reallocation ? 1.18
                                                                                          : 1.0);
        CAPTURE(month, lane);
        CHECK(arm.support.spent + saving <= budget * (1.0 + rounding));
        CHECK(arm.support.fund >= 0.0);
      }
    }
  }
}
