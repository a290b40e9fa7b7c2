#include "engine/statistics/inference/paired.hpp"

#include "engine/core/missing.hpp"
#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

namespace {

// Pairs that are taken to differ beside those seen, half of them up and half down: as many as bring the p of
// few pairs that all point one way to that of the sign test (Agresti and Min 2005 add half a pair to each
// cell of a matched table).
constexpr double pairs_more = 2.0;

double variance_ratio_of(double unpaired, double paired) {
  if (!(unpaired > 0.0))
    return 1.0;
  return paired > 0.0 ? unpaired / paired : std::numeric_limits<double>::infinity();
}

double two_sided(double mean, double error, double degrees) {
  if (!(error >= 0.0))
    return missing;
  if (error == 0.0)
    return mean == 0.0 ? 1.0 : 0.0;
  return student_two_sided(mean / error, degrees);
}

bool is_zero_or_one(double value) {
  return value == 0.0 || value == 1.0;
}

} // namespace

Interval PairedComparison::interval(double level) const {
  if (difference.n < 2)
    return {missing, missing};
  const double reach = student_critical(level, degrees) * cautious_error;
  return {difference.mean - reach, difference.mean + reach};
}

// The error falls with the root of the number of pairs, what the pairs unseen add to it with the number.
double PairedComparison::pairs_for(double half_width, double level) const {
  const double n = static_cast<double>(difference.n), t = student_critical(level, degrees);
  const double seen = t * t * difference.error * difference.error * n;
  const double unseen = t * t * cautious_error * cautious_error * n * n - seen * n;
  const double wanted = half_width * half_width;
  return (seen + std::sqrt(seen * seen + 4.0 * std::max(0.0, unseen) * wanted)) / (2.0 * wanted);
}

void PairedSums::add(std::size_t stratum, double arm, double reference, double difference) {
  difference_.add(stratum, difference);
  if (std::isnan(difference))
    return;
  arm_.add(0, arm);
  reference_.add(0, reference);
  more_ += difference > 0.0;
  less_ += difference < 0.0;
  any_one_ = any_one_ || arm == 1.0 || reference == 1.0;
  zero_or_one_ = zero_or_one_ && is_zero_or_one(arm) && is_zero_or_one(reference);
}

// Whether values are of what happens or does not; that nothing ever happened says so only if nothing could
// have been more than 1.
bool PairedSums::of_events(double most) const {
  return zero_or_one_ && (any_one_ || most <= 1.0);
}

// The mean square of a pair that differs, from those that do and one that is like two unrelated histories. Of
// what happens or does not it is 1; where nothing varies it may be as much as can be, if that is known.
double PairedSums::square_of_differing(double squares, double unpaired, double differing, double most) const {
  if (of_events(most))
    return 1.0;
  if (unpaired == 0.0 && squares == 0.0)
    return std::isfinite(most) ? most * most : 0.0;
  return std::min((squares + unpaired) / (differing + 1.0), most * most);
}

PairedComparison PairedSums::compare(double most) const {
  PairedComparison result;
  result.difference = difference_.mean();
  const StratifiedMean& difference = result.difference;
  const double n = static_cast<double>(difference.n), differing = static_cast<double>(more_ + less_);
  result.more = static_cast<double>(more_) / n;
  result.less = static_cast<double>(less_) / n;
  result.same = (n - differing) / n;
  const double unpaired = arm_.variance() + reference_.variance();
  result.variance_ratio = variance_ratio_of(unpaired, difference_.variance());
  if (difference.n < 2) {
    result.cautious_error = result.p = missing;
    return result;
  }
  const double squares = difference.error * difference.error * n * n;
  result.cautious_error =
      std::sqrt(squares + pairs_more * square_of_differing(squares, unpaired, differing, most)) / n;
  result.events = of_events(most);
  result.degrees = result.events ? difference.degrees : tail_degrees(difference, pairs_more);
  result.p = two_sided(difference.mean, result.cautious_error, result.degrees);
  return result;
}

} // namespace entente
