// Sweeps as users run them: designs, refusals, and everything that holds for a study in a folder.
#include "tests/catch.hpp"
#include "tests/cli/started_program.hpp"

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>

using namespace entente::test;

namespace {

Arguments sweep(const std::string& scenario, const std::string& folder, const Arguments& more) {
  Arguments arguments{"sweep", scenario, "--seed", "7", "--out", folder, "-q"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string tables(const Scratch& scratch, const std::string& folder) {
  return folder_text(scratch / (folder + "/tables"));
}

} // namespace

TEST_CASE("a sweep stores every strategy at every point and says how the points lie") {
  const Scratch scratch;
  const Finished ran =
      run_entente(sweep(small_scenario_file(scratch), scratch / "s",
                        {"--design", "sobol", "--points", "4", "--vary", "talks.skill_effect=0.2:0.8",
                         "--vary", "third_parties.count=2:6", "--reps", "3", "--json"}));
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  CHECK_THAT(ran.out, Catch::Contains("\"points\": 16") && Catch::Contains("\"layout\": \"sobol\"") &&
                          Catch::Contains("\"histories\": 96"));
  CHECK(lines_of(file_text(scratch / "s/tables/points.csv")) == 1 + 16 * 2);
  CHECK_THAT(file_text(scratch / "s/manifest.json"), Catch::Contains("varies talks.skill_effect uniform"));
}

TEST_CASE("every parameter can be swept, signal weights too") {
  const Scratch scratch;
  const Finished ran =
      run_entente(sweep(small_scenario_file(scratch), scratch / "s",
                        {"--design", "morris", "--trajectories", "1", "--vary", "all", "--reps", "1"}));
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  CHECK_THAT(file_text(scratch / "s/tables/points.csv"), Catch::Contains("signals.citizens_spike,"));
}

TEST_CASE("a sweep in shards or killed three times ends with the bytes of one that is not") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments design{"--design", "grid",
                         "--levels", "3",
                         "--vary",   "talks.skill_effect=0.2:0.8",
                         "--vary",   "third_parties.count=2,5,9",
                         "--reps",   "30"};
  REQUIRE(run_entente(sweep(scenario, scratch / "whole", design)).code == 0);
  for (const int moment : {60, 150, 100}) {
    Started killed(sweep(scenario, scratch / "killed", design));
    wait_ms(moment);
    killed.signal(SIGKILL);
    killed.finish();
  }
  REQUIRE(run_entente(sweep(scenario, scratch / "killed", design)).code == 0);
  CHECK(tables(scratch, "killed") == tables(scratch, "whole"));
  for (const std::string shard : {"1/2", "2/2"}) {
    Arguments part = design;
    part.insert(part.end(), {"--shard", shard});
    REQUIRE(run_entente(sweep(scenario, scratch / "parts", part)).code == 0);
  }
  REQUIRE(run_entente({"merge", scratch / "parts"}).code == 0);
  CHECK(tables(scratch, "parts") == tables(scratch, "whole"));
  CHECK(run_entente({"verify", scratch / "parts", "--sample", "5"}).code == 0);
  CHECK(run_entente({"status", scratch / "parts"}).code == 0);
}

TEST_CASE("a sweep goes on with its seed and is extended by more replicates, and by no other points") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const auto words = [&](const char* reps, const char* points) {
    return Arguments{"sweep",    scenario,   "--out",  scratch / "s",        "-q",
                     "--design", "lhs",      "--vary", "talks.skill_effect", "--reps",
                     reps,       "--points", points};
  };
  REQUIRE(run_entente(words("2", "5")).code == 0);
  REQUIRE(run_entente(words("4", "5")).code == 0);
  const Finished other = run_entente(words("4", "6"));
  CHECK(other.code == 2);
  CHECK_THAT(other.err, Catch::Contains("- size 5") && Catch::Contains("+ size 6") &&
                            Catch::Contains("every point lies elsewhere"));
}

TEST_CASE(
    "more points extend a Sobol or Morris sweep and a table of points to what it would have been at once") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  std::ofstream(scratch / "few.csv") << "talks.skill_effect,third_parties.count\n0.5,3\n0.6,4\n";
  std::ofstream(scratch / "more.csv") << "talks.skill_effect,third_parties.count\n0.5,3\n0.6,4\n0.1,9\n";
  const Arguments vary{"--vary", "talks.skill_effect,aid.capture"};
  const std::vector<std::array<Arguments, 2>> growing{
      {Arguments{"--design", "sobol", "--points", "2"}, Arguments{"--design", "sobol", "--points", "4"}},
      {Arguments{"--design", "morris", "--trajectories", "2"},
       Arguments{"--design", "morris", "--trajectories", "3"}},
      {Arguments{"--design", scratch / "few.csv"}, Arguments{"--design", scratch / "more.csv"}}};
  for (std::size_t i = 0; i < growing.size(); ++i) {
    const std::string grown = "grown" + std::to_string(i), whole = "whole" + std::to_string(i);
    const auto run = [&](const std::string& folder, Arguments words, const char* reps) {
      if (i < 2)
        words.insert(words.end(), vary.begin(), vary.end());
      words.insert(words.end(), {"--reps", reps});
      return run_entente(sweep(scenario, scratch / folder, words));
    };
    REQUIRE(run(grown, growing[i][0], "2").code == 0);
    const Finished more = run(grown, growing[i][1], "3");
    INFO(more.err);
    REQUIRE(more.code == 0);
    REQUIRE(run(whole, growing[i][1], "3").code == 0);
    CHECK(tables(scratch, grown) == tables(scratch, whole));
    CHECK(run_entente({"sensitivity", scratch / grown}).code == 0);
    if (i == 1) { // even an administrator cannot write in a folder that is a file
      std::filesystem::remove_all(scratch / (grown + "/tables"));
      std::ofstream(scratch / (grown + "/tables")) << "a file";
      const Finished printed = run_entente({"sensitivity", scratch / grown, "--json"});
      CHECK(printed.code == 0);
      CHECK_THAT(printed.out, Catch::Contains("mu_star"));
      CHECK_THAT(printed.err, Catch::Contains("its tables are not written"));
    }
    const Finished fewer = run(grown, growing[i][0], "3");
    CHECK(fewer.code == 2);
    CHECK_THAT(fewer.err, Catch::Contains("ask for at least as many"));
  }
}

