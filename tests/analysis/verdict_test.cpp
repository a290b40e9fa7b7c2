// Verdicts against intervals worked out by hand.
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/verdict.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "tests/analysis/add_outcomes.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace entente;

namespace {

Scenario expecting(std::vector<Expectation> expectations) {
  Scenario scenario;
  scenario.strategies = {{"baseline", "", {}}, {"tried", "", {Action{}}}, {"money", "", {Action{}}}};
  scenario.strategies[1].actions[0].instrument = Instrument::local_link;
  scenario.strategies[2].actions[0].instrument = Instrument::more_money;
  scenario.variants = {{"where it fails", {}}, {"elsewhere", {}}};
  scenario.hypothesis = Hypothesis{};
  scenario.hypothesis->expect = std::move(expectations);
  scenario.hypothesis->fails_in = {"where it fails"};
  return scenario;
}

// n pairs whose differences are centre - step and centre + step in turn, in every outcome and both arms.
Comparison compared(const Scenario& scenario, double centre, double step, std::uint32_t n = 100) {
  ComparisonBuilder builder(scenario, {0, 1, 2}, 0);
  std::vector<Outcomes> arms(3);
  for (std::uint32_t r = 0; r < n; ++r) {
    arms[0].measures.values.fill(0.5);
    arms[1].measures.values.fill(0.5 + centre + (r % 2 == 0 ? step : -step));
    arms[2] = arms[1];
    test::add(builder, r, arms);
  }
  return builder.finish();
}

// The error that intervals of `compared` rest on: of 100 pairs, and of two more that differ as those do and
// one pair of unrelated conflicts.
double cautious_error(double step, double differing) {
  const double squares = 100.0 * step * step * 100.0 / 99.0, unrelated = step * step * 100.0 / 99.0;
  return std::sqrt(squares + 2.0 * (squares + unrelated) / (differing + 1.0)) / 100.0;
}

ExpectationVerdict only(char sign, double centre, double step) {
  const Scenario scenario = expecting({{"accord", sign, "tried"}});
  return verdict_of(compared(scenario, centre, step), scenario)->expectations.at(0);
}

} // namespace

TEST_CASE("An expected gain is confirmed above nothing and refuted where none that matters is left") {
  // t(0.975, 99) = 1.98422; every other pair is the same.
  CHECK(only('+', 0.1, 0.1).interval.low == Approx(0.1 - 1.9842169 * cautious_error(0.1, 50.0)));
  CHECK(only('+', 0.1, 0.1).finding == Confirmation::confirmed);
  CHECK(only('+', -0.1, 0.1).finding == Confirmation::refuted);
  CHECK(only('+', 0.001, 0.01).finding == Confirmation::refuted);
  CHECK(only('+', 0.01, 0.1).finding == Confirmation::undecided);
  CHECK(only('-', -0.1, 0.1).finding == Confirmation::confirmed);
  CHECK(only('-', 0.1, 0.1).finding == Confirmation::refuted);
  CHECK(only('-', 0.001, 0.01).finding == Confirmation::refuted);
}

TEST_CASE("An effect of the expected sign that is too small to matter is confirmed and said to be small") {
  const ExpectationVerdict small = only('+', 0.005, 0.001);
  CHECK(small.finding == Confirmation::confirmed);
  CHECK(small.too_small);
  CHECK(small.reading == "more, as expected, but too little to matter");
  CHECK_FALSE(only('+', 0.1, 0.1).too_small);
}

TEST_CASE("Every outcome has a smallest difference that matters, with its reason") {
  for (const OutcomeField& field : outcome_table()) {
    CAPTURE(std::string(field.name));
    CHECK(field.smallest.value > 0.0);
    CHECK(field.smallest.value < 0.1);
    CHECK_FALSE(field.smallest.reason.empty());
  }
}

TEST_CASE("Nine deaths more in a hundred matter as nine accords fewer in a hundred do") {
  const double more = std::log(1.09);
  const auto verdict_on = [&](const char* outcome, double centre) {
    const Scenario scenario = expecting({{outcome, '0', "tried"}});
    return verdict_of(compared(scenario, centre, 0.01), scenario)->expectations.at(0);
  };
  CHECK(verdict_on("log_deaths", more).finding == Confirmation::refuted);
  CHECK(verdict_on("accord", -0.09).finding == Confirmation::refuted);
  CHECK(verdict_on("log_deaths", 0.001).finding == Confirmation::confirmed);
}

