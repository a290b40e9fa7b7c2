#include "engine/statistics/inference/autocorrelation.hpp"
#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/proportion.hpp"
#include "engine/statistics/inference/tails.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <cmath>
#include <vector>

using namespace entente;
using test::first_drug;

TEST_CASE("Mean and spread of Student's sleep data are those he printed") {
  CHECK(mean(first_drug) == Approx(0.75));
  CHECK(standard_deviation(first_drug) == Approx(1.789010).epsilon(1e-6));
  CHECK(monte_carlo_error(first_drug) == Approx(1.789010 / std::sqrt(10.0)).epsilon(1e-6));
}

TEST_CASE("Critical values are those of the printed table of t") {
  CHECK(student_critical(0.95, 9) == Approx(2.262157).epsilon(1e-6));
  CHECK(student_critical(0.99, 30) == Approx(2.749996).epsilon(1e-6));
}

TEST_CASE("Tails are those of the printed tables") {
  CHECK(normal_critical(0.95) == Approx(1.959964).epsilon(1e-6));
  CHECK(normal_cdf(1.0) == Approx(0.8413447).epsilon(1e-6));
  CHECK(binomial_cdf(5, 20, 0.5) == Approx(21700.0 / 1048576.0));
  CHECK(student_two_sided(2.262157, 9) == Approx(0.05).epsilon(1e-5));
}

TEST_CASE("A sample too small for a question has no answer") {
  CHECK(std::isnan(mean(std::vector<double>{})));
  CHECK(std::isnan(variance(std::vector<double>{1.0})));
  CHECK(std::isnan(correlation(std::vector<double>{1.0, 1.0}, std::vector<double>{1.0, 2.0})));
}

TEST_CASE("Variance survives a large common offset") {
  CHECK(variance(std::vector<double>{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) == Approx(30.0).epsilon(1e-12));
}

TEST_CASE("Correlation of Anscombe's first quartet is 0.81642") {
  // Anscombe 1973, "Graphs in statistical analysis".
  const std::vector<double> x = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
  const std::vector<double> y = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
  CHECK(correlation(x, y) == Approx(0.81642).epsilon(1e-5));
  CHECK(weighted_mean(x, std::vector<double>(x.size(), 3.0)) == Approx(9.0));
}

TEST_CASE("Autocorrelation of five points on a line is the ratio of its hand-made sums") {
  // Deviations -2 .. 2: sum of squares 10, neighbours 2 + 0 + 0 + 2 = 4; two apart 0 - 1 + 0 = -1.
  const std::vector<double> line = {1, 2, 3, 4, 5};
  CHECK(autocorrelation(line, 1) == Approx(0.4));
  CHECK(autocorrelation(line, 2) == Approx(-0.1));
  CHECK(autocorrelation(line, 0) == Approx(1.0));
  CHECK(std::isnan(autocorrelation(std::vector<double>{3, 3, 3}, 1)));
}

TEST_CASE("Wilson's interval agrees with the worked example of Newcombe 1998") {
  // 81 of 263, and 15 of 148, 0 of 20, 1 of 29: table I, method 3 (score, without continuity correction).
  const auto check = [](std::size_t yes, std::size_t n, double low, double high) {
    const Interval interval = wilson_interval(yes, n);
    CHECK(interval.low == Approx(low).margin(5e-5));
    CHECK(interval.high == Approx(high).margin(5e-5));
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0.0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
}
