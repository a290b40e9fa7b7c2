// Addresses of random draws in analyses: each kind of draw has its own address under Purpose::analysis, in
// the place of the month, so that a bootstrap and a design of the same study never share numbers by accident.
#pragma once
#include "engine/random/addressed_rng.hpp"

#include <cstddef>
#include <cstdint>

namespace entente {

// The numbers are part of every result: never reused, never changed.
enum class AnalysisDraw : std::uint16_t {
  resample = 1,         // replicate: resample; who: position
  latin_order = 2,      // who: factor; index: position
  latin_jitter = 3,     // who: factor; index: point
  net_scramble = 4,     // who: dimension; index: node of the binary tree of intervals
  morris_start = 5,     // who: trajectory; index: factor
  morris_order = 6,     // who: trajectory; index: position
  morris_direction = 7, // who: trajectory; index: factor
  abc_proposal = 8      // replicate: generation; who: proposal; index: attempt x (coordinates + 1) + position
};

// Uniform in (0, 1) at an address of its own; `chance` gives seed and replicate, its month is not read.
inline double analysis_uniform(AddressedRng rng, AnalysisDraw draw, std::uint32_t who, std::uint32_t index) {
  rng.month = static_cast<Month>(draw);
  return rng.uniform(Purpose::analysis, who, index);
}

// One of 0 .. count - 1 by a uniform in (0, 1), count at least 1.
inline std::size_t choice(double uniform, std::size_t count) {
  const auto chosen = static_cast<std::size_t>(uniform * static_cast<double>(count));
  return chosen < count ? chosen : count - 1;
}

inline std::size_t analysis_choice(const AddressedRng& rng, AnalysisDraw draw, std::uint32_t who,
                                   std::uint32_t index, std::size_t count) {
  return choice(analysis_uniform(rng, draw, who, index), count);
}

} // namespace entente
