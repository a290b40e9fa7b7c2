// Decisions from a study written by hand: three strategies, two worlds, two parameter sets.
#include "analysis/decision/stored_decision.hpp"
#include "analysis/export/table_origin.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/draws.hpp"
#include "engine/store/files/table.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/sqlite/store.hpp"
#include "tests/catch.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace entente;

namespace {

constexpr std::size_t usual = 0, teams = 1, idle = 2;
constexpr std::uint32_t replicates = 40;

Scenario three_strategies() {
  Scenario scenario;
  scenario.months = 60;
  scenario.run.seed = 3;
  scenario.strategies = {{"usual", "", {}}, {"teams", "", {Action{}}}, {"idle", "", {Action{}}}};
  scenario.strategies[teams].actions[0].instrument = Instrument::mediation_teams;
  scenario.parameter_sets.resize(2);
  scenario.parameter_sets[0].name = "one";
  scenario.parameter_sets[1].name = "two";
  scenario.variants = {{"bad", {}}};
  return scenario;
}

Outcomes history(double cost, double held) {
  Outcomes outcomes;
  outcomes.measures.values.fill(0.0);
  outcomes.measures[Outcome::cost] = outcomes.measures[Outcome::money] = cost;
  outcomes.measures[Outcome::troop_months] = 2.0;
  outcomes.measures[Outcome::holds_5y] = held;
  return outcomes;
}

// Costs swing by 1 in every fourth history, for all alike. In the scenario's own world teams cost 10 more and
// hold every second conflict instead of every fourth; in the bad one they cost 10 more and hold none. Idle
// costs and does what the usual support does, cost 1 more and 1 less in turn.
Store by_hand(const Scenario& scenario, bool variants = true) {
  Design design;
  design.replicates = replicates;
  if (variants)
    design.variants = scenario.variants;
  Store store = Store::temporary(head_of(scenario, design, Keep::summary, "compare"));
  for (std::uint32_t variant = 0; variant < design.variant_count(); ++variant)
    for (std::uint32_t r = 0; r < replicates; ++r) {
      const std::uint32_t turn = (r & 1U) + (r >> 2U & 1U) * 2U; // 0-3, alike in both halves (bit 1)
      const double cost = 20.0 + (turn == 0), held = turn == 1;
      const double by_teams = variant == 0 ? turn == 1 || turn == 2 : 0.0;
      const std::vector<Outcomes> arms{history(cost, held), history(cost + 10.0, by_teams),
                                       history(cost + (r % 8 < 4 ? 1.0 : -1.0), held)};
      store.append({variant, 0, r}, arms);
    }
  store.commit();
  store.plan(replicates);
  return store;
}

DecisionSettings on(Outcome outcome) {
  DecisionSettings settings;
  settings.effect = static_cast<std::size_t>(outcome);
  settings.willingness = 100.0;
  settings.resamples = 200;
  return settings;
}

} // namespace

TEST_CASE("A dearer strategy that does more has a ratio, one of the same price has none") {
  const Scenario scenario = three_strategies();
  const Decision decision = decide(by_hand(scenario), scenario, on(Outcome::holds_5y));
  REQUIRE(decision.variants.size() == 2);
  const DecisionVariant& base = decision.variants[0];
  CHECK(base.options[usual].buys.standing == CostStanding::reference);
  CHECK(base.options[usual].cost == Approx(20.25));
  CHECK(base.options[usual].effect == Approx(0.25));
  CHECK(base.options[usual].net_benefit == Approx(100.0 * 0.25 - 20.25));
  CHECK(base.options[teams].buys.standing == CostStanding::frontier);
  REQUIRE(base.options[teams].buys.ratio);
  CHECK(*base.options[teams].buys.ratio == Approx(10.0 / 0.25));
  CHECK(base.options[teams].buys.against == usual);
  CHECK(base.options[idle].buys.standing == CostStanding::same_price);
  CHECK_FALSE(base.options[idle].buys.ratio);
}

TEST_CASE("The price is no effect to buy, and a share no number beyond 1 to ask for") {
  const Scenario scenario = three_strategies();
  const Store store = by_hand(scenario);
  CHECK_THROWS_WITH(decide(store, scenario, on(Outcome::cost)),
                    Catch::Matchers::Contains("cannot be the price itself"));
  DecisionSettings settings = on(Outcome::holds_5y);
  settings.goal = Goal{static_cast<std::size_t>(Outcome::holds_5y), true, 20.0};
  CHECK_THROWS_WITH(decide(store, scenario, settings), Catch::Matchers::Contains("lies between 0 and 1"));
}

TEST_CASE("A strategy that costs more and does less is dominated") {
  const Scenario scenario = three_strategies();
  const Decision decision = decide(by_hand(scenario), scenario, on(Outcome::holds_5y));
  CHECK(decision.variants[1].options[teams].buys.standing == CostStanding::dominated);
  CHECK_FALSE(decision.variants[1].options[teams].buys.ratio);
}

