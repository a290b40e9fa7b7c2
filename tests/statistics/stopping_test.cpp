#include "engine/statistics/inference/stopping.hpp"

#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"
#include "engine/statistics/inference/paired.hpp"
#include "engine/statistics/inference/stratified.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace entente;

namespace {

constexpr std::uint32_t studies = 2000;

// Intervals of several series as a study is watched: running sums that grow with the looks.
class Watch {
 public:
  // most: that two values can differ by.
  explicit Watch(std::vector<std::vector<double>> series,
                 double most = std::numeric_limits<double>::infinity())
      : series_(std::move(series)), sums_(series_.size()), most_(most) {}

  double widest(std::size_t look) {
    double widest = 0.0;
    for (std::size_t s = 0; s < series_.size(); ++s) {
      while (sums_[s].count() < look)
        sums_[s].add(0, series_[s][sums_[s].count()], 0.0);
      widest = std::max(widest, sums_[s].compare(most_).interval().half_width());
    }
    return widest;
  }
  StoppingState state(const StoppingRule& rule) {
    const std::size_t done = series_.empty() ? 0 : series_.front().size();
    return stopping_state(rule, done, [this](std::size_t look) { return widest(look); });
  }
  Interval interval(std::size_t series) const { return sums_[series].compare(most_).interval(); }

 private:
  std::vector<std::vector<double>> series_;
  std::vector<PairedSums> sums_;
  double most_;
};

StoppingState state_of(std::vector<std::vector<double>> series, const StoppingRule& rule) {
  return Watch(std::move(series)).state(rule);
}

// Share of studies whose interval at the stop covers the mean, over independent studies that draw their
// values by `value(u)` from a uniform u.
template<class Value>
double coverage_at_stop(const StoppingRule& rule, double truth, Value value) {
  double covered = 0.0;
  for (std::uint32_t study = 0; study < studies; ++study) {
    std::vector<double> uniform(rule.most);
    AddressedRng{.seed = 99, .replicate = study}.uniforms(Purpose::analysis, 0, uniform);
    for (double& u : uniform)
      u = value(u);
    Watch watch({uniform});
    watch.state(rule);
    if (watch.interval(0).contains(truth))
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
  AddressedRng{.seed = 5}.normals(Purpose::analysis, 0, values);
  const StoppingState all = state_of({values}, rule);
  REQUIRE(all.enough);
  CHECK(all.next == 0);
  // Half-width 0.2 at deviation 1 needs about 1.96^2 / 0.04 = 97 + values.
  CHECK((all.at == 100 || all.at == 200));
  std::vector<double> more = values;
  for (std::size_t i = all.at; i < more.size(); ++i)
    more[i] = 1e9;
  CHECK(state_of({more}, rule).at == all.at);
  more.resize(all.at + 7);
  CHECK(state_of({more}, rule).at == all.at);
}

TEST_CASE("Before a look is reached the state names it, at the last look it ends whatever the width") {
  const StoppingRule rule{.half_width = 1e-6, .first = 100, .growth = 2.0, .most = 300};
  std::vector<double> values(150);
  AddressedRng{.seed = 5}.normals(Purpose::analysis, 0, values);
  const StoppingState going = state_of({values}, rule);
  CHECK_FALSE(going.enough);
  CHECK(going.at == 100);
  CHECK(going.next == 200);
  values.resize(300, 0.5);
  const StoppingState done = state_of({values}, rule);
  CHECK_FALSE(done.enough);
  CHECK(done.at == 300);
  CHECK(done.next == 0);
  CHECK(state_of({}, rule).next == 100);
}

TEST_CASE("The least well known of several comparisons decides") {
  const StoppingRule rule{.half_width = 0.25, .first = 100, .growth = 2.0, .most = 3200};
  std::vector<double> narrow(3200);
  AddressedRng{.seed = 5}.normals(Purpose::analysis, 0, narrow);
  std::vector<double> wide = narrow;
  for (double& value : wide)
    value *= 4.0;
  const StoppingState alone = state_of({narrow}, rule);
  const StoppingState both = state_of({narrow, wide}, rule);
  CHECK(both.at >= 8 * alone.at);
}

TEST_CASE("Pairs without a difference stop a study when a rare one could no longer matter") {
  // Nothing differs; 1.98 x sqrt 2 / n <= 0.01 from about 280 pairs on.
  const StoppingRule rule{.half_width = 0.01, .first = 50, .growth = 1.1, .most = 1000};
  const StoppingState state = Watch({std::vector<double>(1000, 0.0)}, 1.0).state(rule);
  CHECK(state.enough);
  CHECK(state.at >= 279);
  CHECK(state.at < 310);
}

TEST_CASE("Studies whose outcome varies little stop early, and those that see more spread later") {
  // Beliefs on a scale of a thousandth beside a study of the same outcome that varies more.
  const StoppingRule rule{.half_width = 0.002, .first = 100, .most = 4000};
  std::vector<double> values(4000);
  AddressedRng{.seed = 5}.normals(Purpose::analysis, 0, values);
  const auto at = [&](double spread) {
    std::vector<double> series;
    for (const double value : values)
      series.push_back(0.4 + spread * value);
    return state_of({series}, rule).at;
  };
  CHECK(at(0.005) == 100);
  CHECK(at(0.02) > 250);
  CHECK(at(0.04) > 1000);
}

TEST_CASE("At the stop a symmetric outcome is covered at its level") {
  const StoppingRule rule{.half_width = 0.1, .first = 100, .most = 1500};
  CHECK(coverage_at_stop(rule, 0.0, normal_quantile) >= 0.95 - noise);
  const StoppingRule even{.half_width = 0.03, .first = 100, .most = 2000};
  CHECK(coverage_at_stop(even, 0.5, [](double u) { return u; }) >= 0.95 - noise);
}

TEST_CASE("At the stop skewed outcomes lose at most two points of coverage") {
  // Exponential, and the difference of two arms that disagree in 11 % of the histories.
  const StoppingRule exponential{.half_width = 0.1, .first = 100, .most = 1500};
  CHECK(coverage_at_stop(exponential, 1.0, [](double u) { return -std::log(u); }) >= 0.93 - noise);
  const StoppingRule paired{.half_width = 0.02, .first = 100, .most = 3000};
  const double difference =
      coverage_at_stop(paired, 0.05, [](double u) { return u < 0.03 ? -1.0 : (u > 0.92 ? 1.0 : 0.0); });
  CHECK(difference >= 0.93 - noise);
}
