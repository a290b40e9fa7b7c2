// Each recommendation changes the inputs it says, by as much as it says, at its price, and nothing else.
#include "engine/support/support.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"
#include "tests/support/third_party_letters.hpp"
#include "tests/worlds.hpp"

#include <cmath>

using namespace entente;
using test::M, test::D, test::S, test::R, test::L;
using namespace entente::test;

namespace {

constexpr double strength = 0.8;

// Eight engaged third parties who differ in weight, agenda and error, in a country half at war.
ConflictByHand busy_conflict() {
  ConflictByHand hand(known_scenario({M, D, S, D, R, L, D, D}));
  hand.engage_all();
  ThirdPartyFacts& facts = hand.conflict().third_parties;
  for (Eigen::Index a = 0; a < 8; ++a) {
    facts.weight[a] = (static_cast<double>(a) + 1.0) / 36.0;
    facts.agenda[a] = 0.2 * static_cast<double>(a) - 0.5;
    facts.regional_agenda[static_cast<std::size_t>(a)] << 0.3 * static_cast<double>(a), -0.4;
    hand.arm().support.private_error[a] = 0.5 - 0.1 * static_cast<double>(a);
  }
  hand.arm().regions.need << 0.3, 0.1;
  hand.arm().regions.threat_level << 0.4, 0.2;
  hand.arm().regions.violence << 0.5, 0.1;
  hand.arm().support.money << 0.2, 0.6;
  hand.arm().support.troops = 2.0;
  hand.levers().national_troops = 2.0;
  hand.arm().situation = rules::observe(hand.arm());
  return hand;
}

void support_month(ConflictByHand& hand, const Strategy& strategy, Month month = 0) {
  const support::Programme programme = support::programme_of(strategy, month);
  support::announce(hand.arm(), hand.conflict(), programme);
  support::deliver(hand.arm(), hand.conflict(), programme, hand.rng(month));
}

ConflictByHand after(const Strategy& strategy, Month month = 0, ConflictByHand hand = busy_conflict()) {
  support_month(hand, strategy, month);
  return hand;
}

// The same running cost without content: what a strategy is compared with.
Strategy costs_only(double overhead) {
  Strategy strategy = one_action(Instrument::placebo);
  strategy.actions[0].overhead = overhead;
  return strategy;
}

void check_near(const RegionVector& a, const RegionVector& b) {
  for (Eigen::Index z = 0; z < a.size(); ++z)
    CHECK(a[z] == Approx(b[z]).epsilon(rounding));
}

} // namespace

TEST_CASE("A programme without content costs money, and nothing else: no skill and no information") {
  const Strategy placebo = one_action(Instrument::placebo, strength);
  CHECK(support::programme_of(placebo, 0).overhead == Approx(0.05 * strength).epsilon(rounding));
  ConflictByHand with = after(placebo), without = after({"baseline", "", {}});
  const double left = 1.0 - 0.05 * strength;
  CHECK(with.arm().support.spent == Approx(without.arm().support.spent).epsilon(rounding));
  // Money moves by delivery speed towards 2 regions x spent x share: the gap shrinks by the overhead.
  const double speed = with.parameters().aid.delivery_speed;
  const RegionVector start = busy_conflict().arm().support.money;
  for (Eigen::Index z = 0; z < 2; ++z)
    CHECK(with.arm().support.money[z] - (1.0 - speed) * start[z] ==
          Approx(left * (without.arm().support.money[z] - (1.0 - speed) * start[z])).epsilon(1e-10));
  // All that is left once what follows from less money is set aside.
  Levers same = with.levers();
  same.captured = without.levers().captured;
  same.dividend = without.levers().dividend;
  CHECK(same == without.levers());
}

