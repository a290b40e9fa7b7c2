// Interval and point of a difference between strategies, drawn by its mark in every chart alike.
#pragma once
#include "analysis/comparison/difference_mark.hpp"
#include "analysis/report/draw/drawing.hpp"
#include "engine/statistics/inference/interval.hpp"

namespace entente::report {

// In a row at height y; difference and interval in the unit of the horizontal axis.
void draw_difference(Drawing& drawing, const Axes& axes, DifferenceMark mark, double difference,
                     const Interval& interval, double y);

} // namespace entente::report
