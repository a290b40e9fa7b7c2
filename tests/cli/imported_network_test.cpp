// Studies of a network that somebody measured, as users keep and move them.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/started_program.hpp"

#include <filesystem>
#include <fstream>

using namespace entente::test;

namespace {

std::string network_scenario(const Scratch& scratch, const std::string& name, const std::string& network) {
  std::ofstream(scratch / (name + ".txt")) << network;
  std::ofstream(scratch / (name + ".toml")) << "schema = 1\ntitle = \"measured\"\nmonths = 72\n"
                                               "[network]\nmodel = \"imported\"\nfile = \""
                                            << name
                                            << ".txt\"\n"
                                               "[[strategies]]\nname = \"usual\"\n"
                                               "[[strategies]]\nname = \"joint\"\n"
                                               "actions = [ { instrument = \"joint_analysis\" } ]\n"
                                               "[worlds]\ncrowded = { \"third_parties.count\" = 20 }\n";
  return scratch / (name + ".toml");
}

Arguments compared(const std::string& scenario, const std::string& folder, const Arguments& more = {}) {
  Arguments arguments{"compare", scenario, "--seed", "7", "--worlds", "--out", folder, "-q"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

constexpr const char *ring = "a b\nb c\nc d\nd e\ne a\n", *star = "a b\na c\na d\na e\n";

} // namespace

TEST_CASE("a study of an imported network is read, checked and extended wherever its folder is, alone") {
  const Scratch scratch;
  const std::string scenario = network_scenario(scratch, "ring", ring);
  REQUIRE(run_entente(compared(scenario, scratch / "s", {"--reps", "40"})).code == 0);
  REQUIRE(run_entente(compared(scenario, scratch / "whole", {"--reps", "60"})).code == 0);
  std::filesystem::rename(scratch / "s", scratch / "moved");
  std::filesystem::remove(scratch / "ring.txt");
  std::filesystem::remove(scenario);
  const std::string moved = scratch / "moved";
  for (const Arguments& words :
       {Arguments{"verify", moved, "--sample", "4"}, Arguments{"report", moved, "-q"},
        Arguments{"trace", "--study", moved, "--row", "3", "-q"},
        Arguments{"decide", moved, "--effect", "citizens_confidence", "-q"}, Arguments{"status", moved},
        Arguments{"export", moved, "csv", "-q"}}) {
    const Finished read = run_entente(words);
    INFO(words.front() << ": " << read.err);
    CHECK(read.code == 0);
  }
  const Finished extended = run_entente(compared(moved + "/study.toml", moved, {"--reps", "60"}));
  INFO(extended.err);
  REQUIRE(extended.code == 0);
  CHECK(file_text(moved + "/tables/summary.csv") == file_text(scratch / "whole/tables/summary.csv"));
}

TEST_CASE("a study is not extended with another network of the same name") {
  const Scratch scratch;
  const std::string scenario = network_scenario(scratch, "people", ring);
  REQUIRE(run_entente(compared(scenario, scratch / "s", {"--reps", "20"})).code == 0);
  const std::string before = folder_text(scratch / "s/tables");
  network_scenario(scratch, "people", star);
  const Finished other = run_entente(compared(scenario, scratch / "s", {"--reps", "40"}));
  CHECK(other.code == 2);
  CHECK_THAT(other.err, Catch::Contains("its text is another"));
  CHECK(folder_text(scratch / "s/tables") == before);
}

TEST_CASE("shards of different networks are not merged, and the difference is shown") {
  const Scratch scratch;
  const std::string scenario = network_scenario(scratch, "people", ring);
  REQUIRE(run_entente(compared(scenario, scratch / "s", {"--reps", "20", "--shard", "1/2"})).code == 0);
  network_scenario(scratch, "people", star);
  REQUIRE(run_entente(compared(scenario, scratch / "s", {"--reps", "20", "--shard", "2/2"})).code == 0);
  const Finished merged = run_entente({"merge", scratch / "s"});
  CHECK(merged.code == 2);
  CHECK_THAT(merged.err, Catch::Contains("not shards of the same study") && Catch::Contains("- file = ") &&
                             Catch::Contains("+ file = "));
  CHECK_FALSE(std::filesystem::exists(scratch / "s/results.sqlite"));
}

TEST_CASE("merged shards of an imported network are a whole study") {
  const Scratch scratch;
  const std::string scenario = network_scenario(scratch, "people", ring);
  for (const char* shard : {"1/2", "2/2"})
    REQUIRE(run_entente(compared(scenario, scratch / "s", {"--reps", "20", "--shard", shard})).code == 0);
  REQUIRE(run_entente({"merge", scratch / "s", "-q"}).code == 0);
  for (const char* shard : {"shard-1-of-2", "shard-2-of-2"})
    std::filesystem::remove_all(scratch / (std::string("s/") + shard));
  CHECK(run_entente({"verify", scratch / "s", "--sample", "4"}).code == 0);
}

TEST_CASE("an imported network needs memory for its own citizens, whatever citizens.count says") {
  const Scratch scratch;
  const std::string scenario = network_scenario(scratch, "ring", ring);
  const std::string limit = within_memory(4000000);
  if (limit.empty())
    return;
  const Ran ran =
      program_after(limit, "compare " + scenario + " --set citizens.count=100000000 --seed 7 --reps 2 -q");
  CHECK(ran.code == 0);
}
