#include "engine/scenario/model/measure.hpp"
#include "engine/scenario/model/number_rules.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/model/structure_table.hpp"
#include "tests/catch.hpp"

#include <set>

using namespace entente;

TEST_CASE("every parameter has a name of its own, words, and a default inside what is allowed") {
  std::set<std::string> keys;
  for (const ParameterField& field : parameter_table()) {
    CAPTURE(field.key());
    CHECK(keys.insert(field.key()).second);
    CHECK(!field.doc.empty());
    CHECK(!field.unit.empty());
    CHECK(!field.source.empty());
    CHECK(std::string("ABCD").find(field.grade) != std::string::npos);
    CHECK(field.minimum <= field.default_value());
    CHECK(field.default_value() <= field.maximum);
    CHECK(field.minimum <= field.prior_low);
    CHECK(field.prior_low <= field.prior_high);
    CHECK(field.prior_high <= field.maximum);
  }
}

TEST_CASE("rows lead to different members: a value written through one is read by no other") {
  std::set<const double*> parameters;
  Parameters values;
  for (const ParameterField& field : parameter_table())
    CHECK(parameters.insert(&field.member(values)).second);
  std::set<const Distribution*> numbers;
  Structure structure;
  for (const StructureField& field : structure_table())
    CHECK(numbers.insert(&field.member(structure)).second);
}

TEST_CASE("every structural number has a name that no parameter has, and a usual value that is allowed") {
  const Structure usual;
  std::set<std::string> keys;
  for (const StructureField& field : structure_table()) {
    CAPTURE(field.key());
    CHECK(keys.insert(field.key()).second);
    CHECK(find_parameter(field.key()) == nullptr);
    CHECK(find_structure(field.key()) == &field);
    CHECK(!field.doc.empty());
    CHECK(!field.unit.empty());
    CHECK(problem_with(field.of(usual), rules_of(field)).empty());
    if (field.known)
      CHECK(field.of(usual).is_constant());
  }
}

TEST_CASE("limits of the tables are those of the sizes that hold for every scenario") {
  CHECK(find_structure("regions.count")->maximum == maximum_regions);
  CHECK(find_structure("conflict.groups")->maximum == maximum_dyads);
  CHECK(find_structure("third_parties.count")->maximum == maximum_third_parties);
  CHECK(find_structure("country.issues")->maximum == maximum_issues);
  CHECK(find_structure("country.provisions")->maximum == maximum_provisions);
}

TEST_CASE("every instrument is found by its name") {
  CHECK(instrument_table().size() == instrument_count);
  for (const InstrumentField& field : instrument_table()) {
    CHECK(find_instrument(field.name) == field.instrument);
    CHECK(&field_of(field.instrument) == &field);
    CHECK(field.overhead >= 0.0);
    CHECK(field.overhead < 0.1);
    CHECK(!field.doc.empty());
  }
  CHECK(!find_instrument("nothing"));
}

TEST_CASE("every measure is found by its name") {
  for (const MeasureField& measure : measure_table())
    CHECK(find_measure(measure.name) == &measure);
}

TEST_CASE("the usual composition has a third of its regions each at 70, 40 and 20 per cent") {
  const auto composition = default_composition(12);
  REQUIRE(composition.size() == 12);
  CHECK(composition[3][1] == 0.7);
  CHECK(composition[4][1] == 0.4);
  CHECK(composition[11][1] == 0.2);
  CHECK(default_near_regions(12) == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(default_far_regions(12) == std::vector<std::size_t>{6, 7, 8, 9, 10, 11});
  CHECK(default_near_regions(1) == std::vector<std::size_t>{0});
}

TEST_CASE("a replicate's parameters are its set in turn, overridden") {
  Scenario scenario;
  scenario.parameter_sets = {{"a", {}}, {"b", {}}};
  scenario.parameter_sets[1].parameters.talks.skill_effect = 0.3;
  scenario.overrides = {{"aid.capture", 0.2}};
  CHECK(parameters_for(scenario, 2).talks.skill_effect == Parameters{}.talks.skill_effect);
  CHECK(parameters_for(scenario, 3).talks.skill_effect == 0.3);
  CHECK(parameters_for(scenario, 2).aid.capture == 0.2);
  CHECK(parameters_for(scenario, 3).aid.capture == 0.2);
}
