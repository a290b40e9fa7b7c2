#include "analysis/comparison.hpp"

#include "engine/outcomes/outcomes.hpp"
#include "engine/outcomes/own_outcomes.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/statistics/holm.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/proportion.hpp"
#include "engine/statistics/tails.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <memory>

namespace entente {
namespace {

constexpr double level = 0.95;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

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

double two_sided(const Estimate& estimate, double degrees_of_freedom) {
  if (!(estimate.error >= 0.0))
    return missing;
  if (estimate.error == 0.0)
    return estimate.mean == 0.0 ? 1.0 : 0.0;
  return student_two_sided(estimate.mean / estimate.error, degrees_of_freedom);
}

// The sign test's, were all pairs that differ to point one way (Dixon and Mood 1946).
double least_p(std::size_t differing) {
  return differing > few_differences ? 0.0
                                     : std::min(1.0, 2.0 * std::pow(0.5, static_cast<double>(differing)));
}

std::size_t differing(const Difference& difference) {
  const double n = static_cast<double>(difference.estimate.n);
  return static_cast<std::size_t>(std::lround((difference.better + difference.worse) * n));
}

double pairing_gain(double unpaired, double paired) {
  if (!(unpaired > 0.0))
    return 1.0;
  return paired > 0.0 ? unpaired / paired : std::numeric_limits<double>::infinity();
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
  return outcomes;
}

bool is_within_one(std::string_view unit) {
  return unit == "share" || unit == "index";
}

std::span<const Outcome> headline_outcomes() {
  return headline;
}

void ComparisonBuilder::Running::add(double value) {
  ++n;
  const double step = value - mean;
  mean += step / static_cast<double>(n);
  squares += step * (value - mean);
}

ComparisonBuilder::ComparisonBuilder(const Scenario& scenario, std::vector<std::size_t> strategies,
                                     std::size_t reference)
    : outcomes_(compared_outcomes(scenario)), starts_with_accord_(scenario.starts_with_accord),
      sets_(std::max<std::size_t>(1, scenario.parameter_sets.size())), reference_(reference) {
  for (const std::size_t strategy : strategies)
    names_.push_back(scenario.strategies[strategy].name);
  failed_.assign(names_.size(), 0);
  cells_.resize(names_.size() * outcomes_.size());
  for (Cell& cell : cells_) {
    cell.value.resize(sets_);
    cell.difference.resize(sets_);
  }
}

void ComparisonBuilder::add(std::uint32_t replicate, std::span<const Outcomes> arms) {
  std::vector<double> values;
  const auto failed = std::make_unique<bool[]>(arms.size());
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    values.insert(values.end(), arms[arm].measures.values.begin(), arms[arm].measures.values.end());
    values.insert(values.end(), arms[arm].named.begin(), arms[arm].named.end());
    failed[arm] = arms[arm].breach.has_value();
  }
  add(replicate, values, {failed.get(), arms.size()});
}

void ComparisonBuilder::add(std::uint32_t replicate, std::span<const double> values,
                            std::span<const bool> failed) {
  assert(values.size() == cells_.size() && failed.size() == names_.size());
  ++replicates_;
  const std::size_t set = replicate % sets_;
  for (std::size_t arm = 0; arm < names_.size(); ++arm) {
    failed_[arm] += failed[arm];
    for (std::size_t outcome = 0; outcome < outcomes_.size(); ++outcome) {
      Cell& cell = cells_[arm * outcomes_.size() + outcome];
      const double here = values[arm * outcomes_.size() + outcome];
      const double there = values[reference_ * outcomes_.size() + outcome];
      if (std::isnan(here))
        continue;
      cell.value[set].add(here);
      if (std::isnan(there))
        continue;
      cell.difference[set].add(here - there);
      cell.paired_arm.add(here);
      cell.paired_reference.add(there);
      cell.paired_difference.add(here - there);
      cell.more += here > there;
      cell.less += here < there;
    }
  }
}

namespace {

// Whether every set that has histories has enough of them to show its own spread.
template<class Runs>
bool sets_count(const Runs& by_set) {
  std::size_t with_histories = 0;
  for (const auto& set : by_set) {
    if (set.n == 1)
      return false;
    with_histories += set.n > 0;
  }
  return with_histories > 1;
}

// What the estimate of the spread leaves free: one mean is fitted to each set, or one in all.
template<class Runs>
double degrees_of_freedom(const Runs& by_set) {
  std::size_t n = 0, sets = 0;
  for (const auto& set : by_set)
    n += set.n, sets += set.n > 0;
  return static_cast<double>(n) - static_cast<double>(sets_count(by_set) ? sets : 1);
}

} // namespace

// With two histories or more in every set: sum over sets of (n_h / n)^2 s_h^2 / n_h (Cochran 1977, chapter
// 5); else the plain error of the mean.
Estimate ComparisonBuilder::estimate(const std::vector<Running>& by_set) {
  Estimate result;
  Running all; // pooled: Chan, Golub and LeVeque 1983
  double within = 0.0;
  std::vector<double> means;
  for (const Running& set : by_set) {
    result.by_set.push_back(set.n > 0 ? set.mean : missing);
    if (set.n == 0)
      continue;
    means.push_back(set.mean);
    const double n = static_cast<double>(set.n), before = static_cast<double>(all.n);
    const double step = set.mean - all.mean;
    all.n += set.n;
    all.mean += step * n / (before + n);
    all.squares += set.squares + step * step * before * n / (before + n);
    if (set.n > 1)
      within += n * set.squares / (n - 1.0);
  }
  const double n = static_cast<double>(all.n);
  result.n = all.n;
  result.mean = all.n > 0 ? all.mean : missing;
  result.error = missing;
  if (all.n > 1)
    result.error = sets_count(by_set) ? std::sqrt(within) / n : std::sqrt(all.squares / (n - 1.0) / n);
  result.spread_of_sets = means.size() > 1 ? standard_deviation(means) : 0.0;
  result.degrees = degrees_of_freedom(by_set);
  const double reach = all.n > 1 ? student_critical(level, result.degrees) * result.error : missing;
  result.interval = {result.mean - reach, result.mean + reach};
  return result;
}

Interval difference_interval(const Difference& difference, const ComparedOutcome& outcome, double level) {
  const Estimate& estimate = difference.estimate;
  if (estimate.n < 2)
    return {missing, missing};
  const double reach = student_critical(level, estimate.degrees) * estimate.error;
  const Interval student{estimate.mean - reach, estimate.mean + reach};
  return is_within_one(outcome.unit) ? with_rule_of_three(student, estimate.n, differing(difference), level)
                                     : student;
}

Difference ComparisonBuilder::difference(const Cell& cell, const ComparedOutcome& outcome) const {
  Difference result;
  result.estimate = estimate(cell.difference);
  result.p = std::max(two_sided(result.estimate, result.estimate.degrees), least_p(cell.more + cell.less));
  result.p_holm = missing;
  const double pairs = static_cast<double>(result.estimate.n);
  const bool less_is_better = outcome.better == Better::less;
  const std::size_t same = result.estimate.n - cell.more - cell.less;
  result.better = static_cast<double>(less_is_better ? cell.less : cell.more) / pairs;
  result.worse = static_cast<double>(less_is_better ? cell.more : cell.less) / pairs;
  result.same = static_cast<double>(same) / pairs;
  result.variance_ratio =
      pairing_gain(cell.paired_arm.squares + cell.paired_reference.squares, cell.paired_difference.squares);
  result.estimate.interval = difference_interval(result, outcome, level);
  return result;
}

Comparison ComparisonBuilder::finish() const {
  Comparison result{replicates_, sets_, reference_, outcomes_, {}};
  std::vector<double> p;
  std::vector<double*> adjusted;
  for (std::size_t s = 0; s < names_.size(); ++s) {
    StrategyResult strategy{names_[s], failed_[s], {}};
    for (std::size_t o = 0; o < outcomes_.size(); ++o) {
      const Cell& cell = cells_[s * outcomes_.size() + o];
      strategy.outcomes.push_back({starts_with_accord_ && outcomes_[o].fixed_by_accord, estimate(cell.value),
                                   difference(cell, outcomes_[o])});
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
  return result;
}

} // namespace entente
