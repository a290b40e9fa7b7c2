// What a calibration writes: its plan, the sets it kept, its tables.
#include "analysis/calibration/calibration.hpp"
#include "engine/scenario/model/parameter_table.hpp"
#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/publish/toml_writer.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/table.hpp"
#include "engine/store/files/write_file.hpp"
#include "engine/store/folder/study_network.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

namespace fs = std::filesystem;

std::string comment_of(const Calibration& calibration, const CalibrationPlan& plan) {
  std::size_t evaluations = 0;
  for (const GenerationReport& report : calibration.search.generations)
    evaluations += report.evaluated;
  std::string bands;
  for (const ChosenSet& set : calibration.sets)
    bands += (bands.empty() ? "" : ", ") + std::to_string(set.bands);
  return fmt::format(
      "# Sets of parameters from `entente calibrate`: column k is one set. Use a set whole; replicate r of a "
      "study uses "
      "set\n# r mod {}. Sequential ABC on {} islands, {} particles each, {} evaluations of {} fresh "
      "conflicts, seed {}; "
      "{} parameters\n# were calibrated, begun {}. On {} conflicts that neither the search nor the "
      "choice saw the sets meet {}\n# of {} bands, each alone; in rotation, on {} conflicts, {} (the "
      "scenario's own sets: "
      "{}). They are a sample of what\n# fits, not a posterior.\n",
      calibration.sets.size(), plan.search.islands, plan.search.particles, evaluations, plan.conflicts,
      plan.search.seed, plan.keys.size(),
      plan.from_sets ? "near the scenario's own sets" : "anywhere in the priors", plan.unseen, bands,
      plan.targets.size(), 4 * plan.unseen, calibration.together_bands, calibration.own_bands);
}

std::string sets_text(const Calibration& calibration, const CalibrationPlan& plan, const std::string& name) {
  TomlWriter out;
  std::vector<std::string> names;
  for (const ChosenSet& set : calibration.sets)
    names.push_back(toml_text(set.name));
  out.text("name", name);
  out.line("names", toml_list(names));
  for (const ParameterField& field : parameter_table()) {
    std::vector<double> values;
    bool usual = true;
    for (const ChosenSet& set : calibration.sets) {
      values.push_back(field.value(set.parameters));
      usual &= values.back() == field.default_value();
    }
    if (!usual)
      out.line(field.key(), toml_numbers(values));
  }
  return comment_of(calibration, plan) + out.take();
}

void write_posterior(const fs::path& folder, const Calibration& calibration) {
  Table table(folder / "posterior.csv", {"parameter", "prior_low", "prior_high", "shape", "mean", "q05",
                                         "q50", "q95", "left_open", "verdict"});
  for (const PosteriorRow& row : calibration.posterior) {
    table << row.key << row.prior.low << row.prior.high
          << (row.prior.shape == Prior::Shape::uniform ? "uniform" : "log-uniform") << row.mean << row.q05
          << row.q50 << row.q95 << row.left_open << name_of(row.learned);
    table.end_row();
  }
  table.finish();
}

void write_generations(const fs::path& folder, const IslandSearch& search) {
  Table table(folder / "generations.csv", {"island", "generation", "tolerance", "evaluated", "accepted",
                                           "effective_size", "best", "complete"});
  for (const GenerationReport& report : search.generations) {
    table << std::uint64_t{report.island} << std::uint64_t{report.generation} << report.tolerance
          << std::uint64_t{report.evaluated} << std::uint64_t{report.accepted} << report.effective
          << report.best << (report.complete ? "yes" : "no");
    table.end_row();
  }
  table.finish();
}

void add_bands(Table& table, std::string_view set, const std::vector<Target>& targets,
               const std::vector<double>& statistics) {
  for (std::size_t i = 0; i < targets.size(); ++i) {
    table << set << targets[i].id << targets[i].low << targets[i].high << statistics[i]
          << (targets[i].contains(statistics[i]) ? "yes" : "no");
    table.end_row();
  }
}

void write_bands(const fs::path& folder, const Calibration& calibration, const std::vector<Target>& targets) {
  Table table(folder / "bands.csv", {"set", "id", "low", "high", "ours", "inside"});
  for (const ChosenSet& set : calibration.sets)
    add_bands(table, set.name, targets, set.statistics);
  add_bands(table, "in rotation", targets, calibration.together);
  add_bands(table, "own sets in rotation", targets, calibration.own);
  table.finish();
}

} // namespace

std::string plan_text(const Scenario& scenario, std::size_t strategy, const CalibrationPlan& plan) {
  TomlWriter out;
  const IslandPlan& search = plan.search;
  const auto count = [](std::size_t n) { return std::to_string(n); };
  std::vector<std::string> keys;
  for (const std::string& key : plan.keys)
    keys.push_back(toml_text(key));
  out.heading("calibration");
  out.line("seed", std::to_string(search.seed));
  out.line("strategy", toml_text(scenario.strategies[strategy].name));
  out.line("islands", count(search.islands));
  out.line("particles", count(search.particles));
  out.line("generations", count(search.generations));
  out.line("proposals", count(search.proposals));
  out.line("tolerance_share", number_text(search.tolerance_share));
  out.line("step", number_text(search.step));
  out.line("least_step", number_text(search.least_step));
  out.line("conflicts", count(plan.conflicts));
  out.line("unseen", count(plan.unseen));
  if (plan.effect_conflicts > 0)
    out.line("effect_conflicts", count(plan.effect_conflicts));
  out.line("keep", count(plan.keep));
  out.line("from", toml_text(plan.from_sets ? "sets" : "prior"));
  out.line("parameters", toml_list(keys));
  for (const Target& target : plan.targets)
    out.line("target." + target.id, toml_numbers({target.low, target.high, target.weight}));
  return out.take() + "\n# The scenario, every default written out.\n" +
         resolved_toml(with_kept_network(scenario));
}

void write_calibration(const fs::path& folder, const Calibration& calibration, const CalibrationPlan& plan,
                       const std::string& name) {
  const fs::path tables = folder / "tables";
  std::error_code error;
  fs::create_directories(tables, error);
  if (error)
    throw StoreFailure("cannot make the folder " + tables.string() + ": " + error.message());
  write_posterior(tables, calibration);
  write_generations(tables, calibration.search);
  write_bands(tables, calibration, plan.targets);
  write_whole_file(folder / "kept_sets.toml", sets_text(calibration, plan, name));
}

} // namespace entente
