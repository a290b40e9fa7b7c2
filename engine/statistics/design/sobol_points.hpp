// Sobol sequence, scrambled: which points fill a cube of many dimensions most evenly?
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>

namespace entente {

constexpr std::size_t most_sobol_dimensions = 3667;

// points x dimensions in (0, 1): the first points of Sobol's sequence with the direction numbers of Joe and
// Kuo 2008 (from Boost.Random), the origin included, scrambled after Owen 1995: at every node of the tree of
// dyadic intervals the halves are exchanged with probability one half, so each point is uniform and any power
// of two of points stays as evenly spread. 32 bits; at most 2^32 points. More points extend the design: the
// first ones stay.
Matrix sobol_points(const AddressedRng& rng, std::size_t points, std::size_t dimensions);

} // namespace entente
