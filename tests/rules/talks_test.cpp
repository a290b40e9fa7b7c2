#include "engine/rules/process.hpp"
#include "tests/catch.hpp"
#include "tests/conflict_by_hand.hpp"

#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

// A dyad in talks with these issues agreed, all rates at 0 unless a test raises them.
ConflictByHand in_talks(std::initializer_list<std::size_t> agreed = {}) {
  ConflictByHand hand;
  hand.parameters().talks.agreement_rate = hand.parameters().talks.breakdown_rate = 0.0;
  hand.dyad().phase = Phase::talks;
  for (const std::size_t issue : agreed)
    hand.dyad().agreed.set(issue);
  return hand;
}

void talk(ConflictByHand& hand) {
  rules::talks(hand.arm(), hand.conflict(), hand.rng(), hand.electorate(), first_dyad);
}

// Every citizen leans so far that the vote is certain.
void let_citizens_lean(ConflictByHand& hand, float leaning) {
  Society society = *hand.world().society;
  std::fill(society.leaning.begin(), society.leaning.end(), leaning);
  hand.world().society = std::make_shared<const Society>(society);
}

} // namespace

TEST_CASE("Talks open with both sides' readiness, a mediator's push and a ceasefire") {
  ConflictByHand hand;
  hand.parameters().talks.onset_rate = certain;
  hand.dyad().ceasefire = true;
  hand.dyad().attempts = 2;
  hand.dyad().rents = 0.5;
  hand.levers().mediators = 1;
  hand.levers().mediation_push = 1.3;
  const TalksParameters& talks = hand.parameters().talks;
  const double both = std::sqrt(rules::readiness(hand.dyad(), Side::group, hand.levers(), talks) *
                                rules::readiness(hand.dyad(), Side::government, hand.levers(), talks));
  CHECK(rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad));
  CHECK(hand.happened(EventType::talks).hazard ==
        Approx(certain * both * (1.0 + talks.mediation_push * 1.3) * 2.0).epsilon(rounding));
  CHECK(hand.dyad().phase == Phase::talks);
  CHECK(hand.dyad().attempts == 3);
  CHECK(hand.dyad().ceasefire);
  for (const Signals& side : hand.dyad().signals)
    CHECK(side == Signals{0.5, 0.0, 0.0, 0.0});
  CHECK(hand.arm().news.headlines == Signals{0.4, 0.0, 0.0, 0.0});
}

TEST_CASE("Without a mediator nobody pushes") {
  ConflictByHand hand;
  hand.parameters().talks.onset_rate = certain;
  const TalksParameters& talks = hand.parameters().talks;
  const double both = std::sqrt(rules::readiness(hand.dyad(), Side::group, hand.levers(), talks) *
                                rules::readiness(hand.dyad(), Side::government, hand.levers(), talks));
  rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  CHECK(hand.happened(EventType::talks).hazard == Approx(certain * both).epsilon(rounding));
}

TEST_CASE("At most one issue is agreed a month, the first open one, at the stated rate") {
  ConflictByHand hand = in_talks({0});
  hand.parameters().talks.agreement_rate = certain;
  hand.dyad().civil_society_seated = true;
  hand.dyad().of(Side::group) = hand.dyad().of(Side::government) = {0.5, 0.25, 0.2};
  hand.dyad().gap[1] = 0.7;
  hand.levers().skill[1] = 0.5;
  hand.levers().fit = 0.9;
  hand.levers().pressure = 0.1;
  talk(hand);
  const TalksParameters& talks = hand.parameters().talks;
  const double goodwill = 2.0 * 0.25 * 0.8;
  CHECK(hand.happened(EventType::issue_agreed).hazard ==
        Approx(certain * std::exp(-talks.gap_weight * 0.7 * (1.0 - talks.skill_effect * 0.5)) *
               (0.25 + 0.75 * goodwill) * (0.6 + 0.4 * 0.9) * 1.05 * 0.85)
            .epsilon(rounding));
  CHECK(hand.dyad().agreed.to_ulong() == 0b00011);
  CHECK(hand.dyad().bridged == Approx((0.7 * talks.skill_effect * 0.5 + 0.05) / 5.0).epsilon(rounding));
  for (const Signals& side : hand.dyad().signals)
    CHECK(side == Signals{0.6, 0.0, 0.0, 0.15});
  CHECK(hand.arm().news.headlines == Signals{0.25, 0.0, 0.0, 0.0});
  CHECK(hand.arm().news.third_parties == Signals{0.3, 0.0, 0.0, 0.0});
}

