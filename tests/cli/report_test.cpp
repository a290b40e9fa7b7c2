// The page of a study, as people ask for it.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/cli/started_program.hpp"

#include <cctype>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>

using namespace entente::test;

namespace {

const std::string report_flags = " --reps 32 --set months=72 --set citizens.count=40 -q ";

std::string study_in(const Folder& folder, const std::string& name) {
  return (folder.path() / name).string();
}

} // namespace

TEST_CASE("report writes one page, and says where") {
  Folder folder;
  const std::string study = study_in(folder, "study");
  REQUIRE(
      program("compare recommendations/r2 --seed 3 --keep events" + report_flags + "--out " + study).code ==
      0);
  const Ran ran = program("report " + study);
  CAPTURE(ran.err);
  REQUIRE(ran.code == 0);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, "report.html"));
  const std::string page = file_text(study + "/report.html");
  for (const char* section : {"conclusion", "happens", "better", "attitudes", "fails", "worth", "wrong",
                              "drives", "enough", "evidence", "assumed", "again"})
    CHECK(contains(page, "<section id=\"" + std::string(section) + "\""));
  CHECK(contains(page, "default-src 'none'"));
  // The verdict's sentences have the minus of the page's numbers, and its table says which intervals it
  // shows.
  const std::string::size_type verdict = page.find("Verdict: ");
  REQUIRE(verdict != std::string::npos);
  const std::string sentences = page.substr(verdict, page.find("<table", verdict) - verdict);
  CHECK(contains(sentences, "\u2212"));
  for (std::string::size_type at = sentences.find(" -"); at != std::string::npos;
       at = sentences.find(" -", at + 1))
    CHECK_FALSE(std::isdigit(static_cast<unsigned char>(sentences[at + 2])));
  CHECK(contains(page, "interval, all together"));
  CHECK_FALSE(std::filesystem::exists(study + "/figures"));
  const Ran elsewhere = program("report " + study + " -q --out " + study + "/other.html");
  CHECK(elsewhere.code == 0);
  CHECK(elsewhere.err.empty());
  CHECK(file_text(study + "/other.html") == page);
}

TEST_CASE("compare --report writes the page at its end, and needs a folder for it") {
  Folder folder;
  const std::string study = study_in(folder, "study");
  const Ran ran = program("compare recommendations/r2 --seed 3 --report" + report_flags + "--out " + study);
  REQUIRE(ran.code == 0);
  CHECK(std::filesystem::exists(study + "/report.html"));
  const Ran refused = program("compare recommendations/r2 --seed 3 --report" + report_flags);
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "--out"));
}

TEST_CASE("The page of a study in several worlds shows each of them") {
  Folder folder;
  const std::string study = study_in(folder, "study");
  REQUIRE(program("compare recommendations/r4 --worlds --seed 3 --report" + report_flags + "--out " + study)
              .code == 0);
  const std::string page = file_text(study + "/report.html");
  CHECK(contains(page, "In other worlds"));
  const auto result = nlohmann::json::parse(
      program("compare recommendations/r4 --worlds --seed 3 --json" + report_flags).out);
  for (const auto& [name, variant] : result["worlds"].items()) {
    CAPTURE(name);
    CHECK(contains(page, "<strong><bdi>" + name + "</bdi></strong>"));
  }
}

