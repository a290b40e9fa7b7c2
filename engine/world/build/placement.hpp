// Which cell each citizen belongs to and which place in the canonical order that gives.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/random/addressed_rng.hpp"
#include "engine/world/state/society.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// A cell by its position in Society::cells: region x identities + identity.
using CellIndex = std::uint16_t;

struct Placement {
  std::vector<Cell> cells;
  std::vector<CellIndex> cell_of; // by number
  std::vector<std::uint32_t> id;  // by number
};

// Citizens get their ids cell by cell, within a cell in the order of cell_of, which is by number.
Placement place(std::vector<CellIndex> cell_of, std::size_t regions, std::size_t identities,
                const Threads& threads);

// Region = number mod regions, identity drawn: composition is [region][identity], each region sums to 1.
std::vector<CellIndex> draw_cells(std::size_t citizens, std::span<const std::vector<double>> composition,
                                  const AddressedRng& rng, const Threads& threads);

// The identity that u in (0, 1) gives where identities have these shares.
std::size_t identity_at(double u, std::span<const double> shares);

} // namespace entente
