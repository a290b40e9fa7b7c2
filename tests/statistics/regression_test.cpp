#include "engine/statistics/regression/least_squares.hpp"
#include "engine/statistics/regression/logit.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <vector>

using namespace entente;

namespace {

Matrix matrix_of(std::size_t columns, const std::vector<double>& values) {
  Matrix matrix(values.size() / columns, columns);
  matrix.values = values;
  return matrix;
}

} // namespace

TEST_CASE("Least squares on Longley's data gives the certified values of NIST") {
  // NIST Statistical Reference Datasets, Longley 1967: six nearly collinear columns.
  const Matrix x =
      matrix_of(6, {83.0,  234289, 2356, 1590, 107608, 1947, 88.5,  259426, 2325, 1456, 108632, 1948,
                    88.2,  258054, 3682, 1616, 109773, 1949, 89.5,  284599, 3351, 1650, 110929, 1950,
                    96.2,  328975, 2099, 3099, 112075, 1951, 98.1,  346999, 1932, 3594, 113270, 1952,
                    99.0,  365385, 1870, 3547, 115094, 1953, 100.0, 363112, 3578, 3350, 116219, 1954,
                    101.2, 397469, 2904, 3048, 117388, 1955, 104.6, 419180, 2822, 2857, 118734, 1956,
                    108.4, 442769, 2936, 2798, 120445, 1957, 110.8, 444546, 4681, 2637, 121950, 1958,
                    112.6, 482704, 3813, 2552, 123366, 1959, 114.2, 502601, 3931, 2514, 125368, 1960,
                    115.7, 518173, 4806, 2572, 127852, 1961, 116.9, 554894, 4007, 2827, 130081, 1962});
  const std::vector<double> y = {60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761,
                                 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551};
  const std::vector<double> certified = {-3482258.63459582, 15.0618722713733,  -0.358191792925910e-01,
                                         -2.02022980381683, -1.03322686717359, -0.511041056535807e-01,
                                         1829.15146461355};
  const std::vector<double> errors = {890420.383607373,  84.9149257747669,  0.334910077722432e-01,
                                      0.488399681651699, 0.214274163161675, 0.226073200069370,
                                      455.478499142212};
  const auto fit = fit_least_squares(with_intercept(x), y);
  REQUIRE(fit);
  for (std::size_t j = 0; j < certified.size(); ++j) {
    CHECK(fit->coefficients[j] == Approx(certified[j]).epsilon(1e-8));
    CHECK(fit->errors[j] == Approx(errors[j]).epsilon(1e-8));
  }
  CHECK(fit->residual_deviation == Approx(304.854073561965).epsilon(1e-9));
  CHECK(fit->explained == Approx(0.995479004577296).epsilon(1e-10));
  CHECK(fit->degrees_of_freedom == 9);
}

TEST_CASE("A line through points on a line leaves nothing over") {
  const auto fit =
      fit_least_squares(with_intercept(matrix_of(1, {0, 1, 2, 3})), std::vector<double>{1, 3, 5, 7});
  REQUIRE(fit);
  CHECK(fit->coefficients[0] == Approx(1.0));
  CHECK(fit->coefficients[1] == Approx(2.0));
  CHECK(fit->residual_deviation == Approx(0.0).margin(1e-12));
  CHECK(fit->predict(std::vector<double>{1.0, 10.0}) == Approx(21.0));
}

TEST_CASE("Columns that follow from others, or too few rows, have no fit") {
  CHECK_FALSE(fit_least_squares(matrix_of(2, {1, 2, 2, 4, 3, 6}), std::vector<double>{1, 2, 3}));
  CHECK_FALSE(fit_least_squares(matrix_of(2, {1, 2, 2, 5}), std::vector<double>{1, 2}));
}

TEST_CASE("Logit of the O-ring failures on temperature is that of Dalal, Fowlkes and Hoadley 1989") {
  const std::vector<double> temperature = {66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78,
                                           67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58};
  const std::vector<double> failed = {0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1};
  const auto fit = fit_logit(with_intercept(matrix_of(1, temperature)), failed);
  REQUIRE(fit);
  CHECK(fit->coefficients[0] == Approx(15.0429).epsilon(1e-5));
  CHECK(fit->coefficients[1] == Approx(-0.2322).epsilon(3e-4));
  CHECK(fit->errors[0] == Approx(7.3786).epsilon(1e-5));
  CHECK(fit->errors[1] == Approx(0.1082).epsilon(1e-3));
  CHECK(-2.0 * fit->log_likelihood == Approx(20.315).epsilon(1e-4));
  CHECK(fit->probability(std::vector<double>{1.0, 31.0}) == Approx(0.9996).epsilon(1e-4));
}

TEST_CASE("Logit on a two-way table is the log odds ratio with Woolf's error") {
  // 10 of 30 against 20 of 25: log(20 * 20 / (5 * 10)), variance the sum of reciprocal counts (Woolf 1955).
  Matrix x(55, 1);
  std::vector<double> yes(55, 0.0);
  for (std::size_t i = 0; i < 55; ++i) {
    x(i, 0) = i < 30 ? 0.0 : 1.0;
    yes[i] = i < 10 || (i >= 30 && i < 50) ? 1.0 : 0.0;
  }
  const auto fit = fit_logit(with_intercept(x), yes);
  REQUIRE(fit);
  CHECK(fit->coefficients[0] == Approx(std::log(10.0 / 20.0)));
  CHECK(fit->coefficients[1] == Approx(std::log(20.0 * 20.0 / (5.0 * 10.0))));
  CHECK(fit->errors[1] == Approx(std::sqrt(1.0 / 10 + 1.0 / 20 + 1.0 / 20 + 1.0 / 5)));
}

TEST_CASE("Separated answers have no finite logit") {
  CHECK_FALSE(fit_logit(with_intercept(matrix_of(1, {1, 2, 3, 4})), std::vector<double>{0, 0, 1, 1}));
  CHECK_FALSE(fit_logit(with_intercept(matrix_of(1, {1, 2, 3, 4})), std::vector<double>{1, 1, 1, 1}));
}
