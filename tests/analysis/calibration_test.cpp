// Distances to bands, and calibrations that stop, go on and come out the same.
#include "analysis/calibration/calibration.hpp"
#include "analysis/evidence/evidence.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/read/load.hpp"
#include "engine/statistics/inference/draws.hpp"
#include "engine/store/files/write_file.hpp"
#include "tests/builtin.hpp"
#include "tests/catch.hpp"
#include "tests/store/small_study.hpp"

#include <cmath>
#include <limits>

using namespace entente;
using namespace entente::test;

namespace {

Target band(double low, double high, double weight = 1.0) {
  Target target;
  target.low = low, target.high = high, target.weight = weight;
  return target;
}

CalibrationPlan small_plan() {
  CalibrationPlan plan;
  plan.search = {.seed = 8, .islands = 2, .particles = 3, .generations = 2, .proposals = 5};
  plan.keys = {"talks.onset_rate", "relapse.rate"};
  plan.conflicts = 16;
  plan.unseen = 20;
  plan.keep = 3;
  for (const Target& target : shipped_targets())
    if (target.id == "accord_fail_5y" || plan.targets.size() < 4)
      plan.targets.push_back(target);
  return plan;
}

struct Round {
  Calibration calibration;
  std::size_t simulated = 0;
};

// With a folder or without; ends after `most` simulations.
Round calibrated(const std::filesystem::path& folder, int threads, std::size_t most = 1000) {
  const Scenario scenario = small_scenario();
  const CalibrationPlan plan = small_plan();
  std::vector<std::string> columns;
  for (const Target& target : plan.targets)
    columns.push_back(target.id);
  CalibrationLog log(folder, plan_text(scenario, 0, plan), columns);
  std::atomic<bool> stop{false};
  Round result;
  result.calibration = calibrate(scenario, 0, plan, log, stop, Threads(threads),
                                 [&](const EvaluationKey&) { stop = ++result.simulated >= most; });
  if (!result.calibration.interrupted && !folder.empty())
    write_calibration(folder, result.calibration, plan, "mine");
  return result;
}

bool same(const Calibration& a, const Calibration& b) {
  if (a.sets.size() != b.sets.size() || a.together_bands != b.together_bands)
    return false;
  for (std::size_t i = 0; i < a.sets.size(); ++i)
    if (!(a.sets[i].parameters == b.sets[i].parameters))
      return false;
  return true;
}

} // namespace

TEST_CASE("Distance counts bands missed in half-widths, two at most, and nothing inside") {
  const std::vector<Target> targets{band(0, 1), band(0, 1), band(0, 1, 3), band(0, 1)};
  CHECK(distance_to(targets, {0.5, 0.0, 1.0, 0.2}) == 0.0);
  CHECK(distance_to(targets, {1.25, 0.5, 0.5, 0.5}) == Approx(0.5));
  CHECK(distance_to(targets, {0.5, -9.0, 0.5, 0.5}) == Approx(2.0));
  CHECK(distance_to(targets, {0.5, 0.5, -0.5, 0.5}) == Approx(3.0));
  CHECK(distance_to(targets, {0.5, 0.5, 0.5, std::numeric_limits<double>::quiet_NaN()}) == Approx(2.0));
  CHECK(bands_met(targets, {1.25, 0.5, 0.5, std::numeric_limits<double>::quiet_NaN()}) == 2);
}

TEST_CASE("Usually every parameter with a prior is calibrated, weights of signals left alone") {
  for (const std::string& key : usual_calibrated_parameters()) {
    CHECK_FALSE(find_parameter(key)->fixed());
    CHECK(find_parameter(key)->group != "signals");
  }
  CHECK(usual_calibrated_parameters().size() > 60);
}

TEST_CASE("A calibration does not depend on threads, nor on having been stopped and gone on") {
  const Calibration one = calibrated({}, 1).calibration;
  REQUIRE(one.sets.size() == 3);
  CHECK(same(one, calibrated({}, 2).calibration));
  const Folder folder;
  std::size_t rounds = 0;
  while (true) {
    const Round part = calibrated(folder / "it", 2, 4);
    ++rounds;
    if (part.calibration.interrupted)
      continue;
    CHECK(same(one, part.calibration));
    break;
  }
  CHECK(rounds > 3);
  CHECK(calibrated(folder / "it", 2).simulated == 0); // all is there
}

TEST_CASE("Kept sets are a file that a scenario can name, with their provenance in front") {
  const Folder folder;
  const Calibration calibration = calibrated(folder / "it", 2).calibration;
  const std::string sets = read_whole_file(folder / "it" / "kept_sets.toml");
  CHECK(sets.starts_with("# Sets of parameters from `entente calibrate`"));
  const Scenario scenario =
      load_scenario("schema = 1\nparameter_sets = \"sets.toml\"\n[[strategies]]\nname = \"usual\"\n",
                    "mine.toml", [&](std::string_view, std::string_view) -> SourceText {
                      return {sets, "sets.toml", "sets.toml"};
                    });
  REQUIRE(scenario.parameter_sets.size() == 3);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(scenario.parameter_sets[i].parameters == calibration.sets[i].parameters);
}

