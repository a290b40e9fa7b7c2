// Failure costs: what one failed peace process leaves in the beliefs of those who were there, beside no
// process at all on the same conflicts, and what it costs the next process. From values alone: the strategies
// that a scenario gives a role (docs/decisions/0121).
#pragma once
#include "engine/scenario/model/strategy.hpp"
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/paired.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {

struct Scenario;

enum class Believer { parties, citizens, third_parties };
constexpr std::array<std::string_view, 3> believer_names{"parties", "citizens", "third parties"};
enum class Attitude { confidence, cynicism };
constexpr std::array<std::string_view, 2> belief_names{"confidence", "cynicism"};

// Years after the failure at which beliefs are looked at; of the costs, and of the order.
constexpr std::array<int, 4> failure_years{1, 5, 10, 20};
constexpr std::array<int, 3> cost_years{1, 5, 20}, order_years{5, 10, 20};
constexpr int next_process_years = 10;

// In the order that is expected of cynicism, and backwards of confidence.
constexpr std::array<Role, 4> ordered_roles{Role::held, Role::no_process, Role::broke_down, Role::failed};

// Of a difference on the same conflicts.
struct PairedChange {
  std::size_t pairs = 0;
  double mean = 0.0;
  Interval interval;          // 95 %
  std::vector<double> by_set; // mean of every parameter set; not a number where it has no pair
};

// An accord that failed less no process.
struct BeliefCost {
  Believer who = Believer::parties;
  Attitude belief = Attitude::cynicism;
  int years = 0;
  PairedChange change;
};

// Shares of conflicts with another accord within next_process_years of the failure.
struct NextProcess {
  double after_failure = 0.0, restored = 0.0; // restored: the cynicism of the failure taken back
  PairedChange cost;                          // the first less the second
};

enum class OrderStanding {
  holds,
  open,
  reversed
}; // the interval lies on the expected side of 0, holds it, or neither
constexpr std::array<std::string_view, 3> standing_names{"holds", "open", "reversed"};

struct OrderStep {
  Role before = Role::none, after = Role::none;
  PairedChange change; // after less before
  OrderStanding standing = OrderStanding::open;
};

struct OrderRow {
  Believer who = Believer::parties;
  Attitude belief = Attitude::cynicism;
  int years = 0;
  std::array<OrderStep, ordered_roles.size() - 1> steps;
  std::size_t sets_in_order = 0; // parameter sets whose means stand in the whole order

  OrderStanding standing() const; // that of the worst step
};

struct FailureCosts {
  std::size_t replicates = 0, conflicts = 0; // conflicts: those in which the accord was signed and failed
  std::size_t sets = 1;
  std::vector<BeliefCost> beliefs; // by believer, belief, year
  NextProcess next;
  std::vector<OrderRow> order; // by believer, belief, year

  const BeliefCost& cost(Believer who, Attitude belief, int years) const;
  std::size_t rows(OrderStanding standing) const; // of the order
};

// One conflict in which the accord failed.
struct FailureObservation {
  using Beliefs = std::array<std::array<std::array<double, failure_years.size()>, belief_names.size()>,
                             believer_names.size()>; // [believer][belief][year]
  std::size_t set = 0;
  std::array<Beliefs, ordered_roles.size()> beliefs{}; // by role, as ordered_roles
  double after_failure = 0.0, restored = 0.0;          // 1: another accord; not a number: not known
};

class FailureCostsBuilder {
 public:
  explicit FailureCostsBuilder(std::size_t sets);
  void add(const FailureObservation& observation);
  void add_without_failure() { ++replicates_; }
  FailureCosts finish() const;

 private:
  using ByYear = std::array<PairedSums, failure_years.size()>;
  using Cells = std::array<std::array<ByYear, belief_names.size()>, believer_names.size()>;
  std::size_t sets_, replicates_ = 0, conflicts_ = 0;
  std::array<Cells, ordered_roles.size() - 1> steps_; // between neighbours in the order
  Cells cost_;
  PairedSums next_;
  std::size_t next_known_ = 0;
  double after_failure_ = 0.0, restored_ = 0.0; // sums
};

// The strategies with a role, by Role; nothing where the scenario does not have them all.
using RoleStrategies = std::array<std::size_t, role_names.size()>;
std::optional<RoleStrategies> failure_roles(const Scenario& scenario);

} // namespace entente
