// A row of a study's tables, replayed.
#include "tests/catch.hpp"
#include "tests/cli/started_program.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace entente::test;
using Json = nlohmann::json;

namespace {

Json last_line(const std::string& text) {
  Json last;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    last = Json::parse(line);
  return last;
}

} // namespace

TEST_CASE("a row of a study is the history that was stored, at its point and in its world") {
  const Scratch scratch;
  REQUIRE(
      run_entente({"sweep", small_scenario_file(scratch), "--seed", "7", "--reps", "2", "--design", "grid",
                   "--levels", "2", "--vary", "talks.onset_rate=0.01:0.3", "--out", scratch / "s", "-q"})
          .code == 0);
  REQUIRE(run_entente({"export", scratch / "s", "--to", scratch / "csv"}).code == 0);
  std::istringstream histories(file_text(scratch / "csv/histories.csv"));
  std::string line;
  std::getline(histories, line);
  for (int row = 0; row < 8 && std::getline(histories, line); ++row) {
    const Finished traced =
        run_entente({"trace", "--study", scratch / "s", "--row", std::to_string(row), "--json"});
    REQUIRE(traced.code == 0);
    std::ostringstream deaths; // as in tables: nine digits
    deaths.precision(9);
    deaths << ',' << last_line(traced.out)["outcomes"]["log_deaths"].get<double>() << ',';
    CHECK_THAT(line, Catch::Contains(deaths.str()));
  }
}

TEST_CASE("a row that stands for many histories is one of them, and a row that is not there is refused") {
  const Scratch scratch;
  REQUIRE(run_entente({"compare", small_scenario_file(scratch), "--seed", "7", "--reps", "3", "--out",
                       scratch / "s", "-q"})
              .code == 0);
  const auto trace = [&](const Arguments& more) {
    Arguments words{"trace", "--study", scratch / "s"};
    words.insert(words.end(), more.begin(), more.end());
    return run_entente(words);
  };
  CHECK_THAT(trace({"--row", "0", "--table", "paired", "--rep", "2"}).err,
             Catch::Contains("replicate 2, strategy joint, analysis"));
  CHECK_THAT(trace({"--row", "6"}).err, Catch::Contains("has 6 rows; allowed is 0 to 5"));
  CHECK_THAT(trace({"--row", "0", "--table", "pared"}).err, Catch::Contains("did you mean 'paired'"));
  CHECK(trace({"--row", "0", "--table", "failures"}).code == 2);
  CHECK(trace({}).code == 2);
  CHECK(run_entente({"trace", "baseline"}).code == 2);
}

TEST_CASE("a row is found by a name that its table guards from spreadsheets") {
  const Scratch scratch;
  std::ofstream(scratch / "s.toml")
      << "schema = 1\ntitle = \"guarded\"\nmonths = 36\n[citizens]\ncount = 40\n"
         "[[strategies]]\nname = \"usual\"\n"
         "[[strategies]]\nname = \"=1+1\"\n"
         "actions = [ { instrument = \"joint_analysis\" } ]\n";
  REQUIRE(
      run_entente({"compare", scratch / "s.toml", "--seed", "7", "--reps", "2", "--out", scratch / "s", "-q"})
          .code == 0);
  REQUIRE_THAT(file_text(scratch / "s/tables/paired.csv"), Catch::Contains("'=1+1"));
  CHECK_THAT(run_entente({"trace", "--study", scratch / "s", "--row", "0", "--table", "paired"}).err,
             Catch::Contains("strategy =1+1"));
}
