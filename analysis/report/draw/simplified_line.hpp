// Line simplification: a line with fewer points that looks the same.
#pragma once
#include "analysis/report/draw/drawing.hpp"

#include <span>
#include <vector>

namespace entente::report {

// Of points in order those without which a line would run elsewhere by more than `seen`, in units of the
// drawing (Douglas and Peucker 1973). First and last stay.
std::vector<Point> simplified(std::span<const Point> points, double seen);

} // namespace entente::report
