#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"

#include "engine/rules/citizens/sums_of_known.hpp"

using namespace entente;

TEST_CASE("Sums by blocks have the bits of sums by rows, in several groups of blocks and month after month") {
  constexpr auto block = static_cast<std::uint32_t>(BlockedTies::block_size);
  constexpr std::uint32_t citizens = 9 * block + 1; // eight hear together, then two, one of a single citizen
  static_assert(BlockedTies::together(BlockedTies::blocks_of(citizens)) == 8);
  Pairs pairs = ring(citizens);
  for (std::uint32_t i = 0; i < citizens;
       i += 2) // nobody knows many in the last but one block, many in the first
    pairs.push_back({i, (i % 3 == 0 ? i * 2654435761U % block : i * 7919U % (7 * block))});
  const Network network = network_of(citizens, pairs);
  rules::SumsOfKnown serial, parallel;
  std::vector<float> confidence(citizens);
  for (const std::uint32_t month : {1U, 2U}) {
    for (std::uint32_t i = 0; i < citizens; ++i)
      confidence[i] = static_cast<float>((i + month) * 2654435761U) / 4294967296.0F;
    for (const int threads : {1, 3}) {
      std::vector<float> sums(citizens, -1.0F);
      rules::SumsOfKnown& by_blocks = threads == 1 ? serial : parallel;
      by_blocks.each_block(network, confidence.data(), Threads(threads),
                           [&](std::size_t first, const float* of) {
                             std::copy_n(of, std::min<std::size_t>(block, citizens - first), &sums[first]);
                           });
      std::size_t different = 0;
      for (std::uint32_t i = 0; i < citizens; ++i) {
        float sum = 0.0F;
        for (const std::uint32_t known : network.of(i))
          sum += confidence[known];
        different += sum != sums[i];
      }
      CHECK(different == 0);
    }
  }
}