TEST_CASE("R1: positions move six tenths of the way together, dispersion falls, error does not") {
  const double price = 0.04 * strength;
  ConflictByHand with = after(one_action(Instrument::coordination_incentives, strength)),
                 without = after(costs_only(price));
  REQUIRE(without.levers().coherence < 0.9);
  // coherence = exp(-cost x dispersion x (1 - 1/n)) and dispersion scales by 1 - 0.6 s.
  CHECK(with.levers().coherence ==
        Approx(std::pow(without.levers().coherence, 1.0 - 0.6 * strength)).epsilon(rounding));
  CHECK(with.levers().fit == Approx(without.levers().fit).epsilon(rounding));
  const double ratio = with.levers().coherence / without.levers().coherence;
  CHECK(with.levers().pressure == Approx(ratio * without.levers().pressure).epsilon(rounding));
  CHECK(with.levers().guarantee == Approx(ratio * without.levers().guarantee).epsilon(rounding));
  check_near(with.levers().dividend, without.levers().dividend);
  Levers same = with.levers();
  same.coherence = without.levers().coherence;
  same.fit = without.levers().fit;
  same.pressure = without.levers().pressure;
  same.guarantee = without.levers().guarantee;
  // It takes as large a share of mediators' time, and brings those who bring money nearer to them.
  for (Eigen::Index issue = 0; issue < 5; ++issue)
    CHECK(with.levers().skill[issue] ==
          Approx((1.0 - price) * without.levers().skill[issue]).epsilon(rounding));
  same.skill = without.levers().skill;
  CHECK(with.levers().conditionality > without.levers().conditionality);
  same.conditionality = without.levers().conditionality;
  same.dividend = without.levers().dividend;
  CHECK(same == without.levers());
}

TEST_CASE("R2: mediators are skilled on every issue, stay, come sooner and push more") {
  const double price = 0.06 * strength;
  ConflictByHand with = after(one_action(Instrument::mediation_teams, strength)),
                 without = after(costs_only(price));
  const double trained = 0.4 + strength * 0.3, knowledge = 0.4 + 0.6 * 0.5;
  for (Eigen::Index issue = 0; issue < 5; ++issue) {
    CHECK(with.levers().skill[issue] == Approx(trained * knowledge * (1.0 - price)).epsilon(rounding));
    CHECK(without.levers().skill[issue] == Approx(0.4 * knowledge).epsilon(rounding));
  }
  CHECK(with.levers().mediator_rotation == Approx(1.0 - 0.7 * strength).epsilon(rounding));
  CHECK(with.levers().mediator_engagement == Approx(1.0 + 0.5 * strength).epsilon(rounding));
  CHECK(with.levers().mediation_push == Approx(1.0 + 0.3 * strength).epsilon(rounding));
  Levers same = with.levers();
  same.skill = without.levers().skill;
  same.mediator_rotation = same.mediator_engagement = same.mediation_push = 1.0;
  CHECK(same.information == Approx(without.levers().information).epsilon(rounding));
  same.information = without.levers().information;
  check_near(same.captured, without.levers().captured);
  check_near(same.dividend, without.levers().dividend);
  same.captured = without.levers().captured;
  same.dividend = without.levers().dividend;
  CHECK(same == without.levers());
}

TEST_CASE("R2 leaves skills above seven tenths and other third parties' skills alone") {
  ConflictByHand hand = busy_conflict();
  hand.conflict().third_parties.skill[0].setConstant(0.9);
  hand.conflict().third_parties.skill[4].setConstant(0.8);
  for (const bool mediator : {true, false}) {
    ConflictByHand tried = hand;
    tried.arm().third_parties.engaged.set(0, mediator);
    support_month(tried, one_action(Instrument::mediation_teams));
    CHECK(tried.levers().skill[0] == Approx((mediator ? 0.9 : 0.8) * 0.7 * 0.94).epsilon(rounding));
  }
}

TEST_CASE(
    "The best engaged mediator, regional organisation or local partner counts, the last at half reach") {
  ConflictByHand hand = busy_conflict();
  ThirdPartyFacts& facts = hand.conflict().third_parties;
  facts.skill[0] << 0.9, 0.1, 0.1, 0.1, 0.1;
  facts.skill[1].setConstant(1.0); // a donor
  facts.skill[2].setConstant(1.0); // security
  facts.skill[4] << 0.1, 0.8, 0.1, 0.1, 0.1;
  facts.skill[5] << 0.1, 0.1, 0.7, 0.1, 0.1;
  hand.arm().third_parties.knowledge.setConstant(0.25);
  support_month(hand, {"baseline", "", {}});
  const double known = 0.4 + 0.6 * 0.25;
  CHECK(hand.levers().skill[0] == Approx(0.9 * known).epsilon(rounding));
  CHECK(hand.levers().skill[1] == Approx(0.8 * known).epsilon(rounding));
  CHECK(hand.levers().skill[2] == Approx(0.35 * known).epsilon(rounding));
  CHECK(hand.levers().skill[3] == Approx(0.1 * known).epsilon(rounding));
  CHECK(hand.levers().mediators == 2);
}

