// Scores of real accords on histories and records made by hand.
#include "analysis/hindcast/hindcast.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/statistics/scoring/crps.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

using namespace entente;

namespace {

AccordCase made(const std::string& id, double groups, double log_deaths, double implemented,
                std::optional<int> renewed) {
  AccordCase accord;
  accord.id = id;
  accord.groups = groups;
  accord.log_deaths = log_deaths;
  Observed observed;
  observed.id = id;
  observed.implementation = {{1, implemented}};
  observed.renewed_fighting_year = renewed;
  observed.last_year = 4;
  accord.scenario.observed = observed;
  return accord;
}

std::vector<AccordCase> record() {
  return {made("a", 1, 1, 0.2, 1), made("b", 2, 3, 0.4, std::nullopt), made("c", 3, 2, 0.6, std::nullopt),
          made("d", 1, 4, 0.8, 3), made("e", 2, 2, 0.5, std::nullopt)};
}

AccordPrediction certain(double implementation, double renewed) {
  AccordPrediction prediction;
  for (auto& values : prediction.implementation)
    values.assign(10, implementation);
  prediction.renewed.fill(renewed);
  return prediction;
}

} // namespace

TEST_CASE("The base rate is the record of the others, never of the accord itself") {
  const std::vector<AccordCase> shipped = record();
  const Hindcast scored = score({shipped[0]}, {certain(0.3, 0.25)}, shipped);
  const HindcastRow& row = scored.rows.front();
  CHECK(row.horizon == 1);
  CHECK(*row.crps == Approx(0.1));
  const std::vector<double> others{0.4, 0.6, 0.8, 0.5};
  CHECK(*row.crps_base == Approx(crps_fair(others, 0.2)));
  CHECK(*row.brier == Approx(0.5625));
  CHECK(*row.brier_base == Approx(1.0)); // none of the others fought again within a year
  CHECK(row.surprising());
}

TEST_CASE("An accord of somebody's own is scored against all that are shipped") {
  const Hindcast scored = score({made("mine", 1, 1, 0.2, 1)}, {certain(0.2, 1.0)}, record());
  CHECK(*scored.rows.front().crps == Approx(0.0).margin(1e-12));
  const std::vector<double> all{0.2, 0.4, 0.6, 0.8, 0.5};
  CHECK(*scored.rows.front().crps_base == Approx(crps_fair(all, 0.2)));
  CHECK(*scored.rows.front().brier_base == Approx(0.64));
}

TEST_CASE("Where it is doubtful who signed, the scores are told under the other reading too") {
  std::vector<AccordCase> shipped = record();
  shipped[0].scenario.observed->other_reading_year = 0; // it did not fight again
  shipped[1].scenario.observed->other_reading_year = 2;
  const std::vector<AccordPrediction> predictions(shipped.size(), certain(0.5, 0.25));
  const Hindcast scored = score(shipped, predictions, shipped);
  REQUIRE(scored.readings.size() == 3);
  CHECK(scored.readings[0].id == "a");
  CHECK(scored.readings[0].year == 1);
  CHECK(scored.readings[0].other_year == 0);
  // Within a year one of five fights: (0.75^2 + 4 x 0.25^2) / 5; read otherwise none does.
  CHECK(scored.totals[0].brier == Approx((0.5625 + 4.0 * 0.0625) / 5.0));
  CHECK(scored.readings[0].totals[0].brier == Approx(0.0625));
  CHECK(scored.readings[1].totals[0].brier == Approx(scored.totals[0].brier));
  // Within three years a and d fight; read otherwise b and d.
  CHECK(scored.totals[1].brier == Approx((2.0 * 0.5625 + 3.0 * 0.0625) / 5.0));
  CHECK(scored.readings[1].totals[1].brier == Approx((3.0 * 0.5625 + 2.0 * 0.0625) / 5.0));
  CHECK(scored.readings[2].id.empty());
  CHECK(scored.readings[2].totals[1].brier == Approx(scored.totals[1].brier));
}