TEST_CASE("Talks break down over cynicism, violence, mixed messages, hardliners and spoiling") {
  for (const bool ceasefire : {false, true}) {
    ConflictByHand hand = in_talks({0, 1, 2});
    hand.parameters().talks.breakdown_rate = certain;
    hand.dyad().ceasefire = ceasefire;
    hand.dyad().attempts = 4;
    hand.dyad().of(Side::group) = {0.5, 0.3, 0.6};
    hand.dyad().of(Side::government) = {0.5, 0.2, 0.4};
    hand.arm().situation.violence = 0.5;
    hand.arm().situation.spoiling = 0.2;
    hand.levers().coherence = 0.7;
    hand.levers().pressure = 0.1;
    talk(hand);
    const TalksParameters& talks = hand.parameters().talks;
    const double goodwill = 2.0 * std::sqrt(0.3 * 0.4 * 0.2 * 0.6);
    CHECK(hand.happened(EventType::breakdown).hazard ==
          Approx(certain *
                 (1.0 + talks.breakdown_cynicism * 0.5 + talks.breakdown_violence * (ceasefire ? 0.25 : 0.5) +
                  talks.breakdown_forum * 0.3 + 0.25 + 0.1 + 0.1) *
                 (1.0 - 0.56 * goodwill) * 0.95)
              .epsilon(rounding));
    CHECK(hand.dyad().phase == Phase::war);
    CHECK(hand.dyad().ceasefire == ceasefire);
    CHECK(hand.happened(EventType::breakdown).values == std::array<double, 2>{1.0, 4.0});
    for (const Signals& side : hand.dyad().signals)
      CHECK(side == Signals{0.0, 1.0, 1.0, 0.0});
    CHECK(hand.arm().news.headlines == Signals{0.0, 0.8, 0.8, 0.0});
    CHECK(hand.arm().news.third_parties == Signals{0.0, 0.6, 0.6, 0.0});
  }
}

TEST_CASE("A breakdown loses each agreed issue with probability one half and keeps what was bridged") {
  constexpr int trials = 2000;
  int kept = 0;
  for (std::uint32_t i = 0; i < trials; ++i) {
    ConflictByHand hand = in_talks({0, 1, 2});
    hand.parameters().talks.breakdown_rate = certain;
    hand.dyad().bridged = 0.2;
    rules::talks(hand.arm(), hand.conflict(), hand.replicate_rng(i), hand.electorate(), first_dyad);
    kept += static_cast<int>(hand.dyad().agreed.count());
    CHECK((hand.dyad().agreed.to_ulong() & 0b11000) == 0);
    CHECK(hand.dyad().bridged == 0.2);
  }
  // Binomial with 3 x trials draws: five standard errors.
  CHECK(kept / (3.0 * trials) == Approx(0.5).margin(5.0 * 0.5 / std::sqrt(3.0 * trials)));
}

