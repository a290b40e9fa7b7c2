#include "engine/statistics/design/prim.hpp"

#include "engine/statistics/design/latin_hypercube.hpp"
#include "tests/catch.hpp"
#include "tests/statistics/samples.hpp"

#include <cmath>
#include <vector>

using namespace entente;
using test::rng;

namespace {

template<class Rule>
std::vector<double> mark(const Matrix& design, Rule rule) {
  std::vector<double> marks(design.rows);
  for (std::size_t i = 0; i < design.rows; ++i)
    marks[i] = rule(design.row(i)) ? 1.0 : 0.0;
  return marks;
}

} // namespace

TEST_CASE("A box drawn into a square is found again, and only its two sides") {
  // Interesting where x_1 > 0.6 and x_3 < 0.3: 12 % of the points, all alike inside.
  const Matrix design = latin_hypercube(rng, 2000, 5);
  const std::vector<double> marks =
      mark(design, [](std::span<const double> x) { return x[0] > 0.6 && x[2] < 0.3; });
  const BoxSearch search = find_box(design, marks, {.wanted_density = 0.98});
  CHECK(search.chosen.density >= 0.98);
  CHECK(search.chosen.coverage > 0.9);
  REQUIRE(search.chosen.restrictions.size() == 2);
  const Restriction& first = search.chosen.restrictions[0];
  const Restriction& second = search.chosen.restrictions[1];
  CHECK(first.factor == 0);
  REQUIRE(first.low);
  CHECK_FALSE(first.high);
  CHECK(*first.low == Approx(0.6).margin(0.03));
  CHECK(second.factor == 2);
  REQUIRE(second.high);
  CHECK(*second.high == Approx(0.3).margin(0.03));
  CHECK(first.quasi_p < 1e-6);
  CHECK(second.quasi_p < 1e-6);
}

TEST_CASE("Peeling starts with everything and trades coverage against density") {
  const Matrix design = latin_hypercube(rng, 1000, 3);
  const std::vector<double> marks = mark(design, [](std::span<const double> x) { return x[1] > 0.75; });
  const std::vector<Box> peeled = find_box(design, marks).peeled;
  CHECK(peeled.front().coverage == 1.0);
  CHECK(peeled.front().mass == 1.0);
  CHECK(peeled.front().restrictions.empty());
  for (std::size_t i = 1; i < peeled.size(); ++i) {
    CHECK(peeled[i].mass < peeled[i - 1].mass);
    CHECK(peeled[i].coverage <= peeled[i - 1].coverage);
    CHECK(peeled[i].mass >= 0.05);
  }
  CHECK(peeled.back().density == 1.0);
}

TEST_CASE("A box says of every point whether it is inside, and its figures count those") {
  const Matrix design = latin_hypercube(rng, 500, 3);
  const std::vector<double> marks = mark(design, [](std::span<const double> x) { return x[0] + x[1] > 1.4; });
  const Box box = find_box(design, marks).chosen;
  std::size_t inside = 0;
  double interesting = 0.0;
  for (std::size_t i = 0; i < design.rows; ++i)
    if (box.contains(design.row(i))) {
      ++inside;
      interesting += marks[i];
    }
  CHECK(inside == box.points);
  CHECK(interesting == static_cast<double>(box.interesting));
  CHECK(box.density == Approx(interesting / static_cast<double>(inside)));
}

TEST_CASE("A factor with two values is never parted within a value") {
  Matrix design = latin_hypercube(rng, 400, 2);
  for (std::size_t i = 0; i < design.rows; ++i)
    design(i, 0) = design(i, 0) < 0.5 ? 0.0 : 1.0;
  const std::vector<double> marks = mark(design, [](std::span<const double> x) { return x[0] > 0.5; });
  const Box box = find_box(design, marks).chosen;
  REQUIRE(box.restrictions.size() == 1);
  CHECK(*box.restrictions[0].low == 1.0);
  CHECK(box.coverage == 1.0);
  CHECK(box.density == 1.0);
}

TEST_CASE("Two separate corners need two boxes") {
  const Matrix design = latin_hypercube(rng, 2000, 2);
  const std::vector<double> marks = mark(design, [](std::span<const double> x) {
    return (x[0] < 0.3 && x[1] < 0.3) || (x[0] > 0.7 && x[1] > 0.7);
  });
  const std::vector<Box> boxes = find_boxes(design, marks, 2);
  REQUIRE(boxes.size() == 2);
  CHECK(boxes[0].coverage + boxes[1].coverage > 0.9);
  CHECK(boxes[0].coverage < 0.65);
  // What is left is so thin that no box as dense as asked for remains.
  CHECK(find_boxes(design, std::vector<double>(2000, 1.0), 3).empty());
}
