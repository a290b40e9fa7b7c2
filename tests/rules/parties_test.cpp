#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

// believe as MODEL.md, step 7, writes it, with the libraries' exp.
Outlook believed(Outlook o, const Signals& news, double information, double gain_rate, double rise,
                 double fall, const BeliefParameters& belief) {
  const double c = o.confidence, k = o.cynicism;
  const double blame =
      (belief.blame_base + (1.0 - belief.blame_base) * k) * (1.0 - belief.information_effect * information);
  const double weight = 1.0 + (belief.loss_ratio - 1.0) * 4.0 * c * (1.0 - c);
  o.confidence = c + (1.0 - std::exp(-gain_rate * news.gain * (1.0 - k))) * (1.0 - c) -
                 (1.0 - std::exp(-gain_rate * weight * news.loss)) * c;
  o.cynicism = k + (1.0 - std::exp(-rise * news.attributable * blame)) * (1.0 - k) -
               (1.0 - std::exp(-fall * news.costly * (0.5 + 0.5 * information))) * k;
  return o;
}

} // namespace

TEST_CASE("Leaders lean on their own public and then take the month's news") {
  ConflictByHand hand;
  const Parameters& all = hand.parameters();
  hand.arm().opinion.identity_confidence = {0.3, 0.7}; // 1.6 x 0.7 is clipped to 1
  hand.levers().information = 0.5;
  hand.dyad().to(Side::group) = {0.6, 0.2, 0.1, 0.15};
  hand.dyad().to(Side::government) = {0.0, 1.5, 1.5, 0.0};
  rules::parties(hand.arm(), hand.conflict());
  for (const Side side : {Side::group, Side::government}) {
    const double listened = side == Side::group ? 1.0 : 1.6 * 0.3;
    const double weight = all.parties.audience_weight;
    const double rest = (1.0 - weight) * 0.55 + weight * listened;
    Outlook expected{0.5, 0.5 + 0.05 * (rest * 0.8 - 0.5), 0.2};
    expected = believed(expected, hand.dyad().to(side), 0.5, all.parties.gain_rate, all.parties.cynicism_rise,
                        all.parties.cynicism_fall, all.belief);
    CHECK(hand.dyad().of(side).confidence == Approx(expected.confidence).epsilon(rounding));
    CHECK(hand.dyad().of(side).cynicism == Approx(expected.cynicism).epsilon(rounding));
    CHECK(hand.dyad().of(side).hope == 0.5);
  }
}

TEST_CASE("A group recruits up to one and a half times its first strength, is fuelled, then wears out") {
  for (const double strength : {0.5, 0.9}) {
    ConflictByHand hand;
    const StrengthParameters& rates = hand.parameters().strength;
    Dyad& dyad = hand.dyad();
    dyad.deaths = 12.0;
    dyad.strength = strength;
    dyad.initial_strength = 0.5;
    hand.arm().opinion.mobilised = {0.9, 0.4, 0.9, 0.2}; // identity 2 of regions 1 and 2 counts
    hand.levers().captured << 0.3, 0.1;
    rules::recruitment(hand.arm(), hand.conflict());
    const double mobilised = 0.75 * 0.4 + 0.25 * 0.2, captured = 0.75 * 0.3 + 0.25 * 0.1;
    const double fight = 1.0 - std::exp(-12.0 / 15.0);
    double m = strength;
    m += rates.recruitment * mobilised * fight * std::max(0.0, 0.75 - m);
    m += rates.fuel * captured * m;
    m -= (rates.attrition * fight + rates.idle_fade * (1.0 - fight)) * m;
    CHECK(dyad.strength == Approx(m).epsilon(rounding));
  }
}

TEST_CASE("Groups that implement or have ended neither recruit nor fade, but stay within their limits") {
  for (const Phase phase : {Phase::accord, Phase::defeated, Phase::victorious}) {
    ConflictByHand hand;
    hand.dyad().phase = phase;
    hand.dyad().deaths = 12.0;
    rules::recruitment(hand.arm(), hand.conflict());
    CHECK(hand.dyad().strength == 0.5);
    hand.dyad().strength = 4.0;
    rules::recruitment(hand.arm(), hand.conflict());
    CHECK(hand.dyad().strength == 3.0);
    hand.dyad().strength = 0.001;
    rules::recruitment(hand.arm(), hand.conflict());
    CHECK(hand.dyad().strength == 0.005);
  }
}

TEST_CASE("A state regains capacity only in a process and in calm") {
  ConflictByHand hand;
  const double growth = hand.parameters().support.capacity_growth;
  rules::capacity(hand.arm(), hand.conflict());
  CHECK(hand.arm().capacity == 0.5);
  hand.arm().situation.talks = true;
  hand.arm().situation.violence = 0.2;
  rules::capacity(hand.arm(), hand.conflict());
  CHECK(hand.arm().capacity == 0.5);
  hand.arm().situation.violence = 0.19;
  hand.levers().capacity_growth = 0.8;
  rules::capacity(hand.arm(), hand.conflict());
  CHECK(hand.arm().capacity == Approx(0.5 + growth * 0.8 * 0.5).epsilon(rounding));
}

TEST_CASE("Need follows the threat level and what accords still owe") {
  ConflictByHand hand(known_scenario({}, 2));
  hand.arm().regions.threat_level << 0.5, 1.0;
  hand.sign(Side::government);
  hand.dyad().accord.index = 0.25;
  hand.dyad(1).accord.index = 0.9; // at war: does not count
  rules::need(hand.arm());
  CHECK(hand.arm().regions.need[0] == Approx(0.35 + 0.075).epsilon(rounding));
  CHECK(hand.arm().regions.need[1] == Approx(0.7 + 0.075).epsilon(rounding));
}