TEST_CASE("When all issues are agreed without a vote the accord is signed and the ceasefire flag cleared") {
  ConflictByHand hand = in_talks({0, 1, 2, 3});
  hand.parameters().talks.agreement_rate = certain;
  hand.parameters().talks.breakdown_rate = certain; // too late
  hand.dyad().ceasefire = true;
  hand.levers().ownership = 0.4;
  hand.levers().pressure = 0.1;
  hand.levers().mediators = 3;
  talk(hand);
  CHECK(hand.dyad().phase == Phase::accord);
  CHECK_FALSE(hand.dyad().ceasefire);
  CHECK(hand.dyad().accord.age == 0);
  CHECK(hand.dyad().accord.index == 0.0);
  CHECK(hand.dyad().accord.provisions == 4);
  CHECK(hand.dyad().accords == 1);
  // The last issue and the signature on one day.
  for (const Signals& side : hand.dyad().signals) {
    CHECK(side.gain == Approx(0.6 + 0.8).epsilon(rounding));
    CHECK(side.loss == 0.0);
  }
  CHECK(hand.arm().news.headlines.gain == Approx(0.25 + 0.8 * 0.9).epsilon(rounding));
  CHECK(hand.arm().news.headlines.loss == Approx(0.5 * 0.6 * 0.1).epsilon(rounding));
  CHECK(hand.arm().news.third_parties.gain == Approx(0.3 + 0.8).epsilon(rounding));
  CHECK(hand.happened(EventType::accord).values == std::array<double, 2>{3.0, 1.0});
  CHECK(hand.count(EventType::vote_won) == 0);
}

TEST_CASE(
    "Civil society is seated by inclusion, ownership and goodwill, or by inclusion alone when randomised") {
  constexpr int trials = 4000;
  for (const bool randomised : {false, true}) {
    int seated = 0;
    double expected = 0.0;
    for (std::uint32_t i = 0; i < trials; ++i) {
      ConflictByHand hand = in_talks({0, 1, 2, 3, 4});
      hand.conflict().randomised_inclusion = randomised;
      hand.levers().ownership = 0.5;
      hand.dyad().of(Side::group) = hand.dyad().of(Side::government) = {0.5, 0.4, 0.5};
      expected = randomised ? 0.35 : 0.35 * (0.4 + 0.9 * 0.5 + 0.8 * 2.0 * 0.2);
      rules::talks(hand.arm(), hand.conflict(), hand.replicate_rng(i), hand.electorate(), first_dyad);
      seated += hand.dyad().civil_society_seated;
    }
    CHECK(seated / double{trials} ==
          Approx(expected).margin(5.0 * std::sqrt(expected * (1.0 - expected) / trials)));
  }
}

TEST_CASE("A lost vote reopens the last issues, disappoints citizens and the group, and talks go on") {
  ConflictByHand hand = in_talks({0, 1, 2, 3, 4});
  hand.dyad().votes = true;
  hand.dyad().bridged = 0.3;
  let_citizens_lean(hand, -20.0F);
  talk(hand);
  CHECK(hand.dyad().phase == Phase::talks);
  CHECK(hand.dyad().agreed.to_ulong() == 0b00111);
  CHECK(hand.dyad().bridged == 0.3);
  CHECK(hand.dyad().to(Side::group) == Signals{0.0, 0.5, 0.5, 0.0});
  CHECK(hand.dyad().to(Side::government) == Signals{});
  CHECK(hand.arm().news.headlines == Signals{0.0, 0.5, 0.5, 0.0});
  CHECK(hand.arm().news.third_parties == Signals{});
  CHECK(hand.happened(EventType::vote_lost).values[0] == 0.0);
  CHECK(hand.count(EventType::accord) == 0);
}

TEST_CASE("After a lost vote talks may break down the same month") {
  ConflictByHand hand = in_talks({0, 1, 2, 3, 4});
  hand.parameters().talks.breakdown_rate = certain;
  hand.dyad().votes = true;
  let_citizens_lean(hand, -20.0F);
  talk(hand);
  CHECK(hand.dyad().phase == Phase::war);
  CHECK(hand.count(EventType::vote_lost) == 1);
  CHECK(hand.count(EventType::breakdown) == 1);
}

TEST_CASE("A won vote signs the accord") {
  ConflictByHand hand = in_talks({0, 1, 2, 3, 4});
  hand.dyad().votes = true;
  let_citizens_lean(hand, 20.0F);
  talk(hand);
  CHECK(hand.dyad().phase == Phase::accord);
  CHECK(hand.happened(EventType::vote_won).values[0] == 1.0);
}