TEST_CASE("A calibration writes nothing in a folder in which another process works") {
  const Folder folder;
  std::filesystem::create_directories(folder / "it");
  const FolderLock other(folder / "it");
  REQUIRE_THROWS_AS(CalibrationLog(folder / "it", "seed = 1\n", {"a"}), StudyRefused);
  CHECK_FALSE(std::filesystem::exists(folder / "it/calibration.toml"));
}

TEST_CASE("A folder of another plan is refused with the line that differs") {
  const Folder folder;
  { CalibrationLog(folder / "it", "seed = 1\n", {"a"}).save(); }
  REQUIRE_THROWS_AS(CalibrationLog(folder / "it", "seed = 2\n", {"a"}), StudyRefused);
  try {
    CalibrationLog(folder / "it", "seed = 2\n", {"a"});
  } catch (const StudyRefused& refused) {
    CHECK(std::string(refused.what()).find("'seed = 1'") != std::string::npos);
  }
}

TEST_CASE("Effects of support are targets like any other where their experiments are run", "[slow]") {
  const Scenario scenario = small_scenario();
  CalibrationPlan plan = small_plan();
  plan.search.generations = plan.search.islands = plan.keep = 1;
  plan.search.particles = 2;
  plan.effect_conflicts = 12;
  plan.after_signature = builtin_scenario("builtin:after-signature");
  for (const Target& effect : shipped_effects())
    if (effect.id == "aid_violence")
      plan.targets.push_back(effect);
  const auto calibrated_once = [&] {
    CalibrationLog log({}, plan_text(scenario, 0, plan), {});
    const std::atomic<bool> stop{false};
    return calibrate(scenario, 0, plan, log, stop, Threads(2), [](const EvaluationKey&) {});
  };
  const Calibration calibration = calibrated_once();
  REQUIRE(calibration.sets.size() == 1);
  CHECK(std::isfinite(calibration.sets.front().statistics.back()));
  CHECK(same(calibration, calibrated_once()));
  CalibrationPlan without = plan;
  without.effect_conflicts = 0;
  CHECK(plan_text(scenario, 0, plan) != plan_text(scenario, 0, without));
}

TEST_CASE("A search without a tolerance has learned nothing, however narrow its particles look") {
  const Scenario scenario = small_scenario();
  CalibrationPlan plan = small_plan();
  plan.search.generations = 1;
  plan.search.islands = 1;
  plan.search.particles = 4;
  CalibrationLog log({}, plan_text(scenario, 0, plan), {});
  const std::atomic<bool> stop{false};
  const Calibration calibration =
      calibrate(scenario, 0, plan, log, stop, Threads(1), [](const EvaluationKey&) {});
  CHECK_FALSE(calibration.has_tolerance);
  CHECK(calibration.effective == Approx(4.0));
  REQUIRE(calibration.posterior.size() == 2);
  for (const PosteriorRow& row : calibration.posterior)
    CHECK(row.learned == Learned::not_judged);
}

TEST_CASE("What a sample of the prior may look like is not judged") {
  const SharesSummary narrow{0.5, 0.3}, moved{0.8, 1.0}, prior{0.5, 1.0};
  CHECK(learned_from(narrow, 96.0, 88) == Learned::informed);
  CHECK(learned_from(moved, 96.0, 88) == Learned::informed);
  CHECK(learned_from(prior, 96.0, 88) == Learned::free);
  // Of four particles nothing, of many parameters only what chance does not do among so many.
  for (const SharesSummary& any : {narrow, moved, prior})
    CHECK(learned_from(any, 4.0, 88) == Learned::not_judged);
  CHECK(learned_from({0.5, 0.84}, 96.0, 1) == Learned::informed);
  CHECK(learned_from({0.5, 0.84}, 96.0, 88) == Learned::not_judged);
  // And not what the points looked like that the search began near.
  CHECK(learned_from(narrow, 96.0, 88, narrow) == Learned::not_judged);
  CHECK(learned_from(narrow, 96.0, 88, prior) == Learned::informed);
}

TEST_CASE("In samples of the prior hardly any parameter looks informed") {
  const AddressedRng rng{.seed = 5};
  std::size_t informed = 0;
  constexpr std::uint32_t particles = 40, parameters = 88, searches = 20;
  for (std::uint32_t j = 0; j < searches * parameters; ++j) {
    double sum = 0.0, squares = 0.0;
    for (std::uint32_t i = 0; i < particles; ++i) {
      const double share = analysis_uniform(rng, AnalysisDraw::abc_proposal, i, j);
      sum += share;
      squares += share * share;
    }
    const double mean = sum / particles;
    const SharesSummary found{mean, std::sqrt((squares / particles - mean * mean) * 12.0)};
    informed += learned_from(found, particles, parameters) == Learned::informed;
  }
  CHECK(informed <= 3); // of 20 searches of 88 parameters 5 % may call one of theirs informed
}