TEST_CASE("A page about two studies marks what changed between them") {
  Folder folder;
  const std::string one = study_in(folder, "one"), two = study_in(folder, "two");
  REQUIRE(program("compare recommendations/r2 --seed 3" + report_flags + "--out " + one).code == 0);
  REQUIRE(program("compare recommendations/r2 --seed 3 --set talks.onset_rate=0.2" + report_flags + "--out " +
                  two)
              .code == 0);
  REQUIRE(program("report -q " + one + " " + two).code == 0);
  CHECK_FALSE(std::filesystem::exists(one + "/report.html"));
  const std::string page = file_text(two + "/report.html");
  CHECK(contains(page, "What changed"));
  CHECK(contains(page, "talks.onset_rate"));
  CHECK(contains(page, "The same program made both."));
  CHECK(contains(page, "changed beyond what the noise of simulation explains"));
  const std::string other = study_in(folder, "other");
  REQUIRE(program("compare recommendations/r2 --seed 4" + report_flags + "--out " + other).code == 0);
  REQUIRE(program("report -q " + one + " " + other).code == 0);
  CHECK(contains(file_text(other + "/report.html"), "the same but for the seed of chance: 3, now 4."));
  REQUIRE(program("report -q " + one + " " + one).code == 0);
  CHECK(contains(file_text(one + "/report.html"), "Not one bit of any outcome differs."));
}

TEST_CASE("The page of a sweep tells what happens over its points") {
  Folder folder;
  const std::string study = study_in(folder, "study");
  REQUIRE(program("sweep recommendations/r2 --design grid --vary talks.skill_effect=0,1 --seed 3" +
                  report_flags + "--out " + study)
              .code == 0);
  REQUIRE(program("report -q " + study).code == 0);
  const std::string page = file_text(study + "/report.html");
  CHECK(contains(page, "This study visits 2 points of 1 number that is not known."));
  CHECK(contains(page, "Over all points of the sweep"));
  CHECK(contains(page, "The point that the figures show"));
}

TEST_CASE("The page of shards that were merged is that of the study in one piece") {
  Folder folder;
  const std::string whole = study_in(folder, "whole"), parts = study_in(folder, "parts");
  REQUIRE(program("compare recommendations/r2 --seed 3" + report_flags + "--out " + whole).code == 0);
  for (const char* shard : {"1/2", "2/2"})
    REQUIRE(program("compare recommendations/r2 --seed 3 --shard " + std::string(shard) + report_flags +
                    "--out " + parts)
                .code == 0);
  REQUIRE(program("merge " + parts).code == 0);
  REQUIRE(program("report -q " + whole).code == 0);
  REQUIRE(program("report -q " + parts).code == 0);
  const auto body = [](const std::string& page) {
    return page.substr(0, page.find("<section id=\"again\""));
  };
  CHECK(body(file_text(parts + "/report.html")) == body(file_text(whole + "/report.html")));
}

TEST_CASE("What is no study is refused") {
  Folder folder;
  const Ran nothing = program("report " + study_in(folder, "nowhere"));
  CHECK(nothing.code == 2);
  CHECK(contains(nothing.err, "nowhere"));
}

TEST_CASE("The page of the largest shipped study stays below two megabytes") {
  Folder folder;
  const std::string study = study_in(folder, "study");
  REQUIRE(
      program("compare portfolio --seed 3 --reps 16 --keep events --set citizens.count=60 -q --out " + study)
          .code == 0);
  REQUIRE(program("report -q " + study).code == 0);
  CHECK(std::filesystem::file_size(study + "/report.html") < 2'000'000);
}

TEST_CASE("A page about real accords draws the record of each over the model's") {
  Folder folder;
  const std::string page = study_in(folder, "accords.html"), study = study_in(folder, "study");
  const Ran ran = program("evidence --hindcast --reps 8 --seed 3 -q --report " + page + " --out " + study);
  CAPTURE(ran.err);
  REQUIRE(ran.code == 0);
  const std::string html = file_text(page);
  CHECK(contains(html, "El Salvador, 1992"));
  CHECK(contains(html, "id=\"fig-hindcast-timor-leste-1999\""));
  CHECK(contains(html,
                 "id=\"fig-hindcast-sierra-leone-1999\"")); // its files are called hindcast-sierra-leone-1999
  CHECK(contains(file_text(study + "/tables/hindcast_paths.csv"), "id,title,year,q05"));
  const Ran refused = program("evidence --reps 8 --report " + page);
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "--hindcast"));
}

