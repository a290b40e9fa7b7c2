#include "engine/statistics/inference/paired.hpp"

#include "engine/core/missing.hpp"
#include "engine/statistics/inference/holm.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace entente;
using test::first_drug;

namespace {

// The same ten patients of first_drug.
const std::vector<double> second_drug = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

PairedComparison compared(const std::vector<double>& arm, const std::vector<double>& reference,
                          double most = std::numeric_limits<double>::infinity()) {
  PairedSums sums;
  for (std::size_t i = 0; i < arm.size(); ++i)
    sums.add(0, arm[i], reference[i]);
  return sums.compare(most);
}

StratifiedMean stratified(const std::vector<double>& values, std::size_t strata) {
  StratifiedSums sums(strata);
  for (std::size_t i = 0; i < values.size(); ++i)
    sums.add(i % strata, values[i]);
  return sums.mean();
}

// n pairs of which `up` went from 0 to 1 and `down` from 1 to 0.
PairedComparison of_events(std::size_t n, std::size_t up, std::size_t down = 0) {
  std::vector<double> arm(n, 0.0), reference(n, 0.0);
  for (std::size_t i = 0; i < up; ++i)
    arm[i] = 1.0;
  for (std::size_t i = up; i < up + down; ++i)
    reference[i] = 1.0;
  return compared(arm, reference, 1.0);
}

} // namespace

TEST_CASE("Mean and standard error of Student's sleep data give his t of 4.0621") {
  const PairedComparison drugs = compared(second_drug, first_drug);
  CHECK(drugs.difference.n == 10);
  CHECK(drugs.difference.mean == Approx(1.58));
  CHECK(drugs.difference.mean / drugs.difference.error == Approx(4.0621).epsilon(1e-5));
  CHECK(drugs.difference.degrees == 9.0);
  CHECK(drugs.more == Approx(0.9));
  CHECK(drugs.same == Approx(0.1));
  CHECK(drugs.less == 0.0);
}

TEST_CASE("The interval of Student's sleep data reckons with a patient or two unlike the ten") {
  // Squares of deviations 13.616 x 10 / 9, variances of the drugs 3.200556 + 4.009; nine patients differ.
  const PairedComparison drugs = compared(second_drug, first_drug);
  const double squares = 13.616 / 0.9, square = (squares + 3.200556 + 4.009) / 10.0;
  CHECK(drugs.cautious_error == Approx(std::sqrt(squares + 2.0 * square) / 10.0).epsilon(1e-6));
  // Fourth powers 90.3857: 2.0512 patients carry the variance, so 2 x (2.0512 + 2) degrees.
  CHECK(drugs.difference.carried_by == Approx(13.616 * 13.616 / 90.3857).epsilon(1e-5));
  CHECK(drugs.degrees == Approx(8.1024).epsilon(1e-4));
  const double reach = student_critical(0.95, drugs.degrees) * drugs.cautious_error;
  CHECK(drugs.interval().low == Approx(1.58 - reach));
  CHECK(drugs.interval().high == Approx(1.58 + reach));
  CHECK(drugs.p == Approx(student_two_sided(1.58 / drugs.cautious_error, drugs.degrees)));
}

TEST_CASE("Pairing is worth 1 / (1 - correlation) when both arms vary alike") {
  // b = a with two values exchanged: equal variances v, so (v + v) / (2 v - 2 r v).
  const std::vector<double> a = {1, 2, 3, 4, 5, 6, 7, 8};
  const std::vector<double> b = {2, 1, 3, 4, 5, 6, 7, 8};
  const double r = 1.0 - 2.0 / (2.0 * 42.0);
  CHECK(compared(a, b).variance_ratio == Approx(1.0 / (1.0 - r)));
}

