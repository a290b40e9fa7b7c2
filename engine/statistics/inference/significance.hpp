// Level of significance of everything that is said to be shown, and of intervals that go with it.
#pragma once

namespace entente {

inline constexpr double significance = 0.05;
inline constexpr double confidence_level = 0.95;
static_assert(confidence_level == 1.0 - significance);

} // namespace entente
