#include "engine/scenario/model/parameter_table.hpp"
#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("the smallest file is the default scenario with the baseline alone") {
  const Scenario scenario = load("schema = 1");
  REQUIRE(scenario.strategies.size() == 1);
  CHECK(scenario.strategies[0].name == "baseline");
  CHECK(scenario.strategies[0].actions.empty());
  Scenario usual;
  usual.strategies = scenario.strategies;
  CHECK(scenario == usual);
}

TEST_CASE("every table of a file reaches the scenario") {
  const Scenario s = load(read_file("tests/fuzz/seeds/fuzz_load/everything.toml"));
  CHECK(s.id == "all");
  CHECK(s.description == "Two\nlines");
  CHECK(s.months == 120);
  CHECK(s.starts_with_accord);
  CHECK(s.identities == std::vector<std::string>{"hills", "coast", "islands"});
  REQUIRE(s.hypothesis);
  CHECK(s.hypothesis->recommendation == 4);
  CHECK(s.hypothesis->expect[0] == Expectation{"accord", '+', ""});
  CHECK(s.hypothesis->expect[1] == Expectation{"late", '0', "both"});

  const CountryStructure& country = s.structure.country;
  CHECK(country.capacity.kind == Distribution::Kind::beta);
  CHECK(country.capacity.low == 0.1);
  CHECK(s.provenance.at("country.capacity") == Provenance{"a book", 'C'});
  CHECK(country.issues == constant(4));
  CHECK(country.provisions == constant(2));
  CHECK(s.government_identity == 1);

  CHECK(s.structure.regions.count == constant(3));
  CHECK(s.composition[1] == std::vector<double>{0.1, 0.1, 0.8});
  CHECK(s.near_regions == std::vector<std::size_t>{0});
  CHECK(s.far_regions == std::vector<std::size_t>{1, 2});
  CHECK(s.network.model == NetworkSource::Model::imported);
  CHECK(s.network.per == NetworkSource::Per::study);
  CHECK(s.network.file == "ties.graphml");

  REQUIRE(s.armed_groups.size() == 2);
  CHECK(s.armed_groups[0].strength == uniform(0.1, 0.4));
  CHECK(s.armed_groups[0].identity == 2);
  CHECK(!s.armed_groups[0].rents);
  CHECK(s.armed_groups[1].identity == 0);
  CHECK(s.structure.armed_group.rents.probability == 0.5);

  CHECK(s.third_party_order == std::vector<ThirdPartyType>{ThirdPartyType::donor, ThirdPartyType::mediator});
  const Distribution& skill = s.structure.third_parties.skill;
  CHECK(skill.choices == 2);
  CHECK(skill.shares[1] == 0.75);

  CHECK(s.accord.groups == std::vector<std::string>{"south"});
  CHECK(s.accord.monthly_deaths == uniform(10, 60));
  CHECK(s.accord.un_operation);
  CHECK(s.provisions[0] == Provision{"disarmament", Responsible::group, true, false, {}});
  CHECK(s.provisions[1] == Provision{"amnesty", Responsible::drawn, {}, {}, {}});

  CHECK(s.parameters.signals.citizens_relief == 0.4);
  CHECK(s.overrides ==
        std::vector<std::pair<std::string, double>>{{"talks.skill_effect", 0.4}, {"aid.capture", 0.2}});
  CHECK(s.provenance.at("aid.capture") == Provenance{"a study", 'A'});
  REQUIRE(s.parameter_sets.size() == 2);
  CHECK(s.parameter_sets[1].parameters.violence.branching == 0.4);
  CHECK(s.parameter_sets[1].parameters.signals.citizens_relief == 0.4);
  REQUIRE(s.uncertain.size() == 2);
  CHECK(s.uncertain[0] == Uncertain{"third_parties.common_error", uniform(0.1, 0.6), "free", 'D'});

  REQUIRE(s.strategies.size() == 2);
  const Strategy& both = s.strategies[1];
  CHECK(both.actions[0].instrument == Instrument::joint_analysis);
  CHECK(both.actions[0].strength == 0.5);
  CHECK(both.actions[0].from == 3);
  CHECK(both.actions[0].until == 60);
  CHECK(both.actions[1].factor == 2.0);
  CHECK(both.actions[2].overhead == 0.1);
  CHECK(reference_of(s) == &both);

  CHECK(s.variants[0].name == "calm");
  CHECK(s.variants[0].values[1] == std::pair<std::string, double>{"country.capacity", 0.8});
  CHECK(s.outcomes[0] == NamedOutcome{"late", "accord_holds", 100});
  CHECK(s.prices.troop_month == Price{2, 1, 4, "a table"});
  CHECK(s.prices.instruments.at("placebo").value == 1);
  REQUIRE(s.observed);
  CHECK(s.observed->implementation.at(3) == 0.6);
  CHECK(s.observed->renewed_fighting_year == 4);
  CHECK(s.run.replicates == 50);
  CHECK(s.run.seed == 18446744073709551615u);
}

