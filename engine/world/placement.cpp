#include "engine/world/placement.hpp"
#include "engine/world/huge_pages.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t citizens_per_block = std::size_t{1} << 16;
constexpr std::size_t draws_at_once = 256;

// How many citizens of each cell each block of numbers has: [block x cells + cell].
std::vector<std::uint32_t> count_cells(std::span<const std::uint8_t> identity, std::size_t regions,
                                       std::size_t identities, const Threads& threads) {
  const std::size_t cells = regions * identities;
  const std::size_t blocks = (identity.size() + citizens_per_block - 1) / citizens_per_block;
  std::vector<std::uint32_t> counts(blocks * cells);
  for_each_block(threads, identity.size(), citizens_per_block, [&](std::size_t begin, std::size_t end) {
    std::uint32_t* count = &counts[begin / citizens_per_block * cells];
    std::size_t region = begin % regions;
    for (std::size_t number = begin; number < end; ++number) {
      ++count[region * identities + identity[number]];
      region = region + 1 == regions ? 0 : region + 1;
    }
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

Placement place(std::vector<std::uint8_t> identity, std::size_t regions, std::size_t identities,
                const Threads& threads) {
  Placement placement;
  std::vector<std::uint32_t> next = count_cells(identity, regions, identities, threads);
  placement.cells = lay_out_cells(next, regions, identities);
  placement.id = large_vector<std::uint32_t>(identity.size());
  for_each_block(threads, identity.size(), citizens_per_block, [&](std::size_t begin, std::size_t end) {
    std::uint32_t* next_id = &next[begin / citizens_per_block * regions * identities];
    std::size_t region = begin % regions;
    for (std::size_t number = begin; number < end; ++number) {
      placement.id[number] = next_id[region * identities + identity[number]]++;
      region = region + 1 == regions ? 0 : region + 1;
    }
  });
  placement.identity = std::move(identity);
  return placement;
}

std::vector<std::uint8_t> draw_identities(std::size_t citizens,
                                          std::span<const std::vector<double>> composition,
                                          const Chance& chance, const Threads& threads) {
  std::vector<std::uint8_t> identity(citizens);
  for_each_block(threads, citizens, draws_at_once, [&](std::size_t begin, std::size_t end) {
    std::array<double, draws_at_once> u;
    chance.uniforms(Purpose::identity, static_cast<std::uint32_t>(begin), std::span(u).first(end - begin));
    for (std::size_t number = begin; number < end; ++number) {
      const std::vector<double>& shares = composition[number % composition.size()];
      double reached = shares[0];
      std::uint8_t drawn = 0;
      while (u[number - begin] >= reached && drawn + 1u < shares.size())
        reached += shares[++drawn];
      identity[number] = drawn;
    }
  });
  return identity;
}

} // namespace entente
