#include "analysis/sweep/sweep_design.hpp"
#include "engine/statistics/design/morris.hpp"
#include "engine/statistics/design/sobol_indices.hpp"
#include "tests/catch.hpp"

#include <algorithm>

using namespace entente;

namespace {

SweepDesign of_two(SweepLayout layout, std::size_t size, std::size_t levels = 0) {
  return {layout,
          7,
          {{"talks.skill_effect", uniform(0.2, 0.8), {}}, {"third_parties.count", uniform(2, 20), {}}},
          size,
          levels};
}

} // namespace

TEST_CASE("a sweep's design reads back from its own text") {
  SweepDesign design = of_two(SweepLayout::morris, 5, 4);
  design.varied.push_back({"country.hardline", beta(2.0, 4.0), {}});
  design.varied.push_back(
      {"conflict.groups",
       {.kind = Distribution::Kind::choice, .choices = 2, .values = {1, 3}, .shares = {0.5, 0.5}},
       {}});
  CHECK(sweep_design_of(to_text(design)) == design);
  CHECK_THROWS_WITH(sweep_design_of("layout circle\n"), Catch::Contains("circle"));
}

TEST_CASE("a sweep has the points of the layout that the estimators expect") {
  const AddressedRng rng{.seed = 7};
  CHECK(shares_of(of_two(SweepLayout::sobol, 8)) == saltelli_design(rng, 8, 2));
  CHECK(shares_of(of_two(SweepLayout::morris, 3, 4)) == morris_design(rng, 3, 2, 4));
  CHECK(point_count(of_two(SweepLayout::sobol, 8)) == 32);
  CHECK(point_count(of_two(SweepLayout::morris, 3, 4)) == 9);
  CHECK(point_count(of_two(SweepLayout::grid, 0, 3)) == 9);
}

TEST_CASE("more base points or trajectories keep the first points of a sweep") {
  const auto begins_with = [](const std::vector<double>& longer, const std::vector<double>& shorter) {
    return std::equal(shorter.begin(), shorter.end(), longer.begin());
  };
  CHECK(begins_with(values_of(of_two(SweepLayout::sobol, 16)), values_of(of_two(SweepLayout::sobol, 8))));
  CHECK(begins_with(values_of(of_two(SweepLayout::morris, 6, 4)),
                    values_of(of_two(SweepLayout::morris, 3, 4))));
}

TEST_CASE("a grid holds both ends of every range, the last number running fastest") {
  CHECK(values_of(of_two(SweepLayout::grid, 0, 2)) == std::vector<double>{0.2, 2, 0.2, 20, 0.8, 2, 0.8, 20});
}

TEST_CASE("a number that is whole is whole at every point, each value as likely as any other") {
  SweepDesign design = of_two(SweepLayout::lhs, 190);
  const std::vector<double> values = values_of(design);
  std::vector<int> seen(21, 0);
  for (std::size_t i = 1; i < values.size(); i += 2) {
    REQUIRE(values[i] == static_cast<int>(values[i]));
    ++seen[static_cast<std::size_t>(values[i])];
  }
  for (std::size_t count = 2; count <= 20; ++count)
    CHECK(seen[count] == 10);
}

TEST_CASE("a range without ends stays within its outer percents in a Morris design") {
  SweepDesign design = of_two(SweepLayout::morris, 4, 4);
  design.varied[0].distribution = normal(0.0, 1.0);
  const std::vector<double> values = values_of(design);
  for (std::size_t i = 0; i < values.size(); i += 2)
    CHECK(std::abs(values[i]) < 2.33);
}
