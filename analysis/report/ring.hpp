// Places on a ring: where regions lie in the model, and where third parties are drawn.
#pragma once
#include "analysis/report/drawing.hpp"

#include <cstddef>

namespace entente::report {

// The i-th of `count` places, from the top, clockwise, round the middle of a square of side 1.
Point place_on_ring(std::size_t i, std::size_t count);

// Which of a history's months are drawn where there is no slider: start, a quarter, half, three quarters,
// end.
constexpr std::size_t drawn_months = 5;
constexpr std::size_t drawn_month(std::size_t i, std::size_t months) {
  return months == 0 ? 0 : i * (months - 1) / (drawn_months - 1);
}

} // namespace entente::report
