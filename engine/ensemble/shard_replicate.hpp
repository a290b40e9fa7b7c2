// The numbers that a shard's replicates have in the whole study.
#pragma once
#include "engine/ensemble/design.hpp"

namespace entente {

// The replicate that is number `i`, from 0, of those the shard takes at a point: every count-th.
inline std::uint32_t replicate_of(const Shard& shard, std::uint32_t point, std::size_t i) {
  const std::uint32_t first = (shard.index + shard.count - point % shard.count) % shard.count;
  return static_cast<std::uint32_t>(first + i * shard.count);
}

} // namespace entente
