// Vectors wider than this machine's registers are split by the compiler; their calling convention does not
// matter here.
#pragma GCC diagnostic ignored "-Wpsabi"

#include "engine/random/addressed_rng.hpp"
#include "engine/random/elementary_float.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace entente;

namespace {

typedef float Four __attribute__((vector_size(16)));
typedef float Eight __attribute__((vector_size(32)));
typedef float Sixteen __attribute__((vector_size(64)));

std::vector<float> arguments() {
  constexpr std::uint32_t draws = 1 << 18;
  std::vector<float> all = {
      0.0F, -0.0F, -80.0F, -80.5F, -1e30F, -1e-30F, -std::numeric_limits<float>::infinity()};
  all.resize(64, -1.0F);
  for (std::uint32_t i = 0; i < draws; ++i) {
    const auto u = static_cast<float>(AddressedRng{.seed = 5}.uniform(Purpose::analysis, i));
    all.push_back(i % 2 == 0 ? -82.0F * u : -2.0F * u);
  }
  return all;
}

template<class Lanes>
bool same_bits_as_scalar(const std::vector<float>& arguments) {
  constexpr std::size_t width = sizeof(Lanes) / sizeof(float);
  for (std::size_t begin = 0; begin + width <= arguments.size(); begin += width) {
    Lanes x;
    for (std::size_t i = 0; i < width; ++i)
      x[i] = arguments[begin + i];
    const Lanes y = exp_nonpositive(x);
    for (std::size_t i = 0; i < width; ++i)
      if (std::bit_cast<std::uint32_t>(static_cast<float>(y[i])) !=
          std::bit_cast<std::uint32_t>(exp_nonpositive(arguments[begin + i])))
        return false;
  }
  return true;
}

} // namespace

TEST_CASE("The single-precision exp has a relative error below 2e-7 from -80 to 0") {
  double worst = 0.0;
  for (const float x : arguments())
    if (x >= -80.0F)
      worst = std::max(worst, std::fabs(exp_nonpositive(x) / std::exp(double{x}) - 1.0));
  CHECK(worst < 2e-7);
}

TEST_CASE("The single-precision exp is one at zero, never above one, and stays tiny and positive below -80") {
  CHECK(exp_nonpositive(0.0F) == 1.0F);
  for (const float x : arguments()) {
    REQUIRE(exp_nonpositive(x) <= 1.0F);
    REQUIRE(exp_nonpositive(x) >= exp_nonpositive(-80.0F));
  }
  CHECK(exp_nonpositive(-1e30F) == exp_nonpositive(-80.0F));
  CHECK(exp_nonpositive(-80.0F) < 2e-35F);
}

TEST_CASE("Vectors of any width give the bits of one number at a time") {
  const std::vector<float> all = arguments();
  CHECK(same_bits_as_scalar<Four>(all));
  CHECK(same_bits_as_scalar<Eight>(all));
  CHECK(same_bits_as_scalar<Sixteen>(all));
}
