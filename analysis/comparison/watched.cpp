#include "analysis/comparison/watched.hpp"

#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Of an interval that need not be symmetric, the longer side decides.
double reach(const Interval& interval, double centre) {
  const double half = std::max(interval.high - centre, centre - interval.low);
  return std::isnan(half) ? std::numeric_limits<double>::infinity() : half;
}

} // namespace

bool settled_by(const StratifiedMean& mean, bool cautious, std::size_t replicates) {
  constexpr std::size_t enough = 1000;
  return replicates >= enough || cautious || !few_carry(mean);
}

Watched::Watched(const Store& store, const Histories& arm, std::size_t reference, std::size_t outcome)
    : arm_(store.values(arm, outcome)), scale_(scale_of(store.head().outcomes[outcome].unit)),
      sets_(std::max<std::size_t>(1, store.head().parameter_sets)), mean_(sets_), difference_(sets_) {
  outcome_.unit = store.head().outcomes[outcome].unit;
  if (is_within_one(outcome_.unit))
    outcome_.most = 1.0;
  if (arm.strategy == reference)
    return;
  reference_ = store.values({reference, arm.variant, arm.point}, outcome);
  arm_.resize(std::min(arm_.size(), reference_.size()));
}

Width Watched::at(std::size_t look, double level) {
  for (; seen_ < look; ++seen_) {
    const std::size_t set = seen_ % sets_;
    if (reference_.empty())
      mean_.add(set, arm_[seen_]);
    else
      difference_.add(set, arm_[seen_], reference_[seen_],
                      outcome_difference(scale_, arm_[seen_], reference_[seen_]));
  }
  if (reference_.empty()) {
    const StratifiedMean mean = mean_.mean();
    return {reach(mean_interval(mean, outcome_.unit, level), mean.mean), 1.0,
            settled_by(mean, is_within_one(outcome_.unit), look)};
  }
  Difference difference;
  difference.paired = difference_.compare(outcome_.most);
  const double ratio = difference.paired.variance_ratio;
  return {reach(difference_interval(difference, outcome_, level), difference.paired.difference.mean),
          std::isfinite(ratio) ? ratio : 1.0,
          settled_by(difference.paired.difference, difference.paired.events, look)};
}

} // namespace entente