TEST_CASE("The acceptability curve turns where the ratio lies") {
  const Scenario scenario = three_strategies();
  const Decision decision = decide(by_hand(scenario), scenario, on(Outcome::holds_5y));
  const Matrix& curve = decision.variants[0].acceptability;
  CHECK(curve(0, teams) == 0.0);                       // nothing is paid for an effect
  CHECK(curve(decision.grid.size() - 1, teams) > 0.9); // 400 for one, at 40 each
  for (std::size_t w = 0; w < decision.grid.size(); ++w)
    CHECK(curve(w, usual) + curve(w, teams) == Approx(1.0));
  CHECK(std::isnan(curve(0, idle))); // is not shown to do more: no buy
}

TEST_CASE("Money saved without an effect is saved money, never a best buy") {
  const Scenario scenario = three_strategies();
  Design design;
  design.replicates = replicates;
  design.variants = scenario.variants;
  Store store = Store::temporary(head_of(scenario, design, Keep::summary, "compare"));
  for (std::uint32_t variant = 0; variant < 2; ++variant)
    for (std::uint32_t r = 0; r < replicates; ++r) {
      // Teams cost 10 more, and hold as many in the first world, a quarter more in the other; idle costs 5
      // less.
      const double held = r % 4 == 0, by_teams = variant == 0 ? held : r % 4 < 2;
      store.append({variant, 0, r},
                   std::vector<Outcomes>{history(20.0 + r % 2, held), history(30.0 + r % 2, by_teams),
                                         history(15.0 + r % 2, held)});
    }
  store.commit();
  store.plan(replicates);
  const Decision decision = decide(store, scenario, on(Outcome::holds_5y));
  const DecisionVariant &without = decision.variants[0], &with = decision.variants[1];
  CHECK(without.options[idle].buys.standing == CostStanding::saves_money);
  CHECK(without.options[teams].buys.standing == CostStanding::no_effect);
  CHECK_FALSE(without.options[teams].buys.ratio);
  CHECK_FALSE(without.options[idle].buys.ratio);
  for (std::size_t w = 0; w < decision.grid.size(); ++w) {
    CHECK(best_buy(without, w) == usual); // nothing to buy
    CHECK(std::isnan(with.acceptability(w, idle)));
  }
  CHECK(best_buy(with, 0) == usual);
  CHECK(best_buy(with, decision.grid.size() - 1) == teams);
  CHECK(with.options[teams].buys.ratio == Approx(10.0 / 0.25));
}

TEST_CASE("The reference has no difference from itself") {
  const Scenario scenario = three_strategies();
  const OptionResult reference =
      decide(by_hand(scenario), scenario, on(Outcome::holds_5y)).variants[0].options[usual];
  CHECK(std::isnan(reference.cost_difference));
  CHECK(std::isnan(reference.effect_difference_interval.low));
  CHECK(reference.cost == Approx(20.25));
}

TEST_CASE("What knowing is worth at most is never below what it is worth at least") {
  const Scenario scenario = three_strategies();
  Design design;
  design.replicates = replicates;
  design.variants = scenario.variants;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Store store = Store::temporary(head_of(scenario, design, Keep::summary, "compare"));
    const AddressedRng rng{.seed = seed};
    for (std::uint32_t variant = 0; variant < 2; ++variant)
      for (std::uint32_t r = 0; r < replicates; ++r) {
        std::vector<Outcomes> arms;
        for (std::uint32_t s = 0; s < 3; ++s)
          arms.push_back(
              history(20.0 + 10.0 * analysis_uniform(rng, AnalysisDraw::resample, r, 6 * variant + s),
                      analysis_uniform(rng, AnalysisDraw::resample, r, 6 * variant + 3 + s) < 0.3));
        store.append({variant, 0, r}, arms);
      }
    store.commit();
    store.plan(replicates);
    for (const InformationValue& value : decide(store, scenario, on(Outcome::holds_5y)).information)
      CHECK(value.across_halves <= value.value + 1e-12);
  }
}

TEST_CASE("Regret is what the best of a world would have given more") {
  const Scenario scenario = three_strategies();
  DecisionSettings settings = on(Outcome::holds_5y);
  settings.goal = Goal{settings.effect, true, 0.3};
  const Decision decision = decide(by_hand(scenario), scenario, settings);
  const RegretTable& held = decision.regrets[0];
  CHECK(held.outcome == "holds_5y");
  CHECK(held.variant_regret(0, usual) == Approx(0.25));
  CHECK(held.variant_regret(1, teams) == Approx(0.25));
  // Cells: histories of even number hold only under teams, those of odd number only as usual.
  CHECK(held.values(0, usual) == 0.0);
  CHECK(held.values(1, usual) == 0.5);
  CHECK(held.strategies[usual].maximum == Approx(0.5));
  CHECK(held.strategies[usual].mean == Approx(0.5 / 4.0));
  CHECK(held.strategies[usual].meets_goal == 0.5); // 0, 0.5; 0, 0.5
  CHECK(held.strategies[teams].meets_goal == 0.5); // 0.5, 0.5; 0, 0
}

