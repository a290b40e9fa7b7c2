// What strategies do on the same histories, beside a reference. Fed replicate by replicate in order; keeps
// running sums, so that its memory does not grow with the number of replicates. Tables, JSON and the report
// all print this.
#pragma once
#include "engine/scenario/outcome.hpp"
#include "engine/statistics/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Outcomes;
struct Scenario;

// What is compared, by name.
struct ComparedOutcome {
  std::string name, label, unit;
  Better better = Better::neither;
  bool fixed_by_accord = false;
};
// Those of outcome_table(), then the scenario's own, in its order.
std::vector<ComparedOutcome> compared_outcomes(const Scenario& scenario);

// A mean over histories that take turns among fixed parameter sets.
struct Estimate {
  std::size_t n = 0;           // histories in which the outcome is a number
  double mean = 0.0;           // not a number without histories
  double error = 0.0;          // Monte Carlo standard error, the sets taken as fixed
  double degrees = 0.0;        // of freedom, of the error
  Interval interval;           // 95 %, Student's
  std::vector<double> by_set;  // mean of every set; not a number where a set has no history
  double spread_of_sets = 0.0; // SD of these means, their own noise included; 0 with one set
};

// Whether an outcome of this unit lies between 0 and 1.
bool is_within_one(std::string_view unit);

// arm - reference over the histories in which both are numbers.
struct Difference {
  Estimate estimate;   // n = pairs; the interval is that of difference_interval
  double p = 0.0;      // two-sided, of no difference; never below the sign test's where few pairs differ
  double p_holm = 0.0; // adjusted over all headline outcomes and strategies; not a number beyond those
  // Shares of pairs, summing to 1; for outcomes without a better direction more and less stand for better and
  // worse.
  double better = 0.0, same = 0.0, worse = 0.0;
  // (var arm + var reference) / var difference: pairing was worth so many times as many histories. 1 where
  // nothing varies, infinite where only the difference does not.
  double variance_ratio = 0.0;
};

// Student's; of an outcome between 0 and 1 no narrower than with_rule_of_three
// (engine/statistics/proportion.hpp).
Interval difference_interval(const Difference& difference, const ComparedOutcome& outcome, double level);

struct OutcomeResult {
  bool given = false; // the start of the history fixes it: a difference would mean nothing
  Estimate value;
  Difference difference; // from the reference; without meaning for the reference itself
};

struct StrategyResult {
  std::string name;
  std::size_t failed = 0;              // histories that broke an invariant; they count nowhere
  std::vector<OutcomeResult> outcomes; // in the order of the comparison's

  const OutcomeResult& operator[](Outcome outcome) const {
    return outcomes[static_cast<std::size_t>(outcome)];
  }
};

struct Comparison {
  std::size_t replicates = 0;
  std::size_t sets = 1;      // parameter sets in turn
  std::size_t reference = 0; // index into strategies
  std::vector<ComparedOutcome> outcomes;
  std::vector<StrategyResult> strategies;
};

// The outcomes that a comparison is judged by, the primary one among them.
std::span<const Outcome> headline_outcomes();
constexpr Outcome primary_outcome = Outcome::holds_5y;

class ComparisonBuilder {
 public:
  // strategies: indices into the scenario's; reference: index into `strategies`.
  ComparisonBuilder(const Scenario& scenario, std::vector<std::size_t> strategies, std::size_t reference);

  // One replicate, an entry for each strategy in order.
  void add(std::uint32_t replicate, std::span<const Outcomes> arms);
  // The same from values alone, [strategy x outcome], all not-a-number where a history failed.
  void add(std::uint32_t replicate, std::span<const double> values, std::span<const bool> failed);
  Comparison finish() const;

 private:
  struct Running { // Welford 1962
    std::size_t n = 0;
    double mean = 0.0, squares = 0.0;
    void add(double value);
  };
  struct Cell {                             // one strategy and outcome
    std::vector<Running> value, difference; // by set
    Running paired_arm, paired_reference, paired_difference;
    std::size_t more = 0, less = 0;
  };

  static Estimate estimate(const std::vector<Running>& by_set);
  Difference difference(const Cell& cell, const ComparedOutcome& outcome) const;

  std::vector<std::string> names_;
  std::vector<ComparedOutcome> outcomes_;
  bool starts_with_accord_;
  std::size_t sets_, reference_, replicates_ = 0;
  std::vector<std::size_t> failed_; // by strategy
  std::vector<Cell> cells_;         // [strategy x outcomes + outcome]
};

} // namespace entente
