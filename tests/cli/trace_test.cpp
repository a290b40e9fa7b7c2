// One history, and the verbs that tell about the program itself.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <vector>

using namespace entente::test;
using nlohmann::json;

namespace {

const std::string trace_flags =
    " --seed 11 --set months=120 --set citizens.count=60 --set talks.onset_rate=0.2";

std::vector<json> json_lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<json> lines;
  for (std::string line; std::getline(stream, line);)
    lines.push_back(json::parse(line));
  return lines;
}

} // namespace

TEST_CASE("A trace_flags history is the history that a run simulates") {
  const json run =
      json::parse(program("run baseline --strategy placebo --reps 1 --json" + trace_flags).out)["strategies"];
  const Ran ran = program("trace baseline --rep 0 --strategy placebo --json" + trace_flags);
  REQUIRE(ran.code == 0);
  const json outcomes = json_lines_of(ran.out).back()["outcomes"];
  for (const auto& [name, outcome] : run["placebo"].items())
    CHECK(outcomes[name] == outcome["mean"]);
}

TEST_CASE("Trace lines tell what happened, to whom and why, in order, and every year") {
  const std::vector<json> lines =
      json_lines_of(program("trace baseline --rep 3 --strategy baseline --json" + trace_flags).out);
  CHECK(lines.front()["type"] == "history");
  CHECK(lines.front()["replicate"] == 3);
  int month = 0, years = 0, talks = 0;
  double deaths = 0.0;
  for (const json& line : lines) {
    if (line["type"] == "year") {
      CHECK(line["year"] == ++years);
      CHECK(line["months"] == 12);
      CHECK(line["dyads"].size() >= 1);
      deaths += line["deaths"].get<double>();
    } else if (line["type"] == "event") {
      CHECK(line["month"] >= month);
      month = line["month"];
      CHECK(month >= 12 * years);
      CHECK(month < 12 * (years + 1));
      CHECK(line["chance"] > 0.0);
      CHECK(line["chance"] <= 1.0);
      CHECK_FALSE(line["who"].get<std::string>().empty());
      if (line["event"] == "talks") {
        ++talks;
        CHECK(line["factors"].contains("readiness of the group"));
      }
    }
  }
  CHECK(years == 10);
  CHECK(talks > 0);
  CHECK(lines.back()["type"] == "outcomes");
  CHECK(lines.back()["outcomes"]["deaths"].get<double>() == Approx(deaths));
}

TEST_CASE("A trace names the groups that the scenario names") {
  const Folder folder;
  const std::string file = folder.file("named.toml", R"(schema = 1
months = 30
[[armed_groups]]
name = "northern front"
strength = 0.4
[[strategies]]
name = "baseline"
)");
  const Ran ran = program("trace --rep 0 --seed 4 --set citizens.count=40 " + file);
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "northern front: "));
  CHECK(contains(ran.out, "year 3: ")); // the months beyond two whole years
  CHECK(contains(ran.out, "In the end"));
}

TEST_CASE("A trace begins with the story in at most ten lines: who, what turned it, who died, how it ended") {
  const std::string flags = "trace baseline --rep 3 --strategy baseline" + trace_flags;
  const std::string out = program(flags).out;
  const std::size_t begin = out.find("\n\n") + 2, end = out.find("Months count from 0");
  const std::string story = out.substr(begin, out.find("\n\n", begin) - begin);
  CAPTURE(story);
  CHECK(begin < end);
  CHECK(std::count(story.begin(), story.end(), '\n') <= 10); // and where the rest stands
  for (const char* part :
       {"At the start ", "people die, ", "Confidence of citizens goes from ", "In the end "})
    CHECK(contains(story, part));
  const double deaths = json_lines_of(program(flags + " --json").out).back()["outcomes"]["deaths"];
  CHECK(contains(story, std::to_string(std::lround(deaths)) + " people die"));
}

TEST_CASE("The doctor finds this build well") {
  const Ran ran = program("doctor");
  CAPTURE(ran.out);
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "All is well"));
  const json report = json::parse(program("doctor --json").out);
  CHECK(report["ok"] == true);
  CHECK(report["checks"].size() >= 8);
}

TEST_CASE("params and schema are JSON for programs and begin with the key for people") {
  const json all = json::parse(program("params --json").out);
  CHECK(all["parameters"].size() > 50);
  CHECK(json::parse(program("params country.capacity --json").out)["key"] == "country.capacity");
  CHECK(contains(program("params").out, "\ntalks.skill_effect  "));
  CHECK(contains(program("params --markdown").out, "| `talks.skill_effect` |"));
  CHECK(contains(program("params talks.skill_effect").out, "default"));
  CHECK(json::parse(program("schema").out)["$schema"] == "http://json-schema.org/draft-07/schema#");
}
