// One number becomes a draw: the quantile of a distribution, its limits and its share of zeros included.
#pragma once
#include "engine/scenario/model/distribution.hpp"

#include <span>

namespace entente {

// u in (0, 1). The lowest 1 - probability of u give 0, the rest run through the distribution from its low end
// to its high one, clipped to low..high. A choice without shares that reach u gives its last value.
double draw(const Distribution& distribution, double u);

// Each u replaced by its draw, bit for bit.
void draw_each(const Distribution& distribution, std::span<double> u);

} // namespace entente
