// What a study's histories share is made once, and makes no difference.
#include "engine/ensemble/execute_design.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/shared_societies.hpp"
#include "engine/run/simulate.hpp"
#include "tests/catch.hpp"
#include "tests/worlds.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::uint64_t seed = 8;

Scenario one_society() {
  Scenario scenario = eventful_scenario(24, 60);
  scenario.network.per = NetworkSource::Per::study;
  return scenario;
}

Scenario imported_society() {
  Scenario scenario = eventful_scenario(24, 60);
  scenario.network.model = NetworkSource::Model::imported;
  scenario.network.file = "friends.txt";
  scenario.network.text = "a b\nb c\nc d\nd a\ne a\n";
  return scenario;
}

// How many societies were built for all units of a design; each history is compared with the same one alone.
std::size_t societies_built(const Scenario& scenario, const Design& design, int threads) {
  const Threads pool(threads);
  SharedSocieties societies(seed, static_cast<std::size_t>(threads) + 1);
  const Work work(design, [](std::uint32_t, std::uint32_t) { return 0U; });
  const DesignExecution execution{seed, Keep::summary, nullptr, &societies};
  execute_design(scenario, design, work, execution, pool,
                 [&](const Unit& unit, std::vector<Outcomes>&& arms) {
                   const Scenario here = scenario_at(scenario, design, unit.variant, unit.point);
                   const std::vector<Outcomes> alone =
                       simulate(here, {{{0, unit.replicate}}, seed}, Keep::summary, Threads(1));
                   CHECK(same_measures(arms.front(), alone.front()));
                   return true;
                 });
  return societies.built();
}

Design replicates(std::uint32_t count) {
  Design design;
  design.replicates = count;
  return design;
}

} // namespace

TEST_CASE("A society that a study shares is built once for all replicates") {
  CHECK(societies_built(one_society(), replicates(12), 1) == 1);
  CHECK(societies_built(one_society(), replicates(12), 3) == 1);
  CHECK(societies_built(imported_society(), replicates(12), 2) == 1);
}

TEST_CASE("A variant has a society of its own only if its citizens are drawn otherwise") {
  Design design = replicates(4);
  design.variants = {{"skilful", {{"talks.skill_effect", 0.9}}}, {"larger", {{"citizens.count", 90}}}};
  CHECK(societies_built(one_society(), design, 2) == 2);
}

TEST_CASE("The points of a sweep share a society unless they set what it is drawn from") {
  Design design = replicates(2);
  design.keys = {"talks.skill_effect"};
  design.values = {0.1, 0.4, 0.7, 0.9};
  CHECK(societies_built(one_society(), design, 2) == 1);
  design.keys = {"citizens.count"};
  design.values = {40, 60, 80, 100};
  CHECK(societies_built(one_society(), design, 1) == 4);
}

TEST_CASE("Where every replicate draws its own society none is shared") {
  CHECK(societies_built(eventful_scenario(24, 60), replicates(3), 2) == 0);
}
