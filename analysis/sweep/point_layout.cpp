// How the points of a sweep hang together.
#include "analysis/sweep/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace entente {
namespace {

// Numbers in which two rows differ.
std::vector<std::size_t> changed(const Matrix& points, std::size_t a, std::size_t b) {
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < points.columns; ++j)
    if (points(a, j) != points(b, j))
      columns.push_back(j);
  return columns;
}

bool is_morris(const Matrix& points) {
  const std::size_t rows = points.columns + 1;
  if (points.rows < 2 * rows || points.rows % rows != 0)
    return false;
  for (std::size_t start = 0; start < points.rows; start += rows) {
    std::vector<int> moves(points.columns, 0);
    for (std::size_t row = start + 1; row < start + rows; ++row) {
      const std::vector<std::size_t> moved = changed(points, row - 1, row);
      if (moved.size() > 1 || (moved.size() == 1 && ++moves[moved.front()] > 1))
        return false;
    }
  }
  return true;
}

bool is_sobol(const Matrix& points) {
  const std::size_t rows = points.columns + 2;
  if (points.columns < 2 || points.rows < 2 * rows || points.rows % rows != 0)
    return false;
  for (std::size_t start = 0; start < points.rows; start += rows)
    for (std::size_t row = 0; row < points.columns; ++row)
      for (std::size_t j = 0; j < points.columns; ++j)
        if (points(start + 2 + row, j) != points(start + (row == j ? 1 : 0), j))
          return false;
  return true;
}

} // namespace

PointLayout layout_of(const Matrix& points) {
  if (points.columns == 0)
    return PointLayout::loose;
  if (is_sobol(points))
    return PointLayout::sobol;
  return is_morris(points) ? PointLayout::morris : PointLayout::loose;
}

Matrix unit_trajectories(const Matrix& points) {
  std::size_t levels = 2;
  for (std::size_t j = 0; j < points.columns; ++j) {
    std::set<double> seen;
    for (std::size_t i = 0; i < points.rows; ++i)
      seen.insert(points(i, j));
    levels = std::max(levels, seen.size());
  }
  levels += levels % 2;
  const double jump = static_cast<double>(levels) / (2.0 * static_cast<double>(levels - 1));
  Matrix unit(points.rows, points.columns);
  for (std::size_t i = 0; i < points.rows; ++i)
    for (std::size_t j = 0; j < points.columns; ++j) {
      const bool starts = i % (points.columns + 1) == 0;
      const double before = starts ? points(i, j) : points(i - 1, j);
      const double from = starts ? 0.0 : unit(i - 1, j), now = points(i, j);
      unit(i, j) = now > before ? from + jump : now < before ? from - jump : from;
    }
  return unit;
}

} // namespace entente
