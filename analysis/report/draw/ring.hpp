// Places on a ring: where regions lie in the model, and where third parties are drawn.
#pragma once
#include "analysis/report/draw/drawing.hpp"

#include <cstddef>

namespace entente::report {

// The i-th of `count` places, from the top, clockwise, round the middle of a square of side 1.
Point place_on_ring(std::size_t i, std::size_t count);

} // namespace entente::report
