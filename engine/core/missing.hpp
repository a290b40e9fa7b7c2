// The missing value: what a number is that a history, a table or a sample does not have.
#pragma once
#include <limits>

namespace entente {

// Not a number: nothing in CSV, null in JSON.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

} // namespace entente
