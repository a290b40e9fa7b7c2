#include "benchmarks/workloads/small_world.hpp"

#include "engine/random/addressed_rng.hpp"
#include "engine/world/network/connect.hpp"

#include <array>
#include <numeric>
#include <utility>

namespace entente::workloads {
namespace {

constexpr std::uint32_t block = 256;     // agents whose ties are drawn together
constexpr std::uint32_t most_ties = 255; // of one agent

// One draw a tie: below the share of rewiring it leads elsewhere, and where it lies there says whom to.
// Nobody is tied to oneself.
std::uint32_t end_of_tie(std::uint32_t from, std::uint32_t distance, double u, std::uint32_t agents) {
  const std::uint32_t next = from + distance < agents ? from + distance : from + distance - agents;
  if (u >= rewiring)
    return next;
  const auto anybody = static_cast<std::uint32_t>(u / rewiring * agents);
  return anybody == from ? next : anybody;
}

} // namespace

Network small_world(std::uint32_t agents, std::uint64_t seed, std::uint32_t replicate,
                    std::span<const std::uint32_t> label, const Threads& threads) {
  const AddressedRng rng{seed, replicate, 0};
  TieList list(std::size_t{agents} * ties_each);
  const auto id = [&](std::uint32_t place) { return label.empty() ? place : label[place]; };
  for_each_block(threads, agents, block, [&](std::size_t begin, std::size_t end) {
    std::array<std::array<double, block>, ties_each + 1> u; // draws come in pairs
    const auto first = static_cast<std::uint32_t>(begin);
    for (std::uint32_t tie = 0; tie < ties_each; tie += 2)
      rng.uniform_pairs(Purpose::workload_rewire, first, tie, std::span(u[tie]).first(end - begin),
                        std::span(u[tie + 1]).first(end - begin));
    for (std::uint32_t from = first; from < end; ++from)
      for (std::uint32_t tie = 0; tie < ties_each; ++tie)
        list.ties[std::size_t{from} * ties_each + tie] = {
            id(from), id(end_of_tie(from, tie + 1, u[tie][from - first], agents))};
  });
  return connect(agents, std::move(list), most_ties, threads);
}

std::vector<std::uint32_t> shuffled(std::uint32_t agents, std::uint64_t seed) {
  std::vector<std::uint32_t> order(agents);
  std::iota(order.begin(), order.end(), 0U);
  std::vector<double> u(agents);
  AddressedRng{seed, 0, 1}.uniforms(Purpose::workload_rewire, 0, u);
  for (std::uint32_t left = agents; left > 1; --left)
    std::swap(order[left - 1], order[static_cast<std::uint32_t>(u[left - 1] * left)]);
  return order;
}

} // namespace entente::workloads
