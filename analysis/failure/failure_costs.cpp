#include "analysis/failure/failure_costs.hpp"

#include "engine/core/missing.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr double most = 1.0; // that two shares can differ by

PairedChange change_of(const PairedSums& sums) {
  const PairedComparison compared = sums.compare(most);
  return {compared.difference.n, compared.difference.mean, compared.interval(), compared.difference.strata};
}

double expected_sign(Attitude belief) {
  return belief == Attitude::cynicism ? 1.0 : -1.0;
}

OrderStanding standing_of(const Interval& interval, double sign) {
  const double low = sign > 0.0 ? interval.low : -interval.high;
  const double high = sign > 0.0 ? interval.high : -interval.low;
  return low > 0.0 ? OrderStanding::holds : high < 0.0 ? OrderStanding::reversed : OrderStanding::open;
}

std::size_t place_of(int years) {
  return static_cast<std::size_t>(std::find(failure_years.begin(), failure_years.end(), years) -
                                  failure_years.begin());
}

std::size_t sets_in_order(const OrderRow& row, std::size_t sets) {
  const double sign = expected_sign(row.belief);
  std::size_t in_order = 0;
  for (std::size_t set = 0; set < sets; ++set)
    in_order += std::all_of(row.steps.begin(), row.steps.end(), [&](const OrderStep& step) {
      return set < step.change.by_set.size() && sign * step.change.by_set[set] > 0.0;
    });
  return in_order;
}

template<class See>
void each_belief(See see) {
  for (std::size_t who = 0; who < believer_names.size(); ++who)
    for (std::size_t belief = 0; belief < belief_names.size(); ++belief)
      see(who, belief);
}

} // namespace

OrderStanding OrderRow::standing() const {
  OrderStanding worst = OrderStanding::holds;
  for (const OrderStep& step : steps)
    worst = std::max(worst, step.standing);
  return worst;
}

const BeliefCost& FailureCosts::cost(Believer who, Attitude belief, int years) const {
  return *std::find_if(beliefs.begin(), beliefs.end(), [&](const BeliefCost& one) {
    return one.who == who && one.belief == belief && one.years == years;
  });
}

std::size_t FailureCosts::rows(OrderStanding standing) const {
  return static_cast<std::size_t>(std::count_if(
      order.begin(), order.end(), [&](const OrderRow& row) { return row.standing() == standing; }));
}

FailureCostsBuilder::FailureCostsBuilder(std::size_t sets)
    : sets_(std::max<std::size_t>(1, sets)), next_(sets_) {
  each_belief([&](std::size_t who, std::size_t belief) {
    cost_[who][belief].fill(PairedSums(sets_));
    for (Cells& step : steps_)
      step[who][belief].fill(PairedSums(sets_));
  });
}

void FailureCostsBuilder::add(const FailureObservation& observation) {
  constexpr std::size_t no_process = 1, failed = 3; // in ordered_roles
  static_assert(ordered_roles[no_process] == Role::no_process && ordered_roles[failed] == Role::failed);
  ++replicates_;
  ++conflicts_;
  const auto& of = observation.beliefs;
  each_belief([&](std::size_t who, std::size_t belief) {
    for (std::size_t year = 0; year < failure_years.size(); ++year) {
      cost_[who][belief][year].add(observation.set, of[failed][who][belief][year],
                                   of[no_process][who][belief][year]);
      for (std::size_t step = 0; step < steps_.size(); ++step)
        steps_[step][who][belief][year].add(observation.set, of[step + 1][who][belief][year],
                                            of[step][who][belief][year]);
    }
  });
  next_.add(observation.set, observation.after_failure, observation.restored);
  if (std::isnan(observation.after_failure) || std::isnan(observation.restored))
    return;
  ++next_known_;
  after_failure_ += observation.after_failure;
  restored_ += observation.restored;
}

FailureCosts FailureCostsBuilder::finish() const {
  FailureCosts costs;
  costs.replicates = replicates_;
  costs.conflicts = conflicts_;
  costs.sets = sets_;
  each_belief([&](std::size_t who, std::size_t belief) {
    const auto believer = static_cast<Believer>(who);
    const auto what = static_cast<Attitude>(belief);
    for (const int years : cost_years)
      costs.beliefs.push_back({believer, what, years, change_of(cost_[who][belief][place_of(years)])});
    for (const int years : order_years) {
      OrderRow row{believer, what, years, {}, 0};
      for (std::size_t step = 0; step < steps_.size(); ++step) {
        OrderStep& one = row.steps[step];
        one = {ordered_roles[step], ordered_roles[step + 1],
               change_of(steps_[step][who][belief][place_of(years)]), OrderStanding::open};
        one.standing = standing_of(one.change.interval, expected_sign(what));
      }
      row.sets_in_order = sets_in_order(row, sets_);
      costs.order.push_back(std::move(row));
    }
  });
  const double known = next_known_ == 0 ? missing : static_cast<double>(next_known_);
  costs.next = {after_failure_ / known, restored_ / known, change_of(next_)};
  return costs;
}

std::optional<RoleStrategies> failure_roles(const Scenario& scenario) {
  RoleStrategies strategies{};
  for (std::size_t role = 1; role < role_names.size(); ++role) {
    const auto found =
        std::find_if(scenario.strategies.begin(), scenario.strategies.end(),
                     [&](const Strategy& strategy) { return strategy.role == static_cast<Role>(role); });
    if (found == scenario.strategies.end())
      return std::nullopt;
    strategies[role] = static_cast<std::size_t>(found - scenario.strategies.begin());
  }
  return strategies;
}

} // namespace entente
