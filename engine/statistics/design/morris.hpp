// Morris screening (elementary effects): which of many factors matter at all, and do they act straight or in
// a bent or joint way? One factor at a time.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

// trajectories x (factors + 1) rows, one column a factor, values in [0, 1] on a grid of `levels` (even). The
// rows of a trajectory follow one another; each differs from the one before in one factor, by levels / (2
// (levels - 1)) up or down. Start, order and direction are random (Morris 1991). More trajectories extend the
// design: the first ones stay.
Matrix morris_design(const AddressedRng& rng, std::size_t trajectories, std::size_t factors,
                     std::size_t levels = 4);

struct ElementaryEffects {
  double mean = 0.0;          // mu: effect of the factor over its whole range, in the unit of the output
  double mean_absolute = 0.0; // mu*: importance, whatever the sign (Campolongo, Cariboni and Saltelli 2007)
  double deviation = 0.0;     // sigma: large where the factor acts in a bent way or with others
  double importance_error = 0.0; // standard error of mu* over trajectories; not a number with one trajectory
};

// One entry a factor, from output[i] at row i of a design of this kind.
std::vector<ElementaryEffects> elementary_effects(const Matrix& design, std::span<const double> output);

} // namespace entente
