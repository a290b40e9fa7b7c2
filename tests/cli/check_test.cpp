// Scenario files of all kinds, and what is said about them.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

#include <nlohmann/json.hpp>

using namespace entente::test;
using nlohmann::json;

namespace {

const std::string smallest = "schema = 1\n[[strategies]]\nname = \"baseline\"\n";

// Refused by check and by run alike, with this in a message that names the file; nothing runs.
void check_refused(const std::string& file, const std::string& said) {
  for (const std::string verb : {"check ", "compare --reps 2 "}) {
    CAPTURE(verb, file);
    const Ran ran = program(verb + "'" + file + "'");
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    CAPTURE(ran.err);
    CHECK(contains(ran.err, said));
    CHECK(contains(ran.err, file));
  }
}

} // namespace

TEST_CASE("A sound scenario is said to be fine") {
  const Folder folder;
  const Ran ran = program("check " + folder.file("a.toml", smallest) + " builtin:baseline baseline");
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "a.toml: fine"));
  CHECK(ran.err.empty());
}

TEST_CASE("Every problem of a file is told with its place, on standard error") {
  const Folder folder;
  const std::string file = folder.file("bad.toml", "monts = 3\n" + smallest + "[country]\ncapacity = 7\n");
  const Ran ran = program("check " + file);
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, file + ":1:"));
  CHECK(contains(ran.err, "did you mean 'months'"));
  CHECK(contains(ran.err, file + ":6:"));
}

TEST_CASE("check --json has the contract's shape, for good files and bad") {
  const Folder folder;
  const json good = json::parse(program("check --json " + folder.file("a.toml", smallest)).out);
  CHECK(good == json{{"ok", true}, {"problems", json::array()}});

  const Ran ran =
      program("check --json " + folder.file("b.toml", "monts = 3\n" + smallest) + " /nowhere.toml");
  CHECK(ran.code == 2);
  const json bad = json::parse(ran.out);
  CHECK(bad["ok"] == false);
  REQUIRE(bad["problems"].size() == 2);
  for (const json& problem : bad["problems"]) {
    CHECK(problem.size() == 4);
    CHECK(problem["file"].is_string());
    CHECK(problem["line"].is_number_integer());
    CHECK(problem["column"].is_number_integer());
    CHECK(problem["message"].is_string());
  }
  CHECK(bad["problems"][0]["line"] == 1);
  CHECK(bad["problems"][1]["file"] == "/nowhere.toml");
}

TEST_CASE("A resolved scenario loads again and runs the same histories") {
  const Folder folder;
  const Ran resolved = program("check --resolved baseline");
  REQUIRE(resolved.code == 0);
  const std::string file = folder.file("whole.toml", resolved.out);
  const std::string flags = " --reps 2 --seed 3 --json --strategy baseline,placebo --set months=24";
  CHECK(json::parse(program("compare " + file + flags).out)["digest"] ==
        json::parse(program("compare baseline" + flags).out)["digest"]);
}

TEST_CASE("Files that hold no scenario are refused") {
  const Folder folder;
  check_refused(folder.file("empty.toml", ""), "empty");
  check_refused(folder.file("comment.toml", "# nothing\n"), "empty");
  check_refused(folder.path().string(), "folder");
  check_refused(folder.path().string() + "/missing.toml", "no such file");
  check_refused(folder.file("latin.toml", "title = \"caf\xe9\"\n"), "UTF-8");
  check_refused(folder.file("broken.toml", "schema = [\n"), "TOML");
  check_refused(folder.file("broken.json", "{\"schema\": 1"), "JSON");
  check_refused(folder.file("zeros.toml", std::string(100, '\0')), "");
}

TEST_CASE("A file of a hundred megabytes is refused by its size") {
  const Folder folder;
  const std::string file = folder.file("large.toml", smallest);
  std::filesystem::resize_file(file, 100'000'000);
  check_refused(file, "8 MiB");
}

TEST_CASE("A billion citizens are refused before anything is allocated") {
  const Folder folder;
  check_refused(folder.file("crowd.toml", smallest + "[citizens]\ncount = 1000000000\n"), "citizens.count");
}

TEST_CASE("More citizens than the memory holds are refused with what would help") {
  if (program_after("ulimit -v 4000000;", "--version").code != 0) {
    WARN("this build cannot start under a limit of memory, as with the address sanitizer; not looked at");
    return;
  }
  const Ran ran = program_after("ulimit -v 4000000;",
                                "compare baseline --reps 2 --seed 1 --set citizens.count=100000000");
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, "100000000 citizens"));
  CHECK(contains(ran.err, "GiB"));
}
