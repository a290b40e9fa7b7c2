#include "engine/core/error.hpp"
#include "engine/scenario/read/change.hpp"
#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

using namespace entente;
using namespace entente::test;

namespace {
std::string refusal(Scenario scenario, const std::string& key, const std::string& value) {
  const Scenario before = scenario;
  try {
    apply_setting(scenario, key, value);
  } catch (const ScenarioError& error) {
    CHECK(scenario == before);
    return error.what();
  }
  return "no refusal";
}
} // namespace

TEST_CASE("a setting changes a parameter for every set and takes it out of what is uncertain") {
  Scenario s = load("[uncertain]\n'aid.capture' = { uniform = [0, 1] }\n");
  apply_setting(s, "aid.capture", "0.25");
  apply_setting(s, "aid.capture", "0.5");
  CHECK(s.uncertain.empty());
  CHECK(s.overrides == std::vector<std::pair<std::string, double>>{{"aid.capture", 0.5}});
}

TEST_CASE("a setting changes structure, months, and how a study is run") {
  Scenario s = load("[[strategies]]\nname = 'a b'\n");
  apply_setting(s, "country.capacity", "0.5");
  apply_setting(s, "third_parties.count", "{ poisson = 4 }");
  apply_setting(s, "months", "60");
  apply_setting(s, "run.replicates", "7");
  apply_setting(s, "run.reference", "a b");
  apply_setting(s, "network.model", "poisson_blocks");
  apply_setting(s, "accord.un_operation", "true");
  CHECK(s.structure.country.capacity == constant(0.5));
  CHECK(s.structure.third_parties.count.kind == Distribution::Kind::poisson);
  CHECK(s.months == 60);
  CHECK(s.run.replicates == 7);
  CHECK(s.run.reference == "a b");
  CHECK(s.network.model == NetworkSource::Model::poisson_blocks);
  CHECK(s.accord.un_operation);
}

TEST_CASE("another number of regions brings its usual composition, unless one was chosen") {
  Scenario s = load("schema = 1");
  apply_setting(s, "regions.count", "4");
  CHECK(s.composition == default_composition(4));
  CHECK(contains(refusal(load("regions.composition = [0.1, 0.2]"), "regions.count", "4"),
                 "regions.composition has 2 regions"));
}

TEST_CASE("a setting is checked with the words of a file, and refused as a whole") {
  const Scenario s = load("schema = 1");
  CHECK(refusal(s, "country.capacity", "1.7") ==
        "--set country.capacity=1.7: country.capacity is 1.7; allowed is 0.02 to 1 (share)");
  CHECK(refusal(s, "talks.skil_effect", "0.5") ==
        "--set talks.skil_effect=0.5: 'talks.skil_effect' is nothing that "
        "can be set; did you mean 'talks.skill_effect'?");
  CHECK(contains(refusal(s, "talks.skill_effect", "much"),
                 "talks.skill_effect is the text 'much'; a finite number is needed"));
  CHECK(contains(refusal(s, "run.replicatse", "5"), "did you mean 'replicates'?"));
  CHECK(contains(refusal(s, "month", "5"), "did you mean 'months'?"));
  CHECK(contains(refusal(s, "strategies", "[]"), "nothing that can be set"));
  CHECK(contains(refusal(s, "country.capacity", "{ uniform = [0.1"), "this is not TOML"));
  CHECK(contains(refusal(s, "country.capacity", "0.5\nmonths = 3"), "is the text"));
  CHECK(contains(refusal(s, "", ""), "nothing that can be set"));
  CHECK(contains(refusal(s, "months", "\xFF"), "not UTF-8"));
}

TEST_CASE("in a world its numbers hold instead of what was known or uncertain") {
  Scenario s = load("country.capacity = 0.3\n[uncertain]\n'aid.capture' = { uniform = [0, 1] }\n"
                    "[worlds]\nbad = { 'aid.capture' = 0.9, 'country.capacity' = 0.1 }\n");
  const Scenario before = s;
  apply_variant(s, s.variants[0]);
  CHECK(s.structure.country.capacity == constant(0.1));
  CHECK(parameters_for(s, 0).aid.capture == 0.9);
  CHECK(s.uncertain.empty());
  CHECK(s.variants == before.variants);
}