TEST_CASE("R3: the peace budget grows by 18 per cent, far regions feel the cut a year later, fading") {
  const Strategy strategy = one_action(Instrument::reallocation, strength, 3);
  CHECK(after(strategy, 2).arm().support.spent == after({"baseline", "", {}}, 2).arm().support.spent);
  for (const Month month : {3, 14, 15, 33}) {
    ConflictByHand with = after(strategy, month), without = after({"baseline", "", {}}, month);
    CHECK(with.arm().support.spent ==
          Approx(without.arm().support.spent * (1.0 + 0.18 * strength)).epsilon(rounding));
    CHECK(with.arm().support.taken_from_ordinary_aid ==
          Approx(without.arm().support.spent * 0.18 * strength).epsilon(rounding));
    CHECK(with.levers().ordinary_aid_cut[0] == 0.0);
    const double cut = month < 15 ? 0.0 : 0.3 * strength * std::exp(-(month - 15.0) / 18.0);
    CHECK(with.levers().ordinary_aid_cut[1] == Approx(cut).epsilon(rounding));
    Levers same = with.levers();
    same.ordinary_aid_cut = without.levers().ordinary_aid_cut;
    same.captured = without.levers().captured;
    same.dividend = without.levers().dividend;
    CHECK(same == without.levers());
  }
}

TEST_CASE("R3 takes nothing where there are no third parties") {
  ConflictByHand hand;
  support_month(hand, one_action(Instrument::reallocation), 20);
  CHECK(hand.levers().ordinary_aid_cut == RegionVector::Zero(2));
}

TEST_CASE("R4: beliefs move towards the pooled one, in which who knows more counts for more") {
  for (const auto& [instrument, price] :
       {std::pair{Instrument::joint_analysis, 0.05}, std::pair{Instrument::joint_analysis_only, 0.03}}) {
    const Strategy strategy = one_action(instrument, strength, 4);
    CHECK(support::programme_of(strategy, 4).overhead == Approx(price * strength).epsilon(rounding));
    ConflictByHand before = after(strategy, 3);
    CHECK_FALSE(before.arm().support.shared_belief);
    ConflictByHand hand = busy_conflict();
    for (Eigen::Index a = 0; a < 8; ++a)
      hand.arm().third_parties.knowledge[a] = 0.2 + 0.08 * static_cast<double>(a);
    ConflictByHand with = after(strategy, 4, hand), without = after({"baseline", "", {}}, 4, hand);
    const double agenda = with.parameters().third_parties.agenda_weight;
    const ThirdPartyFacts& facts = with.conflict().third_parties;
    // Own beliefs, read back from the positions without sharing.
    std::vector<double> own;
    double total = 0.0, weights = 0.0, errors = 0.0;
    for (Eigen::Index a = 0; a < 8; ++a) {
      own.push_back((without.arm().support.position[a] - agenda * facts.agenda[a]) / (1.0 - agenda));
      const double ignorance = 1.0 - hand.arm().third_parties.knowledge[a],
                   weight = 1.0 / (ignorance * ignorance);
      const double error = own.back() - hand.arm().true_focus;
      total += weight * own.back();
      weights += weight;
      errors += weight * error * error;
    }
    const double shared = total / weights, error = shared - hand.arm().true_focus;
    CHECK(error * error <= errors / weights); // never worse informed than its members' mean
    CHECK(*with.arm().support.shared_belief == Approx(shared).epsilon(1e-10));
    for (Eigen::Index a = 0; a < 8; ++a) {
      const double belief =
          own[static_cast<std::size_t>(a)] + strength * (shared - own[static_cast<std::size_t>(a)]);
      CHECK(with.arm().support.position[a] ==
            Approx(agenda * facts.agenda[a] + (1.0 - agenda) * belief).margin(1e-12));
    }
    CHECK(with.arm().support.members.none()); // the first strategy comes nine months later
  }
}

