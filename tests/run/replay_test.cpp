// What must not change a history: who watches, how many threads, who else is in the bundle, in which order.
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

#include <algorithm>
#include <numeric>

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t seed = 4711;
const Threads one_thread(1);

std::vector<Outcomes> outcomes_of(const Scenario& scenario, Keep keep, const Observer& observer = {}) {
  return simulate(scenario, all_strategies(scenario, seed, 3), keep, one_thread, observer);
}

} // namespace

TEST_CASE("The same bundle simulated twice is the same history, bit for bit") {
  const Scenario scenario = with_every_strategy(eventful_scenario());
  History first(scenario, all_strategies(scenario, seed, 1)),
      second(scenario, all_strategies(scenario, seed, 1));
  first.advance(scenario.months);
  second.advance(scenario.months);
  CHECK(first.world() == second.world());
}

TEST_CASE("Another seed and another replicate are other histories") {
  const Scenario scenario = eventful_scenario();
  const auto deaths = [&](std::uint64_t a_seed, std::uint32_t replicate) {
    return simulate(scenario, all_strategies(scenario, a_seed, replicate), Keep::summary, one_thread)[0]
        .measures[Outcome::deaths];
  };
  CHECK(deaths(1, 0) != deaths(2, 0));
  CHECK(deaths(1, 0) != deaths(1, 1));
}

TEST_CASE("Keeping more of a history, or watching it, changes none of its measures") {
  const Scenario scenario = with_every_strategy(eventful_scenario());
  const std::vector<Outcomes> summary = outcomes_of(scenario, Keep::summary);
  std::size_t months_seen = 0;
  const std::vector<std::vector<Outcomes>> others{
      outcomes_of(scenario, Keep::series), outcomes_of(scenario, Keep::events),
      outcomes_of(scenario, Keep::events, [&](const World&) { ++months_seen; })};
  for (const std::vector<Outcomes>& other : others)
    for (std::size_t arm = 0; arm < summary.size(); ++arm)
      CHECK(same_measures(other[arm], summary[arm]));
  CHECK(months_seen == static_cast<std::size_t>(scenario.months));
}

