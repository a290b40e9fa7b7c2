// Sweep design: which points a sweep visits: a layout over the numbers that vary. A sweep records this beside
// its points (StoreHead::sweep), so that whoever reads the study knows which row belongs to which trajectory
// or base point.
#pragma once
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class SweepLayout {
  grid,   // every combination of the levels; the last number runs fastest
  lhs,    // Latin hypercube: engine/statistics/design/latin_hypercube.hpp
  sobol,  // scrambled Sobol points in blocks A, B, A with one number from B: sobol_indices.hpp
  morris, // trajectories that change one number at a time: morris.hpp
  points  // somebody's own table
};
std::string_view name_of(SweepLayout layout);
// Whether a larger design of this layout begins with the points of a smaller one.
bool grows(SweepLayout layout);

struct SweepDesign {
  SweepLayout layout = SweepLayout::lhs;
  std::uint64_t seed = 0; // of the layout; that of the study
  // Columns of the points, in order: key and how a share of its range becomes a value. Of somebody's own
  // points the distribution is uniform from the lowest to the highest value there.
  std::vector<Uncertain> varied;
  std::size_t size = 0;   // lhs, points: points; sobol: base points; morris: trajectories; grid: not used
  std::size_t levels = 0; // grid: of each number that has no list of its own; morris: of the grid, even

  bool operator==(const SweepDesign&) const = default;
};

constexpr std::size_t most_sweep_values = 50'000'000; // points x numbers

// How many points; saturates at SIZE_MAX.
std::size_t point_count(const SweepDesign& design);

// [point x number] in [0, 1]: the layout itself, as the estimators of engine/statistics take it. Always the
// same for equal designs; for lhs, sobol and morris in the order of those functions. Of `points` there is no
// layout: no rows.
Matrix shares_of(const SweepDesign& design);

// The value of a number at a share of its range, within what is allowed for it; whole where only whole
// numbers are. The ends of a range that has none (normal, lognormal, beta, poisson) are its 1 % and 99 %
// quantiles in a grid and in a Morris design.
double value_at(const SweepDesign& design, std::size_t number, double share);

// [point x number], as Design::values takes them; not for `points`.
std::vector<double> values_of(const SweepDesign& design);

// One line for each setting of the design and each number, readable and exact.
std::string to_text(const SweepDesign& design);
// Throws ScenarioError for what to_text did not write.
SweepDesign sweep_design_of(std::string_view text);

} // namespace entente
