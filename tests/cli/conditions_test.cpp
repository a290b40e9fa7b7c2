// Where each strategy of a study matters most, as people and programs get it.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

#include <nlohmann/json.hpp>

using namespace entente::test;
using nlohmann::json;

namespace {

const std::string conditions_flags =
    " --reps 128 --seed 11 --set months=96 --set citizens.count=40 -q --out ";

} // namespace

TEST_CASE("conditions reads a comparison and says where each strategy matters most") {
  Folder folder;
  const std::string study = (folder.path() / "study").string();
  REQUIRE(program("compare ceiling-r2" + conditions_flags + study).code == 0);
  const Ran ran = program("conditions " + study + " --outcome accord --json");
  CAPTURE(ran.err);
  REQUIRE(ran.code == 0);
  const json result = json::parse(ran.out);
  CHECK(result["outcome"] == "accord");
  CHECK(result["reference"] == "baseline");
  CHECK(result["conflicts"] == 128);
  REQUIRE(result["strategies"].size() == 4);
  for (const json& strategy : result["strategies"]) {
    CHECK(strategy["all"]["conflicts"] == 64); // the half that judges
    if (strategy["condition"].is_null())
      continue;
    const json& condition = strategy["condition"];
    CHECK(condition["share"].get<double>() > 0.0);
    CHECK(condition["share"].get<double>() < 1.0);
    CHECK(condition["met"]["conflicts"].get<int>() + condition["elsewhere"]["conflicts"].get<int>() == 64);
  }
  const Ran text = program("conditions " + study);
  CHECK(contains(text.out, "Where each strategy matters most"));
  CHECK(contains(text.out, "ceiling"));
  SECTION("an unknown outcome gets the nearest one") {
    const Ran refused = program("conditions " + study + " --outcome holds_5");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "holds_5y"));
  }
}

TEST_CASE("conditions refuses what it cannot read") {
  Folder folder;
  const std::string study = (folder.path() / "study").string();
  REQUIRE(program("run baseline --strategy baseline" + conditions_flags + study).code == 0);
  const Ran alone = program("conditions " + study);
  CHECK(alone.code == 2);
  CHECK(contains(alone.err, "second"));
  CHECK(program("conditions " + (folder.path() / "none").string()).code == 2);
}

TEST_CASE("A part of an action is content, price or both") {
  Folder folder;
  const auto with = [&](const std::string& part) {
    return program(
        "check " +
        folder.file("mine.toml", "schema = 1\nextends = \"builtin:baseline\"\n[[strategies]]\nname = "
                                 "\"baseline\"\n[[strategies]]\nname = \"half\"\nactions = [{ "
                                 "instrument = \"joint_analysis\", part = \"" +
                                     part + "\" }]\n"));
  };
  CHECK(with("content").code == 0);
  CHECK(with("price").code == 0);
  const Ran refused = with("half");
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "content"));
}