TEST_CASE("A vote fails with fewer yes votes than half the citizens, rounded down") {
  for (const std::size_t citizens : {7U, 8U})
    for (const std::size_t yes : {3U, 4U}) {
      Scenario scenario = known_scenario();
      scenario.structure.citizens.count = constant(static_cast<double>(citizens));
      ConflictByHand hand(scenario);
      hand.parameters().talks.breakdown_rate = 0.0;
      hand.dyad().phase = Phase::talks;
      for (std::size_t issue = 0; issue < 5; ++issue)
        hand.dyad().agreed.set(issue);
      hand.dyad().votes = true;
      Society society = *hand.world().society;
      for (std::size_t i = 0; i < citizens; ++i)
        society.leaning[i] = i < yes ? 20.0F : -20.0F;
      hand.world().society = std::make_shared<const Society>(society);
      talk(hand);
      CAPTURE(citizens, yes);
      CHECK((hand.dyad().phase == Phase::accord) == (yes >= citizens / 2));
    }
}

TEST_CASE("A citizen votes on confidence, cynicism, the threat of the own region and leaning") {
  ConflictByHand hand;
  Society society = *hand.world().society;
  Citizens& citizens = hand.world().citizens;
  RegionVector threat(2);
  threat << 0.4, 0.8;
  // 0.2 + 1.5 c - 0.9 k - 0.5 h + 0.5 leaning, a hundredth above and below 0.
  for (const double margin : {0.01, -0.01}) {
    for (const Cell& cell : society.cells)
      for (std::size_t i = cell.begin; i < cell.end; ++i) {
        citizens.confidence[i] = 0.3F;
        citizens.cynicism[i] = 0.5F;
        const double others =
            0.2 + 1.5 * 0.3 - 0.9 * 0.5 - 0.5 * threat[static_cast<Eigen::Index>(index(cell.region))];
        society.leaning[i] = static_cast<float>((margin - others) / 0.5);
      }
    CHECK(rules::yes_votes({society, citizens, 0}, threat) == (margin > 0.0 ? 8U : 0U));
  }
}

TEST_CASE("Of n issues the first six tenths, rounded up, may stay") {
  const std::vector<std::size_t> expected{1, 2, 2, 3, 3, 4, 5, 5, 6, 6};
  for (std::size_t issues = 1; issues <= expected.size(); ++issues)
    CHECK(rules::issues_that_may_stay(issues) == expected[issues - 1]);
}

TEST_CASE("Without a process no talks open, however ready the sides are") {
  ConflictByHand hand;
  hand.parameters().talks.onset_rate = certain;
  hand.levers().no_process = 1.0;
  CHECK_FALSE(rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad));
  CHECK(hand.dyad().phase == Phase::war);
}

TEST_CASE("Forced talks open although there is no process, and neither succeed nor break down") {
  ConflictByHand hand;
  hand.levers().no_process = hand.levers().forced_talks = 1.0;
  CHECK(rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad));
  CHECK(hand.happened(EventType::talks).hazard == 0.0); // certain
  hand.parameters().talks.agreement_rate = hand.parameters().talks.breakdown_rate = certain;
  for (std::size_t month = 0; month < 20; ++month)
    talk(hand);
  CHECK(hand.dyad().phase == Phase::talks);
  CHECK(hand.dyad().talking == 20);
  CHECK(hand.dyad().agreed.count() == hand.conflict().issues);
  hand.levers().forced_talks = 0.0;
  hand.levers().forced_breakdown = 1.0;
  hand.parameters().talks.agreement_rate = hand.parameters().talks.breakdown_rate = 0.0;
  talk(hand);
  CHECK(hand.dyad().phase == Phase::war);
  CHECK(hand.happened(EventType::breakdown).hazard == 0.0);
}

