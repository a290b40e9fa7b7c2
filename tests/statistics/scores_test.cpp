#include "engine/statistics/scoring/brier.hpp"
#include "engine/statistics/scoring/crps.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <vector>

using namespace entente;

TEST_CASE("Reliability bins hold every forecast once") {
  const std::vector<double> forecast = {0.0, 0.05, 0.15, 0.15, 1.0, 0.95};
  const std::vector<double> happened = {0, 1, 0, 0, 1, 1};
  const std::vector<ReliabilityBin> bins = reliability(forecast, happened, 10);
  REQUIRE(bins.size() == 10);
  CHECK(bins[0].count == 2);
  CHECK(bins[0].forecast == Approx(0.025));
  CHECK(bins[0].observed == Approx(0.5));
  CHECK(bins[1].count == 2);
  CHECK(bins[5].count == 0);
  CHECK(bins[9].count == 2);
  CHECK(bins[9].observed == 1.0);
  CHECK(bins[9].high == 1.0);
}

TEST_CASE("Murphy's identity holds: the mean squared miss is reliability minus resolution plus uncertainty") {
  // Murphy 1973; exact when all forecasts of a bin are equal.
  const std::vector<double> forecast = {0.1, 0.1, 0.1, 0.1, 0.6, 0.6, 0.6, 0.9, 0.9, 0.9};
  const std::vector<double> happened = {0, 0, 1, 0, 1, 0, 1, 1, 1, 0};
  const double base = 0.5;
  double expected = base * (1.0 - base), missed = 0.0;
  for (const ReliabilityBin& bin : reliability(forecast, happened, 10)) {
    const double weight = static_cast<double>(bin.count) / 10.0;
    expected += weight * (std::pow(bin.forecast - bin.observed, 2) - std::pow(bin.observed - base, 2));
  }
  for (std::size_t i = 0; i < forecast.size(); ++i)
    missed += std::pow(forecast[i] - happened[i], 2) / static_cast<double>(forecast.size());
  CHECK(missed == Approx(expected));
}

TEST_CASE("CRPS of a single value is its distance") {
  CHECK(crps_fair(std::vector<double>{2.0}, 5.0) == Approx(3.0));
  CHECK(crps_fair(std::vector<double>(7, 2.0), 5.0) == Approx(3.0));
  CHECK(crps_normal(2.0, 0.0, 5.0) == Approx(3.0));
}

TEST_CASE("The fair CRPS takes half the mean distance of different members from that to what happened") {
  // Ferro 2014. Two members 0 and 1, one pair at distance 1: half of it is taken off.
  const std::vector<double> two = {1.0, 0.0};
  CHECK(crps_fair(two, 0.0) == Approx(0.5 - 0.5));
  CHECK(crps_fair(two, 0.5) == Approx(0.5 - 0.5));
  CHECK(crps_fair(two, 3.0) == Approx(2.5 - 0.5));
  // Members 0, 1 and 3: pairs at distances 1, 2 and 3, mean 2.
  CHECK(crps_fair(std::vector<double>{3.0, 0.0, 1.0}, 2.0) == Approx(4.0 / 3.0 - 1.0));
}

TEST_CASE("The fair CRPS does not depend on the size of the ensemble, on average") {
  // Every sample of two out of 0, 1, 3, without returning: their mean is the score of all three.
  const double all = crps_fair(std::vector<double>{0.0, 1.0, 3.0}, 2.0);
  const double pairs = crps_fair(std::vector<double>{0.0, 1.0}, 2.0) +
                       crps_fair(std::vector<double>{0.0, 3.0}, 2.0) +
                       crps_fair(std::vector<double>{1.0, 3.0}, 2.0);
  CHECK(pairs / 3.0 == Approx(all));
}

TEST_CASE("CRPS of a standard normal at its mean is (sqrt 2 - 1) / sqrt pi") {
  // Gneiting, Raftery, Westveld and Goldman 2005, equation 5.
  const double pi = 3.14159265358979323846;
  CHECK(crps_normal(0.0, 1.0, 0.0) == Approx((std::sqrt(2.0) - 1.0) / std::sqrt(pi)));
  CHECK(crps_normal(10.0, 2.0, 10.0) == Approx(2.0 * (std::sqrt(2.0) - 1.0) / std::sqrt(pi)));
}

TEST_CASE(
    "CRPS of an even ensemble on [0, 1] approaches that of the uniform distribution, (1/3 - y (1 - y))") {
  std::vector<double> members;
  for (int i = 0; i < 2000; ++i)
    members.push_back((i + 0.5) / 2000.0);
  for (const double y : {0.0, 0.25, 0.5, 0.9})
    CHECK(crps_fair(members, y) == Approx(1.0 / 3.0 - y * (1.0 - y)).margin(1e-3));
}
