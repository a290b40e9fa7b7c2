// Bootstrap: what would an estimate have been in another sample of the same kind? Resampling with
// replacement.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/statistics/inference/interval.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace entente {

struct BootstrapSettings {
  std::size_t resamples = 2000;
  double level = 0.95;
};

// Positions 0 .. size - 1 of one resample; only the seed of `chance` is read. The same chance and resample
// number give the same positions whatever is resampled, so estimates of one study are resampled together.
std::vector<std::uint32_t> resampled_positions(const AddressedRng& rng, std::uint32_t resample,
                                               std::size_t size);

// An estimate from the rows at the given positions (repeats allowed).
using PositionsEstimate = std::function<double(std::span<const std::uint32_t> positions)>;

// Estimates of `settings.resamples` resamples of `size` rows, in the order of the resamples.
std::vector<double> bootstrap_estimates(const AddressedRng& rng, std::size_t size,
                                        const PositionsEstimate& estimate,
                                        const BootstrapSettings& settings = {});

// Percentile interval (Efron 1979; Davison and Hinkley 1997, section 5.3).
Interval percentile_interval(std::span<const double> estimates, double level);

// Bias-corrected and accelerated interval (Efron 1987). `left_out` holds the estimates with each row left out
// in turn. Without any spread in the estimates: the point itself.
Interval accelerated_interval(std::span<const double> estimates, double observed,
                              std::span<const double> left_out, double level);

// Both for a mean, the common case.
Interval bootstrap_mean_percentile(const AddressedRng& rng, std::span<const double> sample,
                                   const BootstrapSettings& settings = {});
Interval bootstrap_mean_accelerated(const AddressedRng& rng, std::span<const double> sample,
                                    const BootstrapSettings& settings = {});

} // namespace entente
