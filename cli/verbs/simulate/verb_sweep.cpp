// Every strategy on the same histories, at many points of what is not known.
#include "analysis/sweep/sweep_design.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/sweep_output.hpp"
#include "cli/study/points_file.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/study/varied.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/simulate/study_command.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/design.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace entente::cli {
namespace {

struct SweepFlags : Flags {
  std::string layout;
  std::vector<std::string> varied;
  std::optional<std::size_t> points, trajectories, levels;
};

bool is_file(const SweepFlags& flags) {
  return flags.layout.ends_with(".csv");
}

SweepLayout layout_of(const SweepFlags& flags) {
  constexpr std::array words{SweepLayout::grid, SweepLayout::lhs, SweepLayout::sobol, SweepLayout::morris};
  std::vector<std::string_view> known;
  for (const SweepLayout layout : words) {
    known.push_back(name_of(layout));
    if (name_of(layout) == flags.layout)
      return layout;
  }
  if (is_file(flags))
    return SweepLayout::points;
  known.push_back("FILE.csv");
  throw ScenarioError("--design: " + in_quotes(flags.layout) + " is not known" +
                      suggestion(flags.layout, known));
}

void refuse_contradictions(const SweepFlags& flags, SweepLayout layout) {
  const auto only = [&](bool given, bool allowed, std::string_view message) {
    if (given && !allowed)
      throw ScenarioError(std::string(message));
  };
  if (flags.out.empty() && !flags.dry_run)
    throw ScenarioError("sweep needs --out DIR: the results of every point are kept there");
  only(flags.points.has_value(), layout == SweepLayout::lhs || layout == SweepLayout::sobol,
       "--points goes with --design lhs and sobol (base points)");
  only(flags.trajectories.has_value(), layout == SweepLayout::morris,
       "--trajectories goes with --design morris");
  only(flags.levels.has_value(), layout == SweepLayout::morris || layout == SweepLayout::grid,
       "--levels goes with --design grid and morris");
  only(!flags.varied.empty(), layout != SweepLayout::points,
       "--vary does not go with a table of points, which says itself what varies");
  if (layout == SweepLayout::morris && flags.levels.value_or(4) % 2 == 1)
    throw ScenarioError(
        fmt::format("--levels is {}; a Morris design needs an even number, 4 as a rule", *flags.levels));
}

// A study that was begun goes on with its seed.
std::uint64_t seed_of(const Scenario& scenario, const SweepFlags& flags) {
  if (scenario.run.seed)
    return *scenario.run.seed;
  return is_study(flags.out) ? read_study(flags.out).store.head().seed : chosen_seed();
}

SweepDesign design_of(const Scenario& scenario, const SweepFlags& flags, SweepLayout layout) {
  constexpr std::size_t usual_points = 100, usual_base = 64, usual_trajectories = 20, usual_levels = 4;
  SweepDesign design;
  design.layout = layout;
  design.seed = seed_of(scenario, flags);
  design.varied = varied_numbers(scenario, flags.varied);
  if (layout == SweepLayout::morris)
    design.size = flags.trajectories.value_or(usual_trajectories);
  else if (layout != SweepLayout::grid)
    design.size = flags.points.value_or(layout == SweepLayout::sobol ? usual_base : usual_points);
  if (layout == SweepLayout::grid || layout == SweepLayout::morris)
    design.levels = flags.levels.value_or(usual_levels);
  const std::size_t points = point_count(design), most = most_sweep_values / design.varied.size();
  if (points > most)
    throw ScenarioError(fmt::format(
        "the design has more than {} points, which is the most for {} numbers; fewer --levels, --points, "
        "--trajectories or --vary make fewer",
        most, design.varied.size()));
  return design;
}

StudyPlan laid_out(const Scenario& scenario, const SweepFlags& flags, SweepLayout layout) {
  StudyPlan plan;
  const SweepDesign design = design_of(scenario, flags, layout);
  for (const Uncertain& number : design.varied)
    plan.design.keys.push_back(number.key);
  plan.design.values = values_of(design);
  plan.sweep = to_text(design);
  plan.seed = design.seed;
  return plan;
}

StudyPlan from_file(const Scenario& scenario, const SweepFlags& flags) {
  StudyPlan plan;
  plan.design = points_of_file(flags.layout);
  plan.seed = seed_of(scenario, flags);
  SweepDesign design{SweepLayout::points, *plan.seed, {}, plan.design.point_count(), 0};
  const std::size_t numbers = plan.design.keys.size();
  for (std::size_t i = 0; i < numbers; ++i) {
    double low = plan.design.values[i], high = low;
    for (std::size_t at = i; at < plan.design.values.size(); at += numbers) {
      low = std::min(low, plan.design.values[at]);
      high = std::max(high, plan.design.values[at]);
    }
    design.varied.push_back({plan.design.keys[i], uniform(low, high), {}});
  }
  plan.sweep = to_text(design);
  return plan;
}

// Every point must be a scenario, before anything is run.
void check_points(const Scenario& scenario, const Design& design) {
  for (std::uint32_t point = 0; point < design.point_count(); ++point)
    try {
      scenario_at(scenario, design, 0, point);
    } catch (const ScenarioError& error) {
      throw ScenarioError(
          fmt::format("point {} is not allowed: {}", point, error.problems().front().message));
    }
}

int sweep(const SweepFlags& flags) {
  const SweepLayout layout = layout_of(flags);
  refuse_contradictions(flags, layout);
  Scenario scenario = open_scenario(flags);
  const std::vector<std::size_t> chosen = chosen_strategies(scenario, flags.strategies);
  const std::size_t reference = reference_index(scenario);
  scenario = narrowed(std::move(scenario), chosen, reference);
  StudyPlan plan =
      layout == SweepLayout::points ? from_file(scenario, flags) : laid_out(scenario, flags, layout);
  refuse_set_and_varied(flags.settings, plan.design.keys);
  plan.more_points = grows(layout);
  check_points(scenario, plan.design);
  plan.design.replicates = scenario.run.replicates;
  print_note(flags, fmt::format("{} points x {} replicates x {} strategies = {} histories",
                                plan.design.point_count(), plan.design.replicates, scenario.strategies.size(),
                                std::uint64_t{plan.design.point_count()} * plan.design.replicates *
                                    scenario.strategies.size()));
  const StudyCommandResult result = run_study_command("sweep", std::move(scenario), std::move(plan), flags);
  if (flags.dry_run || !flags.shard.empty() || result.code == stopped_early)
    return result.code;
  const StudyReading study = read_study(flags.out);
  if (flags.json)
    print_json(sweep_json(study));
  else
    print(sweep_text(study, flags.scenario));
  return result.code;
}

void take_design(Command verb, SweepFlags& flags) {
  constexpr std::size_t most = 10'000'000;
  verb.option("--design", flags.layout, "grid, lhs, sobol, morris, or a table of your own: points.csv")
      .type_name("DESIGN")
      .required();
  verb.option("--vary", flags.varied,
              "What varies: KEY=LOW:HIGH, KEY=LOW:HIGH:log, KEY=A,B,C, KEY or KEY,KEY (their own ranges), "
              "a group, structure, uncertain, all (repeatable; default: what [uncertain] names)")
      .type_name("WHAT")
      .repeatable();
  const auto count = [&](const char* name, std::optional<std::size_t>& value, const char* help,
                         std::size_t least) {
    verb.option(name, value, help).type_name("N").between(least, most);
  };
  count("--points", flags.points, "Points of lhs (default 100), base points of sobol (default 64)", 1);
  count("--trajectories", flags.trajectories, "Trajectories of morris (default 20)", 1);
  count("--levels", flags.levels, "Values of each number in a grid or a Morris design (default 4)", 2);
}

} // namespace

Verb add_sweep(Command program) {
  const auto flags = std::make_shared<SweepFlags>();
  const Command verb = program.add_verb("sweep", "Every strategy at many points of what is not known");
  add_scenario_argument(verb, *flags);
  take_design(verb, *flags);
  add_study_flags(verb, *flags);
  add_shard_flag(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return sweep(*flags); }};
}

} // namespace entente::cli
