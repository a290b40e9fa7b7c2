// Verdicts against intervals worked out by hand.
#include "analysis/comparison.hpp"
#include "analysis/verdict.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/statistics/tails.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace entente;

namespace {

Scenario expecting(std::vector<Expectation> expectations) {
  Scenario scenario;
  scenario.strategies = {{"baseline", "", {}}, {"tried", "", {Action{}}}, {"money", "", {Action{}}}};
  scenario.strategies[1].actions[0].instrument = Instrument::local_link;
  scenario.strategies[2].actions[0].instrument = Instrument::more_money;
  scenario.worlds = {{"where it fails", {}}, {"elsewhere", {}}};
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
    builder.add(r, arms);
  }
  return builder.finish();
}

ExpectationVerdict only(char sign, double centre, double step) {
  const Scenario scenario = expecting({{"accord", sign, "tried"}});
  return verdict_of(compared(scenario, centre, step), scenario)->expectations.at(0);
}

} // namespace

TEST_CASE("An expected gain is confirmed above nothing and refuted where none that matters is left") {
  // 100 pairs: error step / sqrt(99), t(0.975, 99) = 1.98422.
  CHECK(only('+', 0.1, 0.1).interval.low == Approx(0.1 - 1.9842169 * 0.1 / std::sqrt(99.0)));
  CHECK(only('+', 0.1, 0.1).finding == Finding::confirmed);
  CHECK(only('+', -0.1, 0.1).finding == Finding::refuted);
  CHECK(only('+', 0.001, 0.01).finding == Finding::refuted);
  CHECK(only('+', 0.01, 0.1).finding == Finding::undecided);
  CHECK(only('-', -0.1, 0.1).finding == Finding::confirmed);
  CHECK(only('-', 0.1, 0.1).finding == Finding::refuted);
  CHECK(only('-', 0.001, 0.01).finding == Finding::refuted);
}

TEST_CASE("An effect of the expected sign that is too small to matter is confirmed and said to be small") {
  const ExpectationVerdict small = only('+', 0.005, 0.001);
  CHECK(small.finding == Finding::confirmed);
  CHECK(small.too_small);
  CHECK(small.reading == "more, as expected, but too little to matter");
  CHECK_FALSE(only('+', 0.1, 0.1).too_small);
}

TEST_CASE("That nothing happens is confirmed by equivalence, not by a lack of histories") {
  CHECK(only('0', 0.0, 0.01).finding == Finding::confirmed);
  CHECK(only('0', 0.0, 1.0).finding == Finding::undecided);
  CHECK(only('0', 0.1, 0.1).finding == Finding::refuted);
  CHECK(only('0', 0.02, 0.01).finding == Finding::undecided);
}

TEST_CASE("A hundred pairs without a difference leave room for a rare one") {
  const ExpectationVerdict alike = only('0', 0.0, 0.0);
  CHECK(alike.interval.high == Approx(-std::log(0.025) / 100.0)); // 3.7 of a hundred
  CHECK(alike.finding == Finding::undecided);
  const Scenario scenario = expecting({{"accord", '0', "tried"}});
  CHECK(verdict_of(compared(scenario, 0.0, 0.0, 1000), scenario)->overall == Overall::confirmed);
}

TEST_CASE("What is undecided says how many pairs would decide") {
  const ExpectationVerdict open = only('0', 0.0, 1.0);
  REQUIRE(open.pairs_to_decide);
  const double wider = open.controlled.half_width() / 0.02;
  CHECK(*open.pairs_to_decide == static_cast<std::size_t>(std::ceil(100.0 * wider * wider)));
  CHECK_FALSE(only('+', 0.1, 0.1).pairs_to_decide);
  // Where all pairs are alike -log(0.025) / n has to fall to 0.02.
  CHECK(*only('0', 0.0, 0.0).pairs_to_decide == static_cast<std::size_t>(std::ceil(-std::log(0.025) / 0.02)));
}

TEST_CASE("Looking at several expectations asks more of each, until Holm's procedure stops") {
  const Scenario scenario =
      expecting({{"accord", '+', "tried"}, {"holds_5y", '+', "tried"}, {"quiet_late", '+', "tried"}});
  // All three p are equal and below 0.05, but not below 0.05 / 3: t = 2.2 has p = 0.030.
  const double step = 0.1 * std::sqrt(99.0) / 2.2;
  const Verdict verdict = *verdict_of(compared(scenario, 0.1, step), scenario);
  const double reach = student_critical(1.0 - 0.05 / 3.0, 99.0) * 0.1 / 2.2;
  for (const ExpectationVerdict& e : verdict.expectations) {
    CHECK(e.p == Approx(student_two_sided(2.2, 99.0)));
    CHECK(e.p_holm == Approx(3.0 * e.p));
    CHECK(e.controlled.low == Approx(0.1 - reach));
    CHECK(e.alone == Finding::confirmed);
    CHECK(e.finding == Finding::undecided);
  }
  CHECK(verdict.overall == Overall::undecided);
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
  const auto in = [&](double centre, double step, const char* world) {
    return world_verdict(*verdict_of(compared(scenario, centre, step), scenario), scenario, world);
  };
  CHECK(in(0.0, 0.01, "where it fails").should_fail);
  CHECK(in(0.0, 0.01, "where it fails").found == InWorld::fails);
  CHECK(in(0.3, 0.01, "where it fails").found == InWorld::holds);
  CHECK(in(0.0, 1.0, "where it fails").found == InWorld::undecided);
  CHECK_FALSE(in(0.3, 0.01, "elsewhere").should_fail);
}

TEST_CASE("Harm that was expected and is there does not hold up a claim, unless harm is all it expects") {
  // accord, of which more is better, and deaths, of which less is: both lower by 0.3.
  const auto found = [](const Scenario& scenario) {
    const Verdict verdict = *verdict_of(compared(scenario, -0.3, 0.01), scenario);
    CHECK(verdict.confirmed == 1);
    return world_verdict(verdict, scenario, "where it fails");
  };
  const WorldVerdict both = found(expecting({{"holds_5y", '+', "tried"}, {"accord", '-', "tried"}}));
  CHECK(both.found == InWorld::fails);
  CHECK(both.sentence ==
        "It should fail here, and does: none of the expected gains that would matter is there.");
  CHECK(found(expecting({{"accord", '-', "tried"}})).found == InWorld::holds);
  CHECK(found(expecting({{"accord", '0', "tried"}, {"log_deaths", '-', "tried"}})).found == InWorld::holds);
}

TEST_CASE("What the start of a history fixes is neither confirmed nor refuted") {
  Scenario scenario = expecting({{"accord", '+', "tried"}});
  scenario.starts_with_accord = true;
  CHECK_FALSE(verdict_of(compared(scenario, 0.1, 0.1), scenario));
  scenario.hypothesis.reset();
  CHECK_FALSE(verdict_of(compared(scenario, 0.1, 0.1), scenario));
}
