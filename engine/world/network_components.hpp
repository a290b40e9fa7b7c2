// Which citizens are connected at all, through whomever.
#pragma once
#include "engine/world/network.hpp"

#include <cstdint>
#include <vector>

namespace entente {

// For each citizen the one who stands for all that are connected with them.
std::vector<std::uint32_t> components_of(const Network& network);

} // namespace entente