TEST_CASE("A forced accord is signed in one month, with all the news of the road and without a vote") {
  ConflictByHand hand;
  hand.dyad().votes = true;
  let_citizens_lean(hand, -100.0F);
  hand.levers().forced_accord = 1.0;
  CHECK(rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad));
  CHECK(hand.dyad().phase == Phase::accord);
  CHECK(hand.dyad().accords == 1);
  CHECK(hand.dyad().agreed.count() == hand.conflict().issues);
  const SignalsParameters& signals = hand.parameters().signals;
  const auto issues = static_cast<double>(hand.conflict().issues);
  for (const Signals& side : hand.dyad().signals)
    CHECK(side.gain ==
          Approx(signals.sides_talks_open + issues * signals.sides_issue_agreed + signals.sides_signed)
              .epsilon(rounding));

  ConflictByHand talking = in_talks({0});
  talking.levers().forced_accord = 1.0;
  talk(talking);
  CHECK(talking.dyad().phase == Phase::accord);
}

TEST_CASE("Forced with a probability, that share of dyads signs") {
  int forced = 0;
  for (std::uint32_t replicate = 0; replicate < 400; ++replicate) {
    ConflictByHand hand;
    hand.parameters().talks.onset_rate = 0.0;
    hand.conflict().replicate = replicate;
    hand.levers().forced_accord = 0.3;
    forced += rules::talks_onset(hand.arm(), hand.conflict(), hand.rng(), first_dyad);
  }
  CHECK(forced == Approx(120.0).margin(4.0 * std::sqrt(400.0 * 0.3 * 0.7)));
}

TEST_CASE("Sides sign what they expect to be kept: a guarantee speeds agreement and holds talks together") {
  double agreed[2] = {}, broken[2] = {};
  for (const bool offered : {false, true}) {
    ConflictByHand hand = in_talks();
    hand.parameters().talks.guarantee_at_table = 0.6;
    hand.levers().guarantee_expected = offered ? 1.0 : 0.0;
    ConflictByHand breaks = hand;
    hand.parameters().talks.agreement_rate = certain;
    talk(hand);
    agreed[offered] = hand.happened(EventType::issue_agreed).hazard;
    breaks.parameters().talks.breakdown_rate = certain;
    talk(breaks);
    broken[offered] = breaks.happened(EventType::breakdown).hazard;
  }
  CHECK(agreed[1] == Approx(agreed[0] * std::exp(0.6)).epsilon(1e-10));
  CHECK(broken[1] == Approx(broken[0] * std::exp(-0.6)).epsilon(1e-10));
}

TEST_CASE("Mediators' skill, mean over issues, holds talks together") {
  double broken[2] = {};
  for (const bool skilled : {false, true}) {
    ConflictByHand hand = in_talks();
    hand.parameters().talks.skill_holds = 0.9;
    hand.parameters().talks.breakdown_rate = certain;
    hand.levers().skill.setConstant(skilled ? 0.5 : 0.0);
    talk(hand);
    broken[skilled] = hand.happened(EventType::breakdown).hazard;
  }
  CHECK(broken[1] == Approx(broken[0] * std::exp(-0.45)).epsilon(1e-10));
}

TEST_CASE("Strong groups outside slow an agreement, weak ones do not, and the last to sign asks for more") {
  const auto hazard = [](double other_strength, Phase other_phase) {
    ConflictByHand hand(known_scenario({}, 2));
    hand.parameters().talks.agreement_rate = certain;
    hand.parameters().talks.breakdown_rate = 0.0;
    hand.parameters().talks.veto = 0.3;
    hand.parameters().talks.last_asks = 0.5;
    hand.dyad(0).phase = Phase::talks;
    hand.dyad(1).phase = other_phase;
    hand.dyad(1).strength = other_strength;
    talk(hand);
    return hand.happened(EventType::issue_agreed).hazard;
  };
  const double alone = hazard(0.5, Phase::defeated);
  CHECK(hazard(0.5, Phase::war) == Approx(alone * std::exp(-0.3)).epsilon(1e-10));
  CHECK(hazard(0.2, Phase::war) == Approx(alone).epsilon(1e-10));
  const double gap = 0.4, weight = TalksParameters{}.gap_weight;
  CHECK(hazard(0.5, Phase::accord) == Approx(alone * std::exp(-weight * gap * 0.5)).epsilon(1e-10));
}
