// Connected components: which citizens are connected at all, through whomever.
#pragma once
#include "engine/world/network/connect.hpp"
#include "engine/world/network/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// For each citizen the one who stands for all that are connected with them.
std::vector<std::uint32_t> components_of(const Network& network);
// The same of ties between so many citizens.
std::vector<std::uint32_t> components_of(std::size_t citizens, std::span<const Tie> ties);

} // namespace entente