TEST_CASE("An outcome that a scenario measures itself matters from where the standard one does") {
  Scenario scenario = expecting({{"killed early", '0', "tried"}});
  scenario.outcomes = {{"killed early", "log_deaths", Month{24}}};
  ComparisonBuilder builder(scenario, {0, 1, 2}, 0);
  std::vector<Outcomes> arms(3);
  for (std::uint32_t r = 0; r < 100; ++r) {
    for (std::size_t arm = 0; arm < 3; ++arm) {
      arms[arm].measures.values.fill(0.5);
      arms[arm].named = {arm == 0 ? 0.5 : 0.55 + (r % 2 == 0 ? 0.01 : -0.01)};
    }
    test::add(builder, r, arms);
  }
  const ExpectationVerdict e = verdict_of(builder.finish(), scenario)->expectations.at(0);
  CHECK(e.smallest == field_of(Outcome::log_deaths).smallest.value);
  CHECK(e.finding == Confirmation::refuted);
}

TEST_CASE("That nothing happens is confirmed by equivalence, not by a lack of histories") {
  CHECK(only('0', 0.0, 0.01).finding == Confirmation::confirmed);
  CHECK(only('0', 0.0, 1.0).finding == Confirmation::undecided);
  CHECK(only('0', 0.1, 0.1).finding == Confirmation::refuted);
  CHECK(only('0', 0.02, 0.01).finding == Confirmation::undecided);
}

TEST_CASE("A hundred pairs without a difference leave room for a rare one") {
  const ExpectationVerdict alike = only('0', 0.0, 0.0);
  // As if two of a hundred pairs differed by all that is possible; t(0.975, 4) = 2.776445.
  CHECK(alike.interval.high == Approx(2.776445 * std::sqrt(2.0) / 100.0).epsilon(1e-6));
  CHECK(alike.finding == Confirmation::undecided);
  const Scenario scenario = expecting({{"accord", '0', "tried"}});
  CHECK(verdict_of(compared(scenario, 0.0, 0.0, 1000), scenario)->overall == Overall::confirmed);
}

TEST_CASE("What is undecided says how many pairs would decide") {
  const ExpectationVerdict open = only('0', 0.0, 1.0);
  REQUIRE(open.pairs_to_decide);
  // Spread 1 in those seen, and two more that differ by 1: 1.98422^2 (100 / 99 / n + 2 / n^2) = 0.02^2.
  const double n = static_cast<double>(*open.pairs_to_decide);
  const auto width = [](double pairs) {
    return 1.9842169 * std::sqrt(100.0 / 99.0 / pairs + 2.0 / (pairs * pairs));
  };
  CHECK(width(n) <= 0.02);
  CHECK(width(n - 1.0) > 0.02);
  CHECK_FALSE(only('+', 0.1, 0.1).pairs_to_decide);
  // Where all pairs are alike the two more decide: 2.776445 sqrt 2 / n has to fall to 0.02.
  CHECK(*only('0', 0.0, 0.0).pairs_to_decide == 197);
}

TEST_CASE("Looking at several expectations asks more of each while something is open of them") {
  const Scenario scenario =
      expecting({{"accord", '+', "tried"}, {"holds_5y", '+', "tried"}, {"quiet_late", '+', "tried"}});
  // All three p are equal and below 0.05, but not below 0.05 / 3: t = 2.2 has p = 0.030.
  const double step = 0.1 * std::sqrt(99.0) / 2.2;
  const Verdict verdict = *verdict_of(compared(scenario, 0.1, step), scenario);
  const double error = cautious_error(step, 100.0), reach = student_critical(1.0 - 0.05 / 3.0, 99.0) * error;
  for (const ExpectationVerdict& e : verdict.expectations) {
    CHECK(e.p == Approx(student_two_sided(0.1 / error, 99.0)));
    CHECK(e.p_holm == Approx(3.0 * e.p));
    CHECK(e.controlled.low == Approx(0.1 - reach));
    CHECK(e.alone == Confirmation::confirmed);
    CHECK(e.finding == Confirmation::undecided);
  }
  CHECK(verdict.overall == Overall::undecided);
}

