// Ceilings put one thing wholly right and nothing else, at no price; and a recommendation's content and price
// can be had apart.
#include "engine/support/support.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"
#include "tests/support/third_party_letters.hpp"
#include "tests/worlds.hpp"

#include <array>

using namespace entente;
using test::M, test::D, test::S, test::R, test::L;
using namespace entente::test;

namespace {

constexpr std::array recommendations{Instrument::coordination_incentives,
                                     Instrument::mediation_teams,
                                     Instrument::reallocation,
                                     Instrument::joint_analysis,
                                     Instrument::local_link,
                                     Instrument::sensitivity_learning,
                                     Instrument::stay_engaged,
                                     Instrument::stay_thin};

// Third parties who disagree and err, in a country half at war; `signed_ago`: months since an accord.
ConflictByHand divided(std::optional<Month> signed_ago = {}) {
  ConflictByHand hand(known_scenario({M, D, S, D, R, L}));
  hand.engage_all();
  for (Eigen::Index a = 0; a < 6; ++a) {
    hand.conflict().third_parties.agenda[a] = 0.4 * static_cast<double>(a) - 1.0;
    hand.arm().support.private_error[a] = 0.6 - 0.2 * static_cast<double>(a);
  }
  hand.arm().true_focus = 1.5;
  hand.arm().regions.need << 0.5, 0.1;
  hand.arm().regions.threat_level << 0.4, 0.2;
  hand.arm().regions.violence << 0.3, 0.1;
  hand.arm().support.earlier_threat.fill(hand.arm().regions.threat_level);
  hand.arm().support.money << 0.2, 0.6;
  hand.arm().support.troops = 2.0;
  hand.levers().national_troops = 2.0;
  hand.arm().situation = rules::observe(hand.arm());
  if (signed_ago) {
    hand.arm().situation.accord = hand.arm().situation.mission_accepted = true;
    hand.arm().situation.accord_age = signed_ago;
  }
  return hand;
}

ConflictByHand after(Instrument instrument, ActionPart part = ActionPart::both,
                     std::optional<Month> signed_ago = {}, Month month = 20) {
  ConflictByHand hand = divided(signed_ago);
  Strategy strategy = one_action(instrument);
  strategy.actions[0].part = part;
  const support::Programme programme = support::programme_of(strategy, month);
  support::announce(hand.arm(), hand.conflict(), programme);
  support::deliver(hand.arm(), hand.conflict(), programme, hand.rng(month));
  return hand;
}

ConflictByHand usual(std::optional<Month> signed_ago = {}) {
  return after(Instrument::placebo, ActionPart::content, signed_ago);
}

} // namespace

TEST_CASE("The ceiling of R1: one position, the mean of what was held, so no disagreement and all error") {
  ConflictByHand with = after(Instrument::ceiling_coordination), without = usual();
  REQUIRE(without.levers().coherence < 0.9);
  CHECK(with.levers().coherence == Approx(1.0).margin(1e-7));
  CHECK(with.levers().fit == Approx(without.levers().fit).epsilon(1e-10));
  CHECK(with.levers().conditionality == Approx(1.0).margin(1e-7));
  CHECK(with.levers().skill == without.levers().skill);
  CHECK(with.arm().support.spent == without.arm().support.spent);
}

TEST_CASE("The ceiling of R2: full skill on every issue, and who mediates is held there") {
  ConflictByHand with = after(Instrument::ceiling_mediation), without = usual();
  for (Eigen::Index issue = 0; issue < with.levers().skill.size(); ++issue)
    CHECK(with.levers().skill[issue] == Approx(1.0).epsilon(rounding));
  CHECK(with.levers().mediators_kept == 1.0);
  Levers same = with.levers();
  same.skill = without.levers().skill;
  same.mediators_kept = without.levers().mediators_kept;
  CHECK(same == without.levers());
}

TEST_CASE(
    "The ceiling of R3: aid does all it can where it fits and violence lets it, what is captured stays") {
  ConflictByHand with = after(Instrument::ceiling_money), without = usual();
  for (Eigen::Index z = 0; z < 2; ++z) {
    CHECK(with.levers().dividend[z] ==
          Approx(with.levers().fit * (1.0 - with.arm().regions.violence[z])).epsilon(rounding));
    CHECK(with.levers().dividend[z] > without.levers().dividend[z]);
  }
  Levers same = with.levers();
  same.dividend = without.levers().dividend;
  CHECK(same == without.levers());
}

