// Sensitivity analysis of a sweep: what drives its outcomes, and when a strategy helps or hurts there.
#pragma once
#include "engine/ensemble/design.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/statistics/design/prim.hpp"
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace entente {

class Store;
struct Scenario;
struct TableOrigin;

// How the points of a sweep hang together: as its design says, or, of somebody's own table of points, read
// off the points themselves, so that any table in the right order will do.
enum class PointLayout {
  loose,  // grid, Latin hypercube, somebody's own: scenario discovery alone
  morris, // trajectories that change one number at a time (engine/statistics/design/morris.hpp)
  sobol   // blocks A, B, A with one number from B (engine/statistics/design/sobol_indices.hpp)
};
PointLayout layout_of(const Matrix& points);
// For a Morris layout: the same trajectories on the unit cube, up and down as the values go, by the jump that
// belongs to as many levels as are seen.
Matrix unit_trajectories(const Matrix& points);

// One figure about one number of the sweep.
struct SensitivityMeasure {
  std::string parameter;
  std::string measure; // mu, mu_star, sigma; first, total
  double value = 0.0;
  Interval interval; // 95 %; not a number for mu and sigma
};

struct FoundBox {
  bool helps = true;
  Box box;
  std::string rule; // in words
};

// Of the reference: means of an outcome at the points. Of any other strategy: of its paired difference.
struct Sensitivity {
  std::string strategy, outcome;
  bool of_effect = false;
  std::size_t points = 0; // that have a value and were used
  double mean = 0.0, lowest = 0.0, highest = 0.0;
  std::vector<SensitivityMeasure> measures; // numbers in order of importance
  std::string doubt;               // why the measures should not be read yet; empty where they may be
  double helps = 0.0, hurts = 0.0; // shares of points, of effects alone
  std::vector<FoundBox> boxes;     // of effects alone
};

struct SensitivityStudy {
  PointLayout layout = PointLayout::loose;
  std::size_t points = 0, replicates = 0; // planned; replicates of every point
  std::size_t stored_points = 0;          // that hold a conflict
  std::size_t stored_conflicts = 0;       // at all of them
  Shard shard;
  bool finished() const { return stored_conflicts == points * replicates; }
  std::string reference;
  std::vector<Sensitivity> results; // reference first, headline outcomes in order
};

// Of a sweep, in the world that its scenario gives. A point helps (hurts) where the mean paired difference is
// better (worse) than nothing by more than its standard error. Resampling uses the study's seed.
SensitivityStudy sensitivity(const Store& store, const Scenario& scenario);

// sensitivity.csv: strategy, outcome, method, parameter, measure, value, lo, hi, doubt; prim.csv: strategy,
// outcome, direction, box, coverage, density, support, rule; both with the study's origin. Throws
// StoreFailure.
void write_sensitivity(const std::filesystem::path& folder, const SensitivityStudy& study,
                       const TableOrigin& origin);

} // namespace entente