TEST_CASE("The number of threads changes no bit of a world of many blocks") {
  // 15,000 citizens in two regions, so that most cells are larger than the block that is handed to a thread.
  Scenario scenario = with_every_strategy(eventful_scenario(12, 15'000));
  scenario.structure.regions.count = constant(2.0);
  scenario.composition = {{0.9, 0.1}, {0.2, 0.8}};
  scenario.near_regions = {0}, scenario.far_regions = {1};
  const Bundle bundle = all_strategies(scenario, seed, 2);
  History alone(scenario, bundle, 1);
  alone.advance(scenario.months);
  for (const int threads : {2, 5}) {
    CAPTURE(threads);
    History many(scenario, bundle, threads);
    many.advance(scenario.months);
    CHECK(many.world() == alone.world());
  }
}

TEST_CASE("An arm alone lives month by month as it does among ten others") {
  const Scenario scenario = with_every_strategy(eventful_scenario(60));
  for (const std::uint32_t replicate : {0U, 7U}) {
    History together(scenario, all_strategies(scenario, seed, replicate));
    std::vector<std::unique_ptr<History>> alone;
    for (std::size_t strategy = 0; strategy < scenario.strategies.size(); ++strategy)
      alone.push_back(std::make_unique<History>(scenario, Bundle{{{strategy, replicate}}, seed}));
    REQUIRE(together.world().citizens.lanes > 8);
    REQUIRE(alone[0]->world().citizens.lanes == 1);
    for (Month month = 0; month < scenario.months; ++month) {
      together.advance();
      for (std::size_t strategy = 0; strategy < alone.size(); ++strategy) {
        alone[strategy]->advance();
        CAPTURE(month, strategy, replicate);
        REQUIRE(same_lane(together.world(), strategy, alone[strategy]->world(), 0));
      }
    }
  }
}

TEST_CASE("More arms than one row of lanes holds live as they do alone") {
  Scenario scenario = eventful_scenario(24);
  for (int copy = 0; copy < 2; ++copy)
    for (Strategy& strategy : every_instrument())
      scenario.strategies.push_back(std::move(strategy));
  const auto together = simulate(scenario, all_strategies(scenario, seed, 5), Keep::summary, one_thread);
  for (std::size_t strategy = 0; strategy < scenario.strategies.size(); ++strategy) {
    CAPTURE(strategy);
    const auto alone = simulate(scenario, {{{strategy, 5}}, seed}, Keep::summary, one_thread);
    CHECK(same_measures(together[strategy], alone[0]));
  }
}

TEST_CASE("A few arms of a large society are simulated one after another as they do side by side") {
  Scenario scenario = eventful_scenario(4);
  scenario.structure.citizens.count = constant(50'000.0);
  scenario.strategies.push_back(one_action(Instrument::mediation_teams));
  const Bundle bundle = all_strategies(scenario, seed, 3);
  REQUIRE(lanes_together(scenario, bundle.lanes.size()) == 1);
  const auto in_turn = simulate(scenario, bundle, Keep::summary, one_thread);
  std::size_t lanes_seen = 0; // an observer has all arms side by side
  const auto together = simulate(scenario, bundle, Keep::summary, one_thread,
                                 [&](const World& world) { lanes_seen = world.arms.size(); });
  CHECK(lanes_seen == bundle.lanes.size());
  for (std::size_t lane = 0; lane < bundle.lanes.size(); ++lane) {
    CAPTURE(lane);
    CHECK(same_measures(in_turn[lane], together[lane]));
  }
}

TEST_CASE("Measures do not depend on the order of strategies") {
  const Scenario scenario = with_every_strategy(eventful_scenario());
  Bundle bundle = all_strategies(scenario, seed, 9);
  const auto in_order = simulate(scenario, bundle, Keep::summary, one_thread);
  std::reverse(bundle.lanes.begin(), bundle.lanes.end());
  std::swap(bundle.lanes[2], bundle.lanes[5]);
  const auto permuted = simulate(scenario, bundle, Keep::summary, one_thread);
  for (std::size_t lane = 0; lane < bundle.lanes.size(); ++lane) {
    CAPTURE(lane);
    CHECK(same_measures(permuted[lane], in_order[bundle.lanes[lane].strategy]));
  }
}

TEST_CASE("Where one society serves a study, replicates are simulated side by side as they do alone") {
  Scenario scenario = eventful_scenario(36);
  scenario.network.per = NetworkSource::Per::study;
  Bundle bundle{{}, seed, society_of_study(scenario, seed, one_thread)};
  const std::shared_ptr<const Society> society = bundle.society;
  for (std::uint32_t replicate = 0; replicate < 16; ++replicate)
    bundle.lanes.push_back({0, replicate});
  const auto together = simulate(scenario, bundle, Keep::summary, one_thread);
  for (std::uint32_t replicate = 0; replicate < 16; ++replicate) {
    CAPTURE(replicate);
    const auto alone = simulate(scenario, {{{0, replicate}}, seed, society}, Keep::summary, one_thread);
    CHECK(same_measures(together[replicate], alone[0]));
  }
}

TEST_CASE("Kernels of every level this processor has give the same history, for one arm and for many") {
  const Scenario scenario = with_every_strategy(eventful_scenario(48));
  for (const Bundle& bundle : {all_strategies(scenario, seed, 6), Bundle{{{3, 6}}, seed}}) {
    History oracle(scenario, bundle, 1, &rules::citizens_scalar);
    oracle.advance(scenario.months);
    for (const rules::Level level : {rules::Level::plain, rules::Level::avx2, rules::Level::avx512}) {
      if (level > rules::best_level())
        continue;
      CAPTURE(rules::name_of(level), bundle.lanes.size());
      History history(scenario, bundle, 1, rules::citizens_lanes_kernel(level));
      history.advance(scenario.months);
      CHECK(history.world() == oracle.world());
    }
  }
}

// A citizen without ties, in a cell that no party, group or vote counts: a third identity that nobody else
// has. The mean of news over cells counts the empty cell with or without them.
TEST_CASE("An idle citizen added to a society changes nobody else") {
  Scenario scenario = eventful_scenario();
  scenario.parameters.implementation.referendum_share = 0.0;
  scenario.identities.push_back("nobody");
  for (std::vector<double>& shares : scenario.composition)
    shares.push_back(0.0);
  const Bundle bundle{{{0, 4}}, seed};
  History usual(scenario, bundle), with_idler(scenario, bundle);

  World& world = with_idler.world();
  Society society = *world.society;
  REQUIRE(society.cells.back().size() == 0);
  ++society.cells.back().end;
  society.number.push_back(static_cast<std::uint32_t>(society.number.size()));
  society.susceptibility.push_back(0.3F);
  society.disposition.push_back(0.6F);
  society.leaning.push_back(0.1F);
  society.network.offsets.push_back(society.network.offsets.back());
  world.society = std::make_shared<const Society>(society);
  for (LargeVector<float>* values : {&world.citizens.confidence, &world.citizens.cynicism})
    values->push_back(0.5F);
  world.citizens.next_confidence.push_back(0.0F);

  for (Month month = 0; month < scenario.months; ++month) {
    CAPTURE(month);
    usual.advance();
    with_idler.advance();
    const Citizens& before = usual.world().citizens;
    const Citizens& after = with_idler.world().citizens;
    REQUIRE(std::equal(before.confidence.begin(), before.confidence.end(), after.confidence.begin()));
    REQUIRE(std::equal(before.cynicism.begin(), before.cynicism.end(), after.cynicism.begin()));
    // The means over all citizens are only measured; everything else of the arm must be the same.
    Arm arm = with_idler.arm();
    arm.opinion = usual.arm().opinion;
    REQUIRE(arm == usual.arm());
  }
}
