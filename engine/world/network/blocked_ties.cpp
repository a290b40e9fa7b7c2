#include "engine/world/network/blocked_ties.hpp"

#include "engine/world/network/huge_pages.hpp"

#include <algorithm>

namespace entente {
namespace {

// use(citizen, other) for the ties of a block's citizens to higher ones.
template<class Use>
void each_tie_upwards(const Network& network, std::size_t block, Use use) {
  const std::size_t first = block * BlockedTies::block_size,
                    last = std::min(first + BlockedTies::block_size, network.citizens());
  for (std::size_t citizen = first; citizen < last; ++citizen)
    for (const std::uint32_t other : network.of(citizen))
      if (other > citizen)
        use(citizen, other);
}

} // namespace

BlockedTies::BlockedTies(const Network& network, const Threads& threads)
    : blocks_(blocks_of(network.citizens())), begin_(blocks_ * blocks_ + 1) {
  for_each_index(threads, blocks_, [&](std::size_t block) {
    each_tie_upwards(network, block, [&](std::size_t, std::uint32_t other) {
      ++begin_[block * blocks_ + other / block_size + 1];
    });
  });
  for (std::size_t cell = 1; cell < begin_.size(); ++cell)
    begin_[cell] += begin_[cell - 1];
  low_ = large_vector<Place>(begin_.back());
  high_ = large_vector<Place>(begin_.back());
  for_each_index(threads, blocks_, [&](std::size_t block) {
    std::vector<std::size_t> next(&begin_[block * blocks_], &begin_[(block + 1) * blocks_]);
    each_tie_upwards(network, block, [&](std::size_t citizen, std::uint32_t other) {
      const std::size_t at = next[other / block_size]++;
      low_[at] = static_cast<Place>(citizen % block_size);
      high_[at] = static_cast<Place>(other % block_size);
    });
  });
}

} // namespace entente
