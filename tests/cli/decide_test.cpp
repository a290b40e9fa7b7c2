// Decisions as people and programs get them.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

#include <nlohmann/json.hpp>

using namespace entente::test;
using nlohmann::json;

namespace {

const std::string decide_flags = " --reps 32 --seed 11 --set months=72 --set citizens.count=40 -q --out ";

} // namespace

TEST_CASE("decide reads a comparison in named worlds, writes its tables and gives JSON") {
  Folder folder;
  const std::string study = (folder.path() / "study").string();
  REQUIRE(program("compare recommendations/r2 --worlds" + decide_flags + study).code == 0);
  const Ran ran = program("decide " + study + " --json --goal 'holds_5y >= 0.1' --willingness 50");
  CAPTURE(ran.err);
  REQUIRE(ran.code == 0);
  const json result = json::parse(ran.out);
  CHECK(result["willingness"] == 50);
  CHECK(result["worlds"].size() == 4);
  const json reference = result["worlds"]["base"]["strategies"]["baseline"];
  CHECK(reference["cost"].is_number());
  CHECK(reference["cost_diff"].is_null());
  CHECK(reference["effect_diff_interval"].is_null());
  for (const json& value : result["information"])
    CHECK(value["across_halves"].get<double>() <= value["value"].get<double>());
  CHECK(result["regret"]["holds_5y"]["strategies"]["baseline"]["share_meeting_goal"].is_number());
  CHECK(std::filesystem::exists(folder.path() / "study/tables/regret_summary.csv"));
  CHECK(contains(program("decide " + study).out, "no price is given"));
  SECTION("a goal that cannot be read is refused with what is allowed") {
    const Ran refused = program("decide " + study + " --goal 'holds_5y>0.1'");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "holds_5y>=0.2"));
  }
  SECTION("a goal against what counts as better is refused") {
    const Ran refused = program("decide " + study + " --goal 'holds_5y<=0.3'");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "needed is holds_5y>=NUMBER"));
    CHECK(contains(refused.err, "--goal: "));
    CHECK(program("decide " + study + " --effect log_deaths --goal 'log_deaths<=8'").code == 0);
  }
  SECTION("the price is no effect that could be bought") {
    const Ran refused = program("decide " + study + " --effect cost");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "--effect: the effect that is bought cannot be the price itself"));
  }
  SECTION("an unknown outcome gets the nearest one") {
    const Ran refused = program("decide " + study + " --effect holds_5");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "holds_5y"));
  }
  SECTION("an outcome that many conflicts do not have is refused") {
    const Ran refused = program("decide " + study + " --effect implementation_5y");
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "under every strategy"));
  }
}

TEST_CASE("decide refuses a study without worlds and names the flag") {
  Folder folder;
  const std::string study = (folder.path() / "study").string();
  REQUIRE(program("compare recommendations/r2" + decide_flags + study).code == 0);
  const Ran ran = program("decide " + study);
  CHECK(ran.code == 2);
  CHECK(contains(ran.err, "--worlds"));
}

TEST_CASE("decide prints its result though its tables cannot be written, and says so") {
  Folder folder;
  const std::string study = (folder.path() / "study").string();
  REQUIRE(program("compare recommendations/r2 --worlds" + decide_flags + study).code == 0);
  std::filesystem::remove_all(study + "/tables");
  folder.file("study/tables",
              "a file where the folder should be"); // even an administrator cannot write in it
  const Ran ran = program("decide " + study + " --json");
  CHECK(ran.code == 0);
  CHECK(json::parse(ran.out)["outcome"] == "holds_5y");
  CHECK(contains(ran.err, "its tables are not written"));
}