TEST_CASE("Discrimination is the correlation of predicted with observed, and both spreads") {
  const std::vector<AccordCase> shipped = record();
  std::vector<AccordPrediction> predictions;
  for (const double chance : {0.9, 0.1, 0.1, 0.9, 0.1})
    predictions.push_back(certain(0.5 * chance, chance));
  const HindcastTotal total = score(shipped, predictions, shipped).totals[1]; // a and d within three years
  CHECK(total.renewed.correlation == Approx(1.0));
  CHECK(total.renewed.predicted_mean == Approx(0.42));
  CHECK(total.renewed.observed_mean == Approx(0.4));
  CHECK(total.renewed.observed_spread == Approx(std::sqrt(0.3))); // 5/4 x 0.4 x 0.6
  CHECK(total.renewed.predicted_spread == Approx(0.8 * std::sqrt(0.3)));
}

TEST_CASE("The fair base rate of five accords, two of which fight, by hand") {
  const std::vector<AccordCase> shipped = record();
  const std::vector<AccordPrediction> predictions(shipped.size(), certain(0.5, 0.5));
  const HindcastTotal total = score(shipped, predictions, shipped).totals[1];
  // Left out: of those that fight one of four others does, (3/4)^2; of the rest two of four, (1/2)^2.
  CHECK(total.brier_base == Approx((2.0 * 0.5625 + 3.0 * 0.25) / 5.0));
  // Fair: 3/4 - 3 / 12; 1/2 - 4 / 12.
  CHECK(total.brier_base_fair == Approx((2.0 * 0.5 + 3.0 / 6.0) / 5.0));
}

TEST_CASE("The largest gap is that of the class furthest from what happened, empty classes have none") {
  CHECK_FALSE(largest_gap({}));
  std::vector<ReliabilityBin> bins(3);
  bins[0] = {0.0, 0.2, 4, 0.1, 0.25, {}};
  bins[1] = {0.2, 0.4, 0, 0.0, 0.9, {}};
  bins[2] = {0.8, 1.0, 2, 0.9, 0.5, {}};
  CHECK(largest_gap(bins)->low == 0.8);
}

TEST_CASE("What is not on record is missing, not zero") {
  const Hindcast scored = score({record()[1]}, {certain(0.5, 0.5)}, record());
  CHECK_FALSE(scored.rows[3].observed); // ten years: nothing on record
  CHECK_FALSE(scored.rows[3].crps);
  CHECK_FALSE(scored.rows[3].renewed);
  CHECK(*scored.rows[1].renewed == false); // three years: followed for four
  CHECK(scored.totals[3].accords == 0);
}

TEST_CASE("There are 22 accords, each with a record, and each can be foretold") {
  const std::vector<AccordCase> shipped = shipped_accords();
  REQUIRE(shipped.size() == 22);
  for (const AccordCase& accord : shipped) {
    CHECK(accord.scenario.strategies.size() == 1);
    CHECK(accord.implementation(1));
  }
  // Signatories of eight of the 22 fight again within five years.
  CHECK(std::count_if(shipped.begin(), shipped.end(),
                      [](const AccordCase& accord) { return *accord.renewed(5); }) == 8);
  AccordCase quick = shipped.front();
  quick.scenario.structure.citizens.count = constant(40.0);
  const AccordPrediction prediction = predict(quick, {7, 6}, Threads(1));
  for (const auto& values : prediction.implementation) {
    REQUIRE(values.size() == 6);
    for (const double value : values)
      CHECK((value >= 0.0 && value <= 1.0));
  }
  CHECK(prediction.renewed[0] <= prediction.renewed[3]);
}

TEST_CASE("A folder says everything that is wrong with it") {
  const test::Folder folder;
  CHECK_THROWS_WITH(accords_in(folder.path()), Catch::Contains("no scenario file"));
  CHECK_THROWS_WITH(accords_in(folder / "none"), Catch::Contains("cannot be read"));
  folder.file("a.toml", "schema = 1\nid = 'x'\n");
  folder.file("b.toml", "schema = 1\nextends = 'builtin:accords/el-salvador-1992-chapultepec'\n");
  folder.file("c.toml", "schema = 1\nextends = 'builtin:accords/el-salvador-1992-chapultepec'\n");
  try {
    accords_in(folder.path());
    FAIL("not refused");
  } catch (const ScenarioError& error) {
    CHECK(error.problems().size() == 3); // no start, nothing observed; the same id twice
  }
}
