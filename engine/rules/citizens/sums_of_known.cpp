#include "engine/rules/citizens/sums_of_known.hpp"

#include <algorithm>
#include <span>

namespace entente::rules {
namespace {

// What is read next comes closer meanwhile; the processor itself follows from there.
[[gnu::always_inline]] inline void bring_closer(std::span<const BlockedTies::Place> next) {
  constexpr std::size_t line = 64 / sizeof(BlockedTies::Place), lines = 4;
  for (std::size_t at = 0; at < std::min(next.size(), lines * line); at += line)
    __builtin_prefetch(next.data() + at);
}

} // namespace

// Sorts the ties and makes room for what the largest group of blocks hears.
void SumsOfKnown::sort(const Network& network, const Threads& threads) {
  ties_ = BlockedTies(network, threads);
  const std::size_t blocks = ties_.blocks(), together = BlockedTies::together(blocks);
  std::size_t most = 0;
  for (std::size_t first = 0; first < blocks; first += together) {
    const std::size_t end = std::min(first + together, blocks) * BlockedTies::block_size;
    most = std::max<std::size_t>(most, network.offsets[std::min(end, network.citizens())] -
                                           network.offsets[first * BlockedTies::block_size]);
  }
  place_.resize(together * ties_.turns() + 1);
  heard_.resize(most);
  sums_.resize(together * BlockedTies::block_size);
}

void SumsOfKnown::each_block(const Network& network, const float* confidence, const Threads& threads,
                             FunctionRef<void(std::size_t first, const float* sums)> use) {
  constexpr std::size_t size = BlockedTies::block_size;
  if (ties_.blocks() == 0)
    sort(network, threads);
  const std::size_t blocks = ties_.blocks(), together = BlockedTies::together(blocks), turns = ties_.turns();
  for (std::size_t first = 0; first < blocks; first += together) {
    const std::size_t hearing = std::min(together, blocks - first);
    for (std::size_t h = 0, at = 0; h < hearing; ++h)
      for (std::size_t turn = 0; turn < turns; ++turn, ++at)
        place_[at + 1] = place_[at] + ties_.heard(first + h, turn).speaker.size();
    for_each_index(threads, blocks, [&](std::size_t speaking) {
      const float* said = confidence + speaking * size;
      const auto say = [&](std::size_t h, std::size_t turn) {
        float* heard = heard_.data() + place_[h * turns + turn];
        for (const BlockedTies::Place speaker : ties_.heard(first + h, turn).speaker)
          *heard++ = said[speaker];
      };
      for (std::size_t h = 0; h < hearing; ++h) {
        if (h + 1 < hearing) {
          const std::size_t next = BlockedTies::turn_of(first + h + 1, speaking);
          bring_closer(ties_.heard(first + h + 1, next).speaker);
          __builtin_prefetch(heard_.data() + place_[(h + 1) * turns + next], 1);
        }
        const std::size_t turn = BlockedTies::turn_of(first + h, speaking);
        say(h, turn);
        if (speaking == first + h)
          say(h, turn + 1);
      }
    });
    for_each_index(threads, hearing, [&](std::size_t h) {
      float* sums = sums_.data() + h * size;
      std::fill_n(sums, size, 0.0F);
      const float* heard = heard_.data() + place_[h * turns];
      for (std::size_t turn = 0; turn < turns; ++turn) {
        if (turn + 1 < turns)
          bring_closer(ties_.heard(first + h, turn + 1).hearer);
        for (const BlockedTies::Place hearer : ties_.heard(first + h, turn).hearer)
          sums[hearer] += *heard++;
      }
      use((first + h) * size, sums);
    });
  }
}

} // namespace entente::rules
