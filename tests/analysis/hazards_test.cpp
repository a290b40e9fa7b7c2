// When events come, where all of them come at once.
#include "analysis/failure/peace_failures.hpp"
#include "analysis/study/study_tables.hpp"
#include "engine/statistics/survival/kaplan_meier.hpp"
#include "tests/catch.hpp"
#include "tests/csv.hpp"
#include "tests/store/small_study.hpp"

using namespace entente;
using namespace entente::test;

namespace {

// Six conflicts whose accord is signed in the second month; it fails after as many months, or is last seen.
Store signed_at_once(const Scenario& scenario, std::optional<Month> relapse_age) {
  Design design;
  design.replicates = 6;
  Store store = Store::temporary(head_of(scenario, design, Keep::summary, "compare"));
  for (std::uint32_t r = 0; r < design.replicates; ++r) {
    Outcomes outcomes;
    outcomes.measures.values.fill(0.5);
    outcomes.named = {0.0};
    AccordRecord accord;
    accord.signed_month = 1;
    accord.relapse_age = relapse_age;
    outcomes.accords = {accord};
    store.append({0, 0, r}, std::vector<Outcomes>(scenario.strategies.size(), outcomes));
  }
  store.commit();
  store.plan(design.replicates);
  return store;
}

struct Row {
  double year, at_risk, happened;
};
std::vector<Row> rows_of(const Store& store, const Scenario& scenario, std::string_view event) {
  const Folder folder;
  write_study_tables(folder / "tables", store, scenario);
  const Csv table = csv_of(folder / "tables" / "hazards.csv");
  std::vector<Row> rows;
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (table.text(i, "event") == event && table.text(i, "strategy") == "usual")
      rows.push_back({table.number(i, "year"), table.number(i, "at_risk"), table.number(i, "happened")});
  return rows;
}

} // namespace

TEST_CASE("Accords that all fail in their first month have rows: everything has happened by the first year") {
  const Scenario scenario = small_order(6).scenario;
  const auto rows = rows_of(signed_at_once(scenario, 1), scenario, "relapse after accord");
  REQUIRE(rows.size() == 6); // years
  for (const Row& row : rows) {
    CHECK(row.at_risk == 0.0);
    CHECK(row.happened == 1.0);
  }
  const auto first = rows_of(signed_at_once(scenario, 1), scenario, "first accord");
  REQUIRE(first.size() == 6);
  CHECK(first.front().happened == 1.0);
}

TEST_CASE("What nobody was seen for has no row, but for the last month seen in a first year") {
  Scenario scenario = small_order(6).scenario;
  const auto followed = rows_of(signed_at_once(scenario, std::nullopt), scenario, "relapse after accord");
  REQUIRE(followed.size() == 5); // signed in month 1 of 72: seen for 70 months
  CHECK(followed.back().at_risk == 6.0);
  CHECK(followed.back().happened == 0.0);
  scenario.months = 8;
  const auto brief = rows_of(signed_at_once(scenario, std::nullopt), scenario, "relapse after accord");
  REQUIRE(brief.size() == 1);
  CHECK(brief[0].year == Approx(0.5));
  CHECK(brief[0].at_risk == 6.0);
}

TEST_CASE("Causes of failure show failures of the first month") {
  const Scenario scenario = small_order(6).scenario;
  const PeaceFailures failures = peace_failures(signed_at_once(scenario, 1), scenario, 0, 0).front();
  REQUIRE(failures.curves.size() == 1);
  CHECK(failures.failures == 6);
  CHECK(failures.curves[0].incidence.back() == 1.0);
}

TEST_CASE("A survival curve says how far it is known") {
  CHECK(kaplan_meier(std::vector<Spell>{{1.0, 1}, {1.0, 1}}).known_at(50.0));
  CHECK_FALSE(kaplan_meier(std::vector<Spell>{{1.0, 1}, {2.0, censored}}).known_at(3.0));
  CHECK(kaplan_meier(std::vector<Spell>{{1.0, 1}, {2.0, censored}}).known_at(2.0));
  CHECK_FALSE(kaplan_meier(std::vector<Spell>{}).known_at(1.0));
}
