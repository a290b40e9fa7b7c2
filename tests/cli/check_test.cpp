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
  CHECK(
      good ==
      json{{"ok", true}, {"problems", json::array()}, {"warnings", json::array()}, {"read", json::array()}});

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

TEST_CASE("What the months cannot show is warned of by check and by run, and no target of a study") {
  const Folder folder;
  const std::string file = folder.file("brief.toml", smallest + "[run]\nreplicates = 2\n");
  const std::string brief = folder.file("five.toml", "months = 60\n" + smallest);
  CHECK_FALSE(contains(program("check " + file).out, "warning"));
  const Ran ran = program("check " + brief);
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "five.toml: fine (1 strategy, 60 months, 200 replicates), with 4 warnings"));
  CHECK(contains(ran.err,
                 "five.toml:1:10: warning: accord holding five years (holds_5y) is 0 in every history"));
  const json found = json::parse(program("check --json " + brief).out);
  CHECK(found["ok"] == true);
  REQUIRE(found["warnings"].size() == 4);
  CHECK(found["warnings"][1]["line"] == 1);

  const std::string run = "run " + file + " --seed 1 --set months=60 ";
  CHECK(contains(program(run).err, "warning: accord holding five years (holds_5y) is 0"));
  CHECK_FALSE(contains(program(run + "-q").err, "warning"));
  const Ran until = program(run + "--until 'holds_5y ci<=0.02' --max-reps 10 -q");
  CHECK(until.code == 2);
  CHECK(contains(until.err, "--until: accord holding five years (holds_5y) is 0 in every history"));
}

TEST_CASE("What is given and not read is warned of where it stands") {
  const Folder folder;
  const Ran war = program("check " + folder.file("war.toml", smallest + "[accord]\nmonthly_deaths = 40\n"));
  CHECK(war.code == 0);
  CHECK(contains(war.err, "war.toml:5:18: warning: accord.monthly_deaths is not read"));
  CHECK(contains(war.err, "start = \"accord\""));
  folder.file("people.txt", "ann ben\nben cem\n");
  const Ran people =
      program("check " + folder.file("people.toml",
                                     smallest + "[citizens]\ncount = 300\n"
                                                "[network]\nmodel = \"imported\"\nfile = \"people.txt\"\n"));
  CHECK(people.code == 0);
  CHECK(contains(people.err, "people.toml:5:9: warning: citizens.count is not read"));
  CHECK(contains(people.out, "people.txt: a list of ties with 3 citizens, 2 ties, 1 component"));
  CHECK(program("check builtin:after-signature baseline").err.empty());
}

TEST_CASE(
    "check reads the network that run reads, and refuses what run refuses, with the line of the network") {
  const Folder folder;
  const auto importing = [&](const std::string& name, const std::string& text, const std::string& more = "") {
    folder.file(name, text);
    return folder.file(name + ".toml", smallest + more +
                                           "[network]\nmodel = \"imported\"\nper = \"study\"\nfile = \"" +
                                           name + "\"\n");
  };
  const std::string xml =
      "<graphml>\n<graph>\n<node id=\"a\"/>\n<edge source=\"a\" target=\"nobody\"/>\n</graph>\n</graphml>\n";
  const std::string region =
      "<graphml><key id=\"r\" for=\"node\" attr.name=\"Region\"/><graph>\n<node id=\"a\"><data "
      "key=\"r\">9</data></node></graph></graphml>\n";
  const auto refused = [&](const std::string& file, const std::string& said) {
    for (const std::string verb : {"check ", "run --reps 2 --seed 1 -q "}) {
      const Ran ran = program(verb + file);
      CAPTURE(verb, ran.err);
      CHECK(ran.code == 2);
      CHECK(ran.out.empty());
      CHECK(contains(ran.err, said));
    }
  };
  refused(importing("broken.graphml", xml), "broken.graphml:4:1: there is no node 'nobody'");
  refused(importing("weights.csv", "ann,ben,1\nben,cem,0.5\n"), "weights.csv:1:1: this line has 3 names");
  refused(importing("few.graphml", region, "[worlds]\nsmall = { \"regions.count\" = 3 }\n"),
          "few.graphml:2:14: in world 'small' the region of 'a' is '9'");
  refused(folder.file("nowhere.toml", smallest + "[network]\nmodel = \"imported\"\nfile = \"peopel.txt\"\n"),
          "nowhere.toml:6:8: network.file: ");
  refused(folder.file("base.toml", smallest + "[worlds]\nbase = { \"regions.count\" = 3 }\n"),
          "a world cannot be called 'base'");

  const std::string good = importing("good.csv", "Source;Target;Weight\nann;ben;1\nben;cem;2\n");
  const std::string read = "good.csv: a table of ties with 3 citizens, 2 ties, 1 component";
  CHECK(contains(program("check " + good).out, read));
  CHECK(contains(json::parse(program("check --json " + good).out)["read"][0]["message"].get<std::string>(),
                 "columns that are not used: 'Weight'"));
  CHECK(contains(program("run --reps 2 --seed 1 " + good).err, read));
  folder.file("other.csv", "from,to\na,b\n");
  CHECK(
      contains(program("check " + good + " --set network.file=" + folder.path().string() + "/other.csv").out,
               "other.csv: a table of ties with 2 citizens, 1 tie"));
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
  const std::string limit = within_memory(4'000'000);
  if (limit.empty())
    return;
  const Ran ran = program_after(limit, "compare baseline --reps 2 --seed 1 --set citizens.count=100000000");
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, "100000000 citizens"));
  CHECK(contains(ran.err, "GiB"));
}
