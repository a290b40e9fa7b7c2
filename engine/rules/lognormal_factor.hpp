// Log-normal factor of mean 1: makes a rate higher or lower and leaves its mean: in a month of fighting, in a
// year of an accord, in what signatories intend.
#pragma once
#include "engine/random/addressed_rng.hpp"
#include "engine/random/elementary.hpp"

#include <cstdint>

namespace entente::rules {

// exp(s z - s^2 / 2), whose mean is 1: z is standard normal, s the SD of the log. At s = 0 it is 1.
inline double lognormal_factor(double z, double spread) {
  return exp(spread * z - 0.5 * spread * spread);
}
inline double lognormal_factor(const AddressedRng& rng, Purpose purpose, std::uint32_t who, double spread) {
  return lognormal_factor(rng.normal(purpose, who), spread);
}

} // namespace entente::rules
