#include "engine/statistics/stopping.hpp"

#include "engine/random/chance.hpp"
#include "engine/random/distributions.hpp"
#include "engine/statistics/moments.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <vector>

using namespace entente;

namespace {

constexpr std::uint32_t studies = 2000;

// Share of studies whose reported interval (Student's, at the stop) covers the mean, over independent studies
// that draw their values by `value(u)` from a uniform u.
template<class Value>
double coverage_at_stop(const StoppingRule& rule, double truth, Value value) {
  double covered = 0.0;
  for (std::uint32_t study = 0; study < studies; ++study) {
    std::vector<double> uniform(rule.most);
    Chance{.seed = 99, .replicate = study}.uniforms(Purpose::analysis, 0, uniform);
    for (double& u : uniform)
      u = value(u);
    const std::vector<std::vector<double>> series = {uniform};
    const StoppingState state = stopping_state(series, rule);
    if (mean_interval(std::span(uniform).first(state.at), rule.level).contains(truth))
      covered += 1.0;
  }
  return covered / studies;
}

// Three standard errors of a share near 0.95 over this many studies.
const double noise = 3.0 * std::sqrt(0.95 * 0.05 / studies);

} // namespace

TEST_CASE("Looks come at fixed numbers of replicates and end with the last one allowed") {
  const StoppingRule rule{.half_width = 0.1, .first = 100, .growth = 1.5, .most = 1000, .multiple_of = 16};
  CHECK(looks(rule) == std::vector<std::size_t>{112, 176, 272, 416, 624, 944, 1000});
  CHECK(looks({.half_width = 0.1, .first = 100, .most = 50}) == std::vector<std::size_t>{50});
}

TEST_CASE("The decision reads the prefix of a look and nothing beyond it") {
  StoppingRule rule{.half_width = 0.2, .first = 100, .growth = 2.0, .most = 1600};
  std::vector<double> values(1600);
  Chance{.seed = 5}.normals(Purpose::analysis, 0, values);
  const StoppingState all = stopping_state(std::vector<std::vector<double>>{values}, rule);
  REQUIRE(all.enough);
  CHECK(all.next == 0);
  // Half-width 0.2 at deviation 1 needs about 1.96^2 / 0.04 = 97 + values.
  CHECK((all.at == 100 || all.at == 200));
  std::vector<double> more = values;
  for (std::size_t i = all.at; i < more.size(); ++i)
    more[i] = 1e9;
  CHECK(stopping_state(std::vector<std::vector<double>>{more}, rule).at == all.at);
  more.resize(all.at + 7);
  CHECK(stopping_state(std::vector<std::vector<double>>{more}, rule).at == all.at);
}

TEST_CASE("Before a look is reached the state names it; at the last look it ends whatever the width") {
  const StoppingRule rule{.half_width = 1e-6, .first = 100, .growth = 2.0, .most = 300};
  std::vector<double> values(150);
  Chance{.seed = 5}.normals(Purpose::analysis, 0, values);
  const StoppingState going = stopping_state(std::vector<std::vector<double>>{values}, rule);
  CHECK_FALSE(going.enough);
  CHECK(going.at == 100);
  CHECK(going.next == 200);
  values.resize(300, 0.5);
  const StoppingState done = stopping_state(std::vector<std::vector<double>>{values}, rule);
  CHECK_FALSE(done.enough);
  CHECK(done.at == 300);
  CHECK(done.next == 0);
  CHECK(stopping_state(std::vector<std::vector<double>>{}, rule).next == 100);
}

TEST_CASE("The least well known of several comparisons decides") {
  const StoppingRule rule{.half_width = 0.25, .first = 100, .growth = 2.0, .most = 3200};
  std::vector<double> narrow(3200);
  Chance{.seed = 5}.normals(Purpose::analysis, 0, narrow);
  std::vector<double> wide = narrow;
  for (double& value : wide)
    value *= 4.0;
  const StoppingState alone = stopping_state(std::vector<std::vector<double>>{narrow}, rule);
  const StoppingState both = stopping_state(std::vector<std::vector<double>>{narrow, wide}, rule);
  CHECK(both.at >= 8 * alone.at);
}

TEST_CASE("A run of equal values does not stop before 1 / n is small, Chow and Robbins' guard") {
  // No spread seen: 1.96 / n <= 0.01 from about 197 replicates on.
  const StoppingRule rule{.half_width = 0.01, .first = 50, .growth = 1.1, .most = 1000};
  const StoppingState state =
      stopping_state(std::vector<std::vector<double>>{std::vector<double>(1000, 0.0)}, rule);
  CHECK(state.enough);
  CHECK(state.at >= 197);
  CHECK(state.at < 230);
}

TEST_CASE("At the stop a symmetric outcome is covered at its level") {
  const StoppingRule rule{.half_width = 0.1, .first = 100, .growth = 1.25, .most = 1500};
  CHECK(coverage_at_stop(rule, 0.0, normal_quantile) >= 0.95 - noise);
  const StoppingRule even{.half_width = 0.03, .first = 100, .growth = 1.25, .most = 2000};
  CHECK(coverage_at_stop(even, 0.5, [](double u) { return u; }) >= 0.95 - noise);
}

TEST_CASE("At the stop skewed outcomes lose at most two points of coverage") {
  // Exponential, and the difference of two arms that disagree in 11 % of the histories.
  const StoppingRule exponential{.half_width = 0.1, .first = 100, .growth = 1.25, .most = 1500};
  CHECK(coverage_at_stop(exponential, 1.0, [](double u) { return -std::log(u); }) >= 0.93 - noise);
  const StoppingRule paired{.half_width = 0.02, .first = 100, .growth = 1.25, .most = 3000};
  const double difference =
      coverage_at_stop(paired, 0.05, [](double u) { return u < 0.03 ? -1.0 : (u > 0.92 ? 1.0 : 0.0); });
  CHECK(difference >= 0.93 - noise);
}

TEST_CASE("The anytime interval covers at all looks together") {
  StoppingRule rule{.first = 100, .growth = 1.25, .most = 2000};
  rule.interval = StoppingInterval::anytime;
  std::size_t always = 0;
  for (std::uint32_t study = 0; study < studies; ++study) {
    std::vector<double> values(rule.most);
    Chance{.seed = 7, .replicate = study}.uniforms(Purpose::analysis, 0, values);
    bool covered = true;
    for (const std::size_t look : looks(rule)) {
      const auto prefix = std::span<const double>(values).first(look);
      covered = covered && std::fabs(mean(prefix) - 0.5) <= stopping_half_width(prefix, rule);
    }
    if (covered)
      ++always;
  }
  CHECK(static_cast<double>(always) / studies >= 0.95 - noise);
}

TEST_CASE(
    "The anytime interval is about half as wide again as the fixed one, and widest in relation far out") {
  std::vector<double> values(400);
  Chance{.seed = 7}.normals(Purpose::analysis, 0, values);
  StoppingRule rule{.first = 400, .most = 800};
  const double fixed = stopping_half_width(values, rule);
  rule.interval = StoppingInterval::anytime;
  const double ratio = stopping_half_width(values, rule) / fixed;
  // At the sample size it is tuned for: sqrt(2 (1 + 1/7.94) (log(8.94) / 2 + log 20)) / 1.966 = 1.54.
  CHECK(ratio == Approx(1.54).margin(0.01));
}
