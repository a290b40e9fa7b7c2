#include "engine/core/error.hpp"
#include "engine/store/files/files.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

#include <array>
#include <filesystem>
#include <fstream>

using namespace entente;

namespace {

namespace fs = std::filesystem;

constexpr std::array<EmbeddedFile, 4> embedded{
    EmbeddedFile{"analysis/data/kept_sets.toml", "names = ['a']\n'violence.branching' = [0.3]\n"},
    EmbeddedFile{"scenarios/baseline.toml", "months = 60\nparameter_sets = 'kept'\n"},
    EmbeddedFile{"scenarios/recommendations/r1.toml", "extends = '../baseline.toml'\ntitle = 'R1'\n"},
    EmbeddedFile{"scenarios/recommendations/r2.toml", "extends = 'r1.toml'\n"},
};

std::string refusal(const std::string& name) {
  try {
    load_scenario_file(name, embedded);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "no refusal";
}

} // namespace

TEST_CASE("a builtin scenario works from any folder, and so does a file that extends it") {
  CHECK(load_scenario_file("builtin:baseline", embedded).months == 60);
  CHECK(load_scenario_file("builtin:baseline", embedded).parameter_sets.size() == 1);
  const test::Folder folder;
  const std::string path = folder.file("mine.toml", "extends = 'builtin:baseline'\ntitle = 'mine'\n");
  CHECK(load_scenario_file(path, embedded).months == 60);
}

TEST_CASE("a builtin file finds its neighbours among the builtin files") {
  const Scenario scenario = load_scenario_file("builtin:recommendations/r2", embedded);
  CHECK(scenario.title == "R1");
  CHECK(scenario.months == 60);
}

TEST_CASE("an unknown builtin name gets the nearest one") {
  CHECK(refusal("builtin:baselin") == "there is no builtin scenario 'baselin'; did you mean 'baseline'?");
}

TEST_CASE("files are found from the folder of the file that names them") {
  const test::Folder folder;
  folder.file("base.toml", "months = 12\nparameter_sets = 'data/sets.csv'\n");
  folder.file("data/sets.csv", "parameter,one\nviolence.branching,0.3\n");
  folder.file("sub/deep/ties.csv", "from,to\n0,1\n");
  const std::string path =
      folder.file("sub/deep/mine.toml", "extends = '../../base.toml'\nnetwork.model = 'imported'\n"
                                        "network.file = 'ties.csv'\n");
  const Scenario scenario = load_scenario_file(path, embedded);
  CHECK(scenario.months == 12);
  CHECK(scenario.parameter_sets.size() == 1);
  CHECK(scenario.network.text == "from,to\n0,1\n");
  CHECK(fs::path(scenario.network.file) == fs::weakly_canonical(path).parent_path() / "ties.csv");
}

TEST_CASE("a circle is found however the files are named") {
  const test::Folder folder;
  const std::string path = folder.file("a.toml", "extends = './sub/../b.toml'\n");
  folder.file("b.toml", "extends = 'a.toml'\n");
  folder.file("sub/c.toml", "");
  CHECK(refusal(path).find("extends goes in a circle") != std::string::npos);
}

TEST_CASE("what is no readable file is refused in words") {
  const test::Folder folder;
  const std::string path = folder.file("a.toml", "months = 3\nextends = 'missing.toml'\n");
  CHECK(refusal(fs::path(path).parent_path().string()).find("this is a folder; a scenario file is needed") !=
        std::string::npos);
  CHECK(refusal(path + "x").find("there is no such file") != std::string::npos);
  const std::string missing = refusal(path);
  CHECK(missing.find("a.toml:2:11: ") != std::string::npos);
  CHECK(missing.find("missing.toml: there is no such file") != std::string::npos);
  const std::string large = folder.file("large.toml", std::string(9 * 1024 * 1024, '#'));
  CHECK(refusal(large).find("the file has 9437184 bytes; allowed are 8388608 (8 MiB)") != std::string::npos);
}
