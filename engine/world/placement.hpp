// Which identity each citizen has and which place in the canonical order that gives.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/random/chance.hpp"
#include "engine/world/society.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct Placement {
  std::vector<Cell> cells;            // [region x identities + identity]
  std::vector<std::uint8_t> identity; // by number
  std::vector<std::uint32_t> id;      // by number
};

// Citizens given by the identity of each number, region = number mod regions.
Placement place(std::vector<std::uint8_t> identity, std::size_t regions, std::size_t identities,
                const Threads& threads);

// Identities drawn independently: composition is [region][identity], each region sums to 1.
std::vector<std::uint8_t> draw_identities(std::size_t citizens,
                                          std::span<const std::vector<double>> composition,
                                          const Chance& chance, const Threads& threads);

} // namespace entente
