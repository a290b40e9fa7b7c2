// A goal as people write it.
#include "analysis/decision/goal.hpp"
#include "tests/catch.hpp"

#include <array>
#include <string>

using namespace entente;

namespace {

constexpr std::array<std::string_view, 3> outcomes{"cost", "holds_5y", "deaths"};

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string refused(std::string_view text) {
  const Expected<Goal> goal = goal_of(text, outcomes);
  REQUIRE_FALSE(goal);
  REQUIRE(goal.problems().size() == 1);
  return goal.problems().front().message;
}

} // namespace

TEST_CASE("a goal is an outcome, at least or at most, and a number") {
  const Expected<Goal> least = goal_of("holds_5y>=0.2", outcomes);
  REQUIRE(least);
  CHECK(least->outcome == 1);
  CHECK(least->at_least);
  CHECK(least->value == 0.2);
  const Expected<Goal> most = goal_of("  deaths <=\t-1e3 ", outcomes);
  REQUIRE(most);
  CHECK(most->outcome == 2);
  CHECK_FALSE(most->at_least);
  CHECK(most->value == -1000.0);
}

TEST_CASE("what is no goal is quoted with an example of one") {
  for (const char* text :
       {"", ">", ">=", " >=0.2", "holds_5y", "holds_5y>0.2", "holds_5y>=", "holds_5y>=much", "holds_5y>=nan",
        "holds_5y>=inf", "holds_5y>=0.2x", "holds_5y=>0.2"}) {
    CAPTURE(text);
    CHECK(says(refused(text), "'" + std::string(text) + "' is no goal; needed is"));
    CHECK(says(refused(text), "holds_5y>=0.2"));
  }
}

TEST_CASE("a goal of an outcome that there is not gets the nearest one") {
  CHECK(says(refused("holds_5>=0.2"), "did you mean 'holds_5y'"));
}