TEST_CASE(
    "Of effects that matter just so, more than one study in twenty does not say that one of them does not") {
  constexpr double smallest = 0.02;
  constexpr std::size_t studies = 300, pairs = 60;
  const double spread = smallest * std::sqrt(double{pairs}) / 10.0; // all ten errors away from nothing
  for (const std::size_t count : {std::size_t{4}, std::size_t{9}}) {
    constexpr std::array outcomes{"accord",
                                  "holds_5y",
                                  "quiet_late",
                                  "implementation_5y",
                                  "citizens_confidence",
                                  "citizens_cynicism",
                                  "parties_confidence",
                                  "parties_cynicism",
                                  "third_parties_cynicism"};
    std::vector<Expectation> expectations;
    for (std::size_t i = 0; i < count; ++i)
      expectations.push_back({outcomes[i], '+', "tried", smallest});
    const Scenario scenario = expecting(expectations);
    std::mt19937_64 bits(2026);
    std::normal_distribution<double> draw(smallest, spread);
    std::size_t wrong = 0;
    for (std::size_t study = 0; study < studies; ++study) {
      ComparisonBuilder builder(scenario, {0, 1, 2}, 0);
      std::vector<Outcomes> arms(3);
      for (std::uint32_t r = 0; r < pairs; ++r) {
        arms[0].measures.values.fill(0.5);
        for (double& value : arms[1].measures.values)
          value = 0.5 + draw(bits);
        arms[2] = arms[1];
        test::add(builder, r, arms);
      }
      const Verdict verdict = *verdict_of(builder.finish(), scenario);
      wrong += std::any_of(
          verdict.expectations.begin(), verdict.expectations.end(),
          [](const ExpectationVerdict& e) { return e.too_small || e.finding == Confirmation::refuted; });
    }
    CAPTURE(count, wrong);
    // 5 in 100, and three errors of a count of 300.
    CHECK(static_cast<double>(wrong) < 0.05 * studies + 3.0 * std::sqrt(0.05 * 0.95 * studies));
  }
}

TEST_CASE("A harm is called a harm, whatever was expected") {
  // accord: more is better.
  CHECK(only('-', -0.1, 0.1).reading == "less, as expected: a harm");
  CHECK(only('-', -0.005, 0.001).reading == "less, as expected: a small harm");
  CHECK(only('+', -0.1, 0.1).reading == "less instead of more: a harm");
  CHECK(only('-', 0.1, 0.1).reading == "more instead of less: a gain");
  CHECK(only('0', -0.1, 0.1).reading == "less, by more than what matters: a harm");
  CHECK(only('0', -0.005, 0.001).reading == "less, too little to matter, as expected: a small harm");
  CHECK(only('0', -0.02, 0.01).reading == "less: a harm; whether by enough to matter cannot be told");
  CHECK(only('+', 0.1, 0.1).reading == "more, as expected");
  CHECK(only('-', -0.1, 0.1).side == Benefit::harm);
  CHECK(only('+', 0.01, 0.1).side == Benefit::none); // noise may be all there is
}

TEST_CASE("A verdict says what becomes of accords that hold, and what gets worse, beside what was expected") {
  const Scenario scenario = expecting({{"accord", '+', "tried"}});
  const Verdict better = *verdict_of(compared(scenario, 0.3, 0.1), scenario);
  CHECK(
      better.primary ==
      "Accords that hold five years: more under 'tried' (+30.0 in a hundred, 95 % interval +28.0 to +32.0).");
  // The same step up in every outcome: more deaths and more cynicism are harms.
  CHECK(
      better.harms.starts_with("Shown to get worse, whatever was expected (cost apart): deaths under 'tried' "
                               "(+35.0 % in the typical conflict, +0 deaths a conflict on average)"));
  const Verdict none = *verdict_of(compared(scenario, 0.0, 0.1), scenario);
  CHECK(none.primary.starts_with("Accords that hold five years: no gain is shown under 'tried' (0.0 in"));
  CHECK(none.harms == "No outcome is shown to get worse (cost apart).");
}

TEST_CASE("A claim of gains does not stand by what else was expected") {
  const auto sentence = [](std::vector<Expectation> expectations, double centre) {
    const Scenario scenario = expecting(std::move(expectations));
    return verdict_of(compared(scenario, centre, 0.01), scenario)->sentence;
  };
  // Fewer accords where more were expected; that they are fewer for fewer deaths does not save the claim.
  CHECK_THAT(sentence({{"holds_5y", '+', "tried"}, {"accord", '-', "tried"}}, -0.3),
             Catch::EndsWith("the hypothesis does not stand: no expected gain is there."));
  CHECK_THAT(sentence({{"accord", '-', "tried"}}, -0.3),
             Catch::EndsWith("the harm that was expected is there."));
  CHECK_THAT(sentence({{"accord", '0', "tried"}}, 0.0),
             Catch::EndsWith("nothing changes by enough to matter, as expected."));
  CHECK_THAT(sentence({{"accord", '+', "tried"}}, 0.3), Catch::EndsWith("the hypothesis stands."));
  CHECK_THAT(sentence({{"accord", '+', "tried"}}, 0.005),
             Catch::EndsWith("the hypothesis stands, by gains too small to matter."));
}

