#include "cli/verbs/simulate/study_command.hpp"

#include "analysis/comparison/stored_comparison.hpp"
#include "analysis/comparison/until.hpp"
#include "analysis/failure/stored_failure_costs.hpp"
#include "analysis/study/study_tables.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/study/dry_run.hpp"
#include "cli/study/journal_note.hpp"
#include "cli/study/study_flags.hpp"
#include "cli/terminal.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/rules/citizens/citizens_kernel.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/machine.hpp"
#include "engine/store/folder/run_study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace entente::cli {
namespace {

namespace fs = std::filesystem;

Keep keep_of(const std::string& word) {
  return word == "events" ? Keep::events : word == "series" ? Keep::series : Keep::summary;
}

void refuse_contradictions(const Flags& flags) {
  if (!flags.shard.empty() && flags.out.empty())
    throw ScenarioError("--shard needs --out DIR: the shards meet there");
  if (!flags.shard.empty() && !flags.until.empty())
    throw ScenarioError(
        "--until does not go with --shard: a shard does not see the other replicates; give --reps");
  if (!flags.until.empty() && !flags.most_replicates)
    throw ScenarioError("--until needs --max-reps N: where to give up");
  if (flags.until.empty() && flags.most_replicates)
    throw ScenarioError("--max-reps goes with --until; without it --reps says how many");
  if (!flags.until.empty() && flags.replicates)
    throw ScenarioError("--reps does not go with --until; --max-reps says how many at most");
}

// A folder that cannot be made holds nothing that the same command could go on with.
StudyFolder opened_study(const fs::path& folder, const StudyOrder& order) {
  try {
    return StudyFolder::open(folder, order);
  } catch (const StoreFailure& failure) {
    std::error_code error;
    if (fs::exists(folder, error))
      throw;
    throw ScenarioError(failure.what());
  }
}

void say_seed(const StudyFolder& study, const StudyOrder& order, const Flags& flags) {
  if (order.scenario.run.seed)
    return;
  const std::uint64_t seed = *study.scenario().run.seed;
  if (study.was_begun())
    print_note(flags, fmt::format("seed {}, chosen when the study was begun", seed));
  else
    print_note(flags,
               fmt::format("no seed was given: chose {0}; --seed {0} gives the same numbers again", seed));
}

StoppingRule rule_of(const Until& until, const StudyFolder& study, const Flags& flags) {
  const std::size_t sets = std::max<std::size_t>(1, study.scenario().parameter_sets.size());
  StoppingRule rule;
  rule.half_width = until.half_width;
  rule.most = *flags.most_replicates;
  rule.multiple_of = sets;
  return rule;
}

struct StopReason {
  RunEnd end = RunEnd::complete;
  std::optional<UntilState> until;
};

RunEnd run_up_to(StudyFolder& study, std::uint32_t replicates, const Threads& threads, const Flags& flags) {
  const Work work = study.work_up_to(replicates);
  Progress progress(flags, work.size(), "conflicts");
  StudyRun run;
  run.stop = &interrupted();
  run.skip_failed = flags.on_error == "skip";
  run.progress = [&](std::size_t done) { progress.reached(done); };
  return run_study(study, work, run, threads);
}

StopReason run(StudyFolder& study, const std::optional<Until>& until, const Flags& flags) {
  if (flags.on_error != "skip" && study.store().failed_histories() > 0)
    return {RunEnd::failed, std::nullopt}; // as it ended before
  const Threads threads(settled_threads(flags));
  if (!until)
    return {run_up_to(study, study.design().replicates, threads, flags), std::nullopt};
  const std::size_t reference = reference_index(study.scenario());
  const StoppingRule rule = rule_of(*until, study, flags);
  StopReason stop;
  while (true) {
    stop.until = until_state(study.store(), reference, until->outcome, rule);
    if (stop.until->next == 0)
      return stop;
    stop.end = run_up_to(study, stop.until->next, threads, flags);
    if (stop.end != RunEnd::complete)
      return stop;
  }
}

StudyStatus status_of(RunEnd end) {
  return end == RunEnd::complete  ? StudyStatus::finished
         : end == RunEnd::stopped ? StudyStatus::stopped
                                  : StudyStatus::failed;
}

void say_failures(const Store& store) {
  constexpr std::uint64_t most_shown = 10;
  std::uint64_t shown = 0;
  store.each_failure([&](const StoredFailure& failure) {
    if (shown++ >= most_shown)
      return;
    print_warning(fmt::format("replicate {} of strategy {} failed in month {}: {} is {}",
                              failure.unit.replicate, in_quotes(store.head().strategies[failure.strategy]),
                              failure.breach.month, failure.breach.entity,
                              number_text(failure.breach.value)));
  });
  if (shown > most_shown)
    print_warning(fmt::format("... {} histories failed in all", shown));
}

void say_stopped(const StudyFolder& study) {
  const std::uint64_t left = study.remaining();
  if (study.folder().empty())
    print_warning(fmt::format(
        "stopped early, for {}: {} replicates are left. Nothing was written; --seed {} begins the "
        "same histories again, and with --out DIR the same command would go on",
        interruption(), left, study.manifest().seed));
  else
    print_warning(
        fmt::format("stopped early, for {}: {} replicates are left; the same command goes on where it "
                    "stopped, and writes the "
                    "tables",
                    interruption(), left));
}

void say_until(const UntilState& state, const Until& until, const Flags& flags, std::size_t strategies) {
  if (state.next != 0)
    return;
  print_note(flags, fmt::format("{}: {} of half-width {:.3g} at {} replicates", until.text,
                                state.enough ? "reached, every interval is at most"
                                             : "not reached, an interval is still",
                                state.half_width, state.at));
  const double saved = (state.unpaired_replicates - state.at) * static_cast<double>(strategies);
  if (saved >= 1.0)
    print_note(
        flags,
        fmt::format("pairing saved about {:.0f} histories: without it the same width would have taken {:.0f} "
                    "replicates of each strategy",
                    saved, state.unpaired_replicates));
}

int exit_code_of(const StudyFolder& study, const StopReason& stop, const std::optional<Until>& until,
                 const Flags& flags) {
  if (const std::uint64_t failed = study.manifest().failed; failed > 0) {
    say_failures(study.store());
    if (flags.on_error == "stop")
      print_warning("stopped at the first failure; --on-error skip leaves failed histories out and goes on");
  }
  if (until && stop.until)
    say_until(*stop.until, *until, flags, study.scenario().strategies.size());
  if (stop.end == RunEnd::stopped) {
    say_stopped(study);
    return stopped_early;
  }
  if (study.manifest().failed > 0)
    return runs_failed;
  return stop.until && !stop.until->enough ? target_missed : done;
}

std::vector<Failure> failures_of(const Store& store, std::uint32_t variant) {
  std::vector<Failure> failures;
  store.each_failure([&](const StoredFailure& failure) {
    if (failure.unit.variant == variant)
      failures.push_back({failure.unit.replicate, store.head().strategies[failure.strategy], failure.breach});
  });
  return failures;
}

// Ends the study in one pass over its histories, which writes the folder's tables and gives the results.
StudyCommandResult end_study(StudyFolder& folder, const Flags& flags, const StopReason& stop) {
  const Scenario& scenario = folder.scenario();
  StudyCommandResult result;
  std::vector<std::size_t> all(scenario.strategies.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  result.study = {flags.scenario, scenario, std::move(all), reference_index(scenario), *scenario.run.seed};
  result.study.scenario.run.replicates = folder.design().replicates;
  result.show = false;
  if (stop.end == RunEnd::stopped && !folder.folder().empty()) {
    folder.stop(); // somebody may be waiting to end the process by force
    return result;
  }
  const bool points = !folder.design().keys.empty();
  const auto see = [&](StoredComparison&& stored) {
    if (points)
      return;
    result.variants.push_back(stored.variant == 0 ? std::string()
                                                  : folder.store().head().variants[stored.variant]);
    result.results.push_back({std::move(stored.comparison),
                              std::move(stored.digest),
                              failures_of(folder.store(), stored.variant),
                              stop.end == RunEnd::stopped,
                              {}});
  };
  folder.end(status_of(stop.end), [&] {
    return folder.folder().empty() ? each_comparison(folder.store(), scenario, see)
                                   : write_study_files(folder, see);
  });
  for (std::size_t variant = 0; variant < result.results.size(); ++variant)
    result.results[variant].failure_costs =
        stored_failure_costs(folder.store(), scenario, static_cast<std::uint32_t>(variant));
  result.show = !result.results.empty() && folder.design().shard.count == 1;
  return result;
}

} // namespace

std::vector<VariantResult> StudyCommandResult::by_variant() const {
  std::vector<VariantResult> list;
  for (std::size_t variant = 0; variant < results.size(); ++variant)
    list.push_back({variants[variant], &study, &results[variant]});
  return list;
}

StudyCommandResult run_study_command(const std::string& verb, Scenario scenario, StudyPlan plan,
                                     const Flags& flags, const ReadStore& read) {
  refuse_contradictions(flags);
  Design& design = plan.design;
  listen_to_interrupts(flags);
  if (!flags.shard.empty() && !scenario.run.seed)
    throw ScenarioError("--shard needs --seed N, or a seed in the scenario: all shards share one");
  const std::optional<Until> until =
      flags.until.empty() ? std::nullopt : std::optional(until_of(flags.until, scenario));
  if (!flags.shard.empty())
    design.shard = shard_of(flags.shard);
  const auto at_once =
      std::min<std::size_t>(static_cast<std::size_t>(settled_threads(flags)),
                            std::size_t{design.replicates} * design.point_count() * design.variant_count());
  require_memory(scenario, design, at_once);
  StudyOrder order{verb,
                   until ? until->text : std::string(),
                   std::move(plan.sweep),
                   std::move(scenario),
                   plan.seed ? *plan.seed : chosen_seed(),
                   std::move(design),
                   keep_of(flags.keep),
                   command_line(),
                   std::string(rules::name_of(rules::best_level())),
                   settled_threads(flags),
                   plan.more_points,
                   flags.rollback_journal ? Journal::rollback : Journal::by_disk};
  const fs::path folder = flags.out.empty()               ? fs::path()
                          : order.design.shard.count == 1 ? fs::path(flags.out)
                                                          : shard_folder(flags.out, order.design.shard);
  if (flags.dry_run) {
    StudyCommandResult only_said;
    only_said.code = dry_run(order, folder, flags);
    only_said.show = false;
    return only_said;
  }
  StudyFolder study = folder.empty() ? StudyFolder::temporary(order) : opened_study(folder, order);
  say_seed(study, order, flags);
  if (!study.was_finished())
    say_journal(study, flags);
  const bool printed_again = study.was_finished() && !until;
  const StopReason stop = run(study, until, flags);
  StudyCommandResult result = end_study(study, flags, stop);
  if (read && result.show)
    read(study.store(), study.scenario());
  result.code = exit_code_of(study, stop, until, flags);
  if (folder.empty())
    print_note(flags, "nothing was written to disk");
  else if (printed_again)
    print_note(flags, folder.string() + " was finished before: nothing was run");
  else
    print_note(flags, fmt::format("{}: {} histories stored", folder.string(), study.manifest().histories));
  study.close();
  return result;
}

} // namespace entente::cli
