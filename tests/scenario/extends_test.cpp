#include "tests/catch.hpp"
#include "tests/scenario/texts.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("tables merge key by key and lists replace whole") {
  const Files files{{"base.toml", "months = 60\n[country]\ncapacity = 0.3\ninclusion = 0.1\n"
                                  "[[strategies]]\nname = 'a'\n[[strategies]]\nname = 'b'\n"}};
  const Scenario s =
      load("extends = 'base.toml'\n[country]\ncapacity = 0.6\n[[strategies]]\nname = 'c'\n", files);
  CHECK(s.months == 60);
  CHECK(s.structure.country.capacity == constant(0.6));
  CHECK(s.structure.country.inclusion == constant(0.1));
  REQUIRE(s.strategies.size() == 1);
  CHECK(s.strategies[0].name == "c");
}

TEST_CASE("a distribution replaces another whole") {
  const Files files{{"base.toml", "country.capacity = { uniform = [0.2, 0.4], source = 'x' }\n"}};
  const Scenario s = load("extends = 'base.toml'\ncountry.capacity = { normal = [0.5, 0.1] }\n", files);
  CHECK(s.structure.country.capacity == normal(0.5, 0.1, 0.02, 1.0));
  CHECK(s.provenance.empty());
}

TEST_CASE("a short name is that of one file: what is built on it has its own or none") {
  const Files files{{"base.toml", "id = 'base'\ntitle = 'Base'\nmonths = 60\n"}};
  CHECK(load("extends = 'base.toml'\n", files).id.empty());
  CHECK(load("extends = 'base.toml'\nid = 'mine'\n", files).id == "mine");
  CHECK(load("extends = 'base.toml'\n", files).title == "Base");
}

TEST_CASE("a number that comes without a source has none, whatever the one before it had") {
  const Files files{{"base.toml", "[parameters]\n'aid.capture' = { value = 0.2, source = 'x', grade = 'A' }\n"
                                  "[country]\ncapacity = { value = 0.3, source = 'y', grade = 'B' }\n"
                                  "[[armed_groups]]\nname = 'hills'\n"
                                  "strength = { value = 0.2, source = 'z', grade = 'C' }\n"}};
  CHECK(load("extends = 'base.toml'\n", files).provenance.size() == 3);
  for (const char* with : {"'aid.capture' = 0.25\n", "'aid.capture' = { value = 0.25 }\n"})
    CHECK(load("extends = 'base.toml'\n[parameters]\n" + std::string(with), files)
              .provenance.count("aid.capture") == 0);
  CHECK(load("extends = 'base.toml'\ncountry.capacity = { value = 0.4 }\n", files)
            .provenance.count("country.capacity") == 0);
  CHECK(load("extends = 'base.toml'\n[[armed_groups]]\nname = 'hills'\nstrength = 0.4\n", files)
            .provenance.count("armed_groups.hills.strength") == 0);
}

TEST_CASE("what a file knows is no longer uncertain, and the other way round") {
  const Files files{
      {"base.toml",
       "[uncertain]\n'aid.capture' = { uniform = [0, 1] }\n'country.capacity' = { uniform = [0.1, 1] }\n"
       "[parameters]\n'talks.skill_effect' = 0.1\n"}};
  const Scenario s = load("extends = 'base.toml'\nparameters.aid.capture = 0.2\ncountry.capacity = 0.5\n"
                          "[uncertain]\n'talks.skill_effect' = { uniform = [0, 1] }\n",
                          files);
  CHECK(s.overrides == std::vector<std::pair<std::string, double>>{{"aid.capture", 0.2}});
  REQUIRE(s.uncertain.size() == 1);
  CHECK(s.uncertain[0].key == "talks.skill_effect");
}

TEST_CASE("a problem is placed in the file that holds it") {
  const Files files{{"base.toml", "\n[country]\ncapacity = 7\nconfidence = 8\n"}};
  CHECK(problem("extends = 'base.toml'\ncountry.confidence = 0.5", files) ==
        "base.toml:3:12: country.capacity is 7; allowed is 0.02 to 1 (share)");
  CHECK(contains(problem("extends = 'base.toml'", {{"base.toml", "a = "}}), "base.toml:1:"));
}

TEST_CASE("a file that is missing is told where it is named") {
  CHECK(problem("months = 9\nextends = 'nowhere.toml'") == "test.toml:2:11: there is no file 'nowhere.toml'");
  CHECK(problem("extends = 3") == "test.toml:1:11: extends is 3; the name of a scenario file is needed");
}

TEST_CASE("files that extend one another in a circle are named") {
  const Files files{
      {"a", "extends = 'b'"}, {"b", "extends = 'c'"}, {"c", "extends = 'a'"}, {"self", "extends = 'self'"}};
  CHECK(problem("extends = 'a'", files) == "c:1:11: extends goes in a circle: test.toml -> a -> b -> c -> a");
  CHECK(contains(problem("extends = 'self'", files), "test.toml -> self -> self"));
}

TEST_CASE("eight files may build on one another, nine may not") {
  Files files{{"8", "months = 8"}};
  for (int i = 0; i < 8; ++i)
    files[std::to_string(i)] = "extends = '" + std::to_string(i + 1) + "'";
  CHECK(load("extends = '1'", files).months == 8);
  CHECK(contains(problem("extends = '0'", files), "more than 8 files extend one another"));
}

TEST_CASE("without a way to other files none can be extended") {
  CHECK_THROWS_WITH(load_scenario("extends = 'a'", "test.toml", {}),
                    "test.toml:1:11: no other files can be read here");
  CHECK(contains(problem(R"({"parameter_sets": "x"})", {}, "t.json"),
                 "t.json: /parameter_sets: there is no file 'x'"));
}

TEST_CASE("an empty file cannot be extended") {
  CHECK(contains(problem("extends = 'e'", {{"e", ""}}), "the file holds no scenario: it is empty"));
}
