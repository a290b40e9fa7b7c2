// Continuous ranked probability score: how far was a forecast distribution from what then happened? In the
// unit of the outcome; 0 is perfect.
#pragma once
#include <span>

namespace entente {

// Continuous ranked probability score of the empirical distribution of an ensemble: mean |X - y| - 1/2 mean
// |X - X'| (Gneiting and Raftery 2007, equation 21). An ensemble of one, or a constant, gives |x - y|. Not a
// number without members.
double crps_ensemble(std::span<const double> ensemble, double observed);

// Of a normal forecast (Gneiting, Raftery, Westveld and Goldman 2005); deviation 0 gives |mean - observed|.
double crps_normal(double mean, double deviation, double observed);

} // namespace entente
