// What a failed process costs, on beliefs made by hand.
#include "analysis/failure/failure_costs.hpp"
#include "engine/core/missing.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;

namespace {

using ByRole = std::array<double, ordered_roles.size()>; // held, no process, broke down, failed

// The same cynicism in every year for everybody; confidence is what is left of 1. `noise` moves all arms
// alike but for a little in the last one.
FailureObservation observation(std::size_t set, const ByRole& cynicism, double noise = 0.0) {
  FailureObservation made;
  made.set = set;
  for (std::size_t role = 0; role < cynicism.size(); ++role)
    for (auto& beliefs : made.beliefs[role])
      for (std::size_t year = 0; year < failure_years.size(); ++year) {
        const double value = cynicism[role] + noise * static_cast<double>(role + 1);
        beliefs[static_cast<std::size_t>(Attitude::cynicism)][year] = value;
        beliefs[static_cast<std::size_t>(Attitude::confidence)][year] = 1.0 - value;
      }
  return made;
}

// Ten conflicts of each of two sets, with noise of mean 0.
FailureCosts costs_of(const ByRole& first_set, const ByRole& second_set) {
  FailureCostsBuilder builder(2);
  for (int conflict = 0; conflict < 10; ++conflict) {
    const double noise = 0.001 * (conflict - 4.5);
    builder.add(observation(0, first_set, noise));
    builder.add(observation(1, second_set, noise));
  }
  return builder.finish();
}

} // namespace

TEST_CASE("Where every step goes as expected the order holds, in all sets") {
  const ByRole ordered{0.2, 0.3, 0.35, 0.5};
  const FailureCosts costs = costs_of(ordered, ordered);
  CHECK(costs.conflicts == 20);
  CHECK(costs.order.size() == 18);
  CHECK(costs.rows(OrderStanding::holds) == 18);
  CHECK(costs.rows(OrderStanding::reversed) == 0);
  for (const OrderRow& row : costs.order) {
    const double sign = row.belief == Attitude::cynicism ? 1.0 : -1.0;
    CHECK(row.steps[0].change.mean == Approx(sign * 0.1));
    CHECK(row.steps[1].change.mean == Approx(sign * 0.05));
    CHECK(row.steps[2].change.mean == Approx(sign * 0.15));
    CHECK(row.sets_in_order == 2);
  }
  // An accord that failed less no process.
  CHECK(costs.cost(Believer::citizens, Attitude::cynicism, 20).change.mean == Approx(0.2));
  CHECK(costs.cost(Believer::citizens, Attitude::confidence, 1).change.mean == Approx(-0.2));
}

TEST_CASE("Where success is worse than failure the order fails, and says at which step") {
  const ByRole backwards{0.6, 0.3, 0.35, 0.5};
  const FailureCosts costs = costs_of(backwards, backwards);
  CHECK(costs.rows(OrderStanding::reversed) == 18);
  for (const OrderRow& row : costs.order) {
    CHECK(row.standing() == OrderStanding::reversed);
    CHECK(row.steps[0].standing == OrderStanding::reversed);
    CHECK(row.steps[1].standing == OrderStanding::holds);
    CHECK(row.steps[2].standing == OrderStanding::holds);
    CHECK(row.sets_in_order == 0);
  }
}

TEST_CASE("A step that noise could explain is open, and a set alone may stand in order") {
  const FailureCosts costs = costs_of({0.2, 0.3, 0.4, 0.5}, {0.2, 0.3, 0.2, 0.5}); // step 2: +0.1 and -0.1
  for (const OrderRow& row : costs.order) {
    CHECK(row.steps[1].change.mean == Approx(0.0).margin(1e-12));
    CHECK(row.standing() == OrderStanding::open);
    CHECK(row.sets_in_order == 1);
  }
}

TEST_CASE("The next process: shares of conflicts with another accord, and their paired difference") {
  FailureCostsBuilder builder(1);
  for (int conflict = 0; conflict < 10; ++conflict) {
    FailureObservation one = observation(0, {0.1, 0.2, 0.3, 0.4});
    one.after_failure = conflict < 2 ? 1.0 : 0.0;
    one.restored = conflict < 5 ? 1.0 : 0.0;
    builder.add(one);
  }
  FailureObservation unknown = observation(0, {0.1, 0.2, 0.3, 0.4});
  unknown.restored = missing;
  builder.add(unknown);
  builder.add_without_failure();
  const FailureCosts costs = builder.finish();
  CHECK(costs.replicates == 12);
  CHECK(costs.conflicts == 11);
  CHECK(costs.next.after_failure == Approx(0.2));
  CHECK(costs.next.restored == Approx(0.5));
  CHECK(costs.next.cost.mean == Approx(-0.3));
  CHECK(costs.next.cost.pairs == 10);
}

TEST_CASE("Without a failure there is nothing to tell, and nothing is a number") {
  FailureCostsBuilder builder(1);
  builder.add_without_failure();
  const FailureCosts costs = builder.finish();
  CHECK(costs.conflicts == 0);
  CHECK(std::isnan(costs.next.after_failure));
  CHECK(costs.rows(OrderStanding::open) == 18);
}

TEST_CASE("A scenario tells the costs of failure when its strategies have all the roles") {
  Scenario scenario;
  CHECK_FALSE(failure_roles(scenario));
  for (std::size_t role = role_names.size() - 1; role >= 1; --role) {
    Strategy strategy;
    strategy.role = static_cast<Role>(role);
    scenario.strategies.push_back(strategy);
  }
  const auto roles = failure_roles(scenario);
  REQUIRE(roles);
  CHECK((*roles)[static_cast<std::size_t>(Role::held)] == role_names.size() - 2);
  scenario.strategies.pop_back();
  CHECK_FALSE(failure_roles(scenario));
}
