// How often do the intervals that are printed hold what is true? Small populations whose mean is known; the
// shipped scenarios' own are in docs/coverage.md, by benchmarks/coverage.
#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"
#include "engine/statistics/inference/paired.hpp"
#include "engine/statistics/inference/stratified.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <limits>

using namespace entente;

namespace {

constexpr std::uint32_t simulated_studies = 2000;
constexpr std::size_t sets = 16;

// Standard errors of a share of the studies near 0.95.
const double error = std::sqrt(0.95 * 0.05 / simulated_studies);

struct Pair {
  double arm, reference;
};

struct Coverage {
  double covered = 0.0, half_width = 0.0, ideal = 0.0; // ideal: 1.96 root mean square errors
};

// pair(chance, i): of replicate i of a study.
template<class MakePair>
Coverage coverage(std::size_t n, double truth, MakePair pair,
                  double most = std::numeric_limits<double>::infinity()) {
  Coverage result;
  double squares = 0.0;
  for (std::uint32_t study = 0; study < simulated_studies; ++study) {
    PairedSums sums(sets);
    for (std::size_t i = 0; i < n; ++i) {
      const Pair made = pair(AddressedRng{.seed = 30, .replicate = study}, static_cast<std::uint32_t>(i));
      sums.add(i % sets, made.arm, made.reference);
    }
    const PairedComparison compared = sums.compare(most);
    const Interval interval = compared.interval();
    result.covered += interval.contains(truth) ? 1.0 : 0.0;
    result.half_width += interval.half_width();
    squares += (compared.difference.mean - truth) * (compared.difference.mean - truth);
  }
  result.covered /= simulated_studies;
  result.half_width /= simulated_studies;
  result.ideal = 1.96 * std::sqrt(squares / simulated_studies);
  return result;
}

double uniform(const AddressedRng& rng, std::uint32_t i, std::uint32_t which) {
  return rng.uniform(Purpose::analysis, i, which);
}
double normal(const AddressedRng& rng, std::uint32_t i, std::uint32_t which) {
  return normal_quantile(uniform(rng, i, which));
}

} // namespace

TEST_CASE("Differences of belief are covered at their level, by intervals no wider than need be") {
  const Coverage found = coverage(160, 0.002, [](const AddressedRng& rng, std::uint32_t i) {
    const double reference = 0.4 + 0.05 * normal(rng, i, 0);
    return Pair{reference + 0.002 + 0.004 * normal(rng, i, 1), reference};
  });
  CHECK(found.covered > 0.95 - 3.0 * error);
  CHECK(found.covered < 0.97 + 3.0 * error);
  CHECK(found.half_width < 1.15 * found.ideal);
}

TEST_CASE("A rare gain is covered though many a study sees none of it") {
  // One in a hundred pairs goes from 0 to 1: one study of 160 in five sees none, and Student's interval is
  // then a point.
  for (const double share : {0.003, 0.01, 0.02}) {
    const auto pair = [share](const AddressedRng& rng, std::uint32_t i) {
      return Pair{uniform(rng, i, 0) < share ? 1.0 : 0.0, 0.0};
    };
    const Coverage found = coverage(160, share, pair, 1.0);
    CAPTURE(share);
    CHECK(found.covered > 0.93 - 3.0 * error);
  }
}

TEST_CASE("Few pairs that carry nearly all of the variance do not make an interval miss") {
  // One pair in a hundred parts ways altogether, and then differs as unrelated conflicts do.
  const Coverage found = coverage(160, 0.0, [](const AddressedRng& rng, std::uint32_t i) {
    const double reference = 0.3 + 0.1 * normal(rng, i, 0);
    const bool apart = uniform(rng, i, 1) < 0.01;
    return Pair{apart ? 0.3 + 0.1 * normal(rng, i, 2) : reference, reference};
  });
  CHECK(found.covered > 0.93);
}

TEST_CASE("Parameter sets that differ widen no interval, whether or not some histories lack the outcome") {
  const double missing = std::numeric_limits<double>::quiet_NaN();
  for (const double lacking : {0.0, 0.03, 0.6}) {
    const auto pair = [&](const AddressedRng& rng, std::uint32_t i) {
      const double of_set = 0.05 * static_cast<double>(i % sets); // means from 0 to 0.75
      const double reference = uniform(rng, i, 0) < lacking ? missing : 0.0;
      return Pair{of_set + 0.01 * normal(rng, i, 1), reference};
    };
    const Coverage found = coverage(160, 0.375, pair);
    CAPTURE(lacking);
    CHECK(found.covered > 0.93);
    CHECK(found.covered < 0.97 + 3.0 * error);
    CHECK(found.half_width < 1.15 * found.ideal);
  }
}

TEST_CASE("Shares are covered near their bounds and far from them") {
  for (const double share : {0.02, 0.1, 0.5}) {
    double covered = 0.0;
    for (std::uint32_t study = 0; study < simulated_studies; ++study) {
      StratifiedSums sums(sets);
      for (std::uint32_t i = 0; i < 160; ++i)
        sums.add(i % sets, uniform(AddressedRng{.seed = 31, .replicate = study}, i, 0) < share ? 1.0 : 0.0);
      covered += bounded_interval(sums.mean()).contains(share) ? 1.0 : 0.0;
    }
    CAPTURE(share);
    CHECK(covered / simulated_studies > 0.93);
    CHECK(covered / simulated_studies < 0.985);
  }
}
