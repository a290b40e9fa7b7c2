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

} // namespace

TEST_CASE("tasks that are stopped before the limit and queued again end with the bytes of one process",
          "[slow]") {
  const Scratch scratch;
  const std::string scenario = small_scenario_file(scratch), script = scratch / "job";
  const Finished printed = run_entente({"slurm", scenario, "--shards", "3", "--out", scratch / "study",
                                        "--seed", "7", "--reps", "3000", "--program", ENTENTE_PROGRAM});
  REQUIRE(printed.code == 0);
  std::ofstream(script) << printed.out;
  CHECK(shell("bash -n '" + script + "'") == 0);
  INFO(printed.out);
  REQUIRE(shell("PATH='" + std::string(stand_ins) + "':\"$PATH\" STUDY='" + (scratch / "study") + "' bash '" +
                script + "' > /dev/null 2>&1") == 0);
  CHECK_FALSE(file_text(scratch / "study.requeued").empty());
  REQUIRE(
      run_entente({"compare", scenario, "--seed", "7", "--reps", "3000", "--out", scratch / "whole", "-q"})
          .code == 0);
  CHECK(folder_text(scratch / "study/tables") == folder_text(scratch / "whole/tables"));
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
