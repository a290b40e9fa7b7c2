// Does the model agree with what was published? Ours beside theirs, misses first.
#include "analysis/evidence/effects.hpp"
#include "analysis/report/page/hindcast_page.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/interrupt.hpp"
#include "cli/output/evidence_output.hpp"
#include "cli/output/hindcast_output.hpp"
#include "cli/output/target_file.hpp"
#include "cli/progress.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/publish/toml_writer.hpp"
#include "engine/store/files/files.hpp"
#include "engine/store/files/write_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <memory>

namespace entente::cli {
namespace {

constexpr std::uint32_t usual_conflicts = 8000;
constexpr std::uint32_t usual_of_effects = 3000; // in each experiment

// Names of what so few conflicts do not allow.
std::string not_computed(const std::vector<EvidenceRow>& rows) {
  std::string names;
  for (const EvidenceRow& row : rows)
    if (!std::isfinite(row.ours))
      names += (names.empty() ? "" : ", ") + row.target.id;
  return names;
}

struct EvidenceFlags : Flags {
  bool markdown = false, effects = false;
  std::string accords; // a folder; empty = the shipped ones
  std::string sets;    // of parameters, as a scenario names them; empty = those of the scenario
  std::string report;  // a file for the page about accords
};

// What parameter_sets = "..." means in a scenario.
std::vector<ParameterSet> sets_named(const std::string& name) {
  return load_scenario("schema = 1\nextends = \"builtin:baseline\"\nparameter_sets = " + toml_text(name) +
                           "\n",
                       "--sets", resolver(embedded_files()))
      .parameter_sets;
}

constexpr std::uint32_t usual_histories = 1600; // of every accord

void refuse_settings(const Flags& flags) {
  if (!flags.settings.empty())
    throw ScenarioError(
        "--set does not go with --hindcast: what is not known about an accord stands in its file");
}

// What was measured is printed by then: a table that cannot be written is said, and nothing else is lost.
int left_in_tables(const std::function<void()>& write) {
  try {
    write();
  } catch (const StoreFailure& failure) {
    print_warning(fmt::format("The result is printed, but its table is not written: {}", failure.what()));
    return runs_failed;
  }
  return done;
}

int hindcast(EvidenceFlags& flags) {
  refuse_settings(flags);
  if (!flags.report.empty())
    require_target(
        flags.report,
        [](const std::filesystem::path& there) { return report::is_hindcast_page(read_whole_file(there)); },
        "--report FILE writes the page elsewhere");
  const std::vector<AccordCase> shipped = shipped_accords();
  std::vector<AccordCase> accords = flags.accords.empty() ? shipped : accords_in(flags.accords);
  if (!flags.sets.empty())
    for (const std::vector<ParameterSet> sets = sets_named(flags.sets); AccordCase & accord : accords)
      accord.scenario.parameter_sets = sets;
  const Threads threads(settled_threads(flags));
  HindcastRun run;
  run.seed = flags.seed ? *flags.seed : settled_seed(Scenario{}, flags);
  run.histories = flags.replicates.value_or(usual_histories);
  run.stop = &interrupted();
  listen_to_interrupts(flags);
  std::vector<AccordPrediction> predictions;
  std::size_t failed = 0;
  {
    Progress progress(flags, accords.size(), "accords");
    for (const AccordCase& accord : accords) {
      predictions.push_back(predict(accord, run, threads));
      failed += predictions.back().failed;
      progress.reached(predictions.size());
      if (interrupted())
        break;
    }
  }
  if (interrupted()) {
    print_warning(interruption() + ": nothing is printed, since not all accords were simulated");
    return stopped_early;
  }
  if (failed > 0) {
    print_warning(fmt::format("{} histories broke an invariant; `entente trace` shows them", failed));
    return runs_failed;
  }
  const Hindcast scored = score(accords, predictions, shipped);
  const std::vector<AccordPath> paths = accord_paths(accords, predictions);
  // First what was asked for: it took minutes, and a folder may not be writable.
  if (flags.json)
    print_json(hindcast_json(scored, paths));
  else
    print(flags.markdown ? hindcast_markdown(scored) : hindcast_text(scored));
  if (!flags.report.empty()) {
    write_whole_file(flags.report, report::hindcast_page(scored, paths));
    print_note(flags, fmt::format("the page of it: {}", flags.report));
  }
  return left_in_tables([&] {
    if (flags.out.empty())
      return;
    write_hindcast_table(flags.out, scored);
    write_paths_table(flags.out, {measured_on(accords.front().scenario, run.seed, run.histories), paths});
  });
}

void refuse_report(const std::string& report) {
  if (!report.empty())
    throw ScenarioError("--report is a page about real accords and goes with --hindcast");
}

Scenario opened(EvidenceFlags& flags, const char* scenario) {
  flags.scenario = scenario;
  Scenario opened = open_scenario(flags);
  if (!flags.sets.empty())
    opened.parameter_sets = sets_named(flags.sets);
  return opened;
}

// Nothing can be said of a sample with failures, or of one in which a figure cannot be had.
std::optional<int> refused(const std::vector<EvidenceRow>& rows, std::size_t conflicts, std::size_t failed) {
  if (failed > 0) {
    print_warning(fmt::format("{} conflicts broke an invariant; `entente trace` shows them", failed));
    return runs_failed;
  }
  if (const std::string names = not_computed(rows); !names.empty()) {
    print_warning(fmt::format("{} conflicts are too few for: {}; give more --reps", conflicts, names));
    return bad_usage;
  }
  return std::nullopt;
}

void warn_of_interruption() {
  print_warning(interruption() + ": nothing is printed, since the conflicts asked for are not all there");
}

int effects(EvidenceFlags& flags) {
  refuse_report(flags.report);
  const Scenario from_war = opened(flags, "builtin:baseline");
  const Scenario after_signature = opened(flags, "builtin:after-signature");
  const Threads threads(settled_threads(flags));
  EffectsRun run;
  run.seed = settled_seed(from_war, flags);
  run.conflicts = flags.replicates.value_or(usual_of_effects);
  run.stop = &interrupted();
  listen_to_interrupts(flags);
  EffectsSample sample;
  {
    Progress progress(flags, effect_steps(run), "conflicts");
    sample = simulate_effects(from_war, after_signature, run, threads,
                              [&](std::uint32_t done) { progress.reached(done); });
  }
  if (interrupted()) {
    warn_of_interruption();
    return stopped_early;
  }
  const std::vector<EvidenceRow> rows = effect_rows(shipped_effects(), sample, {run.seed, 200}, threads);
  if (const auto code = refused(rows, run.conflicts, sample.failed()))
    return *code;
  if (flags.json)
    print_json(evidence_json(rows));
  else
    print(flags.markdown ? effects_markdown(rows, run.conflicts) : effects_text(rows, run.conflicts));
  return left_in_tables([&] {
    if (!flags.out.empty())
      write_effects_table(flags.out, rows, run.conflicts, run.seed);
  });
}

int evidence(EvidenceFlags& flags) {
  refuse_report(flags.report);
  const Scenario scenario = opened(flags, "builtin:baseline");
  const Threads threads(settled_threads(flags));
  EvidenceRun run;
  run.seed = settled_seed(scenario, flags);
  run.last = flags.replicates.value_or(usual_conflicts);
  run.strategy = find_strategy(scenario, "baseline");
  run.stop = &interrupted();
  listen_to_interrupts(flags);
  EvidenceSample sample;
  {
    Progress progress(flags, run.last, "conflicts");
    sample = simulate_evidence(scenario, run, threads, [&](std::uint32_t done) { progress.reached(done); });
  }
  if (interrupted()) {
    warn_of_interruption();
    return stopped_early;
  }
  const std::vector<EvidenceRow> rows = evidence_rows(shipped_targets(), sample, {run.seed, 200}, threads);
  if (const auto code = refused(rows, sample.conflicts(), sample.failed()))
    return *code;
  // First what was asked for: it took minutes, and a folder may not be writable.
  if (flags.json)
    print_json(evidence_json(rows));
  else
    print(flags.markdown ? evidence_markdown(rows, sample) : evidence_text(rows, sample));
  return left_in_tables([&] {
    if (!flags.out.empty())
      write_evidence_table(flags.out, {measured_on(scenario, run.seed, sample.conflicts()), rows});
  });
}

} // namespace

Verb add_evidence(Command program) {
  const auto flags = std::make_shared<EvidenceFlags>();
  const Command verb = program.add_verb(
      "evidence", "Published figures, ours beside theirs, misses first; real accords scored");
  verb.option("--reps", flags->replicates,
              "How many conflicts (default: 8000; 3000 in each experiment of --effects), or histories of "
              "every accord "
              "(1,600)")
      .type_name("N")
      .between(1U, maximum_replicates);
  verb.path("--out", flags->out, "Also write the table to DIR/tables").type_name("DIR");
  const Option real_accords =
      verb.path("--hindcast", flags->accords,
                "Score real accords instead: the 22 shipped ones, or every *.toml of DIR with [observed]")
          .type_name("[DIR]")
          .optional_value();
  verb.flag("--effects", flags->effects,
            "Measure the published effects of support instead, by experiments on the same conflicts");
  verb.path("--sets", flags->sets,
            "Sets of parameters as a scenario names them: kept (default), builtin:NAME, none, or a file of "
            "`entente calibrate`")
      .type_name("WHICH");
  verb.path("--report", flags->report,
            "With --hindcast: also write a page, each accord's course on record over the model's")
      .type_name("FILE");
  add_seed_flag(verb, *flags);
  add_setting_flags(verb, *flags);
  add_thread_flag(verb, *flags);
  add_progress_flag(verb, *flags);
  add_verbosity_flags(verb, *flags);
  add_json_flag(verb, *flags);
  verb.flag("--markdown", flags->markdown, "Print Markdown (docs/evidence.md)");
  return {
      verb, [flags, real_accords] {
        if (flags->effects && real_accords.given())
          throw ScenarioError("--effects does not go with --hindcast: one measures effects of support, the "
                              "other scores real accords");
        return real_accords.given() ? hindcast(*flags) : flags->effects ? effects(*flags) : evidence(*flags);
      }};
}

} // namespace entente::cli
