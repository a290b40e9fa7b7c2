// Parameters that make simulated conflicts look like the evidence, and which of them the evidence says
// nothing about.
#include "analysis/calibration/calibration.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/interrupt.hpp"
#include "cli/output/numbers.hpp"
#include "cli/output/target_file.hpp"
#include "cli/progress.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/study/study_flags.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/core/json_number.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

namespace entente::cli {
namespace {

struct CalibrateFlags : Flags {
  std::string targets, from = "prior", name = "recalibrated";
  std::vector<std::string> parameters;
  CalibrationPlan plan;
};

bool belongs(const ParameterField& field, const std::string& word) {
  return word == field.key() || word == field.group;
}

// Keys in the order of the table from names of parameters and groups.
std::vector<std::string> chosen_parameters(const std::vector<std::string>& named) {
  if (named.empty())
    return usual_calibrated_parameters();
  std::vector<std::string_view> known;
  for (const ParameterField& field : parameter_table()) {
    known.push_back(field.group);
  }
  std::vector<std::string> all_keys;
  for (const ParameterField& field : parameter_table())
    all_keys.push_back(field.key());
  known.insert(known.end(), all_keys.begin(), all_keys.end());
  for (const std::string& word : named) {
    const auto field =
        std::find_if(parameter_table().begin(), parameter_table().end(),
                     [&](const ParameterField& candidate) { return belongs(candidate, word); });
    if (field == parameter_table().end())
      throw ScenarioError("--parameters: there is no parameter or group " + in_quotes(word) +
                          suggestion(word, known));
    if (field->key() == word && field->fixed())
      throw ScenarioError("--parameters: " + in_quotes(word) + " has no prior: it is fixed at " +
                          number_text(field->prior_low));
  }
  std::vector<std::string> keys;
  for (const ParameterField& field : parameter_table())
    if (!field.fixed() && std::any_of(named.begin(), named.end(),
                                      [&](const std::string& word) { return belongs(field, word); }))
      keys.push_back(field.key());
  return keys;
}

// Figures, and effects of support where their experiments are to be run.
std::vector<Target> settled_targets(const CalibrateFlags& flags) {
  const bool effects = flags.plan.effect_conflicts > 0;
  if (!flags.targets.empty()) {
    std::vector<std::string_view> measured = measured_statistics();
    if (effects)
      for (const std::string_view effect : measured_effects())
        measured.push_back(effect);
    return read_targets(read_whole_file(flags.targets), flags.targets, measured);
  }
  std::vector<Target> targets = shipped_targets();
  if (effects)
    for (Target& effect : shipped_effects())
      targets.push_back(std::move(effect));
  return targets;
}

CalibrationPlan settled_plan(const Scenario& scenario, const CalibrateFlags& flags) {
  CalibrationPlan plan = flags.plan;
  plan.keys = chosen_parameters(flags.parameters);
  plan.from_sets = flags.from == "sets";
  plan.targets = settled_targets(flags);
  if (scenario.starts_with_accord)
    throw ScenarioError(
        "calibrate: the evidence is about conflicts from their beginning; this scenario begins "
        "with an accord");
  const double conflicts = static_cast<double>(plan.search.islands * plan.search.generations) *
                           static_cast<double>(std::max(plan.search.proposals, plan.search.particles)) *
                           plan.conflicts;
  constexpr double most = 4e9;
  if (conflicts > most)
    throw ScenarioError(
        fmt::format("calibrate: islands x generations x proposals x conflicts is {:.3g}; allowed is "
                    "at most {:.3g}",
                    conflicts, most));
  return plan;
}

std::string bands_text(const Calibration& calibration, const CalibrationPlan& plan) {
  std::string text = "On conflicts that neither search nor choice has seen:\n";
  for (const ChosenSet& set : calibration.sets)
    text += fmt::format("  {}  island {}  {} of {} bands\n", set.name, set.island + 1, set.bands,
                        plan.targets.size());
  text += fmt::format("  all in rotation  {} of {}; the scenario's own sets on the same conflicts  {}\n",
                      calibration.together_bands, plan.targets.size(), calibration.own_bands);
  std::string missed;
  for (std::size_t i = 0; i < plan.targets.size(); ++i)
    if (!plan.targets[i].contains(calibration.together[i]))
      missed += fmt::format("{}{} ({}, band {} to {})", missed.empty() ? "" : "; ", plan.targets[i].id,
                            value_text(calibration.together[i]), number_text(plan.targets[i].low),
                            number_text(plan.targets[i].high));
  return text + (missed.empty() ? "" : "  missed: " + wrapped(missed, columns_of_a_page, 4) + "\n");
}

std::string islands_text(const IslandSearch& search) {
  std::string text = "  island  generation  tolerance  evaluated  accepted  effective     best\n";
  for (const GenerationReport& report : search.generations)
    text += fmt::format("  {:>6}  {:>10}  {:>9}  {:>9}  {:>8}  {:>9.1f}  {:>7}{}\n", report.island + 1,
                        report.generation + 1,
                        std::isfinite(report.tolerance) ? value_text(report.tolerance) : "none",
                        report.evaluated, report.accepted, report.effective, value_text(report.best),
                        report.complete ? "" : "  too few: the island ends here");
  return text;
}

std::string named_with(const Calibration& calibration, Learned learned, std::size_t& count) {
  std::string names;
  for (const PosteriorRow& row : calibration.posterior)
    if (row.learned == learned)
      names += (count++ == 0 ? "" : ", ") + row.key;
  return names;
}

std::string learned_text(const Calibration& calibration, const CalibrationPlan& plan) {
  const std::size_t all = calibration.posterior.size();
  if (!calibration.has_tolerance)
    return wrapped(
               fmt::format(
                   "Not judged: what the data say about the {} parameters. No island completed a generation "
                   "with a tolerance, so its particles are a sample of {}; more --generations or "
                   "--proposals go on from here.",
                   all, plan.from_sets ? "what lies near the sets it began from" : "the prior"),
               columns_of_a_page) +
           "\n";
  if (!(calibration.effective >= least_effective_size()))
    return wrapped(fmt::format(
                       "Not judged: what the data say about the {} parameters. The particles tell as much as "
                       "{:.1f} "
                       "independent ones, and of fewer than {:.0f} a sample of the prior is often as narrow; "
                       "more --particles or --islands would do.",
                       all, calibration.effective, least_effective_size()),
                   columns_of_a_page) +
           "\n";
  std::size_t informed = 0, free = 0, open = 0;
  const std::string told = named_with(calibration, Learned::informed, informed),
                    untold = named_with(calibration, Learned::free, free),
                    between = named_with(calibration, Learned::not_judged, open);
  std::string text;
  if (informed > 0)
    text += wrapped(fmt::format("The data say something about {} of {} parameters: {}.", informed, all, told),
                    columns_of_a_page) +
            "\n";
  text += wrapped(fmt::format("They say nothing that this search could hear about {}{}{}.", free,
                              free > 0 ? ": " : "", untold),
                  columns_of_a_page) +
          "\n";
  if (open > 0)
    text +=
        wrapped(fmt::format("Not judged are {}, which {}: {}.", open,
                            plan.from_sets ? "look so in the sets that the search began from, or by chance"
                                           : "a sample of the prior may look like with so few particles",
                            between),
                columns_of_a_page) +
        "\n";
  return text;
}

std::string text_of(const Calibration& calibration, const CalibrationPlan& plan) {
  std::string text = bold("Calibration to " + std::to_string(plan.targets.size()) + " figures") + "\n" +
                     islands_text(calibration.search) + "\n" + bands_text(calibration, plan) + "\n" +
                     learned_text(calibration, plan);
  return text;
}

using Json = nlohmann::ordered_json;

std::string json_of(const Calibration& calibration, const CalibrationPlan& plan) {
  Json generations = Json::array(), sets = Json::array(), posterior = Json::array();
  for (const GenerationReport& report : calibration.search.generations)
    generations.push_back({{"island", report.island},
                           {"generation", report.generation},
                           {"tolerance", json_number<Json>(report.tolerance)},
                           {"evaluated", report.evaluated},
                           {"accepted", report.accepted},
                           {"effective_size", report.effective},
                           {"best", json_number<Json>(report.best)},
                           {"complete", report.complete}});
  for (const ChosenSet& set : calibration.sets)
    sets.push_back({{"name", set.name}, {"island", set.island}, {"inside", set.bands}});
  for (const PosteriorRow& row : calibration.posterior)
    posterior.push_back({{"parameter", row.key},
                         {"prior_low", row.prior.low},
                         {"prior_high", row.prior.high},
                         {"mean", row.mean},
                         {"q05", row.q05},
                         {"q50", row.q50},
                         {"q95", row.q95},
                         {"left_open", row.left_open},
                         {"verdict", name_of(row.learned)}});
  const Json document{{"seed", plan.search.seed},
                      {"total", plan.targets.size()},
                      {"inside", calibration.together_bands},
                      {"inside_own_sets", calibration.own_bands},
                      {"sets", std::move(sets)},
                      {"generations", std::move(generations)},
                      {"has_tolerance", calibration.has_tolerance},
                      {"effective_size", json_number<Json>(calibration.effective)},
                      {"posterior", std::move(posterior)}};
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// The seed a folder was begun with, so that the same command goes on.
std::optional<std::uint64_t> seed_in(const std::filesystem::path& folder) {
  constexpr std::string_view key = "seed = ";
  if (!std::filesystem::exists(folder / "calibration.toml"))
    return std::nullopt;
  const std::string text = read_whole_file(folder / "calibration.toml");
  const std::size_t at = text.find(key);
  return at == std::string::npos ? std::nullopt
                                 : std::optional(std::strtoull(&text[at + key.size()], nullptr, 10));
}

int calibrate(CalibrateFlags& flags) {
  namespace fs = std::filesystem;
  const fs::path folder = flags.out;
  if (folder.empty())
    throw ScenarioError(
        "calibrate needs --out DIR: what was simulated is kept there, and the same command goes on");
  if (!flags.seed)
    flags.seed = seed_in(folder);
  Scenario scenario = open_scenario(flags);
  const std::size_t strategy = reference_index(scenario);
  scenario.run.seed = settled_seed(scenario, flags);
  CalibrationPlan plan = settled_plan(scenario, flags);
  if (plan.effect_conflicts > 0) {
    CalibrateFlags other = flags;
    other.scenario = "builtin:after-signature";
    plan.after_signature = open_scenario(other);
  }
  plan.search.seed = *scenario.run.seed;
  listen_to_interrupts(flags);
  std::vector<std::string> names;
  for (const Target& target : plan.targets)
    names.push_back(target.id);
  make_target_folder(folder);
  CalibrationLog log(folder, plan_text(scenario, strategy, plan), names);
  const Threads threads(settled_threads(flags));
  Calibration calibration;
  {
    const std::size_t first = plan.search.islands * plan.search.particles;
    const std::size_t later = plan.search.islands * (plan.search.generations - 1) * plan.search.proposals;
    Progress progress(flags, first + later + 3 * plan.keep + 2, "evaluations at most");
    calibration = entente::calibrate(scenario, strategy, plan, log, interrupted(), threads,
                                     [&](const EvaluationKey&) { progress.reached(log.size()); });
  }
  if (calibration.interrupted) {
    print_warning(fmt::format(
        "stopped early, for {}: {} evaluations are kept; the same command goes on where it stopped",
        interruption(), log.size()));
    return stopped_early;
  }
  write_calibration(folder, calibration, plan, flags.name);
  if (flags.json)
    print_json(json_of(calibration, plan));
  else
    print(text_of(calibration, plan));
  print_note(flags,
             fmt::format("{0}: {1} evaluations, tables/ and kept_sets.toml; a scenario names the sets with "
                         "parameter_sets = \"{0}/kept_sets.toml\"",
                         folder.string(), log.size()));
  return done;
}

} // namespace

Verb add_calibrate(Command program) {
  const auto flags = std::make_shared<CalibrateFlags>();
  const Command verb = program.add_verb(
      "calibrate",
      "Sequential ABC on islands: parameters that make simulated conflicts look like the evidence");
  add_scenario_argument(verb, *flags);
  verb.path("--out", flags->out, "Folder of the calibration; the same command goes on there")
      .type_name("DIR");
  verb.path("--targets", flags->targets, "Own targets instead of the forty that come with the program")
      .type_name("FILE");
  verb.option("--parameters", flags->parameters,
              "Only these parameters or groups; all that have a prior but signals unless given")
      .type_name("NAME,...")
      .delimiter(',');
  verb.option("--from", flags->from,
              "Where the first generation comes from: prior (default), or sets, near those of the "
              "scenario")
      .type_name("WHERE")
      .one_of({"prior", "sets"});
  CalibrationPlan& plan = flags->plan;
  const auto count = [&](const char* name, auto& value, const char* what, auto most) {
    verb.option(name, value, fmt::format("{} (default: {})", what, value))
        .type_name("N")
        .between(std::decay_t<decltype(value)>{1}, static_cast<std::decay_t<decltype(value)>>(most));
  };
  count("--islands", plan.search.islands, "Populations that never exchange a particle", 100);
  count("--particles", plan.search.particles, "Of each island", 10'000);
  count("--generations", plan.search.generations, "The first one included", 1000);
  count("--proposals", plan.search.proposals, "At most, for one generation of an island", 1'000'000);
  count("--conflicts", plan.conflicts, "Fresh ones for every evaluation", 1'000'000);
  count("--unseen", plan.unseen, "Conflicts for the choice, and others for the verdict", 1'000'000);
  verb.option("--effect-conflicts", plan.effect_conflicts,
              "Calibrate to the sixteen effects of support as well: conflicts of each experiment, a multiple "
              "where more conflicts are judged (default: 0, none)")
      .type_name("N")
      .between(std::uint32_t{0}, std::uint32_t{1'000'000});
  count("--keep", plan.keep, "Sets to keep", 1000);
  verb.option("--step", plan.search.step, "Variance of a step over that of the population (default: 2)")
      .type_name("X")
      .between(1e-6, 100.0);
  verb.option("--name", flags->name, "Of the sets (default: recalibrated)").type_name("NAME");
  add_seed_flag(verb, *flags);
  add_setting_flags(verb, *flags);
  add_thread_flag(verb, *flags);
  verb.option("--time-limit", flags->time_limit, "Stop in good order after this time, e.g. 3h50m")
      .type_name("TIME");
  add_progress_flag(verb, *flags);
  add_verbosity_flags(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return calibrate(*flags); }};
}

} // namespace entente::cli
