// Interval of a proportion (Wilson): how sure is a share of histories?
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <cstddef>

namespace entente {

// Wilson's score interval for a binomial share (Wilson 1927; Brown, Cai and DasGupta 2001). Within [0, 1],
// never of zero width. Without trials: [0, 1].
Interval wilson_interval(std::size_t successes, std::size_t trials, double level = confidence_level);

} // namespace entente
