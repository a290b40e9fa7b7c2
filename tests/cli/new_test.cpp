// Folders to begin with, and scripts for a cluster.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/started_program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace entente::test;

namespace {

int exit_code_of(const std::string& command) {
  return std::system((command + " > /dev/null 2>&1").c_str());
}

} // namespace

TEST_CASE("every template is a study that passes its check and runs as it is", "[slow]") {
  const Scratch scratch;
  const std::string name = GENERATE("quick", "compare", "sweep", "calibrate");
  const std::string folder = scratch / name;
  REQUIRE(run_entente({"new", folder, "--template", name, "-q"}).code == 0);
  CHECK(run_entente({"check", folder + "/scenario.toml"}).code == 0);
  CHECK(exit_code_of("ENTENTE='" ENTENTE_PROGRAM "' '" + folder + "/run'") == 0);
  CHECK(std::filesystem::exists(folder + "/results/tables/summary.csv"));
}

TEST_CASE("a new study overwrites nothing") {
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "there");
  std::ofstream(scratch / "there/mine.txt") << "mine";
  const Finished refused = run_entente({"new", scratch / "there"});
  CHECK(refused.code == 2);
  CHECK_THAT(refused.err, Catch::Contains("not an empty folder"));
  CHECK_FALSE(std::filesystem::exists(scratch / "there/scenario.toml"));
  CHECK(run_entente({"new", scratch / "x", "--template", "quik"}).code == 2);
}
