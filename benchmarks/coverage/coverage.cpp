#include "benchmarks/coverage/coverage.hpp"

#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/watched.hpp"
#include "engine/core/missing.hpp"
#include "engine/statistics/inference/stopping.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

namespace entente::coverage {

namespace {

// Mean of what the population holds of one interval; nothing where it does not vary.
struct Truth {
  double mean = missing, deviation = 0.0; // of a single replicate, parameter sets fixed
  std::size_t n = 0;
};

double value_of(const Population& population, std::size_t replicate, std::size_t strategy,
                std::size_t outcome) {
  return population.values[replicate * population.width() + strategy * outcome_count + outcome];
}

double difference_of(const Population& population, std::size_t replicate, std::size_t strategy,
                     std::size_t outcome) {
  return outcome_difference(scale_of(outcome_table()[outcome].unit),
                            value_of(population, replicate, strategy, outcome),
                            value_of(population, replicate, population.reference, outcome));
}

Truth truth_of(const Population& population, std::size_t strategy, std::size_t outcome, bool difference) {
  StratifiedSums sums(population.sets());
  for (std::size_t r = 0; r < population.replicates; ++r)
    sums.add(r % population.sets(), difference ? difference_of(population, r, strategy, outcome)
                                               : value_of(population, r, strategy, outcome));
  const StratifiedMean mean = sums.mean();
  return {mean.mean, mean.error * std::sqrt(static_cast<double>(mean.n)), mean.n};
}

// An interval as it comes up study by study.
struct Tally {
  Covered result;
  Truth truth;
  double squares = 0.0, half_widths = 0.0;

  void add(const Estimate& estimate, bool warned) {
    if (std::isnan(estimate.interval.low))
      return;
    ++result.studies;
    // The ends may be the truth itself, rounding apart, where an outcome has a bound.
    const double slack = 1e-12 * std::max(1.0, std::fabs(truth.mean));
    result.covered +=
        estimate.interval.low <= truth.mean + slack && estimate.interval.high >= truth.mean - slack;
    result.warned += warned;
    squares += (estimate.mean - truth.mean) * (estimate.mean - truth.mean);
    half_widths += estimate.interval.half_width();
  }

  Covered finished() const {
    Covered all = result;
    const double n = std::max(1U, all.studies);
    all.covered /= n;
    all.warned /= n;
    all.width = half_widths / n / (1.96 * std::sqrt(squares / n));
    return all;
  }
};

bool varies(const Truth& truth) {
  constexpr std::size_t fewest = 100; // histories that have the outcome
  return truth.n >= fewest && truth.deviation > 0.0;
}

std::vector<Tally> tallies_of(const Population& population) {
  std::vector<Tally> tallies;
  for (std::size_t s = 0; s < population.scenario.strategies.size(); ++s)
    for (std::size_t o = 0; o < outcome_count; ++o)
      for (const bool difference : {false, true}) {
        if (difference && s == population.reference)
          continue;
        const Truth truth = truth_of(population, s, o, difference);
        if (varies(truth))
          tallies.push_back({{s, o, difference}, truth});
      }
  return tallies;
}

Comparison compared(const Population& population, const std::vector<std::size_t>& study) {
  std::vector<std::size_t> strategies(population.scenario.strategies.size());
  for (std::size_t s = 0; s < strategies.size(); ++s)
    strategies[s] = s;
  const auto failed = std::make_unique<bool[]>(strategies.size());
  ComparisonBuilder builder(population.scenario, strategies, population.reference);
  for (std::size_t i = 0; i < study.size(); ++i)
    builder.add(static_cast<std::uint32_t>(i),
                std::span(population.values).subspan(study[i] * population.width(), population.width()),
                {failed.get(), strategies.size()});
  return builder.finish();
}

} // namespace

std::vector<Covered> coverage_of(const Population& population, std::size_t n, std::uint32_t studies) {
  std::vector<Tally> tallies = tallies_of(population);
  for (std::uint32_t study = 0; study < studies; ++study) {
    const Comparison comparison = compared(population, drawn_study(population, n, study));
    for (Tally& tally : tallies) {
      const OutcomeResult& outcome =
          comparison.strategies[tally.result.strategy].outcomes[tally.result.outcome];
      if (tally.result.of_difference)
        tally.add(outcome.difference.estimate, few_carry(outcome));
      else
        tally.add(outcome.value, few_carry(outcome.value));
    }
  }
  std::vector<Covered> result;
  for (const Tally& tally : tallies)
    result.push_back(tally.finished());
  return result;
}

std::vector<Stopped> stops_of(const Population& population, std::size_t typical, std::uint32_t studies) {
  constexpr std::size_t most = 10'000;
  const std::vector<ComparedOutcome> outcomes = compared_outcomes(population.scenario);
  std::vector<Stopped> result;
  for (const Tally& tally : tallies_of(population)) {
    const std::size_t strategy = tally.result.strategy, outcome = tally.result.outcome;
    const auto headline = headline_outcomes();
    if (!tally.result.of_difference ||
        std::find(headline.begin(), headline.end(), static_cast<Outcome>(outcome)) == headline.end())
      continue;
    StoppingRule rule;
    rule.half_width = 1.96 * tally.truth.deviation / std::sqrt(static_cast<double>(typical));
    rule.most = most;
    rule.multiple_of = population.sets();
    std::vector<std::size_t> stops;
    double covered = 0.0;
    for (std::uint32_t study = 0; study < studies; ++study) {
      const std::vector<std::size_t> drawn = drawn_study(population, most, study);
      PairedSums sums(population.sets());
      std::size_t seen = 0;
      Difference difference;
      const auto interval = [&](std::size_t look) {
        for (; seen < look; ++seen)
          sums.add(seen % population.sets(), value_of(population, drawn[seen], strategy, outcome),
                   value_of(population, drawn[seen], population.reference, outcome),
                   difference_of(population, drawn[seen], strategy, outcome));
        difference.paired = sums.compare(outcomes[outcome].most);
        return difference_interval(difference, outcomes[outcome], rule.level);
      };
      Interval last;
      const StoppingState state = stopping_state(rule, most, [&](std::size_t look) {
        last = interval(look);
        return Look(last.half_width(),
                    settled_by(difference.paired.difference, difference.paired.events, look));
      });
      stops.push_back(state.at);
      covered += last.contains(tally.truth.mean);
    }
    std::sort(stops.begin(), stops.end());
    result.push_back({strategy, outcome, rule.half_width, stops.front(), stops[stops.size() / 2],
                      stops.back(), covered / studies});
  }
  return result;
}

} // namespace entente::coverage
