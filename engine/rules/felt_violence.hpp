// Felt violence: deaths as they are felt: a share of the worst that a place can feel, the same for a region
// and for a dyad.
#pragma once
#include "engine/random/elementary.hpp"

namespace entente::rules {

// deaths: in a month, at least 0. 0-1; 63 % at 15 deaths.
inline double felt_violence(double deaths) {
  constexpr double felt_deaths = 15.0;
  return deaths > 0.0 ? saturation(deaths / felt_deaths) : 0.0;
}

} // namespace entente::rules
