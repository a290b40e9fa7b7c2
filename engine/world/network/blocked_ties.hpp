// Propagation blocking: the ties of a large network, sorted by blocks of citizens, so that whoever walks over
// them finds both ends in the cache (Beamer, Asanović and Patterson 2017, doi:10.1109/IPDPS.2017.112).
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/world/network/network.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// Four bytes a tie: a tie between two blocks stands once and is read from either end.
class BlockedTies {
 public:
  using Place = std::uint16_t; // of a citizen in their block
  static constexpr std::size_t block_size = std::size_t{1} << 16U;
  // How many blocks hear at the same time: enough for what a block says to them to be worth reading it, few
  // enough for little memory.
  static constexpr std::size_t together(std::size_t blocks) {
    constexpr std::size_t least = 8, most = 64, of_all = 8;
    return std::min(blocks, std::clamp(blocks / of_all, least, most));
  }

  // Whether walking over them is faster than reading row by row: what a citizen tells others is one number,
  // and there are more of these than the cache holds.
  static constexpr bool worthwhile(std::size_t citizens, std::size_t lanes) {
    return lanes == 1 && citizens >= 8 * block_size;
  }

  BlockedTies() = default;
  BlockedTies(const Network& network, const Threads& threads);

  static constexpr std::size_t blocks_of(std::size_t citizens) {
    return (citizens + block_size - 1) / block_size;
  }
  std::size_t blocks() const { return blocks_; }

  // What citizens of one block hear from those of another: who speaks and who hears, tie by tie. For every
  // hearer the speakers ascend, as in their row of the network.
  struct Heard {
    std::span<const Place> speaker, hearer;
  };
  Heard heard(std::size_t hearing, std::size_t speaking) const {
    const std::size_t lower = hearing < speaking ? hearing : speaking,
                      cell = lower * blocks_ + hearing + speaking - lower;
    const std::size_t begin = begin_[cell], size = begin_[cell + 1] - begin;
    const std::span<const Place> low = std::span(low_).subspan(begin, size),
                                 high = std::span(high_).subspan(begin, size);
    return hearing > speaking ? Heard{low, high} : Heard{high, low};
  }

 private:
  std::size_t blocks_ = 0;
  std::vector<std::size_t> begin_; // [lower block x blocks + higher block]
  // Ascending by who is in the lower block, then by who is in the higher one; within a block both directions.
  std::vector<Place> low_, high_;
};

} // namespace entente
