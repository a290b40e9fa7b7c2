// Brier score: how good were stated probabilities of something that then happened or not?
#pragma once
#include "engine/statistics/inference/interval.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

// Mean of (probability - happened)^2 (Brier 1950): 0 is perfect, 1/4 is always saying one half. happened[i]
// is 0 or 1; equal lengths. Not a number without forecasts.
double brier_score(std::span<const double> probability, std::span<const double> happened);

struct ReliabilityBin {
  double low = 0.0; // probabilities in [low, high), the last bin closed
  double high = 0.0;
  std::size_t count = 0;
  double forecast = 0.0; // mean stated probability; 0 in an empty bin
  double observed = 0.0; // share that happened; 0 in an empty bin
  Interval interval;     // Wilson's, of the observed share
};

// Bins of equal width over [0, 1].
std::vector<ReliabilityBin> reliability(std::span<const double> probability, std::span<const double> happened,
                                        std::size_t bins = 10, double level = 0.95);

} // namespace entente
