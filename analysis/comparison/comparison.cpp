#include "analysis/comparison/comparison.hpp"

#include "engine/core/clip.hpp"
#include "engine/core/missing.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/outcomes/own_outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/holm.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <memory>

namespace entente {
namespace {

constexpr double level = confidence_level;

constexpr std::array headline{Outcome::accord,
                              Outcome::holds_5y,
                              Outcome::implementation_5y,
                              Outcome::log_deaths,
                              Outcome::quiet_late,
                              Outcome::citizens_confidence,
                              Outcome::citizens_cynicism,
                              Outcome::parties_confidence,
                              Outcome::parties_cynicism,
                              Outcome::third_parties_confidence,
                              Outcome::third_parties_cynicism,
                              Outcome::cost};

Estimate estimate_of(const StratifiedMean& mean, const Interval& interval) {
  return {mean.n, mean.mean, mean.error, interval, mean.strata, mean.spread_of_strata, mean.carried_by};
}

// As the standard outcome of the same measure.
Better better_of(const NamedOutcome& outcome) {
  for (const OutcomeField& field : outcome_table())
    if (field.measure == outcome.measure)
      return field.better;
  return Better::neither;
}

} // namespace

std::vector<ComparedOutcome> compared_outcomes(const Scenario& scenario) {
  std::vector<ComparedOutcome> outcomes;
  for (const OutcomeField& field : outcome_table())
    outcomes.push_back({std::string(field.name), std::string(field.label), std::string(field.unit),
                        field.better, field.fixed_by_accord});
  for (const NamedOutcome& own : own_outcomes(scenario))
    outcomes.push_back({own.name, own.name, std::string(unit_of(own)), better_of(own), false});
  for (ComparedOutcome& outcome : outcomes)
    if (is_within_one(outcome.unit))
      outcome.most = 1.0;
  return outcomes;
}

std::span<const Outcome> headline_outcomes() {
  return headline;
}

ComparisonBuilder::ComparisonBuilder(const Scenario& scenario, std::vector<std::size_t> strategies,
                                     std::size_t reference, std::size_t effect, Compared compared)
    : outcomes_(compared_outcomes(scenario)), compared_(compared),
      starts_with_accord_(scenario.starts_with_accord),
      sets_(std::max<std::size_t>(1, scenario.parameter_sets.size())), reference_(reference), effect_(effect),
      buys_(strategies.size()) {
  for (const std::size_t strategy : strategies)
    names_.push_back(scenario.strategies[strategy].name);
  for (ComparedOutcome& outcome : outcomes_) {
    scales_.push_back(scale_of(outcome.unit));
    if (compared == Compared::effects)
      outcome.most *= 2.0;
  }
  failed_.assign(names_.size(), 0);
  cells_.assign(names_.size() * outcomes_.size(), {StratifiedSums(sets_), PairedSums(sets_)});
}

void ComparisonBuilder::add(std::uint32_t replicate, std::span<const double> values,
                            std::span<const bool> failed) {
  assert(values.size() == cells_.size() && failed.size() == names_.size());
  ++replicates_;
  add_to_buys(values);
  const std::size_t set = replicate % sets_;
  for (std::size_t arm = 0; arm < names_.size(); ++arm) {
    failed_[arm] += failed[arm];
    if (failed[arm])
      continue;
    for (std::size_t outcome = 0; outcome < outcomes_.size(); ++outcome) {
      Cell& cell = cells_[arm * outcomes_.size() + outcome];
      const double here = values[arm * outcomes_.size() + outcome];
      const double there = values[reference_ * outcomes_.size() + outcome];
      cell.value.add(set, here);
      if (!failed[reference_])
        cell.difference.add(set, here, there, outcome_difference(scales_[outcome], here, there));
    }
  }
}

Interval mean_interval(const StratifiedMean& mean, std::string_view unit, double level) {
  if (is_within_one(unit))
    return bounded_interval(mean, level);
  const Interval interval = skewed_interval(mean, level);
  return {mean.mean >= 0.0 ? positive_part(interval.low) : interval.low, interval.high};
}

Interval difference_interval(const Difference& difference, const ComparedOutcome& outcome, double level) {
  const Interval interval = difference.paired.interval(level);
  const double most = outcome.most;
  return std::isnan(interval.low)
             ? interval
             : Interval{clip(interval.low, -most, most), clip(interval.high, -most, most)};
}

namespace {

template<class Mean>
bool few_carry_mean(const Mean& mean) {
  return mean.n > 1 && mean.error > 0.0 && mean.carried_by < few_carriers;
}

} // namespace

bool few_carry(const StratifiedMean& mean) {
  return few_carry_mean(mean);
}

bool few_carry(const Estimate& estimate) {
  return few_carry_mean(estimate);
}

bool few_carry(const OutcomeResult& outcome) {
  return few_carry(outcome.difference.estimate) || few_carry(outcome.value);
}

Estimate ComparisonBuilder::value(const Cell& cell, const ComparedOutcome& outcome) const {
  const StratifiedMean mean = cell.value.mean();
  return estimate_of(mean, compared_ == Compared::effects ? skewed_interval(mean, level)
                                                          : mean_interval(mean, outcome.unit, level));
}

Difference ComparisonBuilder::difference(const Cell& cell, const ComparedOutcome& outcome) const {
  Difference result;
  result.paired = cell.difference.compare(outcome.most);
  const PairedComparison& paired = result.paired;
  const bool less_is_better = outcome.better == Better::less;
  result.p = paired.p;
  result.p_holm = missing;
  result.better = less_is_better ? paired.less : paired.more;
  result.worse = less_is_better ? paired.more : paired.less;
  result.same = paired.same;
  result.variance_ratio = paired.variance_ratio;
  result.estimate = estimate_of(paired.difference, difference_interval(result, outcome, level));
  return result;
}

void ComparisonBuilder::add_to_buys(std::span<const double> values) {
  std::vector<double> costs, effects;
  for (std::size_t arm = 0; arm < names_.size(); ++arm) {
    costs.push_back(values[arm * outcomes_.size() + static_cast<std::size_t>(Outcome::cost)]);
    effects.push_back(values[arm * outcomes_.size() + effect_]);
  }
  buys_.add(costs, effects);
}

std::vector<CostEffect> ComparisonBuilder::buys(const Comparison& comparison) const {
  const auto reading = [](const Difference& difference) {
    const Interval& interval = difference.estimate.interval;
    // Where all pairs are alike an interval may miss 0 by rounding.
    return PairedReading{difference.estimate.mean, interval,
                         (interval.low > 0.0 || interval.high < 0.0) &&
                             difference.better + difference.worse > 0.0};
  };
  std::vector<CostAndEffect> strategies;
  for (const StrategyResult& strategy : comparison.strategies)
    strategies.push_back(
        {reading(strategy[Outcome::cost].difference), reading(strategy.outcomes[effect_].difference)});
  return cost_effects(buys_, strategies, reference_, outcomes_[effect_].better == Better::less ? -1.0 : 1.0);
}

Comparison ComparisonBuilder::finish() const {
  Comparison result;
  result.replicates = replicates_;
  result.sets = sets_;
  result.reference = reference_;
  result.outcomes = outcomes_;
  std::vector<double> p;
  std::vector<double*> adjusted;
  for (std::size_t s = 0; s < names_.size(); ++s) {
    StrategyResult strategy{names_[s], failed_[s], {}};
    for (std::size_t o = 0; o < outcomes_.size(); ++o) {
      const Cell& cell = cells_[s * outcomes_.size() + o];
      strategy.outcomes.push_back({starts_with_accord_ && outcomes_[o].fixed_by_accord,
                                   value(cell, outcomes_[o]), difference(cell, outcomes_[o])});
    }
    result.strategies.push_back(std::move(strategy));
  }
  for (std::size_t s = 0; s < names_.size(); ++s)
    for (const Outcome outcome : headline) {
      OutcomeResult& here = result.strategies[s].outcomes[static_cast<std::size_t>(outcome)];
      if (s == reference_ || here.given)
        continue;
      p.push_back(here.difference.p);
      adjusted.push_back(&here.difference.p_holm);
    }
  const std::vector<double> holm = holm_adjusted(p);
  for (std::size_t i = 0; i < holm.size(); ++i)
    *adjusted[i] = holm[i];
  result.effect = effect_;
  result.cost_effects = buys(result);
  return result;
}

} // namespace entente
