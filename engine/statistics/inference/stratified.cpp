#include "engine/statistics/inference/stratified.hpp"

#include "engine/core/clip.hpp"
#include "engine/core/missing.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace entente {

namespace {

// Sums of powers of deviations over a group of histories, those without a value deviating by 0.
struct PowerSums {
  double second = 0.0, third = 0.0, fourth = 0.0;

  // n equal deviations.
  void add(double n, double deviation) {
    const double square = deviation * deviation;
    second += n * square;
    third += n * square * deviation;
    fourth += n * square * square;
  }
  // Values whose mean deviates.
  void add(const RunningMoments& values, double deviation) {
    const double square = deviation * deviation;
    second += values.second;
    third += values.third + 3.0 * deviation * values.second;
    fourth += values.fourth + 4.0 * deviation * values.third + 6.0 * square * values.second;
    add(static_cast<double>(values.n), deviation);
  }
};

// What the groups add up to: variance and third cumulant of the sum of all deviations.
struct Cumulants {
  double variance = 0.0, third = 0.0, squares = 0.0, fourths = 0.0;

  void add(const PowerSums& sums, double histories) {
    if (histories < 2.0)
      return;
    variance += sums.second * histories / (histories - 1.0);
    if (histories > 2.0)
      third += sums.third * histories * histories / ((histories - 1.0) * (histories - 2.0));
    squares += sums.second;
    fourths += sums.fourth;
  }
};

// A sum that rounding alone may have made is nothing: n additions err by at most n eps / 2 times the sum of
// sizes (Higham 2002, section 4.2).
double mean_of_sum(double sum, double size, std::size_t count) {
  const double n = static_cast<double>(count);
  return std::fabs(sum) <= n * std::numeric_limits<double>::epsilon() * size ? 0.0 : sum / n;
}

} // namespace

void RunningMoments::add(double value) {
  const double before = static_cast<double>(n);
  ++n;
  const double after = static_cast<double>(n);
  const double step = value - mean, part = step / after, square = part * part;
  const double grown = step * part * before;
  mean += part;
  fourth += grown * square * (after * after - 3.0 * after + 3.0) + 6.0 * square * second - 4.0 * part * third;
  third += grown * part * (after - 2.0) - 3.0 * part * second;
  second += grown;
  sum += value;
  size += std::fabs(value);
}

void StratifiedSums::add(std::size_t stratum, double value) {
  assert(stratum < strata_.size());
  ++strata_[stratum].drawn;
  ++drawn_;
  if (std::isnan(value))
    return;
  strata_[stratum].values.add(value);
  ++n_;
}

double StratifiedSums::overall_mean() const {
  double sum = 0.0, size = 0.0;
  for (const Stratum& stratum : strata_) {
    sum += stratum.values.sum;
    size += stratum.values.size;
  }
  return mean_of_sum(sum, size, n_);
}

double StratifiedSums::variance() const {
  if (n_ < 2)
    return 0.0;
  PowerSums sums;
  const double centre = overall_mean();
  for (const Stratum& stratum : strata_)
    if (stratum.values.n > 0)
      sums.add(stratum.values, stratum.values.mean - centre);
  return sums.second / static_cast<double>(n_ - 1);
}

StratifiedMean StratifiedSums::mean() const {
  StratifiedMean result;
  result.n = n_;
  result.mean = n_ > 0 ? overall_mean() : missing;
  std::vector<double> means;
  for (const Stratum& stratum : strata_) {
    const RunningMoments& values = stratum.values;
    result.strata.push_back(values.n > 0 ? mean_of_sum(values.sum, values.size, values.n) : missing);
    if (values.n > 0)
      means.push_back(result.strata.back());
  }
  result.spread_of_strata = means.size() > 1 ? standard_deviation(means) : 0.0;
  result.error = missing;
  if (n_ < 2)
    return result;

  const double n = static_cast<double>(n_), drawn = static_cast<double>(drawn_);
  const bool apart = strata_.size() > 1 && drawn_ >= 2 * strata_.size();
  Cumulants all;
  PowerSums together;
  double groups = 0.0;
  for (const Stratum& stratum : strata_) {
    if (stratum.drawn == 0)
      continue;
    const double histories = static_cast<double>(stratum.drawn);
    const double with = static_cast<double>(stratum.values.n);
    const double deviation = stratum.values.n > 0 ? stratum.values.mean - result.mean : 0.0;
    PowerSums own;
    // Histories deviate from the mean of their own stratum, in which those without a value count as 0.
    const double centre = apart ? deviation * with / histories : 0.0;
    own.add(stratum.values, apart ? deviation * (histories - with) / histories : deviation);
    own.add(histories - with, -centre);
    groups += 1.0;
    if (apart) {
      all.add(own, histories);
    } else {
      together.second += own.second;
      together.third += own.third;
      together.fourth += own.fourth;
    }
  }
  if (!apart) {
    groups = 1.0;
    all.add(together, drawn);
  }
  result.error = std::sqrt(all.variance) / n;
  result.third = all.third / (n * n * n);
  result.degrees = std::max(1.0, std::min(n - 1.0, n * (1.0 - groups / drawn)));
  result.carried_by = all.fourths > 0.0 ? all.squares * all.squares / all.fourths : 0.0;
  return result;
}

Interval bounded_interval(const StratifiedMean& mean, double level) {
  if (mean.n == 0)
    return {0.0, 1.0};
  const double n = static_cast<double>(mean.n), share = clip(mean.mean);
  const double binary = share * (1.0 - share), variance = mean.n > 1 ? mean.error * mean.error : 0.0;
  // Values that all but agree say no more than n^2 histories of which one might have been otherwise.
  const double worth = binary > 0.0 && variance > 0.0 ? std::min(binary / variance, n * n) : n;
  const double t = mean.n > 1 ? student_critical(level, mean.degrees) : normal_critical(level);
  const double shrink = 1.0 + t * t / worth;
  const double centre = (share + t * t / (2.0 * worth)) / shrink;
  const double reach = t * std::sqrt(binary / worth + t * t / (4.0 * worth * worth)) / shrink;
  // Rounding must not move the ends that are exactly 0 and 1.
  return {share == 0.0 ? 0.0 : clip(centre - reach), share == 1.0 ? 1.0 : clip(centre + reach)};
}

double tail_degrees(const StratifiedMean& mean, double more) {
  return std::max(1.0, std::min(mean.degrees, 2.0 * (mean.carried_by + more)));
}

Interval skewed_interval(const StratifiedMean& mean, double level) {
  if (mean.n < 2)
    return {missing, missing};
  const double variance = mean.error * mean.error;
  if (!(variance > 0.0))
    return {mean.mean, mean.mean};
  const double t = student_critical(level, tail_degrees(mean));
  // The variance at a distance x from the mean is variance + skew x, to first order.
  const double skew = (1.0 + 2.0 * t * t) / 3.0 * mean.third / variance;
  const auto reach = [&](double half) { return half + std::sqrt(half * half + t * t * variance); };
  return {mean.mean - reach(-0.5 * skew), mean.mean + reach(0.5 * skew)};
}

} // namespace entente