TEST_CASE("R4: needs are pooled every month, and money follows them") {
  const Strategy strategy = one_action(Instrument::joint_analysis_only, strength, 0),
                 cost = costs_only(0.03 * strength);
  ConflictByHand with = after(strategy, 0), without = after(cost, 0);
  REQUIRE(with.arm().support.shared_need);
  RegionVector expected = RegionVector::Zero(2); // all know as much, so all count alike
  for (std::size_t a = 0; a < 8; ++a) {
    const double unknown = 0.5 * 0.5 * with.parameters().third_parties.belief_noise;
    expected += (with.arm().regions.need + unknown * with.arm().support.need_error[a]) / 8.0;
  }
  check_near(*with.arm().support.shared_need, expected);
  CHECK(with.arm().support.money != without.arm().support.money);
  const RegionVector first = *with.arm().support.shared_need;
  support_month(with, strategy, 1);
  CHECK(*with.arm().support.shared_need != first);
}

TEST_CASE("R4: with nobody engaged the shared need is the need itself") {
  ConflictByHand hand = busy_conflict();
  hand.arm().third_parties.engaged.reset();
  support_month(hand, one_action(Instrument::joint_analysis));
  check_near(*hand.arm().support.shared_need, hand.arm().regions.need);
  CHECK_FALSE(hand.arm().support.shared_belief);
}

TEST_CASE("R4: engaged third parties join the strategy by the nearness of their agendas and follow it until "
          "they exit") {
  constexpr int trials = 4000;
  const Strategy strategy = one_action(Instrument::joint_analysis, strength);
  const support::Programme programme = support::programme_of(strategy, 9);
  ConflictByHand start = busy_conflict();
  start.arm().third_parties.engaged.reset(6);
  const ThirdPartyFacts& facts = start.conflict().third_parties;
  double common = 0.0, weights = 0.0;
  for (Eigen::Index a = 0; a < 8; ++a)
    if (a != 6)
      common += facts.weight[a] * facts.agenda[a], weights += facts.weight[a];
  common /= weights;
  std::vector<int> joined(8, 0);
  for (std::uint32_t i = 0; i < trials; ++i) {
    ConflictByHand hand = start;
    support::positions(hand.arm(), hand.conflict(), programme, hand.replicate_rng(i, 9));
    for (std::size_t a = 0; a < 8; ++a)
      joined[a] += hand.arm().support.members[a];
  }
  for (std::size_t a = 0; a < 8; ++a) {
    const double p = a == 6 ? 0.0 : std::exp(-std::fabs(facts.agenda[static_cast<Eigen::Index>(a)] - common));
    CHECK(joined[a] / double{trials} == Approx(p).margin(5.0 * std::sqrt(p * (1.0 - p) / trials)));
  }

  ConflictByHand hand = start;
  hand.arm().support.members.set(1).set(2).set(6);
  support_month(hand, strategy, 10);
  CHECK_FALSE(hand.arm().support.members[6]); // whoever is not engaged is no member
  const double usual = hand.parameters().third_parties.agenda_weight;
  CHECK(support::agenda_weight(hand.arm(), hand.conflict(), programme, 1) ==
        Approx(usual * (1.0 - strength)).epsilon(rounding));
  CHECK(support::agenda_weight(hand.arm(), hand.conflict(), programme, 0) == usual);
  // Analysis alone makes no members.
  ConflictByHand only = start;
  support_month(only, one_action(Instrument::joint_analysis_only), 9);
  CHECK(only.arm().support.members.none());
}

TEST_CASE("R5: ownership, learning, capture and waste follow the quality of local institutions") {
  for (const double quality : {0.1, 0.9}) {
    ConflictByHand hand = busy_conflict();
    hand.conflict().local_quality = quality;
    const double price = 0.05 * strength;
    ConflictByHand with = after(one_action(Instrument::local_link, strength), 0, hand),
                   without = after(costs_only(price), 0, hand);
    CHECK(with.levers().ownership ==
          Approx(0.35 + 0.1 + 0.35 * strength * (1.5 * quality - 0.5)).epsilon(rounding));
    CHECK(without.levers().ownership == Approx(0.45).epsilon(rounding));
    CHECK(with.levers().learning == Approx(0.8 * strength * (1.0 - 0.3)).epsilon(rounding));
    const double weak = 0.25 * strength * (1.0 - quality);
    for (Eigen::Index z = 0; z < 2; ++z) {
      const double threat = hand.arm().regions.threat_level[z];
      const double leak = with.parameters().aid.capture * threat * (1.0 - 0.5 * 0.5) + weak * threat;
      const double delivered = with.arm().support.money[z];
      CHECK(delivered == Approx(without.arm().support.money[z]).epsilon(rounding));
      CHECK(with.levers().captured[z] == Approx(leak * delivered).epsilon(rounding));
      const double useful = (1.0 - leak) * delivered * (1.0 - weak) / with.parameters().aid.absorption;
      CHECK(with.levers().dividend[z] ==
            Approx((1.0 - std::exp(-useful)) * with.levers().fit * (1.0 - hand.arm().regions.violence[z]))
                .epsilon(rounding));
    }
    Levers same = with.levers();
    same.ownership = without.levers().ownership;
    same.learning = without.levers().learning;
    same.captured = without.levers().captured;
    same.dividend = without.levers().dividend;
    CHECK(same.information == Approx(without.levers().information).epsilon(rounding));
    same.information = without.levers().information;
    for (Eigen::Index issue = 0; issue < 5; ++issue)
      CHECK(same.skill[issue] == Approx(without.levers().skill[issue]).epsilon(rounding));
    same.skill = without.levers().skill;
    CHECK(same == without.levers());
  }
}

