// Addressed random number generator: a draw is a pure function of (seed, replicate, purpose, who, month,
// index). Asking twice gives the same number, asking for another changes nothing, and arms of one replicate
// share random numbers.
#pragma once
#include "engine/core/month.hpp"
#include "engine/random/draw_cache.hpp"
#include "engine/random/purpose.hpp"

#include <cstdint>
#include <span>

namespace entente {

// Philox4x32-10 addressed by key = seed and counter = (who, index / 2, replicate, purpose | month); the two
// halves of a block serve index 2n and 2n + 1. Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers:
// as easy as 1, 2, 3".
struct AddressedRng {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;
  Month month = 0;            // 0 to 65,535: it shares a word of the counter with the purpose
  DrawCache* cache = nullptr; // remembers draws; changes none

  // In the open interval (0, 1), 52 bits, symmetric about one half.
  double uniform(Purpose purpose, std::uint32_t who = 0, std::uint32_t index = 0) const;
  // Standard normal, by inversion.
  double normal(Purpose purpose, std::uint32_t who = 0, std::uint32_t index = 0) const;
  // True with probability 1 - exp(-hazard), hazard per month and at least 0.
  bool happens(Purpose purpose, std::uint32_t who, double hazard, std::uint32_t index = 0) const;
  // The same for a uniform that is already drawn.
  static bool happens(double u, double hazard);
  // Poisson count by exact inversion of one uniform; never falls when the mean rises.
  std::uint32_t count(Purpose purpose, std::uint32_t who, double mean, std::uint32_t index = 0) const;

  // Sum of the first `count` severities (power_law_severity) at indices 0, 1, ...
  std::uint64_t severities(Purpose purpose, std::uint32_t who, std::uint32_t count, double exponent,
                           std::uint32_t cap) const;

  // Whole blocks: out[i] is uniform(purpose, first_who + i), or normal(...), bit for bit.
  void uniforms(Purpose purpose, std::uint32_t first_who, std::span<double> out) const;
  void normals(Purpose purpose, std::uint32_t first_who, std::span<double> out) const;
  // The same, seen where they are remembered, until the purpose's next draw; put into `room` where nothing
  // remembers.
  std::span<const double> remembered_uniforms(Purpose purpose, std::uint32_t first_who,
                                              std::span<double> room) const;
  std::span<const double> remembered_normals(Purpose purpose, std::uint32_t first_who,
                                             std::span<double> room) const;
  // out[i] is uniform(purpose, who, index) of i months later, bit for bit.
  void uniforms_over_months(Purpose purpose, std::uint32_t who, std::uint32_t index,
                            std::span<double> out) const;
  // Both halves of each block: even[i] is uniform(purpose, first_who + i, index), odd[i] has index + 1; index
  // is even, the spans are equally long.
  void uniform_pairs(Purpose purpose, std::uint32_t first_who, std::uint32_t index, std::span<double> even,
                     std::span<double> odd) const;

 private:
  double computed_uniform(Purpose purpose, std::uint32_t who, std::uint32_t index) const;
  double computed_normal(Purpose purpose, std::uint32_t who, std::uint32_t index) const;
  static bool below_saturation(double u, double hazard);
};

inline double AddressedRng::uniform(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  return cache != nullptr && index < DrawCache::indices ? cache->uniform(*this, month, purpose, who, index)
                                                        : computed_uniform(purpose, who, index);
}

inline double AddressedRng::normal(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  return cache != nullptr && index == 0 ? cache->normal(*this, month, purpose, who)
                                        : computed_normal(purpose, who, index);
}

inline std::span<const double> AddressedRng::remembered_uniforms(Purpose purpose, std::uint32_t first_who,
                                                                 std::span<double> room) const {
  if (cache != nullptr)
    return cache->uniforms(*this, purpose, first_who, room.size());
  uniforms(purpose, first_who, room);
  return room;
}

inline std::span<const double> AddressedRng::remembered_normals(Purpose purpose, std::uint32_t first_who,
                                                                std::span<double> room) const {
  if (cache != nullptr)
    return cache->normals(*this, purpose, first_who, room.size());
  normals(purpose, first_who, room);
  return room;
}

// 1 - exp(-hazard) is at most the hazard, so most draws are decided without an exponential.
inline bool AddressedRng::happens(double u, double hazard) {
  return u < hazard && below_saturation(u, hazard);
}

inline bool AddressedRng::happens(Purpose purpose, std::uint32_t who, double hazard,
                                  std::uint32_t index) const {
  return hazard > 0.0 && happens(uniform(purpose, who, index), hazard);
}

} // namespace entente
