// Brier score: how good were stated probabilities of something that then happened or not?
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

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
                                        std::size_t bins = 10, double level = confidence_level);

} // namespace entente
