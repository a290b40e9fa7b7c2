// Many replicates come out in order and the same, whoever works on them.
#include "engine/ensemble/execute.hpp"
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

using namespace entente;
using namespace entente::test;

namespace {

// Replicates first .. last - 1 of these strategies, all when none is named.
Execution of(std::uint32_t first, std::uint32_t last, std::vector<std::size_t> strategies = {}) {
  Execution execution;
  execution.seed = 8;
  execution.first = first;
  execution.last = last;
  execution.strategies = std::move(strategies);
  return execution;
}

std::vector<ReplicateResult> executed(const Scenario& scenario, Execution execution, int threads) {
  std::vector<ReplicateResult> results;
  execute(scenario, execution, Threads(threads), [&](ReplicateResult&& result) {
    results.push_back(std::move(result));
    return true;
  });
  return results;
}

void check_same(const std::vector<ReplicateResult>& a, const std::vector<ReplicateResult>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    CAPTURE(i);
    CHECK(a[i].replicate == b[i].replicate);
    REQUIRE(a[i].arms.size() == b[i].arms.size());
    for (std::size_t arm = 0; arm < a[i].arms.size(); ++arm)
      CHECK(same_measures(a[i].arms[arm], b[i].arms[arm]));
  }
}

} // namespace

TEST_CASE("An ensemble is the same for any number of threads") {
  const Scenario scenario = with_every_strategy(eventful_scenario(60, 60));
  const Execution execution = of(0, 30);
  const std::vector<ReplicateResult> alone = executed(scenario, execution, 1);
  check_same(executed(scenario, execution, 2), alone);
  check_same(executed(scenario, execution, 5), alone);
}

TEST_CASE("An ensemble is the same in one piece and in two") {
  const Scenario scenario = eventful_scenario(60, 60);
  const std::vector<ReplicateResult> whole = executed(scenario, of(0, 20), 2);
  std::vector<ReplicateResult> pieces = executed(scenario, of(0, 7), 2);
  for (ReplicateResult& result : executed(scenario, of(7, 20), 2))
    pieces.push_back(std::move(result));
  check_same(pieces, whole);
}

TEST_CASE("A strategy has the same outcomes whichever others are asked for") {
  const Scenario scenario = with_every_strategy(eventful_scenario(60, 60));
  const auto all = executed(scenario, of(0, 8), 1);
  const auto two = executed(scenario, of(0, 8, {9, 4}), 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(same_measures(two[i].arms[0], all[i].arms[9]));
    CHECK(same_measures(two[i].arms[1], all[i].arms[4]));
  }
}

TEST_CASE("Replicates are consumed in order until consume says no") {
  const Scenario scenario = eventful_scenario(12, 30);
  std::vector<std::uint32_t> seen;
  const std::uint32_t consumed = execute(scenario, of(5, 100), Threads(2), [&](ReplicateResult&& result) {
    seen.push_back(result.replicate);
    return result.replicate < 9;
  });
  CHECK(seen == std::vector<std::uint32_t>{5, 6, 7, 8, 9});
  CHECK(consumed == 5);
}
