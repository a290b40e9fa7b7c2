// The reference workloads as programs: agents who start at random and advance a number of steps. All forms
// give the same bits from the same network and seed.
#pragma once
#include "benchmarks/workloads/banded.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/world/network/huge_pages.hpp"
#include "engine/world/network/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::workloads {

constexpr std::uint32_t steps_of_a_run = 100;

// Compressed rows and a plain loop; or the same rows, sixteen at once.
class PlainWorld {
 public:
  enum class Loop { plain, sixteen_rows };
  PlainWorld(const Network& network, std::uint64_t seed, std::uint32_t replicate, Loop loop = Loop::plain);
  void advance(std::uint32_t steps, rules::Level level, const Threads& threads);
  double mean_confidence() const;
  const LargeVector<float>& confidence() const { return confidence_; }

 private:
  const Network* network_;
  Loop loop_;
  std::uint64_t seed_;
  std::uint32_t replicate_, step_ = 0;
  LargeVector<float> confidence_, next_confidence_, cynicism_;
};

// Sixteen agents side by side. number: which agent's draws each has, where agents were put in another order.
class BandedWorld {
 public:
  BandedWorld(const Network& network, std::uint64_t seed, std::uint32_t replicate,
              std::vector<std::uint32_t> number, const Threads& threads);
  void advance(std::uint32_t steps, rules::Level level, const Threads& threads);
  double mean_confidence() const;
  std::span<const float> confidence() const;

 private:
  void draw_hits(std::uint32_t step, rules::Level level, const Threads& threads);

  std::size_t agents_;
  std::uint64_t seed_;
  std::uint32_t replicate_, step_ = 0;
  Banded banded_;
  LargeVector<float> confidence_, next_confidence_, cynicism_; // the first two with room around the agents
  std::vector<std::uint32_t> place_;                           // of each number
  std::vector<std::uint16_t> hits_by_number_, hits_;
};

// A shuffled network in an order of locality: put in order, relabelled and laid out, all of which takes part
// in the time.
BandedWorld ordered_world(const Network& network, std::uint64_t seed, std::uint32_t replicate,
                          const Threads& threads);

// Runs of small worlds; every sixteen share a network, whose building takes part in the time.
struct Ensemble {
  std::uint32_t runs = 1000, agents = 1000;
  std::uint64_t seed = 1;
};
// The mean of each run's last mean confidence.
double plain_ensemble(const Ensemble& ensemble, rules::Level level, const Threads& threads);
double lanes_ensemble(const Ensemble& ensemble, rules::Level level, const Threads& threads);

} // namespace entente::workloads