TEST_CASE("Two equal arms differ by nothing so far, as widely as histories differ from one another") {
  const PairedComparison nothing = compared(first_drug, first_drug);
  CHECK(nothing.difference.mean == 0.0);
  CHECK(nothing.same == 1.0);
  CHECK(nothing.p == 1.0);
  CHECK(nothing.variance_ratio == std::numeric_limits<double>::infinity());
  // Two pairs more whose sides are unrelated, of variance 2 x 3.200556; 4 degrees of freedom.
  CHECK(nothing.interval().high == Approx(2.776445 * std::sqrt(2.0 * 2.0 * 3.200556) / 10.0).epsilon(1e-6));
  // Without spread in either arm only a bound says how far a pair could differ.
  PairedSums constant;
  for (int i = 0; i < 10; ++i)
    constant.add(0, 0.5, 0.5);
  CHECK(constant.compare().interval().high == 0.0);
  CHECK(constant.compare(1.0).interval().high == Approx(2.776445 * std::sqrt(2.0) / 10.0).epsilon(1e-6));
}

TEST_CASE("Pairs that all point one way are judged about as the sign test judges them") {
  // The sign test's p of 4, 5 and 6 pairs: 1/8, 1/16, 1/32.
  CHECK(of_events(1000, 4).p == Approx(0.125).margin(0.025));
  CHECK(of_events(1000, 5).p == Approx(0.0625).margin(0.005));
  CHECK(of_events(1000, 6).p == Approx(0.03125).margin(0.005));
  CHECK(of_events(1000, 5).interval().contains(0.0));
  CHECK_FALSE(of_events(1000, 6).interval().contains(0.0));
  CHECK(of_events(1000, 0).p == 1.0);
  // 1.962 x sqrt 2 / n where none differs, below the 3.7 / n that would be left open of one direction alone.
  CHECK(of_events(1000, 0).interval().high == Approx(1.962341 * std::sqrt(2.0) / 1000.0).epsilon(1e-6));
}

TEST_CASE("So many pairs bring the interval to a width, seen and unseen differences together") {
  const PairedComparison few = of_events(1000, 3, 4);
  const double wanted = 0.5 * few.interval().half_width(), n = few.pairs_for(wanted);
  const double t = student_critical(0.95, few.degrees), seen = few.difference.error * std::sqrt(1000.0);
  CHECK(t * std::sqrt(seen * seen / n + 2.0 / (n * n)) == Approx(wanted));
}

TEST_CASE("A mean of differences that cancel is exactly nothing") {
  PairedSums sums(16);
  for (std::size_t i = 0; i < 1000; ++i)
    sums.add(i % 16, i % 7 == 0 ? 1.0 : 0.0, i % 7 == 3 ? 1.0 : 0.0);
  sums.add(0, 0.0, 1.0); // 143 went one way, 143 and this one the other; one more back
  sums.add(1, 1.0, 0.0);
  CHECK(sums.compare().difference.mean == 0.0);
  StratifiedSums fifths;
  for (int i = 0; i < 999; ++i)
    fifths.add(0, i % 3 == 0 ? 0.2 : i % 3 == 1 ? 0.4 : -0.6);
  CHECK(fifths.mean().mean == 0.0);
}

TEST_CASE("With fixed strata only spread within them counts") {
  // Strata 0 and 1 in turn: means 2 and 12, deviation 1 within each, three values in each.
  const StratifiedMean mean = stratified({1, 11, 2, 12, 3, 13}, 2);
  CHECK(mean.mean == Approx(7.0));
  CHECK(mean.error == Approx(std::sqrt(1.0 / 6.0)));
  CHECK(mean.strata == std::vector<double>{2.0, 12.0});
  CHECK(mean.spread_of_strata == Approx(std::sqrt(50.0)));
  CHECK(mean.degrees == 4.0);
  CHECK(stratified(first_drug, 1).error == Approx(1.789010 / std::sqrt(10.0)).epsilon(1e-6));
  // Too few to see the spread within: as one.
  CHECK(stratified({1, 11, 2}, 2).error == Approx(std::sqrt(91.0 / 3.0 / 3.0)));
}

