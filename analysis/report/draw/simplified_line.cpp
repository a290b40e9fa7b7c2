#include "analysis/report/draw/simplified_line.hpp"

#include <boost/geometry/algorithms/simplify.hpp>
#include <boost/geometry/geometries/linestring.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/strategies/cartesian/distance_projected_point.hpp>

namespace entente::report {

std::vector<Point> simplified(std::span<const Point> points, double seen) {
  namespace geometry = boost::geometry;
  using Place = geometry::model::d2::point_xy<double>;
  geometry::model::linestring<Place> line, kept;
  for (const auto& [x, y] : points)
    line.emplace_back(x, y);
  geometry::simplify(line, kept, seen);
  std::vector<Point> result;
  for (const Place& place : kept)
    result.emplace_back(place.x(), place.y());
  return result;
}

} // namespace entente::report
