// Expected value of information: what would it be worth to know more before choosing?
#pragma once
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace entente {

// All from samples x options of net benefit, each row one draw of everything that is uncertain (not of mere
// chance, which no study removes: average histories of one draw first). In the unit of the benefit, at least
// 0.

// Expected value of perfect information: mean of the best option in each sample less the option best on
// average (Raiffa and Schlaifer 1961).
double perfect_information_value(const Matrix& net_benefit);

// Of knowing one parameter perfectly, parameter[i] belonging to row i: samples are sorted by it and cut into
// `bins` of equal size, and the best option is chosen in each (Strong and Oakley 2013). Too high when bins
// hold few samples.
double partial_information_value(const Matrix& net_benefit, std::span<const double> parameter,
                                 std::size_t bins = 20);

// Of knowing several parameters, samples x parameters: net benefits are first smoothed by least squares on
// powers of each parameter up to `degree` and all products of two (Strong, Oakley and Brennan 2014 smooth
// with splines or Gaussian processes; powers are enough for smooth benefits). Nothing when there are too few
// samples for the terms.
std::optional<double> partial_information_value(const Matrix& net_benefit, const Matrix& parameters,
                                                std::size_t degree = 3);

} // namespace entente
