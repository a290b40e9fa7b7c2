#include "engine/scenario/check/check.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "tests/catch.hpp"

#include <limits>

using namespace entente;

namespace {
Scenario sound() {
  Scenario scenario;
  scenario.strategies.push_back({"baseline", "", {}});
  return scenario;
}
} // namespace

TEST_CASE("a scenario made in code is checked like one from a file") {
  CHECK(check(sound()).empty());
  Scenario s = sound();
  s.months = 0;
  s.structure.country.capacity = constant(2);
  s.overrides = {{"aid.captures", 0.1}};
  s.strategies[0].actions.emplace_back().strength = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Problem> problems = check(s);
  for (const Problem& problem : problems)
    UNSCOPED_INFO(problem.message);
  REQUIRE(problems.size() == 5);
  CHECK(problems[0].message == "/months: months is 0; allowed is a whole number 1 to 1200 (months)");
  CHECK(problems[1].message == "/country/capacity: country.capacity is 2; allowed is 0.02 to 1 (share)");
  CHECK(problems[2].message.find("did you mean 'aid.capture'?") != std::string::npos);
  CHECK(problems[3].message.find("/strategies/0/actions/0/strength: strength of action 1") == 0);
  CHECK(problems[4].message.find("/strategies/0/actions/0/from") == 0);
}

TEST_CASE("a scenario without strategies, identities or near regions is not fit to run") {
  CHECK(check(Scenario{}).size() == 1);
  Scenario s = sound();
  s.identities.clear();
  s.near_regions.clear();
  s.third_party_order.clear();
  CHECK(check(s).size() > 3);
}

TEST_CASE("numbers that are not finite never pass") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN(),
                   infinity = std::numeric_limits<double>::infinity();
  for (const double bad : {nan, infinity, -infinity}) {
    Scenario s = sound();
    s.structure.country.need_drift = uniform(0.0, bad);
    s.parameters.aid.capture = bad;
    s.composition[0][0] = bad;
    s.accord.aid_ratio = constant(bad);
    s.prices.troop_month.value = bad;
    s.uncertain.push_back({"aid.capture", normal(bad, 1.0), "", 'D'});
    CHECK(check(s).size() >= 6);
  }
}

TEST_CASE("a limit that is not a number never passes") {
  Scenario s = sound();
  s.structure.country.capacity = normal(0.5, 0.1, std::numeric_limits<double>::quiet_NaN(), 1.0);
  CHECK(check(s).size() == 1);
}
