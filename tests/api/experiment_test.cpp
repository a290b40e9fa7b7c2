// Several experiments that share one comparison.
#include "engine/api/decision_json.hpp"
#include "engine/api/experiment.hpp"
#include "engine/parallel/parallel.hpp"
#include "tests/builtin.hpp"
#include "tests/catch.hpp"

using namespace entente;

namespace {

constexpr std::uint64_t seed = 7;

Experiment small_experiment() {
  Scenario scenario = test::builtin_scenario("recommendations/r2");
  scenario.months = 60;
  return Experiment(std::move(scenario));
}

ReplicateBlock block(std::uint32_t first, std::uint32_t last, Keep keep = Keep::summary) {
  return {seed, first, last, {}, keep, {}};
}

} // namespace

TEST_CASE("Blocks simulated apart, in any order, and joined in theirs are one comparison") {
  const Threads threads(1);
  Experiment whole = small_experiment();
  REQUIRE(whole.simulate(block(0, 9, Keep::series), threads));
  const Experiment worker = small_experiment();
  auto late = worker.simulate_apart(block(5, 9, Keep::series), threads);
  auto early = worker.simulate_apart(block(0, 5, Keep::series), threads);
  REQUIRE((late && early));
  CHECK(worker.simulated() == 0);
  Experiment joined = small_experiment();
  CHECK_FALSE(joined.add(block(5, 9, Keep::series), *late)); // not yet
  REQUIRE(joined.add(block(0, 5, Keep::series), *std::move(early)));
  const auto done = joined.add(block(5, 9, Keep::series), *std::move(late));
  REQUIRE(done);
  CHECK(*done == 9);
  const auto expected = whole.summarise(), found = joined.summarise();
  REQUIRE((expected && found));
  CHECK(found->digest == expected->digest);
  REQUIRE(found->courses.size() == expected->courses.size());
  CHECK(found->courses.front().course.means == expected->courses.front().course.means);
  CHECK(whole.summarise(false)->courses.empty());
}

TEST_CASE("What was simulated of another scenario is not joined") {
  const Threads threads(1);
  auto part = small_experiment().simulate_apart(block(0, 2), threads);
  REQUIRE(part);
  Experiment other(test::builtin_scenario("baseline"));
  const auto refused = other.add(block(0, 2), *std::move(part));
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().message.find("not those of the block") != std::string::npos);
  CHECK(other.simulated() == 0);
}

TEST_CASE("A decision is of the worlds that are in, the scenario's own first") {
  const Threads threads(1);
  Experiment experiment = small_experiment();
  CHECK_FALSE(experiment.decide({}));
  const std::string other = experiment.scenario()->variants.front().name;
  ReplicateBlock variant = block(0, 8, Keep::series);
  variant.variant = other;
  DecisionSettings settings;
  settings.effect = static_cast<std::size_t>(primary_outcome);
  REQUIRE(experiment.simulate(variant, threads));
  const auto alone = experiment.decide(settings);
  REQUIRE(alone);
  REQUIRE(experiment.simulate(block(0, 8), threads));
  const auto both = experiment.decide(settings);
  REQUIRE(both);
  REQUIRE(both->variants.size() == 2);
  CHECK(both->variants[0].name == "base");
  CHECK(both->variants[1].name == other);
  CHECK(both->variants[1].options[0].cost == alone->variants[0].options[0].cost);
  // The same world again takes its own place; other strategies begin anew.
  REQUIRE(experiment.simulate(block(0, 4), threads));
  CHECK(experiment.decide(settings)->variants.size() == 2);
  CHECK(experiment.decide(settings)->variants[0].histories == 4);
  ReplicateBlock fewer = block(0, 4);
  fewer.strategies = {0, 1};
  REQUIRE(experiment.simulate(fewer, threads));
  CHECK(experiment.decide(settings)->variants.size() == 1);
  REQUIRE(experiment.change("talks.skill_effect", "0.5").empty());
  CHECK_FALSE(experiment.decide(settings));
}

TEST_CASE("A decision over worlds of experiments of their own is that of one experiment") {
  const Threads threads(1);
  Experiment together = small_experiment(), base = small_experiment(), apart = small_experiment();
  ReplicateBlock variant = block(0, 8);
  variant.variant = together.scenario()->variants.front().name;
  DecisionSettings settings;
  settings.effect = static_cast<std::size_t>(primary_outcome);
  const std::vector<const Experiment*> apart_worlds{&base, &apart};
  REQUIRE(together.simulate(variant, threads));
  REQUIRE(together.simulate(block(0, 8), threads));
  CHECK_FALSE(Experiment::decide(apart_worlds, settings));
  REQUIRE(base.simulate(block(0, 8), threads));
  REQUIRE(apart.simulate(variant, threads));
  const auto expected = together.decide(settings), found = Experiment::decide(apart_worlds, settings);
  REQUIRE((expected && found));
  CHECK(decision_json(*found, -1) == decision_json(*expected, -1));
  ReplicateBlock other = variant;
  other.seed += 1;
  REQUIRE(apart.simulate(other, threads));
  CHECK_FALSE(Experiment::decide(apart_worlds, settings));
}