TEST_CASE("Deaths are told in people and per cent") {
  const Scenario scenario = expecting({{"log_deaths", '+', "tried"}});
  ComparisonBuilder builder(scenario, {0, 1, 2}, 0);
  std::vector<Outcomes> arms(3);
  for (std::uint32_t r = 0; r < 100; ++r) {
    for (std::size_t arm = 0; arm < 3; ++arm) {
      const double deaths = 25000.0 + r + (arm == 1 ? 2393.0 : 0.0);
      arms[arm].measures.values.fill(0.5);
      arms[arm].measures[Outcome::deaths] = deaths;
      arms[arm].measures[Outcome::log_deaths] = std::log(1.0 + deaths);
    }
    test::add(builder, r, arms);
  }
  const ExpectationVerdict e = verdict_of(builder.finish(), scenario)->expectations.at(0);
  CHECK(e.finding == Confirmation::confirmed);
  CHECK_FALSE(e.too_small);
  CHECK(e.reading == "more, as expected: a harm");
  CHECK(size_in_words(e) == "+9.6 % in the typical conflict, +2,393 deaths a conflict on average");
}

TEST_CASE("A hypothesis stands as a whole, fails, or does both in part") {
  const Scenario both = expecting({{"accord", '+', "tried"}, {"log_deaths", '-', "tried"}});
  const Verdict mixed = *verdict_of(compared(both, 0.3, 0.1), both);
  CHECK(mixed.overall == Overall::mixed);
  CHECK(mixed.sentence ==
        "Of 2 expectations written down before, 1 confirmed, 1 refuted, 0 undecided, at 100 "
        "conflicts: the hypothesis stands in part and fails in part.");
  const Scenario one = expecting({{"accord", '+', "tried"}});
  CHECK(verdict_of(compared(one, 0.3, 0.1), one)->overall == Overall::confirmed);
  CHECK(verdict_of(compared(one, -0.3, 0.1), one)->overall == Overall::refuted);
}

TEST_CASE("An expectation without a strategy is of every strategy that has content") {
  const Scenario scenario = expecting({{"accord", '+', ""}});
  const Verdict verdict = *verdict_of(compared(scenario, 0.1, 0.1), scenario);
  REQUIRE(verdict.expectations.size() == 1);
  CHECK(verdict.expectations[0].strategy == "tried");
}

TEST_CASE("A scenario says itself what would matter") {
  Scenario scenario = expecting({{"accord", '0', "tried"}});
  CHECK(verdict_of(compared(scenario, 0.1, 0.01), scenario)->overall == Overall::refuted);
  scenario.hypothesis->expect[0].smallest = 0.2;
  CHECK(verdict_of(compared(scenario, 0.1, 0.01), scenario)->overall == Overall::confirmed);
}

TEST_CASE("A world where it should fail says whether it does") {
  const Scenario scenario = expecting({{"accord", '+', "tried"}});
  const auto in = [&](double centre, double step, const char* variant) {
    return variant_verdict(*verdict_of(compared(scenario, centre, step), scenario), scenario, variant);
  };
  CHECK(in(0.0, 0.01, "where it fails").should_fail);
  CHECK(in(0.0, 0.01, "where it fails").found == InVariant::fails);
  CHECK(in(0.3, 0.01, "where it fails").found == InVariant::holds);
  CHECK(in(0.0, 1.0, "where it fails").found == InVariant::undecided);
  CHECK_FALSE(in(0.3, 0.01, "elsewhere").should_fail);
}

TEST_CASE("Harm that was expected and is there does not hold up a claim, unless harm is all it expects") {
  // accord, of which more is better, and deaths, of which less is: both lower by 0.3.
  const auto found = [](const Scenario& scenario) {
    const Verdict verdict = *verdict_of(compared(scenario, -0.3, 0.01), scenario);
    CHECK(verdict.confirmed == 1);
    return variant_verdict(verdict, scenario, "where it fails");
  };
  const VariantVerdict both = found(expecting({{"holds_5y", '+', "tried"}, {"accord", '-', "tried"}}));
  CHECK(both.found == InVariant::fails);
  CHECK(both.sentence ==
        "It should fail here, and does: none of the expected gains that would matter is there.");
  CHECK(found(expecting({{"accord", '-', "tried"}})).found == InVariant::holds);
  CHECK(found(expecting({{"accord", '0', "tried"}, {"log_deaths", '-', "tried"}})).found == InVariant::holds);
}

TEST_CASE("What the start of a history fixes is neither confirmed nor refuted") {
  Scenario scenario = expecting({{"accord", '+', "tried"}});
  scenario.starts_with_accord = true;
  CHECK_FALSE(verdict_of(compared(scenario, 0.1, 0.1), scenario));
  scenario.hypothesis.reset();
  CHECK_FALSE(verdict_of(compared(scenario, 0.1, 0.1), scenario));
}
