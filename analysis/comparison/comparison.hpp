// Comparison of strategies: what they do on the same histories, beside a reference. Fed replicate by
// replicate in order; keeps running sums, so that its memory does not grow with the number of replicates.
// Tables, JSON and the report all print this.
#pragma once
#include "analysis/comparison/cost_effect.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/outcome_difference.hpp"
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/paired.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Scenario;

// What is compared, by name.
struct ComparedOutcome {
  std::string name, label, unit;
  Better better = Better::neither;
  bool fixed_by_accord = false;
  double most = std::numeric_limits<double>::infinity(); // that two values can differ by
};
// Those of outcome_table(), then the scenario's own, in its order.
std::vector<ComparedOutcome> compared_outcomes(const Scenario& scenario);

// A mean over histories that take turns among fixed parameter sets.
struct Estimate {
  std::size_t n = 0;          // histories in which the outcome is a number
  double mean = 0.0;          // not a number without histories
  double error = 0.0;         // Monte Carlo standard error, the sets taken as fixed
  Interval interval;          // 95 %; of a difference that of difference_interval
  std::vector<double> by_set; // mean of every set; not a number where a set has no history
  double sd_of_sets = 0.0;    // SD of these means, their own noise included; 0 with one set
  double carried_by = 0.0;    // so many histories carry the variance; a third of n where values are normal
};

// arm - reference over the histories in which both are numbers.
struct Difference {
  Estimate estimate;   // n = pairs
  double p = 0.0;      // two-sided, of no difference: below 0.05 where the interval leaves out 0
  double p_holm = 0.0; // adjusted over all headline outcomes and strategies; not a number beyond those
  // Shares of pairs, summing to 1; for outcomes without a better direction more and less stand for better and
  // worse. The same: rounding apart (outcome_difference).
  double better = 0.0, same = 0.0, worse = 0.0;
  // (var arm + var reference) / var difference: pairing was worth so many times as many histories. 1 where
  // nothing varies, infinite where only the difference does not.
  double variance_ratio = 0.0;
  PairedComparison paired; // what the rest is read from
};

// Whether it is told from none when all headline outcomes and strategies are looked at together (Holm).
inline bool stands(const Difference& difference) {
  return difference.p_holm < significance;
}

// That of PairedComparison, cut where an outcome between 0 and 1 cannot differ by more.
Interval difference_interval(const Difference& difference, const ComparedOutcome& outcome, double level);
// Of a mean: bounded_interval for an outcome between 0 and 1, else skewed_interval, from 0 on.
Interval mean_interval(const StratifiedMean& mean, std::string_view unit, double level);

// Fewer than so many histories that carry the variance, and another study may see none of them: an interval
// is then a cautious guess. From ten on 94 to 97 of 100 hold the truth in the shipped scenarios
// (docs/coverage.md).
constexpr double few_carriers = 10.0;
bool few_carry(const Estimate& estimate);
bool few_carry(const StratifiedMean& mean);

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

// Of a difference: few pairs, or few histories of the strategy itself, as with deaths, of which a hundredth
// of all conflicts has most.
bool few_carry(const OutcomeResult& outcome);
constexpr Outcome primary_outcome = Outcome::holds_5y;

struct Comparison {
  std::size_t replicates = 0;
  std::size_t sets = 1;      // parameter sets in turn
  std::size_t reference = 0; // index into strategies
  std::vector<ComparedOutcome> outcomes;
  std::vector<StrategyResult> strategies;
  // What each strategy buys: of the outcome at this position, the primary one unless another was asked for.
  std::size_t effect = static_cast<std::size_t>(primary_outcome);
  std::vector<CostEffect> cost_effects;
};

// The outcomes that a comparison is judged by, the primary one among them.
std::span<const Outcome> headline_outcomes();

// What is compared: outcomes of histories, or effects, which may be negative and differ by twice as much.
enum class Compared { outcomes, effects };

class ComparisonBuilder {
 public:
  // strategies: indices into the scenario's; reference: index into `strategies`; effect: what money is to
  // buy, a position among the outcomes compared.
  ComparisonBuilder(const Scenario& scenario, std::vector<std::size_t> strategies, std::size_t reference,
                    std::size_t effect = static_cast<std::size_t>(primary_outcome),
                    Compared compared = Compared::outcomes);

  // One replicate: values [strategy x outcome], all not-a-number where a history failed, in the order of the
  // strategies.
  void add(std::uint32_t replicate, std::span<const double> values, std::span<const bool> failed);
  Comparison finish() const;

 private:
  struct Cell { // one strategy and outcome
    StratifiedSums value;
    PairedSums difference;
  };

  Estimate value(const Cell& cell, const ComparedOutcome& outcome) const;
  Difference difference(const Cell& cell, const ComparedOutcome& outcome) const;
  void add_to_buys(std::span<const double> values);
  std::vector<CostEffect> buys(const Comparison& comparison) const;

  std::vector<std::string> names_;
  std::vector<ComparedOutcome> outcomes_;
  std::vector<OutcomeScale> scales_; // of each outcome
  Compared compared_;
  bool starts_with_accord_;
  std::size_t sets_, reference_, effect_, replicates_ = 0;
  CostEffectSums buys_;
  std::vector<std::size_t> failed_; // by strategy
  std::vector<Cell> cells_;         // [strategy x outcomes + outcome]
};

} // namespace entente
