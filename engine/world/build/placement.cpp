#include "engine/world/build/placement.hpp"
#include "engine/world/network/huge_pages.hpp"

#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t placed_per_block = std::size_t{1} << 16;
constexpr std::size_t placed_at_once = 256;

// How many citizens of each cell each block of numbers has: [block x cells + cell].
std::vector<std::uint32_t> count_cells(std::span<const CellIndex> cell_of, std::size_t cells,
                                       const Threads& threads) {
  const std::size_t blocks = (cell_of.size() + placed_per_block - 1) / placed_per_block;
  std::vector<std::uint32_t> counts(blocks * cells);
  for_each_block(threads, cell_of.size(), placed_per_block, [&](std::size_t begin, std::size_t end) {
    std::uint32_t* count = &counts[begin / placed_per_block * cells];
    for (const CellIndex cell : cell_of.subspan(begin, end - begin))
      ++count[cell];
  });
  return counts;
}

// Cells one after the other; counts become the id of the first citizen of each block and cell.
std::vector<Cell> lay_out_cells(std::vector<std::uint32_t>& counts, std::size_t regions,
                                std::size_t identities) {
  std::vector<Cell> cells(regions * identities);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i].region = static_cast<RegionId>(i / identities);
    cells[i].identity = static_cast<IdentityId>(i % identities);
    cells[i].begin = next;
    for (std::size_t j = i; j < counts.size(); j += cells.size())
      next += std::exchange(counts[j], next);
    cells[i].end = next;
  }
  return cells;
}

} // namespace

Placement place(std::vector<CellIndex> cell_of, std::size_t regions, std::size_t identities,
                const Threads& threads) {
  Placement placement;
  std::vector<std::uint32_t> next = count_cells(cell_of, regions * identities, threads);
  placement.cells = lay_out_cells(next, regions, identities);
  placement.id = large_vector<std::uint32_t>(cell_of.size());
  for_each_block(threads, cell_of.size(), placed_per_block, [&](std::size_t begin, std::size_t end) {
    std::uint32_t* next_id = &next[begin / placed_per_block * regions * identities];
    for (std::size_t number = begin; number < end; ++number)
      placement.id[number] = next_id[cell_of[number]]++;
  });
  placement.cell_of = std::move(cell_of);
  return placement;
}

std::size_t identity_at(double u, std::span<const double> shares) {
  double reached = shares[0];
  std::size_t identity = 0;
  while (u >= reached && identity + 1 < shares.size())
    reached += shares[++identity];
  return identity;
}

std::vector<CellIndex> draw_cells(std::size_t citizens, std::span<const std::vector<double>> composition,
                                  const AddressedRng& rng, const Threads& threads) {
  std::vector<CellIndex> cell_of(citizens);
  for_each_block(threads, citizens, placed_at_once, [&](std::size_t begin, std::size_t end) {
    std::array<double, placed_at_once> u;
    rng.uniforms(Purpose::identity, static_cast<std::uint32_t>(begin), std::span(u).first(end - begin));
    for (std::size_t number = begin; number < end; ++number) {
      const std::size_t region = number % composition.size();
      const std::vector<double>& shares = composition[region];
      cell_of[number] =
          static_cast<CellIndex>(region * shares.size() + identity_at(u[number - begin], shares));
    }
  });
  return cell_of;
}

} // namespace entente
