// Continuous ranked probability score: how far was a forecast distribution from what then happened? In the
// unit of the outcome; 0 is perfect.
#pragma once
#include <span>

namespace entente {

// The fair score of an ensemble of m: mean |x - y| - 1 / (2 m (m - 1)) sum |x_i - x_j| (Ferro 2014, Quarterly
// Journal of the Royal Meteorological Society 140, 1917-1923). What it expects is the score of the
// distribution that the members were drawn from, so that ensembles of different size can be compared; it may
// be below 0. A constant gives |x - y|; one member has no spread and gives the same. Not a number without
// members.
double crps_fair(std::span<const double> ensemble, double observed);

// Of a normal forecast (Gneiting, Raftery, Westveld and Goldman 2005); deviation 0 gives |mean - observed|.
double crps_normal(double mean, double deviation, double observed);

} // namespace entente
