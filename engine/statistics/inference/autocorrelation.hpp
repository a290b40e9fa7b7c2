// Autocorrelation: how much of a series carries over to a later month?
#pragma once
#include <cstddef>
#include <span>

namespace entente {

// sum (x_t - m)(x_{t+lag} - m) / sum (x_t - m)^2 with m the mean of the whole series (Box and Jenkins 1976,
// section 2.1.5); in [-1, 1]. Not a number when the series is constant or not longer than the lag.
double autocorrelation(std::span<const double> series, std::size_t lag = 1);

} // namespace entente
