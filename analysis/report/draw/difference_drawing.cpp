#include "analysis/report/draw/difference_drawing.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

// The same as in the template.
std::size_t shape_of(DifferenceMark mark) {
  constexpr std::size_t circle = 0, up = 2, diamond = 3, down = 4;
  switch (mark) {
  case DifferenceMark::better:
    return up;
  case DifferenceMark::worse:
    return down;
  case DifferenceMark::otherwise:
    return diamond;
  case DifferenceMark::unclear:
    break;
  }
  return circle;
}

} // namespace

void draw_difference(Drawing& drawing, const Axes& axes, DifferenceMark mark, double difference,
                     const Interval& interval, double y) {
  constexpr double radius = 4.0;
  const std::string marked = fmt::format("mark-{}", name_of(mark));
  drawing.line("interval " + marked, axes.x(interval.low), y, axes.x(interval.high), y);
  drawing.mark("point " + marked, shape_of(mark), axes.x(difference), y, radius);
}

} // namespace entente::report
