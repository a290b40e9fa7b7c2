#include "engine/scenario/model/parameter_table.hpp"
#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

using namespace entente;
using namespace entente::test;

namespace {
Files with_kept() {
  return {{"builtin:kept_sets", read_file("analysis/data/kept_sets.toml")}};
}
} // namespace

TEST_CASE("the kept sets are sixteen, each with every parameter that was calibrated inside its range") {
  const Scenario s = load("parameter_sets = 'kept'", with_kept());
  CHECK(s.parameter_sets_name == "kept");
  REQUIRE(s.parameter_sets.size() == 16);
  CHECK(s.parameter_sets[0].name == "set01");
  CHECK(s.parameter_sets[15].name == "set16");
  CHECK(s.parameter_sets[0].parameters.violence.branching == 0.22409);
  for (const ParameterSet& set : s.parameter_sets)
    CHECK(set.parameters.signals == Parameters{}.signals);
}

TEST_CASE("the sets of the first round are sixteen more, of which none stands twice") {
  const Scenario s = load("parameter_sets = 'builtin:first_round_sets'",
                          {{"builtin:first_round_sets", read_file("analysis/data/first_round_sets.toml")}});
  REQUIRE(s.parameter_sets.size() == 16);
  for (std::size_t i = 0; i < s.parameter_sets.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      CHECK(!(s.parameter_sets[i].parameters == s.parameter_sets[j].parameters));
}

TEST_CASE("defaults are the first kept set to three digits") {
  const Scenario s = load("parameter_sets = 'kept'", with_kept());
  for (const ParameterField& field : parameter_table())
    CHECK(field.value(s.parameter_sets[0].parameters) == Approx(field.default_value()).epsilon(0.005));
}

TEST_CASE("sets may stand in a CSV file, and a parameter that is left out keeps its default") {
  const Files files{{"sets.csv", "parameter,a,b\r\nviolence.branching,0.3,0.4\r\n"}};
  const Scenario s = load("parameter_sets = 'sets.csv'\n[defaults]\n'aid.capture' = 0.1\n", files);
  REQUIRE(s.parameter_sets.size() == 2);
  CHECK(s.parameter_sets[1].name == "b");
  CHECK(s.parameter_sets[1].parameters.violence.branching == 0.4);
  CHECK(s.parameter_sets[1].parameters.aid.capture == 0.1);
}

TEST_CASE("a file can leave out the sets of the file it extends") {
  const Files files{{"base", "parameter_sets = 's.csv'"}, {"s.csv", "parameter,a\nviolence.branching,0.3\n"}};
  CHECK(load("extends = 'base'", files).parameter_sets.size() == 1);
  const Scenario without = load("extends = 'base'\nparameter_sets = 'none'", files);
  CHECK(without.parameter_sets.empty());
  CHECK(without.parameter_sets_name.empty());
}

TEST_CASE("what is wrong with a set is told in its own file") {
  const auto csv = [](const std::string& text) {
    return problem("parameter_sets = 'sets.csv'", {{"sets.csv", text}});
  };
  CHECK(csv("parameter,a\nviolence.branchin,0.3\n") ==
        "sets.csv:2:1: unknown parameter 'violence.branchin' in parameter_sets; did you mean "
        "'violence.branching'?");
  CHECK(contains(csv("parameter,a,b\nviolence.branching,0.3\n"),
                 "sets.csv:2:1: violence.branching has 1 values for 2 parameter sets"));
  CHECK(contains(csv("parameter,a,b\nviolence.branching,0.3,x\n"), "violence.branching is the text 'x'"));
  CHECK(contains(csv("parameter,a\nviolence.branching,7\n"),
                 "violence.branching of parameter set 1 is 7; allowed is 0 to 0.95"));
  CHECK(contains(csv("parameter,a,a\n"), "two parameter sets are called 'a'"));
  CHECK(contains(csv("parameter,a\nviolence.branching,0.3\nviolence.branching,0.3\n"),
                 "sets.csv:3:1: 'violence.branching' stands twice"));
  CHECK(contains(problem("parameter_sets = 'kpet'"), "test.toml:1:18: there is no file 'kpet'"));
  CHECK(contains(problem("[parameter_sets]\n'violence.branching' = [0.3]\n"), "parameter_sets has no names"));
}
