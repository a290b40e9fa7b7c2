// Published figures beside ours, and real accords scored.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <iterator>

using namespace entente::test;
using nlohmann::json;

namespace {

// Rows of published figures: so many, each with a number, and the verdicts add up.
json checked_rows(const std::string& command, std::size_t count) {
  const Ran ran = program(command);
  CHECK(ran.code == 0);
  json all = json::parse(ran.out);
  CHECK(all["total"] == count);
  REQUIRE(all["rows"].size() == count);
  int inside = 0;
  for (const json& row : all["rows"]) {
    CAPTURE(row["id"]);
    REQUIRE(row["ours"].is_number());
    const double ours = row["ours"];
    CHECK(row["inside"] == (row["low"] <= ours && ours <= row["high"]));
    inside += row["inside"].get<bool>();
  }
  CHECK(all["inside"] == inside);
  return all;
}

} // namespace

TEST_CASE("Evidence prints all 40 rows, each with a number and a verdict") {
  checked_rows("evidence --reps 160 --seed 3 --json -q", 40);
}

TEST_CASE("Evidence does not depend on threads") {
  const std::string words = "evidence --reps 100 --seed 5 --json -q --threads ";
  CHECK(program(words + "1").out == program(words + "3").out);
}

TEST_CASE("Too few conflicts are refused, not blanks") {
  const Ran ran = program("evidence --reps 2 --seed 3 --json -q");
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, "give more --reps"));
}

TEST_CASE("The hindcast scores the 22 shipped accords at four horizons") {
  const Ran ran = program("evidence --hindcast --reps 8 --seed 3 --json -q");
  CHECK(ran.code == 0);
  const json all = json::parse(ran.out);
  REQUIRE(all["rows"].size() == 88);
  CHECK(all["totals"]["1"]["accords"] == 22);
  for (const json& row : all["rows"]) {
    CHECK(row["q05"] <= row["q95"]);
    CHECK(row["observed"].is_null() == row["crps"].is_null());
  }
}

TEST_CASE("A folder that is not there is refused") {
  const Ran ran = program("evidence --hindcast /nowhere/at/all --reps 1");
  CHECK(ran.code == 2);
  CHECK(contains(ran.err, "/nowhere/at/all"));
}

TEST_CASE("Evidence takes the sets of parameters that a scenario would name, and no others", "[slow]") {
  const std::string words = "evidence --reps 100 --seed 5 --json -q";
  const std::string usual = program(words).out;
  CHECK(usual == program(words + " --sets kept").out);
  CHECK(usual != program(words + " --sets none").out);
  const Ran ran = program("evidence --reps 100 --seed 5 --sets nowhere.toml");
  CHECK(ran.code == 2);
  CHECK(contains(ran.err, "nowhere.toml"));
}

TEST_CASE("The hindcast tells every year of every accord, what was foretold and what happened") {
  const json all = json::parse(program("evidence --hindcast --reps 4 --seed 3 --json -q").out);
  REQUIRE(all["paths"].size() == 220);
  CHECK(all["paths"][0]["year"] == 1);
  for (const json& row : all["rows"])
    for (const json& year : all["paths"])
      if (year["id"] == row["id"] && year["year"] == row["horizon"]) {
        CHECK(year["observed"] == row["observed"]);
        CHECK(year["q50"] == row["q50"]);
      }
}

TEST_CASE("Effects of support are 16 rows in the form of the figures, each with a number and a verdict",
          "[slow]") {
  const json all = checked_rows("evidence --effects --reps 60 --seed 3 --json -q", 16);
  for (const json& row : all["rows"])
    CHECK(row["ours_low"].get<double>() <= row["ours_high"].get<double>());
}

TEST_CASE("Effects are printed as text and as Markdown, and written as a table", "[slow]") {
  const Folder folder;
  const std::filesystem::path study = folder.path() / "study";
  const Ran text = program("evidence --effects --reps 60 --seed 3 -q --out " + study.string());
  CHECK(text.code == 0);
  CHECK(contains(text.out, "of 16 published effects of support are met"));
  CHECK(contains(text.out, "pko_failure_hr"));
  std::ifstream table(study / "tables/effects.csv");
  const std::string rows(std::istreambuf_iterator<char>(table), {});
  CHECK(contains(rows, "failure_next_accord"));
  const Ran markdown = program("evidence --effects --reps 60 --seed 3 -q --markdown");
  CHECK(contains(markdown.out, "of 16 bands are met**, on 60 conflicts in each experiment."));
}

TEST_CASE("Effects need enough conflicts, and go with no other kind of evidence") {
  const Ran few = program("evidence --effects --reps 1 --seed 3 --json -q");
  CHECK(few.code == 2);
  CHECK(few.out.empty());
  CHECK(contains(few.err, "give more --reps"));
  const Ran both = program("evidence --effects --hindcast --reps 1 --seed 3");
  CHECK(both.code == 2);
  CHECK(contains(both.err, "--effects does not go with --hindcast"));
  const Ran report = program("evidence --effects --report page.html --reps 1 --seed 3");
  CHECK(report.code == 2);
  CHECK(contains(report.err, "goes with --hindcast"));
}
