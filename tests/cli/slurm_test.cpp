// Scripts for a cluster, run against stand-ins for Slurm's own programs.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/started_program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace entente::test;

namespace {

constexpr const char* stand_ins = ENTENTE_SOURCE_DIR "/tests/cli/stand-ins";

int shell(const std::string& command) {
  return std::system(command.c_str());
}

// What a user types on a cluster; what it prints goes to the file "said".
int submit(const Scratch& scratch, const std::string& script) {
  return shell("PATH='" + std::string(stand_ins) + "':\"$PATH\" STUDY='" + (scratch / "study") + "' bash '" +
               script + "' > '" + (scratch / "said") + "' 2>&1");
}

std::string script_for(const Scratch& scratch, const Arguments& more) {
  Arguments words{
      "slurm",        small_scenario_file(scratch), "--out", scratch / "study", "--seed", "7", "--program",
      ENTENTE_PROGRAM};
  words.insert(words.end(), more.begin(), more.end());
  const Finished printed = run_entente(words);
  REQUIRE(printed.code == 0);
  std::ofstream(scratch / "job") << printed.out;
  return scratch / "job";
}

} // namespace

TEST_CASE("tasks that are stopped before the limit and queued again end with the bytes of one process",
          "[slow]") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const std::string script = script_for(scratch, {"--shards", "3", "--reps", busy_for(3000)});
  CHECK(shell("bash -n '" + script + "'") == 0);
  REQUIRE(submit(scratch, script) == 0);
  CHECK_FALSE(file_text(scratch / "study.requeued").empty());
  REQUIRE(run_entente({"compare", scenario, "--seed", "7", "--reps", busy_for(3000), "--out",
                       scratch / "whole", "-q"})
              .code == 0);
  CHECK(folder_text(scratch / "study/tables") == folder_text(scratch / "whole/tables"));
}

TEST_CASE(
    "when a shard fails the merge is not left waiting: it says which shard is not there, and joins none") {
  const Scratch scratch;
  const std::string script = script_for(scratch, {"--shards", "2", "--reps", "20"});
  std::filesystem::create_directories(scratch / "study");
  std::ofstream(scratch / "study/shard-2-of-2") << "no folder";
  REQUIRE(submit(scratch, script) == 0);
  CHECK_THAT(file_text(scratch / "study.merge"), Catch::Contains("shard 2 of 2 is missing"));
  CHECK_FALSE(std::filesystem::exists(scratch / "study/results.sqlite"));
  std::filesystem::remove(scratch / "study/shard-2-of-2"); // again, and it goes on with what is left
  REQUIRE(submit(scratch, script) == 0);
  CHECK(std::filesystem::exists(scratch / "study/results.sqlite"));
}

TEST_CASE("a study whose jobs are queued or running is not submitted twice") {
  const Scratch scratch;
  const std::string script = script_for(scratch, {"--shards", "2", "--reps", "20"});
  std::ofstream(scratch / "study.jobs") << "17_[1-2]\n18\n";
  CHECK(submit(scratch, script) != 0);
  CHECK_THAT(file_text(scratch / "said"),
             Catch::Contains("nothing was submitted") && Catch::Contains("17_[1-2] 18"));
  CHECK_FALSE(std::filesystem::exists(scratch / "study"));
}

TEST_CASE("a short limit leaves a third of it for stopping in good order") {
  const Scratch scratch;
  const std::string text = file_text(script_for(scratch, {"--shards", "2", "--time-limit", "3m"}));
  CHECK_THAT(text, Catch::Contains("#SBATCH --time=00:03:00") && Catch::Contains("--signal=B:USR1@60\n"));
}

TEST_CASE("a script for a cluster quotes what it is given and refuses what it cannot say") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch), script = scratch / "job";
  const Finished odd =
      run_entente({"slurm", scenario, "--shards", "2", "--out", scratch / "it's $(here)", "--seed", "7",
                   "--verb", "sweep", "--", "--design", "lhs", "--vary", "all"});
  REQUIRE(odd.code == 0);
  CHECK_THAT(odd.out, Catch::Contains("'--design' 'lhs' '--vary' 'all'") &&
                          Catch::Contains("#SBATCH --array=1-2") &&
                          Catch::Contains("#SBATCH --signal=B:USR1@300"));
  std::ofstream(script) << odd.out;
  CHECK(shell("bash -n '" + script + "'") == 0);
  CHECK(run_entente({"slurm", scenario, "--shards", "2"}).code == 2);
  CHECK(
      run_entente({"slurm", scenario, "--shards", "2", "--out", scratch / "s", "--time-limit", "60s"}).code ==
      2);
}

TEST_CASE("what the verb would refuse is refused before a script is printed") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch);
  const auto refused = [&](Arguments behind, const std::string& said, const std::string& verb = "compare") {
    Arguments words{"slurm", scenario, "--shards", "2",      "--out", scratch / "s", "--seed",
                    "7",     "--reps", "20",       "--verb", verb,    "--"};
    words.insert(words.end(), behind.begin(), behind.end());
    const Finished ran = run_entente(words);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CHECK_THAT(ran.err, Catch::Contains(said));
  };
  refused({"--rpes", "3"}, "did you mean '--reps'?");
  refused({"--keep", "sumary"}, "did you mean 'summary'?");
  refused({"--keep"}, "--keep");
  refused({"another"}, "'another' is one word too many");
  refused({"--shard", "1/3"}, "--shard does not go behind --: each task has its own");
  refused({"--out", "elsewhere"}, "--out does not go behind --");
  refused({"-j", "3"}, "--threads does not go behind --");
  refused({"--reps", "3"}, "--reps does not go behind --");
  refused({"--dry-run"}, "--dry-run does not go behind --");
  refused({"--until", "holds_5y ci<=0.02", "--max-reps", "9"}, "does not go behind --");
  refused({"--help"}, "behind --");
  refused({"--vary", "all"}, "--design", "sweep");
  CHECK(run_entente({"slurm", scenario, "--shards", "2", "--out", scratch / "s", "--strategy", "nobody"})
            .code == 2);
}