TEST_CASE(
    "After a study is extended every number of its page is that of the whole, whatever decide wrote before") {
  Folder folder;
  const std::string extended = study_in(folder, "extended"), whole = study_in(folder, "whole");
  const std::string variants =
      "compare recommendations/r2 --worlds --seed 3 --set months=120 --set citizens.count=40 -q --out ";
  REQUIRE(program(variants + extended + " --reps 16").code == 0);
  REQUIRE(program("decide -q " + extended).code == 0);
  const std::string before = file_text(extended + "/tables/regret.csv");
  REQUIRE(program(variants + extended + " --reps 32").code == 0);
  REQUIRE(program(variants + whole + " --reps 32").code == 0);
  REQUIRE(program("report -q " + extended).code == 0);
  REQUIRE(program("report -q " + whole).code == 0);
  const auto body = [](const std::string& page) {
    return page.substr(0, page.find("<section id=\"again\""));
  };
  const std::string page = body(file_text(extended + "/report.html"));
  CHECK(contains(page, "data-figure=\"regret\""));
  CHECK(page == body(file_text(whole + "/report.html")));
  CHECK(contains(before, ",16,"));
  REQUIRE(program("decide -q " + extended).code == 0);
  CHECK_FALSE(contains(file_text(extended + "/tables/regret.csv"), ",16,"));
  SECTION("and another effect is said on the page as what was asked for") {
    REQUIRE(program("decide -q " + extended + " --effect deaths").code == 0);
    REQUIRE(program("report -q " + extended).code == 0);
    const std::string asked = file_text(extended + "/report.html");
    CHECK(contains(asked, "one less of “deaths”"));
    CHECK_FALSE(contains(asked, "one more accord that holds"));
  }
}

TEST_CASE("A page that cannot be written beside the study is refused, with a way out") {
  Folder folder;
  const std::string study = study_in(folder, "study");
  REQUIRE(program("compare recommendations/r2 --seed 3" + report_flags + "--out " + study).code == 0);
  std::filesystem::create_directory(study + "/report.html.new"); // where the page would be written first
  const Ran refused = program("report " + study);
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "--out FILE writes the page elsewhere"));
}

TEST_CASE("What evidence measured is printed though its table cannot be written") {
  Folder folder;
  const std::string file = folder.file("no-folder", "");
  const Ran ran = program("evidence --hindcast --reps 8 --seed 3 -q --json --out " + file);
  CHECK(ran.code == 1);
  CHECK(nlohmann::json::parse(ran.out).at("paths").size() > 100);
  CHECK(contains(ran.err, "no-folder"));
}

TEST_CASE("Two who make the page of a study at the same time both make it, and nothing else stays") {
  Folder folder;
  const std::string study = study_in(folder, "study");
  REQUIRE(program("compare recommendations/r2 --worlds --seed 3" + report_flags + "--out " + study).code ==
          0);
  REQUIRE(program("decide " + study).code == 0);
  REQUIRE(program("report " + study).code == 0);
  const std::string page = file_text(study + "/report.html");
  for (int round = 0; round < 3; ++round) {
    Started first({"report", study}), second({"report", study}), third({"decide", study});
    CHECK(first.finish().code == 0);
    CHECK(second.finish().code == 0);
    CHECK(third.finish().code == 0);
  }
  CHECK(file_text(study + "/report.html").size() == page.size());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(study))
    CHECK_FALSE(contains(entry.path().filename().string(), ".new"));
}

TEST_CASE("The page tells what a failed process costs with the minus signs of its other numbers") {
  const Folder folder;
  const std::string study = study_in(folder, "failure");
  CHECK(program("compare builtin:failure-costs --reps 6 --seed 3 -q --set citizens.count=40 --report --out " +
                study)
            .code == 0);
  const std::string page = file_text(study + "/report.html");
  const std::size_t from = page.find("What a failed process leaves behind");
  REQUIRE(from != std::string::npos);
  const std::string tables = page.substr(from, page.find("On this page", from) - from);
  CHECK(contains(tables, "\u2212"));
  for (const char* hyphen : {"(-", ">-", " -"})
    for (std::size_t at = tables.find(hyphen); at != std::string::npos; at = tables.find(hyphen, at + 1))
      CHECK_FALSE((tables[at + 2] >= '0' && tables[at + 2] <= '9'));
}

