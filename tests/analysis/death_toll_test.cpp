// Deaths in people, against conflicts written by hand.
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/death_toll.hpp"
#include "analysis/report/page/summary.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "tests/analysis/add_outcomes.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace entente;

namespace {

Scenario named(std::size_t strategies) {
  Scenario scenario;
  for (std::size_t s = 0; s < strategies; ++s)
    scenario.strategies.push_back({s == 0 ? "usual" : "strategy " + std::to_string(s), "", {}});
  return scenario;
}

// Conflicts with 1,000 deaths or a few more under the reference, times `factor` under each other strategy.
Comparison with_deaths(const Scenario& scenario, const std::vector<double>& factors, std::uint32_t n = 60) {
  std::vector<std::size_t> all(factors.size() + 1);
  for (std::size_t s = 0; s < all.size(); ++s)
    all[s] = s;
  ComparisonBuilder builder(scenario, all, 0);
  std::vector<Outcomes> arms(all.size());
  for (std::uint32_t r = 0; r < n; ++r) {
    for (std::size_t s = 0; s < all.size(); ++s) {
      arms[s].measures.values.fill(0.5);
      const double usual = 1000.0 + r, deaths = s == 0 ? usual : usual * factors[s - 1];
      arms[s].measures[Outcome::deaths] = deaths;
      arms[s].measures[Outcome::log_deaths] = std::log1p(deaths);
    }
    test::add(builder, r, arms);
  }
  return builder.finish();
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("Deaths are told as people of a conflict and as a share of those under the reference") {
  const Scenario scenario = named(3);
  const DeathTolls tolls = death_tolls(with_deaths(scenario, {1.157, 0.9}));
  CHECK(tolls.reference == Approx(1029.5));
  REQUIRE(tolls.gain() != nullptr);
  REQUIRE(tolls.harm() != nullptr);
  CHECK(tolls.gain()->strategy == 2);
  CHECK(tolls.harm()->strategy == 1);
  CHECK(tolls.harm()->change == Approx(0.157 * 1029.5));
  CHECK(tolls.harm()->share == Approx(0.157));
  CHECK(tolls.harm()->more == 1.0);
  CHECK(tolls.harm()->shown);
  CHECK(tolls.harm()->interval.low > 0.0);
}

TEST_CASE("Deaths have a sentence however small the change of their logarithm is beside other differences") {
  const Scenario scenario = named(3);
  const Comparison comparison = with_deaths(scenario, {1.05, 0.998}); // 0.05 and 0.002 of the logarithm
  const std::string deaths = report::summary_of(comparison, scenario).deaths.plain();
  CAPTURE(deaths);
  CHECK(contains(deaths, "on average 1,030 in a conflict under usual"));
  CHECK(contains(deaths, "fall most under strategy 2, by 2.1 (-0.2 %; 95 % interval "));
  CHECK(contains(deaths, "and rise most under strategy 1, by 51 (+5.0 %; 95 % interval "));
  CHECK(contains(deaths, "fewer in 0 of 100 conflicts, more in 100)"));
}

TEST_CASE("Where nobody saves a life or costs one, that is said") {
  const Scenario scenario = named(3);
  CHECK(contains(report::summary_of(with_deaths(scenario, {1.0, 1.0}), scenario).deaths.plain(),
                 "are as many under every other strategy"));
  CHECK(contains(report::summary_of(with_deaths(scenario, {1.1, 1.0}), scenario).deaths.plain(),
                 "fall under no strategy and rise most under strategy 1"));
}

TEST_CASE("Panels that show some strategies show those that save and cost most lives") {
  const Scenario scenario = named(12);
  std::vector<double> factors(11, 1.0);
  factors[7] = 0.9;
  factors[9] = 1.2;
  const std::vector<std::size_t> shown = shown_strategies(with_deaths(scenario, factors), scenario);
  CHECK(shown.size() == 6);
  for (const std::size_t strategy : {std::size_t{8}, std::size_t{10}})
    CHECK(std::find(shown.begin(), shown.end(), strategy) != shown.end());
}
