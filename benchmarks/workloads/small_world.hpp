// The networks of the reference workloads (Watts and Strogatz 1998, "Collective dynamics of small-world
// networks", Nature 393): a ring in which everybody knows the ten nearest, one tie in ten led elsewhere.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/world/network/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::workloads {

constexpr std::uint32_t ties_each = 5; // to the next five on the ring; as many come from the five before
constexpr double rewiring = 0.1;

// label: the id of each place on the ring; none: its place. At least eleven agents.
Network small_world(std::uint32_t agents, std::uint64_t seed, std::uint32_t replicate,
                    std::span<const std::uint32_t> label, const Threads& threads);

// 0, 1, ... in random order.
std::vector<std::uint32_t> shuffled(std::uint32_t agents, std::uint64_t seed);

} // namespace entente::workloads