TEST_CASE("A page takes the place of a page of its kind alone") {
  const Folder folder;
  const std::string study = study_in(folder, "study"), mine = folder.file("my.toml", "title = \"mine\"\n");
  REQUIRE(program("compare recommendations/r2 --seed 3" + report_flags + "--out " + study).code == 0);
  const std::string page = study_in(folder, "page.html");
  REQUIRE(program("report -q " + study + " --out " + page).code == 0);
  CHECK(program("report -q " + study + " --out " + page).code == 0);
  const Ran refused = program("report -q " + study + " --out " + mine);
  CHECK(refused.code == 2);
  CHECK(contains(refused.err, "my.toml is there already, and nothing is overwritten"));
  CHECK(file_text(mine) == "title = \"mine\"\n");
  const std::string own = folder.file("own.html", "<!DOCTYPE html>\n<html><body>\nmine</body></html>\n");
  CHECK(program("report -q " + study + " --out " + own).code == 2);
  for (const std::string& file : {mine, own, page}) {
    const std::string before = file_text(file);
    const Ran accords = program("evidence --hindcast --reps 8 --seed 3 -q --report " + file);
    CHECK(accords.code == 2);
    CHECK(accords.out.empty()); // before anything is simulated
    CHECK(file_text(file) == before);
  }
}

TEST_CASE("A page that cannot be written where it is asked for is one plain refusal") {
  const Folder folder;
  const std::string study = study_in(folder, "study");
  REQUIRE(program("compare recommendations/r2 --seed 3" + report_flags + "--out " + study).code == 0);
  for (const std::string& place : {folder.path().string(), study_in(folder, "nowhere/page.html")}) {
    const Ran refused = program("report " + study + " --out " + place);
    CAPTURE(refused.err);
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, place));
    CHECK_FALSE(contains(refused.err, "What was stored"));
  }
}

TEST_CASE("An export takes the place of an export alone, and of nothing that is somebody's own") {
  const Folder folder;
  const std::string study = study_in(folder, "study"), to = study_in(folder, "mine");
  REQUIRE(
      program("compare recommendations/r2 --seed 3 --keep events" + report_flags + "--out " + study).code ==
      0);
  for (int again = 0; again < 2; ++again) {
    CHECK(program("export -q " + study).code == 0);
    CHECK(program("export -q " + study + " --to " + study_in(folder, "there")).code == 0);
  }
  for (const char* name : {"histories.csv", "events.csv", "columns.csv"}) {
    const std::string own = folder.file(std::string("mine/") + name, "year,war\n1992,0\n");
    const Ran refused = program("export -q " + study + " --to " + to);
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, std::string(name) + " is there already, and nothing is overwritten"));
    CHECK(file_text(own) == "year,war\n1992,0\n");
    CHECK(std::distance(std::filesystem::directory_iterator(to), {}) == 1);
    std::filesystem::remove(own);
  }
  const std::string own = folder.file("mine/histories.nc", "mine");
  CHECK(program("export -q " + study + " netcdf --to " + to).code == 2);
  CHECK(file_text(own) == "mine");
  const Ran file = program("export -q " + study + " --to " + own);
  CHECK(file.code == 2);
  CHECK(contains(file.err, "cannot make the folder"));
  CHECK_FALSE(contains(file.err, "What was stored"));
}

TEST_CASE("A folder that cannot be made is bad usage: nothing was stored in it") {
  for (const char* words : {"compare recommendations/r2 --reps 2 --seed 3 --set months=60 -q --out ",
                            "calibrate baseline --seed 3 -q --out "}) {
    const Ran refused = program(std::string(words) + "/proc/nowhere");
    CAPTURE(refused.err);
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "/proc/nowhere"));
    CHECK_FALSE(contains(refused.err, "What was stored"));
  }
}