TEST_CASE("R6: money avoids what was contested four months ago and arrives more slowly") {
  const Strategy strategy = one_action(Instrument::sensitivity_learning, strength),
                 cost = costs_only(0.06 * strength);
  CHECK(support::programme_of(strategy, 0).overhead == Approx(0.06 * strength).epsilon(rounding));
  ConflictByHand with = busy_conflict(), without = busy_conflict();
  // A single giver without opinions, so that shares of money are its weights.
  for (ConflictByHand* hand : {&with, &without}) {
    hand->arm().third_parties.engaged.reset();
    hand->arm().third_parties.engaged.set(1);
    hand->parameters().third_parties.belief_noise = 0.0;
  }
  const double speed = with.parameters().aid.delivery_speed;
  std::vector<RegionVector> seen;
  for (Month month = 0; month < 8; ++month) {
    for (ConflictByHand* hand : {&with, &without}) {
      hand->arm().regions.threat_level << 0.1 * month, 0.8 - 0.1 * month;
      hand->arm().support.money.setZero();
    }
    seen.push_back(with.arm().regions.threat_level);
    support_month(with, strategy, month);
    support_month(without, cost, month);
    RegionVector weights = without.arm().support.money;
    if (month >= 4)
      for (Eigen::Index z = 0; z < 2; ++z)
        weights[z] *= 1.0 - 0.8 * strength * seen[static_cast<std::size_t>(month - 4)][z];
    const double total = without.arm().support.money[0] + without.arm().support.money[1];
    for (Eigen::Index z = 0; z < 2; ++z)
      CHECK(with.arm().support.money[z] ==
            Approx((1.0 - 0.3 * strength) * total * weights[z] / (weights[0] + weights[1])).epsilon(1e-10));
  }
  CHECK(speed > 0.0);
}

TEST_CASE("R7: before an accord nothing changes") {
  ConflictByHand with = after(one_action(Instrument::stay_engaged, strength)),
                 without = after({"baseline", "", {}});
  CHECK(with.levers() == without.levers());
  CHECK(with.arm().support == without.arm().support);
}

TEST_CASE(
    "R7: in the usual commitment three tenths of money and troops are held back, and capacity grows more "
    "slowly") {
  ConflictByHand signed_ten_months_ago = busy_conflict();
  Situation& now = signed_ten_months_ago.arm().situation;
  now.accord = now.mission_accepted = true;
  now.accord_age = 10;
  ConflictByHand with = after(one_action(Instrument::stay_engaged, strength), 0, signed_ten_months_ago),
                 without = after({"baseline", "", {}}, 0, signed_ten_months_ago);
  const double spent = without.arm().support.spent;
  CHECK(with.arm().support.fund == Approx(0.3 * strength * spent).epsilon(rounding));
  CHECK(with.arm().support.spent == Approx((1.0 - 0.3 * strength) * spent).epsilon(rounding));
  CHECK(with.levers().capacity_growth ==
        Approx(1.0 - 0.5 * strength * std::min(1.0, with.arm().support.spent)).epsilon(rounding));
  // Troops move 15 % of the way from 2 to the target: the mission of 4 thousand.
  CHECK(without.levers().national_troops == Approx(2.0 + 0.15 * (4.0 - 2.0)).epsilon(rounding));
  CHECK(with.levers().national_troops ==
        Approx(2.0 + 0.15 * (4.0 * (1.0 - 0.3 * strength) - 2.0)).epsilon(rounding));
  Levers same = with.levers();
  same.capacity_growth = without.levers().capacity_growth;
  same.national_troops = without.levers().national_troops;
  same.troops = without.levers().troops;
  same.guarantee = without.levers().guarantee;
  same.captured = without.levers().captured;
  same.dividend = without.levers().dividend;
  CHECK(same == without.levers());
}

