// Sparse matrix times vector, by propagation blocking: what those whom each citizen knows have in confidence
// together, in a society too large for rows of names, whose reads would leave the cache one by one.
#pragma once
#include "engine/parallel/function_ref.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/world/network/blocked_ties.hpp"
#include "engine/world/network/huge_pages.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::rules {

// Of one network: another needs another.
class SumsOfKnown {
 public:
  // use(first citizen of a block, sums of the block's citizens) for every block, several at the same time.
  // confidence: [citizen]. Every sum is added up in the order of the citizen's row, hence has its bits. The
  // ties are sorted the first time.
  void each_block(const Network& network, const float* confidence, const Threads& threads,
                  FunctionRef<void(std::size_t first, const float* sums)> use);

 private:
  void sort(const Network& network, const Threads& threads);

  BlockedTies ties_; // none before the first time
  // Of the blocks that hear together.
  std::vector<std::size_t> place_; // [hearing][turn], one more: where what one hears in that turn begins
  LargeVector<float> heard_;       // tie by tie
  LargeVector<float> sums_;        // [hearing][citizen of the block]
};

} // namespace entente::rules
