#include "engine/rules/citizens/sums_of_known.hpp"

#include <algorithm>

namespace entente::rules {

void SumsOfKnown::each_block(const Network& network, const float* confidence, const Threads& threads,
                             FunctionRef<void(std::size_t first, const float* sums)> use) {
  constexpr std::size_t size = BlockedTies::block_size;
  if (network_ != &network) {
    ties_ = BlockedTies(network, threads);
    network_ = &network;
  }
  const std::size_t blocks = ties_.blocks(), together = BlockedTies::together(blocks);
  place_.resize(together * blocks + 1);
  sums_.resize(together * size);
  for (std::size_t first = 0; first < blocks; first += together) {
    const std::size_t hearing = std::min(together, blocks - first);
    for (std::size_t h = 0, at = 0; h < hearing; ++h)
      for (std::size_t s = 0; s < blocks; ++s, ++at)
        place_[at + 1] = place_[at] + ties_.heard(first + h, s).speaker.size();
    if (const std::size_t ties = place_[hearing * blocks]; heard_.size() < ties)
      heard_.resize(ties);
    for_each_index(threads, blocks, [&](std::size_t s) {
      const float* said = confidence + s * size;
      for (std::size_t h = 0; h < hearing; ++h) {
        float* heard = heard_.data() + place_[h * blocks + s];
        for (const BlockedTies::Place speaker : ties_.heard(first + h, s).speaker)
          *heard++ = said[speaker];
      }
    });
    for_each_index(threads, hearing, [&](std::size_t h) {
      float* sums = sums_.data() + h * size;
      std::fill_n(sums, size, 0.0F);
      const float* heard = heard_.data() + place_[h * blocks];
      for (std::size_t s = 0; s < blocks; ++s)
        for (const BlockedTies::Place hearer : ties_.heard(first + h, s).hearer)
          sums[hearer] += *heard++;
      use((first + h) * size, sums);
    });
  }
}

} // namespace entente::rules
