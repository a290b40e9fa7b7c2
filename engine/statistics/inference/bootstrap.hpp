// Bootstrap: what would an estimate have been in another sample of the same kind? Resampling with
// replacement.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct BootstrapSettings {
  std::size_t resamples = 2000;
  double level = confidence_level;
};

// Positions 0 .. size - 1 of one resample; only the seed of `chance` is read. The same chance and resample
// number give the same positions whatever is resampled, so estimates of one study are resampled together.
std::vector<std::uint32_t> resampled_positions(const AddressedRng& rng, std::uint32_t resample,
                                               std::size_t size);

// Percentile interval (Efron 1979; Davison and Hinkley 1997, section 5.3).
Interval percentile_interval(std::span<const double> estimates, double level);

} // namespace entente