TEST_CASE("A missing value changes an error by its share, not by another method") {
  // Two strata far apart, each of small spread; one history without a value.
  std::vector<double> values;
  for (int i = 0; i < 200; ++i)
    values.push_back((i % 2 == 0 ? 0.0 : 10.0) + 0.01 * ((i / 2) % 3));
  const double whole = stratified(values, 2).error;
  values[7] = missing;
  const StratifiedMean most = stratified(values, 2);
  CHECK(most.n == 199);
  // Which stratum has it is chance as well: the mean moves by up to 5 of 100 in one of two strata.
  CHECK(most.error == Approx(std::hypot(whole, 5.0 / 199.0)).epsilon(0.02));
  CHECK(most.error < 0.1 * 10.0 / 2.0 / std::sqrt(199.0) * 2.0);
}

TEST_CASE("The error of a mean of those histories that have a value is that of a ratio") {
  // Values y in a share of the histories: variance of (sum of y - R over those that have one) / n, by hand.
  const std::vector<double> values = {2, missing, 4, missing, 6, 8, missing, 4};
  const StratifiedMean mean = stratified(values, 1);
  // R = 4.8; squares 7.84 + 0.64 + 1.44 + 10.24 + 0.64 = 20.8 over 8 histories.
  CHECK(mean.mean == Approx(4.8));
  CHECK(mean.error == Approx(std::sqrt(8.0 * 20.8 / 7.0) / 5.0));
}

TEST_CASE("An interval of values between 0 and 1 is Wilson's, stays inside and has width") {
  std::vector<double> none(16, 0.0);
  const Interval of_none = bounded_interval(stratified(none, 1));
  CHECK(of_none.low == 0.0);
  CHECK(of_none.high == Approx(2.131450 * 2.131450 / (16.0 + 2.131450 * 2.131450)).epsilon(1e-5));
  std::vector<double> some(16, 0.0);
  some[3] = some[9] = 1.0;
  const Interval of_some = bounded_interval(stratified(some, 1));
  CHECK(of_some.low > 0.0);
  CHECK(of_some.contains(0.125));
  CHECK(of_some.high < 0.4);
  const Interval of_same = bounded_interval(stratified(std::vector<double>(16, 0.3), 1));
  CHECK(of_same.low < 0.3);
  CHECK(of_same.high > 0.3);
  CHECK(bounded_interval(StratifiedSums().mean()).high == 1.0);
}

TEST_CASE("An interval of skewed values reaches further to the side of the tail") {
  std::vector<double> values;
  for (int i = 1; i <= 100; ++i)
    values.push_back(-std::log((i - 0.5) / 100.0)); // exponential, mean 1
  const StratifiedMean mean = stratified(values, 1);
  const Interval interval = skewed_interval(mean);
  CHECK(interval.high - mean.mean > 1.1 * (mean.mean - interval.low));
  std::vector<double> mirrored = values;
  for (double& value : mirrored)
    value = -value;
  const Interval other = skewed_interval(stratified(mirrored, 1));
  CHECK(other.low == Approx(-interval.high));
  CHECK(other.high == Approx(-interval.low));
}

TEST_CASE("Holm's adjustment multiplies by the number of comparisons still open and never falls") {
  // Holm 1979: ordered p values times 4, 3, 2, 1, made monotone and kept at most 1.
  const std::vector<double> adjusted = holm_adjusted(std::vector<double>{0.02, 0.01, 0.03, 0.9});
  CHECK(adjusted[1] == Approx(0.04));
  CHECK(adjusted[0] == Approx(0.06));
  CHECK(adjusted[2] == Approx(0.06));
  CHECK(adjusted[3] == Approx(0.9));
  const std::vector<double> gap = holm_adjusted(std::vector<double>{missing, 0.03, 0.9});
  CHECK(std::isnan(gap[0]));
  CHECK(gap[1] == Approx(0.06));
}
