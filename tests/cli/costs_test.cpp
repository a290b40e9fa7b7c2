// What is said of costs in a study's tables.
#include "tests/catch.hpp"
#include "tests/cli/program.hpp"
#include "tests/csv.hpp"

#include <cmath>
#include <fstream>

using namespace entente::test;

TEST_CASE(
    "costs.csv gives a price of an effect only where cost and effect are there, and says what saves money") {
  Folder folder;
  const std::string study = (folder.path() / "study").string();
  const std::string scenario = (folder.path() / "half.toml").string();
  std::ofstream(scenario) << "schema = 1\nextends = \"builtin:baseline\"\n"
                             "[[strategies]]\nname = \"baseline\"\n"
                             "[[strategies]]\nname = \"half the money\"\n"
                             "actions = [{ instrument = \"more_money\", factor = 0.5 }]\n"
                             "[[strategies]]\nname = \"mediation teams\"\n"
                             "actions = [{ instrument = \"mediation_teams\" }]\n"
                             "[[strategies]]\nname = \"more money\"\n"
                             "actions = [{ instrument = \"more_money\" }]\n";
  REQUIRE(program("compare " + scenario +
                  " --reps 48 --seed 3 --set months=120 --set citizens.count=40 -q --out " + study)
              .code == 0);
  const Csv costs = csv_of(folder.path() / "study/tables/costs.csv");
  REQUIRE(costs.rows.size() >= 3);
  std::size_t saves = 0;
  for (std::size_t i = 0; i < costs.rows.size(); ++i) {
    CAPTURE(costs.text(i, "strategy"));
    const double low = costs.number(i, "effect_lo"), high = costs.number(i, "effect_hi"),
                 price = costs.number(i, "cost_per_unit");
    if (!(low > 0.0))
      CHECK(std::isnan(price));
    if (!std::isnan(price)) {
      CHECK(price > 0.0);
      CHECK(costs.number(i, "cost_per_unit_lo") > 0.0);
      CHECK_FALSE(costs.text(i, "against").empty());
    }
    const bool no_effect = low <= 0.0 && high >= 0.0, cheaper = costs.number(i, "cost_diff_hi") < 0.0;
    CHECK((costs.text(i, "status") == "saves money") == (no_effect && cheaper));
    saves += cheaper;
  }
  CHECK(saves > 0);
}
