// What drives a sweep: designs are recognised, and numbers that do nothing come out as nothing.
#include "analysis/export/table_origin.hpp"
#include "analysis/sweep/sensitivity.hpp"
#include "analysis/sweep/sweep_design.hpp"
#include "engine/statistics/design/latin_hypercube.hpp"
#include "engine/statistics/design/morris.hpp"
#include "engine/statistics/design/sobol_indices.hpp"
#include "engine/store/files/write_file.hpp"
#include "tests/catch.hpp"
#include "tests/store/small_study.hpp"

#include <algorithm>
#include <cmath>

using namespace entente;
using namespace entente::test;

namespace {

const AddressedRng rng{.seed = 3};

// Shares of a design as values of numbers with ranges of their own, one of them log-uniform.
Matrix stretched(Matrix design) {
  for (std::size_t i = 0; i < design.rows; ++i)
    for (std::size_t j = 0; j < design.columns; ++j)
      design(i, j) =
          j == 0 ? std::pow(10.0, design(i, j)) : 5.0 + 2.0 * static_cast<double>(j) * design(i, j);
  return design;
}

SensitivityStudy swept(const Matrix& shares, std::uint32_t replicates) {
  StudyOrder order = small_order(replicates);
  order.verb = "sweep";
  order.design.keys = {"talks.onset_rate", "signals.group_vote_lost", "aid.capture"};
  for (std::size_t i = 0; i < shares.rows; ++i) {
    order.design.values.push_back(0.01 + 0.29 * shares(i, 0));
    order.design.values.push_back(0.25 + 0.5 * shares(i, 1));
    order.design.values.push_back(0.1 + 0.4 * shares(i, 2));
  }
  order.scenario.parameters.implementation.referendum_share = 0.0; // nobody votes, so no vote is lost
  StudyFolder study = StudyFolder::temporary(order);
  run_all(study);
  return sensitivity(study.store(), study.scenario());
}

double measure_of(const SensitivityStudy& study, const std::string& outcome, const std::string& key,
                  const std::string& measure) {
  for (const Sensitivity& result : study.results)
    if (!result.of_effect && result.outcome == outcome)
      for (const SensitivityMeasure& m : result.measures)
        if (m.parameter == key && m.measure == measure)
          return m.value;
  return -1.0;
}

} // namespace

TEST_CASE("A design is recognised by its points, whatever the ranges of its numbers") {
  CHECK(layout_of(stretched(morris_design(rng, 6, 5))) == PointLayout::morris);
  CHECK(layout_of(stretched(saltelli_design(rng, 8, 5))) == PointLayout::sobol);
  CHECK(layout_of(stretched(latin_hypercube(rng, 42, 5))) == PointLayout::loose);
  CHECK(layout_of(Matrix()) == PointLayout::loose);
}

TEST_CASE("Elementary effects from the points alone are those from the design") {
  const Matrix design = morris_design(rng, 20, 5);
  std::vector<double> output;
  for (std::size_t i = 0; i < design.rows; ++i)
    output.push_back(3.0 * design(i, 0) - 2.0 * design(i, 1) + design(i, 2) * design(i, 3));
  const auto known = elementary_effects(design, output);
  const auto read = elementary_effects(unit_trajectories(stretched(design)), output);
  for (std::size_t j = 0; j < known.size(); ++j) {
    CHECK(read[j].mean == Approx(known[j].mean).margin(1e-12));
    CHECK(read[j].mean_absolute == Approx(known[j].mean_absolute).margin(1e-12));
    CHECK(read[j].deviation == Approx(known[j].deviation).margin(1e-12));
  }
}

TEST_CASE("In a Morris sweep what cannot act has no effect, and what opens talks does") {
  const SensitivityStudy study = swept(morris_design(rng, 4, 3), 24);
  REQUIRE(study.layout == PointLayout::morris);
  CHECK(study.points == 16);
  for (const Sensitivity& result : study.results)
    for (const SensitivityMeasure& m : result.measures)
      if (m.parameter == "signals.group_vote_lost")
        CHECK(m.value == 0.0);
  CHECK(measure_of(study, "accord", "talks.onset_rate", "mu") > 0.0);
  CHECK(measure_of(study, "accord", "talks.onset_rate", "mu_star") >
        measure_of(study, "accord", "aid.capture", "mu_star"));
}

