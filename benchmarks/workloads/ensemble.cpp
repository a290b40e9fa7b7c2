#include "benchmarks/workloads/draws.hpp"
#include "benchmarks/workloads/small_world.hpp"
#include "benchmarks/workloads/start.hpp"
#include "benchmarks/workloads/worlds.hpp"

#include <algorithm>
#include <numeric>

namespace entente::workloads {
namespace {

constexpr std::uint32_t members = 16; // runs that share a network

constexpr std::size_t networks_per_block = 8; // whose runs use the same memory, one after the other

// means(first, network, out): the last means of the runs first, first + 1, ... that share a network; made by
// `maker` once for each block of networks.
template<class Maker>
double mean_over_networks(const Ensemble& ensemble, const Threads& threads, Maker maker) {
  const Threads alone(1);
  std::vector<double> all(ensemble.runs);
  const std::size_t networks = (ensemble.runs + members - 1) / members;
  for_each_block(threads, networks, networks_per_block, [&](std::size_t begin, std::size_t end) {
    auto means = maker();
    for (std::size_t shared = begin; shared < end; ++shared) {
      const auto first = static_cast<std::uint32_t>(shared * members);
      const Network network = small_world(ensemble.agents, ensemble.seed, first, {}, alone);
      means(first, network,
            std::span(all).subspan(first, std::min<std::size_t>(members, ensemble.runs - first)));
    }
  });
  return std::accumulate(all.begin(), all.end(), 0.0) / ensemble.runs;
}

// Within every 64 agents ascending by their number of neighbours: a processor that guesses how long a row is
// guesses right.
std::vector<std::uint32_t> order_by_degree(const Network& network) {
  std::vector<std::uint32_t> order(network.citizens());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t first = 0; first < order.size(); first += agents_per_batch)
    std::sort(order.data() + first,
              order.data() + std::min<std::size_t>(first + agents_per_batch, order.size()),
              [&](std::uint32_t a, std::uint32_t b) {
                const std::size_t ties_a = network.of(a).size(), ties_b = network.of(b).size();
                return ties_a != ties_b ? ties_a < ties_b : a < b;
              });
  return order;
}

// One agent in sixteen runs: one register, one line of the cache.
struct alignas(64) SixteenValues {
  float of_run[members];
};

class SixteenRuns {
 public:
  explicit SixteenRuns(const Ensemble& ensemble)
      : ensemble_(ensemble), confidence_(ensemble.agents), next_(confidence_.size()),
        cynicism_(confidence_.size()), one_(ensemble.agents) {}

  void advance(std::uint32_t first, const Network& network, rules::Level level) {
    const std::vector<std::uint32_t> order = order_by_degree(network);
    const std::uint64_t seed = ensemble_.seed;
    for (std::uint32_t run = 0; run < members; ++run)
      draw_start(seed, first + run, ensemble_.agents, members, &confidence_[0].of_run[run],
                 &cynicism_[0].of_run[run]);
    for (std::uint32_t step = 0; step < steps_of_a_run; ++step) {
      lanes_loops(level).ensemble(
          {.offsets = network.offsets.data(),
           .neighbours = network.neighbours.data(),
           .order = order.data(),
           .confidence = confidence_[0].of_run,
           .next_confidence = next_[0].of_run,
           .cynicism = cynicism_[0].of_run,
           .agents = ensemble_.agents,
           .key = {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}},
           .first_replicate = first,
           .step = step});
      confidence_.swap(next_);
    }
  }

  double mean_confidence(std::size_t run) {
    for (std::size_t agent = 0; agent < one_.size(); ++agent)
      one_[agent] = confidence_[agent].of_run[run];
    return mean_of(one_);
  }

 private:
  const Ensemble& ensemble_;
  std::vector<SixteenValues> confidence_, next_, cynicism_;
  std::vector<float> one_;
};

} // namespace

double plain_ensemble(const Ensemble& ensemble, rules::Level level, const Threads& threads) {
  const Threads alone(1);
  return mean_over_networks(ensemble, threads, [&] {
    return [&](std::uint32_t first, const Network& network, std::span<double> means) {
      for (std::uint32_t run = 0; run < means.size(); ++run) {
        PlainWorld world(network, ensemble.seed, first + run);
        world.advance(steps_of_a_run, level, alone);
        means[run] = world.mean_confidence();
      }
    };
  });
}

double lanes_ensemble(const Ensemble& ensemble, rules::Level level, const Threads& threads) {
  return mean_over_networks(ensemble, threads, [&] {
    return [&, runs = SixteenRuns(ensemble)](std::uint32_t first, const Network& network,
                                             std::span<double> means) mutable {
      runs.advance(first, network, level);
      for (std::size_t run = 0; run < means.size(); ++run)
        means[run] = runs.mean_confidence(run);
    };
  });
}

} // namespace entente::workloads