TEST_CASE("R7: after the commitment the fund pays the difference until it is empty, and stands behind third "
          "parties") {
  ConflictByHand hand = busy_conflict();
  hand.arm().situation.accord = true;
  hand.arm().situation.accord_age = 70;
  const double commitment = hand.parameters().support.commitment_months;
  const double usual = std::exp(-(70.0 - commitment) / 12.0), wanted = 1.0 - usual;
  REQUIRE(wanted > 0.55);
  const auto month = [&](double fund) {
    ConflictByHand tried = hand;
    tried.arm().support.fund = fund;
    support_month(tried, one_action(Instrument::stay_engaged));
    return tried;
  };
  CHECK(month(0.0).levers().taper == Approx(usual).epsilon(rounding));
  ConflictByHand full = month(10.0);
  CHECK(full.levers().taper == Approx(1.0).epsilon(rounding));
  CHECK(full.arm().support.fund == Approx(10.0 - wanted).epsilon(rounding));
  CHECK(full.levers().counted_as_committed);
  ConflictByHand last = month(0.45);
  CHECK(last.levers().taper == Approx(usual + 0.45).epsilon(rounding));
  CHECK(last.arm().support.fund == 0.0);
  CHECK_FALSE(last.levers().counted_as_committed);  // less than half a month's budget
  CHECK(month(0.55).levers().counted_as_committed); // read before the payment
  CHECK(month(0.55).arm().support.fund == 0.0);
  // Information counts mediators as if within the commitment.
  CHECK(full.levers().information > month(0.0).levers().information);
}

TEST_CASE(
    "R7 thin: commitment lasts up to two and a half times as long, accordingly thinner from signature on") {
  ConflictByHand hand = busy_conflict();
  const double usual = hand.parameters().support.commitment_months;
  const double longer = usual * (1.0 + 1.5 * strength), factor = (usual + 12.0) / (longer + 12.0);
  const Strategy thin = one_action(Instrument::stay_thin, strength);
  CHECK(after(thin, 0, hand).levers().taper == 1.0); // nothing is thinned before an accord
  hand.arm().situation.accord = true;
  for (const Month age : {0, 100, 150}) {
    hand.arm().situation.accord_age = age;
    ConflictByHand with = after(thin, 0, hand);
    CHECK(with.levers().commitment == Approx(longer).epsilon(rounding));
    const double left = age <= longer ? 1.0 : std::exp(-(age - longer) / 12.0);
    CHECK(with.levers().taper == Approx(factor * left).epsilon(rounding));
  }
}

TEST_CASE("More money multiplies the budget and nothing else") {
  ConflictByHand with = after(one_action(Instrument::more_money, strength)),
                 without = after({"baseline", "", {}});
  CHECK(with.arm().support.spent ==
        Approx(without.arm().support.spent * (1.0 + 0.25 * strength)).epsilon(rounding));
  Levers same = with.levers();
  same.captured = without.levers().captured;
  same.dividend = without.levers().dividend;
  CHECK(same == without.levers());
}

TEST_CASE("An action holds from its first month until the month named, and prices add up") {
  Strategy strategy = one_action(Instrument::mediation_teams, 0.5, 6);
  strategy.actions[0].until = 18;
  strategy.actions.push_back(action_of(Instrument::local_link, 1.0, 10));
  for (const Month month : {5, 6, 10, 17, 18}) {
    const support::Programme programme = support::programme_of(strategy, month);
    const double teams = month >= 6 && month < 18 ? 0.5 : 0.0, link = month >= 10 ? 1.0 : 0.0;
    CHECK(programme.of(Instrument::mediation_teams) == teams);
    CHECK(programme.of(Instrument::local_link) == link);
    CHECK(programme.overhead == Approx(0.06 * teams + 0.05 * link).epsilon(rounding));
  }
  CHECK(support::next_change(strategy, 0) == 6);
  CHECK(support::next_change(strategy, 6) == 10);
  CHECK(support::next_change(strategy, 12) == 18);
  CHECK(support::next_change(strategy, 18) == std::nullopt);
}