TEST_CASE("To know the world is worth what choosing teams only where they work gains") {
  const Scenario scenario = three_strategies();
  const Decision decision = decide(by_hand(scenario), scenario, on(Outcome::holds_5y));
  // Net benefits: usual 4.75 in both worlds, teams 50 - 30.25 = 19.75 and -30.25. The best on average is the
  // usual support; knowing the world gains 15 in one of two.
  const auto variant = std::find_if(decision.information.begin(), decision.information.end(),
                                    [](const InformationValue& v) { return v.parameter == "which world"; });
  REQUIRE(variant != decision.information.end());
  CHECK(variant->value == Approx(7.5));
  CHECK(variant->across_halves == Approx(7.5));
}

TEST_CASE("A price that the scenario does not give is never put in") {
  Scenario scenario = three_strategies();
  const auto troops = [](const Decision& decision) {
    return *std::find_if(decision.costs.begin(), decision.costs.end(),
                         [](const CostLine& line) { return line.line == "troops"; });
  };
  const Decision without = decide(by_hand(scenario), scenario, on(Outcome::holds_5y));
  CHECK_FALSE(troops(without).priced);
  CHECK(troops(without).quantity == 2.0);
  CHECK(without.remarks.size() == 3);
  scenario.prices.troop_month = {0.5, 0.25, 1.0, "invented for this test"};
  const Decision with = decide(by_hand(scenario), scenario, on(Outcome::holds_5y));
  CHECK(troops(with).cost_low == 0.5);
  CHECK(troops(with).cost_high == 2.0);
}

TEST_CASE("Without a given willingness it is what the reference spends for one") {
  const Scenario scenario = three_strategies();
  DecisionSettings settings = on(Outcome::holds_5y);
  settings.willingness.reset();
  const Decision decision = decide(by_hand(scenario), scenario, settings);
  CHECK(decision.willingness == Approx(20.25 / 0.25));
  CHECK_FALSE(decision.willingness_is_given);
}

TEST_CASE("Less of a bad outcome is more of an effect") {
  const Scenario scenario = three_strategies();
  Design design;
  design.variants = scenario.variants;
  design.replicates = 4;
  Store store = Store::temporary(head_of(scenario, design, Keep::summary, "compare"));
  for (std::uint32_t variant = 0; variant < 2; ++variant)
    for (std::uint32_t r = 0; r < 8; ++r) {
      std::vector<Outcomes> arms{history(10.0 + r, 0), history(20.0 + r, 0), history(10.0 + r, 0)};
      for (std::size_t s = 0; s < 3; ++s)
        arms[s].measures[Outcome::deaths] = s == teams ? 100.0 : 120.0;
      store.append({variant, 0, r}, arms);
    }
  store.commit();
  const Decision decision = decide(store, scenario, on(Outcome::deaths));
  CHECK(decision.variants[0].options[teams].buys.ratio == Approx(10.0 / 20.0)); // a death avoided
  CHECK(decision.regrets[0].variant_regret(0, usual) == Approx(20.0));
}

TEST_CASE("A study without named worlds is refused, and the flag named") {
  const Scenario scenario = three_strategies();
  CHECK_THROWS_WITH(decide(by_hand(scenario, false), scenario, on(Outcome::holds_5y)),
                    Catch::Contains("--worlds"));
}

TEST_CASE("Every row of a decision's tables says on which study, replicates and effect it rests") {
  const Scenario scenario = three_strategies();
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("entente-decision-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const Store store = by_hand(scenario);
  const TableOrigin origin = origin_of(store);
  CHECK(origin.replicates == replicates);
  CHECK(origin.study_digest == study_digest(store));
  write_decision_tables(folder, decide(store, scenario, on(Outcome::holds_5y)), origin);
  const auto header = [&](const char* name) {
    std::ifstream file(folder / name);
    std::string line;
    std::getline(file, line);
    return line;
  };
  const std::string rests_on = fmt::format(",{},{}", replicates, origin.study_digest);
  for (const char* name : {"cost_effectiveness.csv", "cost_lines.csv", "acceptability.csv", "regret.csv",
                           "regret_summary.csv", "information.csv"}) {
    std::ifstream file(folder / name);
    std::string line;
    std::getline(file, line);
    CHECK(line.ends_with(",replicates,study_digest"));
    while (std::getline(file, line))
      CHECK(line.ends_with(rests_on));
  }
  CHECK(header("cost_effectiveness.csv")
            .starts_with(
                "world,strategy,cost,cost_lo,cost_hi,effect,effect_lo,effect_hi,status,icer,net_benefit"));
  CHECK(header("acceptability.csv").starts_with("world,willingness,strategy,probability,effect"));
  CHECK(header("regret.csv").starts_with("outcome,strategy,world,set,value,regret,histories,effect"));
  CHECK(header("regret_summary.csv").starts_with("outcome,strategy,maximum,p90,mean,share_meeting_goal"));
  CHECK(header("information.csv").starts_with("quantity,parameter,value,unit"));
  std::filesystem::remove_all(folder);
}
