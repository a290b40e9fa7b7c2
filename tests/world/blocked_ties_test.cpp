#include "tests/catch.hpp"
#include "tests/world/known_networks.hpp"

#include "engine/world/network/blocked_ties.hpp"

using namespace entente;

namespace {

constexpr auto block = static_cast<std::uint32_t>(BlockedTies::block_size);

// What each citizen hears, put together again block by block.
std::vector<std::vector<std::uint32_t>> rows_of(const BlockedTies& ties, std::size_t citizens) {
  std::vector<std::vector<std::uint32_t>> rows(citizens);
  for (std::size_t hearing = 0; hearing < ties.blocks(); ++hearing)
    for (std::size_t turn = 0; turn < ties.turns(); ++turn) {
      const BlockedTies::Heard heard = ties.heard(hearing, turn);
      const std::size_t speaking = turn <= hearing ? turn : turn - 1;
      CHECK(BlockedTies::turn_of(hearing, speaking) + (turn == hearing + 1 ? 1 : 0) == turn);
      REQUIRE(heard.hearer.size() == heard.speaker.size());
      for (std::size_t i = 0; i < heard.hearer.size(); ++i)
        rows[hearing * block + heard.hearer[i]].push_back(
            static_cast<std::uint32_t>(speaking * block + heard.speaker[i]));
    }
  return rows;
}

void check_rows(const Network& network) {
  for (const int threads : {1, 3}) {
    const auto rows = rows_of(BlockedTies(network, Threads(threads)), network.citizens());
    std::size_t different = 0;
    for (std::size_t i = 0; i < network.citizens(); ++i)
      different += !std::equal(rows[i].begin(), rows[i].end(), network.of(i).begin(), network.of(i).end());
    CHECK(different == 0);
  }
}

} // namespace

TEST_CASE("Ties by block are the rows of the network, each in its order") {
  SECTION("far and near, repeated, across the borders of three blocks, the last one begun") {
    const std::uint32_t citizens = 2 * block + 5000;
    Pairs pairs = ring(citizens, 2);
    for (std::uint32_t i = 0; i < citizens; i += 3)
      pairs.push_back({i, (i * 7919U + 31U) % citizens});
    for (const std::uint32_t other : {1U, block - 1, block, 2 * block, citizens - 1, citizens - 1})
      pairs.push_back({0, other});
    check_rows(network_of(citizens, pairs));
  }
  SECTION("blocks that are full") {
    check_rows(network_of(2 * block, ring(2 * block)));
  }
  SECTION("one who knows everybody") {
    check_rows(network_of(block + 1, star(block + 1)));
  }
  SECTION("no ties, nobody") {
    check_rows(network_of(3, {}));
    CHECK(BlockedTies(network_of(0, {}), Threads(1)).blocks() == 0);
  }
}

TEST_CASE("Every tie stands once, within a block too") {
  const BlockedTies ties(network_of(1000, ring(1000, 3)), Threads(1));
  CHECK(ties.heard(0, 0).hearer.size() == 3000);
  CHECK(ties.heard(0, 1).hearer.size() == 3000);
}

TEST_CASE("Blocks are worth it where one arm outgrows the cache") {
  CHECK_FALSE(BlockedTies::worthwhile(1'000'000, 1));
  CHECK(BlockedTies::worthwhile(50'000'000, 1));
  CHECK_FALSE(BlockedTies::worthwhile(50'000'000, 4));
}
