// Latin hypercube design: which few points cover every factor evenly?
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>

namespace entente {

// points x factors in (0, 1): each factor is cut into `points` strips of equal width and every strip holds
// one point, at a random place within it (McKay, Beckman and Conover 1979). Not nested: another number of
// points is another design.
Matrix latin_hypercube(const AddressedRng& rng, std::size_t points, std::size_t factors);

} // namespace entente