TEST_CASE("what a sweep lacks is said with the verbs that have it, and a dry run refuses what a run would") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments two{"--design", "lhs", "--points", "2", "--vary", "talks.skill_effect", "--reps", "2"};
  REQUIRE(run_entente(sweep(scenario, scratch / "s", two)).code == 0);
  const auto refused = [&](const Arguments& more, const std::string& message) {
    Arguments words = two;
    words.insert(words.end(), more.begin(), more.end());
    const Finished ran = run_entente(sweep(scenario, scratch / "s", words));
    CHECK(ran.code == 2);
    CHECK_THAT(ran.err, Catch::Contains(message));
  };
  refused({"--worlds"}, "(compare has it)");
  refused({"--until", "accord ci<=0.1"}, "(run, compare have it)");
  refused({"--set", "months=84", "--dry-run"}, "+ months = 84");
}

TEST_CASE("a user's own table of points is swept, and what is wrong in it is said with its place") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  std::ofstream(scratch / "good.csv") << "talks.skill_effect,third_parties.count\r\n0.5,3\n0.6,4\n";
  REQUIRE(
      run_entente(sweep(scenario, scratch / "s", {"--design", scratch / "good.csv", "--reps", "2"})).code ==
      0);
  std::ofstream(scratch / "bad.csv") << "talks.skil_effect,third_parties.count\n0.5,3.5\n0.5\n";
  const Finished bad =
      run_entente(sweep(scenario, scratch / "t", {"--design", scratch / "bad.csv", "--reps", "2"}));
  CHECK(bad.code == 2);
  CHECK_THAT(bad.err, Catch::Contains("bad.csv:1:1") && Catch::Contains("talks.skill_effect") &&
                          Catch::Contains("bad.csv:3:1"));
  CHECK_FALSE(std::filesystem::exists(scratch / "t"));
}

TEST_CASE("a sweep that makes no sense is refused before anything is written") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const auto refused = [&](const Arguments& more, const std::string& message) {
    const Finished ran = run_entente(sweep(scenario, scratch / "s", more));
    CHECK(ran.code == 2);
    CHECK_THAT(ran.err, Catch::Contains(message));
  };
  refused({"--design", "sobl", "--vary", "all"}, "did you mean 'sobol'");
  refused({"--design", "lhs", "--vary", "talks.skil"}, "is no number of a scenario");
  refused({"--design", "lhs", "--vary", "talks.skill_effect=9:1"}, "wrong order");
  refused({"--design", "lhs", "--levels", "3"}, "--levels goes with");
  refused({"--design", "morris", "--levels", "3", "--vary", "all"}, "even number");
  refused({"--design", "grid", "--vary", "all"}, "more than");
  refused({"--design", "lhs", "--vary", "third_parties.count=1:99"}, "allowed is");
  refused({"--design", "lhs", "--vary", "talks.skill_effect=0:1", "--vary", "talks.skill_effect=0:0.5"},
          "talks.skill_effect is named before");
  refused({"--design", "lhs", "--vary", "talks.skill_effect,talks.skill_effect"}, "is named before");
  for (const char* what : {"talks.skill_effect=0:1", "talks", "all"})
    refused({"--design", "lhs", "--set", "talks.skill_effect=0.5", "--vary", what},
            "--set talks.skill_effect=0.5: has no effect");
  CHECK(run_entente({"sweep", scenario, "--design", "lhs", "--vary", "all"}).code == 2);
  CHECK_FALSE(std::filesystem::exists(scratch / "s"));
}

TEST_CASE("sensitivity of a part of a sweep tells what is stored, and that it is not all") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const Arguments design{"--design", "grid", "--levels", "3", "--vary", "talks.skill_effect=0.2:0.8",
                         "--reps",   "4"};
  Arguments shard = design;
  shard.insert(shard.end(), {"--shard", "1/2"});
  REQUIRE(run_entente(sweep(scenario, scratch / "whole", design)).code == 0);
  REQUIRE(run_entente(sweep(scenario, scratch / "parts", shard)).code == 0);
  const Finished whole = run_entente({"sensitivity", scratch / "whole"});
  CHECK_THAT(whole.out, Catch::Contains("3 points, 4 conflicts at each;"));
  CHECK_THAT(run_entente({"sensitivity", scratch / "whole", "--json"}).out,
             Catch::Contains("\"finished\": true") && Catch::Contains("\"conflicts\": 12"));
  const std::string part = scratch / "parts/shard-1-of-2";
  const Finished text = run_entente({"sensitivity", part}),
                 json = run_entente({"sensitivity", part, "--json"});
  CHECK_THAT(text.out, Catch::Contains("Unfinished, since this is shard 1 of 2 alone: 6 of 12 conflicts"));
  CHECK_THAT(json.out, Catch::Contains("\"finished\": false") && Catch::Contains("\"conflicts\": 6") &&
                           Catch::Contains("\"planned_replicates\": 4"));
}
