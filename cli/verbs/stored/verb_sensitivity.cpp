// What drives the outcomes of a sweep, and when a strategy helps or hurts there.
#include "analysis/export/table_origin.hpp"
#include "analysis/sweep/sensitivity.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/derived_tables.hpp"
#include "cli/output/numbers.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/core/json_number.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <memory>

namespace entente::cli {
namespace {

std::string_view name_of(PointLayout layout) {
  return layout == PointLayout::morris ? "morris" : layout == PointLayout::sobol ? "sobol" : "none";
}

std::string measure_text(const SensitivityMeasure& measure) {
  std::string text = fmt::format("{} {}", measure.measure, value_text(measure.value));
  if (!std::isnan(measure.interval.low))
    text += fmt::format(" [{}, {}]", value_text(measure.interval.low), value_text(measure.interval.high));
  return text;
}

// The leading numbers, one a line with all that is known about it.
std::string measures_text(const Sensitivity& result, std::size_t most) {
  std::string text, before;
  std::size_t shown = 0;
  for (const SensitivityMeasure& measure : result.measures) {
    if (measure.parameter != before && shown++ == most)
      break;
    text += measure.parameter == before
                ? "  "
                : (before.empty() ? "    " : "\n    ") + padded(measure.parameter, 38);
    text += measure_text(measure);
    before = measure.parameter;
  }
  return text.empty() ? "" : text + "\n";
}

std::string boxes_text(const Sensitivity& result) {
  std::string text;
  for (const FoundBox& found : result.boxes)
    text += "    " +
            wrapped(fmt::format("{} where {}: {} of the points there (support {}), and {} of all such points",
                                found.helps ? "helps" : "hurts", found.rule, share_text(found.box.density),
                                share_text(found.box.mass), share_text(found.box.coverage)),
                    columns_of_a_page, 6) +
            "\n";
  return text;
}

// What is stored, which is less than was planned in a sweep that was stopped and in one shard of several.
std::string stored_text(const SensitivityStudy& study) {
  if (study.finished())
    return fmt::format("{} points, {} conflicts at each", study.points, study.replicates);
  const std::string there =
      fmt::format("{} of {} conflicts are stored, at {} of {} points", study.stored_conflicts,
                  study.points * study.replicates, study.stored_points, study.points);
  return study.shard.count > 1
             ? fmt::format(
                   "Unfinished, since this is shard {} of {} alone: {}; `entente merge` joins the shards",
                   study.shard.index + 1, study.shard.count, there)
             : fmt::format("Unfinished: {}; the command that began the sweep goes on with it", there);
}

std::string text_of(const SensitivityStudy& study) {
  constexpr std::size_t leading = 6;
  std::string text =
      wrapped(fmt::format("{}; {}.", stored_text(study),
                          study.layout == PointLayout::morris  ? "trajectories of Morris"
                          : study.layout == PointLayout::sobol ? "a design for Sobol indices"
                                                               : "no design for indices: boxes alone"),
              columns_of_a_page) +
      "\n";
  std::string strategy;
  for (const Sensitivity& result : study.results) {
    if (result.strategy != strategy)
      text += "\n" +
              bold(result.strategy + (result.of_effect ? ": its effect beside " + study.reference : "")) +
              "\n";
    strategy = result.strategy;
    if (result.points == 0) {
      text += fmt::format("  {}: no point has it\n", result.outcome);
      continue;
    }
    text += fmt::format("  {}: {} ({} to {} over {} points)", result.outcome,
                        result.of_effect ? signed_text(result.mean) : value_text(result.mean),
                        result.of_effect ? signed_text(result.lowest) : value_text(result.lowest),
                        result.of_effect ? signed_text(result.highest) : value_text(result.highest),
                        result.points);
    if (result.of_effect)
      text += fmt::format("; helps at {}, hurts at {}", share_text(result.helps), share_text(result.hurts));
    text += "\n";
    if (!result.doubt.empty())
      text += "    " + wrapped(result.doubt, columns_of_a_page, 4) + "\n";
    text += measures_text(result, leading) + boxes_text(result);
  }
  return text + "\n" +
         wrapped(
             fmt::format(
                 "How to read it: the {} numbers that matter most for each outcome; all are in "
                 "tables/sensitivity.csv. mu* is the mean size of a move from end to end of the number's "
                 "range in the unit of the outcome, mu its sign, sigma large where it acts in a bent way or "
                 "with others; first and total are shares of the variance over points, alone and with "
                 "others. A point helps (hurts) where the mean paired difference is better (worse) than "
                 "nothing by more than its standard error. The noise of few conflicts at a point is in all "
                 "of them.",
                 leading),
             columns_of_a_page) +
         "\n";
}

using Json = nlohmann::ordered_json;

Json result_json(const Sensitivity& result) {
  Json measures = Json::object(), boxes = Json::array();
  for (const SensitivityMeasure& m : result.measures)
    measures[m.parameter][m.measure] = {{"value", json_number<Json>(m.value)},
                                        {"lo", json_number<Json>(m.interval.low)},
                                        {"hi", json_number<Json>(m.interval.high)}};
  for (const FoundBox& found : result.boxes)
    boxes.push_back({{"direction", found.helps ? "helps" : "hurts"},
                     {"coverage", found.box.coverage},
                     {"density", found.box.density},
                     {"support", found.box.mass},
                     {"rule", found.rule}});
  return {{"of_effect", result.of_effect},
          {"points", result.points},
          {"mean", json_number<Json>(result.mean)},
          {"lowest", json_number<Json>(result.lowest)},
          {"highest", json_number<Json>(result.highest)},
          {"helps", result.helps},
          {"hurts", result.hurts},
          {"measures", std::move(measures)},
          {"boxes", std::move(boxes)},
          {"doubt", result.doubt.empty() ? Json(nullptr) : Json(result.doubt)}};
}

std::string json_of(const SensitivityStudy& study) {
  Json strategies = Json::object();
  for (const Sensitivity& result : study.results)
    strategies[result.strategy][result.outcome] = result_json(result);
  const Json document{{"method", name_of(study.layout)},
                      {"finished", study.finished()},
                      {"points", study.stored_points},
                      {"replicates", study.finished() ? Json(study.replicates) : Json(nullptr)},
                      {"conflicts", study.stored_conflicts},
                      {"planned_points", study.points},
                      {"planned_replicates", study.replicates},
                      {"reference", study.reference},
                      {"strategies", std::move(strategies)}};
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

int sensitivity_of(const std::string& folder, const Flags& flags) {
  const StudyReading reading = read_study(folder);
  if (reading.store.head().keys.empty())
    throw ScenarioError(folder + " is no sweep: its points set no number; `entente sweep` makes one");
  const SensitivityStudy study = sensitivity(reading.store, reading.scenario);
  if (flags.json)
    print_json(json_of(study));
  else
    print(text_of(study));
  leave_tables(flags, reading.folder, [&](const std::filesystem::path& tables) {
    write_sensitivity(tables, study, origin_of(reading.store));
  });
  return done;
}

} // namespace

Verb add_sensitivity(Command program) {
  const auto flags = std::make_shared<Flags>();
  const auto folder = std::make_shared<std::string>();
  const Command verb = program.add_verb(
      "sensitivity",
      "What drives the outcomes of a sweep (Morris, Sobol), and when a strategy helps or hurts there");
  take_folder(verb, *folder);
  add_verbosity_flags(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [folder, flags] { return sensitivity_of(*folder, *flags); }};
}

} // namespace entente::cli