TEST_CASE("The ceiling of R4: everybody stands where the conflict is, so no error and no disagreement") {
  ConflictByHand with = after(Instrument::ceiling_analysis), without = usual();
  REQUIRE(without.levers().fit < 0.99);
  CHECK(with.levers().fit == Approx(1.0).epsilon(rounding));
  CHECK(with.levers().coherence == Approx(1.0).margin(1e-7));
  for (Eigen::Index a = 0; a < 6; ++a)
    CHECK(with.arm().support.position[a] == Approx(1.5).epsilon(rounding));
}

TEST_CASE("The ceiling of R5: the process is wholly people's own, and nothing else changes") {
  ConflictByHand with = after(Instrument::ceiling_ownership), without = usual();
  CHECK(with.levers().ownership == 1.0);
  Levers same = with.levers();
  same.ownership = without.levers().ownership;
  CHECK(same == without.levers());
}

TEST_CASE("The ceiling of R6: nothing is captured, and agendas count as after all that failures can teach") {
  ConflictByHand with = after(Instrument::ceiling_sensitivity), without = usual();
  for (Eigen::Index z = 0; z < 2; ++z) {
    REQUIRE(without.levers().captured[z] > 0.0);
    CHECK(with.levers().captured[z] == 0.0);
    CHECK(with.arm().support.money[z] > 0.0);
  }
  const support::Programme all = support::programme_of(one_action(Instrument::ceiling_sensitivity), 0);
  CHECK(support::agenda_weight(with.arm(), with.conflict(), all, 0) ==
        Approx(0.5 * with.parameters().third_parties.agenda_weight).epsilon(rounding));
}

TEST_CASE("The ceiling of R7: support never fades") {
  for (const Month age : {0, 60, 600}) {
    ConflictByHand with = after(Instrument::ceiling_commitment, ActionPart::both, age);
    CHECK(with.levers().taper == 1.0);
  }
  CHECK(usual(600).levers().taper < 0.01);
  CHECK(after(Instrument::ceiling_commitment).levers().pressure == usual().levers().pressure);
}

TEST_CASE("Without co-operation what takes two kinds does not come about, and each kind stands as it did") {
  ConflictByHand with = after(Instrument::no_cooperation), without = usual();
  REQUIRE(without.levers().conditionality > 0.0);
  CHECK(with.levers().conditionality == 0.0);
  CHECK(with.levers().coherence == without.levers().coherence);
  CHECK(with.levers().fit == without.levers().fit);
  CHECK(with.arm().support.cooperation.within_security == without.arm().support.cooperation.within_security);
}

TEST_CASE("A price alone does nothing that the recommendation does, and its content alone takes nothing") {
  for (const Instrument instrument : recommendations) {
    INFO(field_of(instrument).name);
    Strategy strategy = one_action(instrument);
    const auto i = static_cast<std::size_t>(instrument);
    strategy.actions[0].part = ActionPart::price;
    const support::Programme price = support::programme_of(strategy, 20);
    CHECK(price.strength[i] == 0.0);
    CHECK(price.price[i] == 1.0);
    CHECK(price.overhead == field_of(instrument).overhead);
    strategy.actions[0].part = ActionPart::content;
    const support::Programme content = support::programme_of(strategy, 20);
    CHECK(content.strength[i] == 1.0);
    CHECK(content.price[i] == 0.0);
    CHECK(content.overhead == 0.0);
    CHECK(content.mediators_time == 0.0);
  }
}

TEST_CASE(
    "What is held back for later: its price alone is money gone, its content alone a fund for nothing") {
  constexpr Month within_commitment = 10;
  ConflictByHand price = after(Instrument::stay_engaged, ActionPart::price, within_commitment),
                 content = after(Instrument::stay_engaged, ActionPart::content, within_commitment),
                 both = after(Instrument::stay_engaged, ActionPart::both, within_commitment),
                 none = usual(within_commitment);
  CHECK(price.arm().support.fund == 0.0);
  CHECK(price.arm().support.spent == both.arm().support.spent);
  CHECK(content.arm().support.fund == both.arm().support.fund);
  CHECK(content.arm().support.spent == none.arm().support.spent);
  CHECK(content.levers().national_troops == none.levers().national_troops);
  CHECK(price.levers().national_troops == both.levers().national_troops);
}

TEST_CASE("The price of reallocation is what far regions lose, its content what peace support gains") {
  ConflictByHand price = after(Instrument::reallocation, ActionPart::price),
                 content = after(Instrument::reallocation, ActionPart::content), none = usual();
  CHECK(price.arm().support.spent == none.arm().support.spent);
  CHECK(price.levers().ordinary_aid_cut.maxCoeff() > 0.0);
  CHECK(content.arm().support.spent > none.arm().support.spent);
  CHECK(content.levers().ordinary_aid_cut.maxCoeff() == 0.0);
}
