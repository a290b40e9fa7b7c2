#include "engine/random/addressed_rng.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/philox.hpp"
#include "tests/catch.hpp"
#include "tests/random/goodness_of_fit.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <vector>

using namespace entente;

namespace {

constexpr AddressedRng rng{.seed = 0x0123456789abcdef, .replicate = 42, .month = 17};
constexpr std::uint32_t many = 200'000;

using Draw = std::function<double(std::uint32_t)>;

double correlation(const Draw& one, const Draw& other) {
  constexpr double variance = 1.0 / 12.0; // of a uniform
  double sum = 0.0;
  for (std::uint32_t i = 0; i < many; ++i)
    sum += (one(i) - 0.5) * (other(i) - 0.5);
  return sum / many / variance;
}

} // namespace

TEST_CASE("A uniform is read from the block that its address names") {
  const auto month = static_cast<std::uint32_t>(rng.month);
  for (const std::uint32_t index : {0U, 1U, 2U, 3U, 17U}) {
    const auto words =
        philox({{9, index / 2, rng.replicate, static_cast<std::uint32_t>(Purpose::severity) << 16 | month}},
               {{0x89abcdef, 0x01234567}});
    const std::size_t half = index % 2 == 0 ? 0 : 2;
    const std::uint64_t bits = std::uint64_t{words[half + 1]} << 32 | words[half];
    CHECK(rng.uniform(Purpose::severity, 9, index) ==
          (static_cast<double>(bits >> 12) + 0.5) / 4503599627370496.0);
  }
}

TEST_CASE("Asking twice gives the same number") {
  CHECK(rng.uniform(Purpose::tie, 3, 4) == rng.uniform(Purpose::tie, 3, 4));
  CHECK(rng.normal(Purpose::tie, 3, 4) == normal_quantile(rng.uniform(Purpose::tie, 3, 4)));
}

TEST_CASE("Uniforms lie strictly between zero and one and fill it evenly") {
  std::vector<double> all(many);
  for (std::uint32_t i = 0; i < many; ++i) {
    all[i] = rng.uniform(Purpose::analysis, i);
    REQUIRE(all[i] > 0.0);
    REQUIRE(all[i] < 1.0);
  }
  const test::Fit fit = test::evenness(all, 1000);
  CHECK(fit.statistic < fit.bound);
}

TEST_CASE("Pairs of draws with neighbouring who, month and index fill the square evenly") {
  constexpr std::size_t side = 32;
  const auto cell = [](double u) { return static_cast<std::size_t>(u * static_cast<double>(side)); };
  const std::array<Draw, 3> neighbours = {
      [](std::uint32_t i) { return rng.uniform(Purpose::tie, i + 1); },
      [](std::uint32_t i) {
        return AddressedRng{rng.seed, rng.replicate, rng.month + 1}.uniform(Purpose::tie, i);
      },
      [](std::uint32_t i) { return rng.uniform(Purpose::tie, i, 1); }};
  for (const Draw& neighbour : neighbours) {
    std::vector<double> observed(side * side, 0.0);
    for (std::uint32_t i = 0; i < many; ++i)
      ++observed[cell(rng.uniform(Purpose::tie, i)) * side + cell(neighbour(i))];
    const std::vector<double> expected(side * side, many / static_cast<double>(side * side));
    const test::Fit fit = test::chi_square(observed, expected);
    CHECK(fit.statistic < fit.bound);
  }
}

TEST_CASE("Neighbours in any part of the address are uncorrelated") {
  const Draw draw = [](std::uint32_t i) { return rng.uniform(Purpose::effort, i); };
  const double bound = 5.0 / std::sqrt(many); // five standard errors
  CHECK(std::fabs(correlation(draw, [](std::uint32_t i) {
          return AddressedRng{rng.seed + 1, rng.replicate, rng.month}.uniform(Purpose::effort, i);
        })) < bound);
  CHECK(std::fabs(correlation(draw, [](std::uint32_t i) {
          return AddressedRng{rng.seed, rng.replicate + 1, rng.month}.uniform(Purpose::effort, i);
        })) < bound);
  CHECK(std::fabs(correlation(draw, [](std::uint32_t i) {
          return AddressedRng{rng.seed, rng.replicate, rng.month + 1}.uniform(Purpose::effort, i);
        })) < bound);
  CHECK(std::fabs(correlation(draw, [](std::uint32_t i) { return rng.uniform(Purpose::attacks, i); })) <
        bound);
  CHECK(std::fabs(correlation(draw, [](std::uint32_t i) { return rng.uniform(Purpose::effort, i + 1); })) <
        bound);
  CHECK(std::fabs(correlation(draw, [](std::uint32_t i) { return rng.uniform(Purpose::effort, i, 1); })) <
        bound);
  CHECK(std::fabs(correlation(draw, [](std::uint32_t i) { return rng.uniform(Purpose::effort, i, 2); })) <
        bound);
}

TEST_CASE("Whole blocks give the bits of single draws, whatever their length") {
  for (const std::uint32_t length : {0U, 1U, 15U, 16U, 17U, 100U, 1000U}) {
    const std::uint32_t first = 0xfffffff0U; // the last of them wrap round
    std::vector<double> uniforms(length);
    std::vector<double> normals(length);
    rng.uniforms(Purpose::identity, first, uniforms);
    rng.normals(Purpose::identity, first, normals);
    for (std::uint32_t i = 0; i < length; ++i) {
      REQUIRE(uniforms[i] == rng.uniform(Purpose::identity, first + i));
      REQUIRE(normals[i] == rng.normal(Purpose::identity, first + i));
    }
  }
}

TEST_CASE("An event happens exactly when its uniform is below 1 - exp(-hazard)") {
  for (const double hazard : {0.0, 1e-4, 0.03, 0.7, 5.0, 1000.0})
    for (std::uint32_t who = 0; who < 20'000; ++who)
      REQUIRE(rng.happens(Purpose::relapse, who, hazard) ==
              (rng.uniform(Purpose::relapse, who) < saturation(hazard)));
}

TEST_CASE("A higher hazard never prevents an event, and a higher mean never lowers a count") {
  for (std::uint32_t who = 0; who < 5000; ++who) {
    const double low = 60.0 * rng.uniform(Purpose::analysis, who, 0);
    const double high = low + rng.uniform(Purpose::analysis, who, 1);
    REQUIRE(rng.happens(Purpose::breakdown, who, 0.01 * low) <=
            rng.happens(Purpose::breakdown, who, 0.01 * high));
    REQUIRE(rng.count(Purpose::attacks, who, low) <= rng.count(Purpose::attacks, who, high));
  }
}

TEST_CASE("Nothing happens without a hazard and nothing is counted without a mean") {
  for (std::uint32_t who = 0; who < 1000; ++who) {
    REQUIRE_FALSE(rng.happens(Purpose::split, who, 0.0));
    REQUIRE(rng.count(Purpose::attacks, who, 0.0) == 0);
  }
}
