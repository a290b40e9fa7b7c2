#include "engine/statistics/paired.hpp"

#include "engine/statistics/holm.hpp"
#include "engine/statistics/stratified.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace entente;

namespace {
// Hours of extra sleep of the same ten patients with two drugs: Student 1908.
const std::vector<double> first_drug = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> second_drug = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
} // namespace

TEST_CASE("Paired comparison of Student's sleep data gives t = 4.0621 and p = 0.002833") {
  const PairedComparison drugs = compare_paired(second_drug, first_drug);
  CHECK(drugs.pairs == 10);
  CHECK(drugs.mean == Approx(1.58));
  CHECK(drugs.mean / drugs.error == Approx(4.0621).epsilon(1e-5));
  CHECK(drugs.p == Approx(0.002833).epsilon(1e-3));
  CHECK(drugs.interval.low == Approx(0.7001142).epsilon(1e-6));
  CHECK(drugs.interval.high == Approx(2.4598858).epsilon(1e-6));
}

TEST_CASE("Nine patients slept longer with the second drug and one the same") {
  const PairedComparison drugs = compare_paired(second_drug, first_drug);
  CHECK(drugs.better == Approx(0.9));
  CHECK(drugs.same == Approx(0.1));
  CHECK(drugs.worse == 0.0);
  CHECK(drugs.worse_interval.low == 0.0);
  CHECK(drugs.better_interval.contains(0.9));
  const PairedComparison less = compare_paired(second_drug, first_drug, {.better = BetterWhen::lower});
  CHECK(less.worse == Approx(0.9));
  CHECK(less.mean == drugs.mean);
  CHECK(compare_paired(second_drug, first_drug, {.same_within = 1.25}).better == Approx(0.6));
}

TEST_CASE("Pairing is worth 1 / (1 - correlation) when both arms vary alike") {
  // b = a with two values exchanged: equal variances v, so (v + v) / (2 v - 2 r v).
  const std::vector<double> a = {1, 2, 3, 4, 5, 6, 7, 8};
  const std::vector<double> b = {2, 1, 3, 4, 5, 6, 7, 8};
  const double r = 1.0 - 2.0 / (2.0 * 42.0);
  CHECK(compare_paired(a, b).variance_ratio == Approx(1.0 / (1.0 - r)));
}

TEST_CASE("Two equal arms differ by nothing, surely") {
  const PairedComparison nothing = compare_paired(first_drug, first_drug);
  CHECK(nothing.mean == 0.0);
  CHECK(nothing.interval.low == 0.0);
  CHECK(nothing.interval.high == 0.0);
  CHECK(nothing.same == 1.0);
  CHECK(nothing.p == 1.0);
  CHECK(nothing.variance_ratio == std::numeric_limits<double>::infinity());
}

TEST_CASE("With fixed strata only spread within them counts") {
  // Strata 0 and 1 in turn: means 2 and 12, deviation 1 within each, three values in each.
  const std::vector<double> values = {1, 11, 2, 12, 3, 13};
  const StratifiedMean mean = stratified_mean(values, 2);
  CHECK(mean.mean == Approx(7.0));
  CHECK(mean.error == Approx(std::sqrt(1.0 / 6.0)));
  CHECK(mean.strata == std::vector<double>{2.0, 12.0});
  CHECK(mean.spread_of_strata == Approx(std::sqrt(50.0)));
  CHECK(mean.interval.high ==
        Approx(7.0 + 2.776445 * std::sqrt(1.0 / 6.0)).epsilon(1e-6)); // t with 4 degrees
}

TEST_CASE("One stratum gives the plain interval") {
  const StratifiedMean plain = stratified_mean(first_drug, 1);
  CHECK(plain.error == Approx(1.789010 / std::sqrt(10.0)).epsilon(1e-6));
}

TEST_CASE("Holm's adjustment multiplies by the number of comparisons still open and never falls") {
  // Holm 1979: ordered p values times 4, 3, 2, 1, made monotone and kept at most 1.
  const std::vector<double> adjusted = holm_adjusted(std::vector<double>{0.02, 0.01, 0.03, 0.9});
  CHECK(adjusted[1] == Approx(0.04));
  CHECK(adjusted[0] == Approx(0.06));
  CHECK(adjusted[2] == Approx(0.06));
  CHECK(adjusted[3] == Approx(0.9));
  const double missing = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> gap = holm_adjusted(std::vector<double>{missing, 0.03, 0.9});
  CHECK(std::isnan(gap[0]));
  CHECK(gap[1] == Approx(0.06));
}
