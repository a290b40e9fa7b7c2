#include "analysis/sweep/sweep_summary.hpp"

#include "analysis/comparison/stored_comparison.hpp"
#include "engine/core/missing.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

struct Points {
  std::vector<double> mean, difference;
};

Span span_of(std::vector<double>& values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) {
    return {missing, missing, missing};
  }
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  const double median = values.size() % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
  return {values.front(), median, values.back()};
}

void count(const ComparedOutcome& outcome, const Difference& difference, SweptOutcome& swept) {
  const Interval& interval = difference.estimate.interval;
  if (std::isnan(interval.low) || std::isnan(interval.high))
    return;
  ++swept.points;
  const bool more = interval.low > 0.0, less = interval.high < 0.0;
  swept.better += outcome.better == Better::less ? less : more;
  swept.worse += outcome.better == Better::less ? more : less;
}

class Summary {
 public:
  void add(const Comparison& comparison) {
    if (summary_.points++ == 0)
      begin(comparison);
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
      for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
        const OutcomeResult& result = comparison.strategies[s].outcomes[o];
        Points& points = points_[s * comparison.outcomes.size() + o];
        points.mean.push_back(result.value.mean);
        if (s == comparison.reference || result.given)
          continue;
        points.difference.push_back(result.difference.estimate.mean);
        count(comparison.outcomes[o], result.difference, summary_.strategies[s].outcomes[o]);
      }
  }

  SweepSummary finish() {
    std::size_t i = 0;
    for (SweptStrategy& strategy : summary_.strategies)
      for (SweptOutcome& outcome : strategy.outcomes) {
        outcome.mean = span_of(points_[i].mean);
        outcome.difference = span_of(points_[i++].difference);
      }
    return std::move(summary_);
  }

 private:
  void begin(const Comparison& comparison) {
    summary_.reference = comparison.reference;
    for (const StrategyResult& strategy : comparison.strategies) {
      summary_.strategies.push_back({strategy.name, {}});
      for (const OutcomeResult& outcome : strategy.outcomes)
        summary_.strategies.back().outcomes.push_back({outcome.given, {}, {}});
    }
    points_.resize(comparison.strategies.size() * comparison.outcomes.size());
  }

  SweepSummary summary_;
  std::vector<Points> points_; // [strategy x outcome]
};

} // namespace

SweepSummary sweep_summary(const Store& store, const Scenario& scenario) {
  Summary summary;
  each_comparison(store, scenario, [&](StoredComparison&& stored) {
    if (stored.variant == 0)
      summary.add(stored.comparison);
  });
  return summary.finish();
}

} // namespace entente
