// Vectorised exp over a whole array, as wide as the processor allows; each value is exp(x) of elementary.hpp
// bit for bit.
#pragma once
#include <cstddef>

namespace entente {

void exp_each(double* values, std::size_t count);

} // namespace entente
