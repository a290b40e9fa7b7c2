#include "cli/output/sweep_output.hpp"

#include "analysis/comparison/comparison.hpp"
#include "analysis/sweep/sweep_design.hpp"
#include "analysis/sweep/sweep_summary.hpp"
#include "cli/output/numbers.hpp"
#include "cli/terminal.hpp"
#include "engine/core/json_number.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/store/folder/study_digest.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string layout_text(const SweepDesign& design, std::size_t points) {
  switch (design.layout) {
  case SweepLayout::grid:
    return fmt::format("a grid of {} points", points);
  case SweepLayout::lhs:
    return fmt::format("a Latin hypercube of {} points", points);
  case SweepLayout::sobol:
    return fmt::format("{} points: {} scrambled Sobol base points, {} rows each", points, design.size,
                       design.varied.size() + 2);
  case SweepLayout::morris:
    return fmt::format("{} points: {} Morris trajectories on {} levels", points, design.size, design.levels);
  case SweepLayout::points:
    break;
  }
  return fmt::format("{} points of a table", points);
}

std::string numbers_text(const SweepDesign& design) {
  constexpr std::size_t most_shown = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(most_shown, design.varied.size()); ++i)
    text += "  " + padded(design.varied[i].key, 40) + " " + describe(design.varied[i].distribution) + "\n";
  if (design.varied.size() > most_shown)
    text += fmt::format("  ... and {} more numbers\n", design.varied.size() - most_shown);
  return text;
}

std::string heading_text(const std::string& reference) {
  constexpr std::size_t label = 29, span = 26;
  const std::string difference = "difference to " + reference;
  return "  " + padded("", label) + "  " + padded("mean at the points", span) + "  " +
         (width(difference) > span ? "difference to reference" : difference) + "\n" +
         fmt::format("  {:<29} {:>8} {:>8} {:>8}  {:>8} {:>8} {:>8} {:>6}{:>6}\n", "outcome", "lowest",
                     "median", "highest", "lowest", "median", "highest", "better", "worse");
}

std::string outcome_row(std::string_view label, const SweptOutcome& swept, bool compared) {
  std::string row = "  " + padded(label, 29);
  if (std::isnan(swept.mean.low))
    return row + "  no history has it\n";
  row += fmt::format(" {:>8} {:>8} {:>8}", value_text(swept.mean.low), value_text(swept.mean.median),
                     value_text(swept.mean.high));
  if (compared && !swept.given && !std::isnan(swept.difference.low))
    row += fmt::format("  {:>8} {:>8} {:>8} {:>6}{:>6}", signed_text(swept.difference.low),
                       signed_text(swept.difference.median), signed_text(swept.difference.high), swept.better,
                       swept.worse);
  return row + "\n";
}

std::string strategy_text(const SweptStrategy& strategy, const std::vector<ComparedOutcome>& outcomes,
                          bool compared) {
  std::string text = "\n" + bold(strategy.name) + "\n";
  for (const Outcome headline : headline_outcomes()) {
    const auto o = static_cast<std::size_t>(headline);
    text += outcome_row(outcomes[o].label, strategy.outcomes[o], compared);
  }
  for (std::size_t own = outcome_count; own < outcomes.size(); ++own)
    text += outcome_row(outcomes[own].label, strategy.outcomes[own], compared);
  return text;
}

Json span_json(const Span& span) {
  return Json::array(
      {json_number<Json>(span.low), json_number<Json>(span.median), json_number<Json>(span.high)});
}

Json strategies_json(const SweepSummary& summary, const std::vector<ComparedOutcome>& outcomes) {
  Json strategies = Json::object();
  for (std::size_t s = 0; s < summary.strategies.size(); ++s) {
    Json& strategy = strategies[summary.strategies[s].name] = Json::object();
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
      const SweptOutcome& swept = summary.strategies[s].outcomes[o];
      Json& outcome = strategy[outcomes[o].name] = {{"mean", span_json(swept.mean)}};
      const bool compared = s != summary.reference && !swept.given;
      outcome["diff"] = compared ? span_json(swept.difference) : Json(nullptr);
      outcome["better"] = compared ? Json(swept.better) : Json(nullptr);
      outcome["worse"] = compared ? Json(swept.worse) : Json(nullptr);
      outcome["points"] = compared ? Json(swept.points) : Json(nullptr);
    }
  }
  return strategies;
}

} // namespace

std::string sweep_text(const StudyReading& study, const std::string& source) {
  const SweepDesign design = sweep_design_of(study.store.head().sweep);
  const SweepSummary summary = sweep_summary(study.store, study.scenario);
  const std::vector<ComparedOutcome> outcomes = compared_outcomes(study.scenario);
  std::string text =
      bold(wrapped(study.scenario.title.empty() ? source : study.scenario.title, columns_of_a_page));
  text += "\n" + wrapped(fmt::format("{}; {} conflicts of {} months at each; seed {}.",
                                     layout_text(design, study.design.point_count()), study.design.replicates,
                                     study.scenario.months, study.store.head().seed),
                         columns_of_a_page);
  text += "\n" + numbers_text(design);
  if (summary.points < study.design.point_count())
    text += fmt::format("Not finished: {} points have histories.\n", summary.points);
  if (summary.strategies.empty())
    return text;
  const std::string& reference = summary.strategies[summary.reference].name;
  text += "\n" + heading_text(reference);
  for (std::size_t s = 0; s < summary.strategies.size(); ++s)
    text += strategy_text(summary.strategies[s], outcomes, s != summary.reference);
  text += "\n" +
          wrapped(fmt::format("The reference is {}. better and worse: points where the 95 % interval "
                              "of the paired difference lies beyond zero. Every point: "
                              "tables/points.csv, summary.csv and paired.csv. What drives the answer: "
                              "entente sensitivity {}.",
                              reference, study.folder.string()),
                  columns_of_a_page) +
          "\n";
  return text;
}

std::string sweep_json(const StudyReading& study) {
  const SweepDesign design = sweep_design_of(study.store.head().sweep);
  const SweepSummary summary = sweep_summary(study.store, study.scenario);
  Json numbers = Json::object();
  for (const Uncertain& number : design.varied)
    numbers[number.key] = describe(number.distribution);
  Json document{{"seed", study.store.head().seed},
                {"replicates", study.design.replicates},
                {"points", study.design.point_count()},
                {"design",
                 {{"layout", name_of(design.layout)},
                  {"size", design.size},
                  {"levels", design.levels},
                  {"numbers", std::move(numbers)}}},
                {"histories", study.store.histories()},
                {"failed", study.store.failed_histories()},
                {"digest", study_digest(study.store)}};
  if (!summary.strategies.empty())
    document["reference"] = summary.strategies[summary.reference].name;
  document["strategies"] = strategies_json(summary, compared_outcomes(study.scenario));
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace entente::cli
