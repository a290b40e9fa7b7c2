// The clock: whole months from 0, the first month of a history.
#pragma once
#include <cstdint>

namespace entente {

using Month = std::int32_t;

constexpr Month months_per_year = 12;

} // namespace entente
