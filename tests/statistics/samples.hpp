// What several tests of statistics draw from: one generator, and one sample with known moments.
#pragma once
#include "engine/random/addressed_rng.hpp"

#include <vector>

namespace entente::test {

inline constexpr AddressedRng rng{.seed = 20260101};

// Hours of sleep gained under the first of two drugs: Student (1908), "The probable error of a mean",
// Biometrika 6.
inline const std::vector<double> first_drug = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

} // namespace entente::test