TEST_CASE("The design that a sweep has stored is believed, even where rounding hides it from the points") {
  // Of a number that may be 2 or 3 several levels give the same value: a move may change nothing.
  SweepDesign design{SweepLayout::morris, 3, {}, 3, 4};
  for (const char* key : {"third_parties.count", "aid.capture"}) {
    const auto [low, high] = std::string(key) == "aid.capture" ? std::pair(0.1, 0.5) : std::pair(2.0, 3.0);
    design.varied.push_back({key, uniform(low, high), {}});
  }
  StudyOrder order = small_order(2);
  order.verb = "sweep";
  order.sweep = to_text(design);
  for (const Uncertain& number : design.varied)
    order.design.keys.push_back(number.key);
  order.design.values = values_of(design);
  StudyFolder study = StudyFolder::temporary(order);
  run_all(study);
  const SensitivityStudy result = sensitivity(study.store(), study.scenario());
  CHECK(result.layout == PointLayout::morris);
  CHECK(result.points == 9);
  CHECK(measure_of(result, "citizens_cynicism", "aid.capture", "mu_star") >= 0.0);
}

TEST_CASE("In a Sobol sweep what cannot act has no share, and what acts alone has it all", "[slow]") {
  const SensitivityStudy study = swept(saltelli_design(rng, 32, 3), 16);
  REQUIRE(study.layout == PointLayout::sobol);
  CHECK(measure_of(study, "accord", "signals.group_vote_lost", "total") == 0.0);
  CHECK(measure_of(study, "accord", "talks.onset_rate", "total") > 0.8);
}

TEST_CASE("Indices of too few points come with a word that says so, and those of enough do not") {
  const SensitivityStudy few = swept(saltelli_design(rng, 4, 3), 4);
  std::size_t outside = 0, said = 0;
  for (const Sensitivity& result : few.results) {
    const bool impossible =
        std::any_of(result.measures.begin(), result.measures.end(),
                    [](const SensitivityMeasure& m) { return m.value < 0.0 || m.value > 1.0; });
    outside += impossible;
    said += !result.doubt.empty();
    if (impossible)
      CHECK(result.doubt.find("outside 0 to 1") != std::string::npos);
  }
  CHECK(outside > 0);
  CHECK(said >= outside);
  CHECK(swept(morris_design(rng, 2, 3), 4).results.front().doubt.starts_with("The trajectories are too few"));
  for (const Sensitivity& result : swept(morris_design(rng, 4, 3), 4).results)
    CHECK(result.doubt.empty());
}

TEST_CASE("Effects of strategies are shares of points that help and hurt, with their tables") {
  const SensitivityStudy study = swept(latin_hypercube(rng, 30, 3), 8);
  CHECK(study.layout == PointLayout::loose);
  for (const Sensitivity& result : study.results) {
    CHECK(result.measures.empty());
    CHECK((result.helps >= 0.0 && result.helps + result.hurts <= 1.0));
    CHECK((result.of_effect || result.boxes.empty()));
    CHECK((result.points == 0 || (result.lowest <= result.mean && result.mean <= result.highest)));
  }
  const Folder folder;
  std::filesystem::create_directories(folder / "");
  write_sensitivity(folder / "", study, {"d1ge5t", 8});
  CHECK(read_whole_file(folder / "sensitivity.csv").ends_with("lo,hi,doubt,replicates,study_digest\n"));
  CHECK(read_whole_file(folder / "prim.csv").find("support,rule,replicates,study_digest") !=
        std::string::npos);
  CHECK(std::filesystem::exists(folder / "prim.csv"));
  CHECK(std::filesystem::exists(folder / "sensitivity.csv"));
}