TEST_CASE("draws that could leave what is allowed get it as their limits") {
  const Scenario s =
      load("[country]\nmean_gap = { normal = [0.5, 0.1] }\ncapacity = { uniform = [0.1, 0.9] }\n"
           "[third_parties]\nbudget = { lognormal = [1, 2], high = 7 }\n");
  CHECK(s.structure.country.mean_gap == normal(0.5, 0.1, 0.05, 1.2));
  CHECK(s.structure.country.capacity == uniform(0.1, 0.9));
  CHECK(s.structure.third_parties.budget.high == 7);
}

TEST_CASE("naming groups, provisions or shares by region says how many there are") {
  const Scenario s = load("regions.composition = [0.5, 0.4, 0.3, 0.2]\n[[armed_groups]]\n[[armed_groups]]\n"
                          "[accord]\nprovisions = [\"a\", \"b\", \"c\"]\n");
  CHECK(s.structure.conflict.groups == constant(2));
  CHECK(s.structure.country.provisions == constant(3));
  CHECK(s.structure.regions.count == constant(4));
  CHECK(s.near_regions == default_near_regions(4));
  CHECK(s.composition[2] == std::vector<double>{0.7, 0.3});
  CHECK(s.armed_groups[1].name == "group 2");
}

TEST_CASE("with another number of regions the usual composition follows") {
  const Scenario s = load("[regions]\ncount = 6\n");
  CHECK(s.composition == default_composition(6));
  CHECK(s.far_regions == std::vector<std::size_t>{3, 4, 5});
}

TEST_CASE("one identity alone needs no shares") {
  const Scenario s = load("identities = [\"all\"]\n");
  CHECK(s.composition == std::vector<std::vector<double>>(12, {1.0}));
}

TEST_CASE("a dotted key under parameters means the same with and without quotation marks") {
  CHECK(load("[parameters]\ntalks.skill_effect = 0.4\n") ==
        load("[parameters]\n\"talks.skill_effect\" = 0.4\n"));
  CHECK(load("[worlds]\na = { aid.capture = 0.4 }\n") == load("[worlds.a]\n\"aid.capture\" = 0.4\n"));
}

TEST_CASE("an imported network lies beside the file that names it") {
  const std::string text = "[network]\nmodel = \"imported\"\nfile = \"ties.csv\"\n";
  CHECK(load(text, {}, "/studies/one/s.toml").network.file == "/studies/one/ties.csv");
  CHECK(load("[network]\nmodel = \"imported\"\nfile = \"/ties.csv\"\n", {}, "/a/s.toml").network.file ==
        "/ties.csv");
}

TEST_CASE("a strategy may have a role in the account of failure, each role once") {
  const std::string held = "[[strategies]]\nname = 'a'\nrole = 'held'\n";
  CHECK(load(held).strategies[0].role == Role::held);
  CHECK(load("[[strategies]]\nname = 'a'\n").strategies[0].role == Role::none);
  CHECK_THROWS_WITH(load(held + "[[strategies]]\nname = 'b'\nrole = 'held'\n"), Catch::Contains("same role"));
  CHECK_THROWS_WITH(load("[[strategies]]\nname = 'a'\nrole = 'hero'\n"), Catch::Contains("hero"));
}

TEST_CASE("the record of an accord says when it was signed, and how else it may be read") {
  const std::string start = "start = 'accord'\n[observed]\n";
  const Scenario s = load(start + "last_year = 9\nother_reading_year = 0\nsignature_month = 4\n");
  CHECK(s.observed->other_reading_year == 0);
  CHECK(s.observed->signature_month == 4);
  CHECK(load(start + "last_year = 9\n").observed->signature_month == 12);
  CHECK_FALSE(load(start + "last_year = 9\n").observed->other_reading_year);
  CHECK_THROWS_WITH(load(start + "last_year = 9\nother_reading_year = 10\n"),
                    Catch::Contains("other_reading_year"));
  CHECK_THROWS_WITH(load(start + "signature_month = 13\n"), Catch::Contains("signature_month"));
}
