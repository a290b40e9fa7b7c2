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

// Four bytes a tie, which stands once and is read from either end.
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
    return lanes == 1 && citizens >= 16 * block_size;
  }

  BlockedTies() = default;
  BlockedTies(const Network& network, const Threads& threads);

  static constexpr std::size_t blocks_of(std::size_t citizens) {
    return (citizens + block_size - 1) / block_size;
  }
  std::size_t blocks() const { return blocks_; }

  // What the citizens of a block hear comes in blocks() + 1 turns: from every lower block and from lower
  // citizens of their own, then from higher citizens of their own and from every higher block. So for every
  // hearer the speakers ascend, as in their row of the network.
  std::size_t turns() const { return blocks_ + 1; }
  // The turn in which a block speaks; to its own citizens it speaks in the next one, too.
  static std::size_t turn_of(std::size_t hearing, std::size_t speaking) {
    return speaking <= hearing ? speaking : speaking + 1;
  }
  // Who speaks and who hears, tie by tie.
  struct Heard {
    std::span<const Place> speaker, hearer;
  };
  Heard heard(std::size_t hearing, std::size_t turn) const {
    const bool from_below = turn <= hearing;
    const std::size_t pair = from_below ? turn * blocks_ + hearing : hearing * blocks_ + turn - 1;
    const std::size_t begin = begin_[pair], size = begin_[pair + 1] - begin;
    const std::span low = std::span(low_).subspan(begin, size), high = std::span(high_).subspan(begin, size);
    return from_below ? Heard{low, high} : Heard{high, low};
  }

 private:
  std::size_t blocks_ = 0;
  std::vector<std::size_t> begin_; // [block of the lower end x blocks + block of the higher end]
  std::vector<Place> low_, high_;  // the ends, ascending by the lower and then the higher one
};

} // namespace entente
