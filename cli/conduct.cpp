#include "cli/conduct.hpp"

#include "analysis/stored_comparison.hpp"
#include "analysis/study_tables.hpp"
#include "analysis/until.hpp"
#include "cli/dry_run.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/interrupt.hpp"
#include "cli/machine.hpp"
#include "cli/progress.hpp"
#include "cli/study_flags.hpp"
#include "cli/terminal.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/rules/citizens_kernel.hpp"
#include "engine/scenario/wording.hpp"
#include "engine/store/run_study.hpp"

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

void say_seed(const StudyFolder& study, const StudyOrder& order, const Flags& flags) {
  if (order.scenario.run.seed)
    return;
  const std::uint64_t seed = *study.scenario().run.seed;
  if (study.was_begun())
    note(flags, fmt::format("seed {}, chosen when the study was begun", seed));
  else
    note(flags, fmt::format("no seed was given: chose {0}; --seed {0} gives the same numbers again", seed));
}

StoppingRule rule_of(const Until& until, const StudyFolder& study, const Flags& flags) {
  const std::size_t sets = std::max<std::size_t>(1, study.scenario().parameter_sets.size());
  StoppingRule rule;
  rule.half_width = until.half_width;
  rule.most = *flags.most_replicates;
  rule.multiple_of = sets;
  return rule;
}

struct Ending {
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

Ending run(StudyFolder& study, const std::optional<Until>& until, const Flags& flags) {
  if (flags.on_error != "skip" && study.store().failed_histories() > 0)
    return {RunEnd::failed, std::nullopt}; // as it ended before
  const Threads threads(settled_threads(flags));
  if (!until)
    return {run_up_to(study, study.design().replicates, threads, flags), std::nullopt};
  const std::size_t reference = reference_index(study.scenario());
  const StoppingRule rule = rule_of(*until, study, flags);
  Ending ending;
  while (true) {
    ending.until = until_state(study.store(), reference, until->outcome, rule);
    if (ending.until->next == 0)
      return ending;
    ending.end = run_up_to(study, ending.until->next, threads, flags);
    if (ending.end != RunEnd::complete)
      return ending;
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
    complain(fmt::format("replicate {} of strategy {} failed in month {}: {} is {}", failure.unit.replicate,
                         in_quotes(store.head().strategies[failure.strategy]), failure.breach.month,
                         failure.breach.entity, number_text(failure.breach.value)));
  });
  if (shown > most_shown)
    complain(fmt::format("... {} histories failed in all", shown));
}

void say_stopped(const StudyFolder& study) {
  const std::uint64_t left = study.remaining();
  if (study.folder().empty())
    complain(fmt::format(
        "stopped early, for {}: {} replicates are left. Nothing was written; --seed {} begins the "
        "same histories again, and with --out DIR the same command would go on",
        interruption(), left, study.manifest().seed));
  else
    complain(fmt::format("stopped early, for {}: {} replicates are left; the same command goes on where it "
                         "stopped, and writes the "
                         "tables",
                         interruption(), left));
}

void say_until(const UntilState& state, const Until& until, const Flags& flags, std::size_t strategies) {
  if (state.next != 0)
    return;
  note(flags,
       fmt::format("{}: {} of half-width {:.3g} at {} replicates", until.text,
                   state.enough ? "reached, every interval is at most" : "not reached, an interval is still",
                   state.half_width, state.at));
  const double saved = (state.unpaired - state.at) * static_cast<double>(strategies);
  if (saved >= 1.0)
    note(flags, fmt::format(
                    "pairing saved about {:.0f} histories: without it the same width would have taken {:.0f} "
                    "replicates of each strategy",
                    saved, state.unpaired));
}

int exit_code_of(const StudyFolder& study, const Ending& ending, const std::optional<Until>& until,
                 const Flags& flags) {
  if (const std::uint64_t failed = study.manifest().failed; failed > 0) {
    say_failures(study.store());
    if (flags.on_error == "stop")
      complain("stopped at the first failure; --on-error skip leaves failed histories out and goes on");
  }
  if (until && ending.until)
    say_until(*ending.until, *until, flags, study.scenario().strategies.size());
  if (ending.end == RunEnd::stopped) {
    say_stopped(study);
    return stopped_early;
  }
  if (study.manifest().failed > 0)
    return runs_failed;
  return ending.until && !ending.until->enough ? target_missed : done;
}

std::vector<Failure> failures_of(const Store& store, std::uint32_t world) {
  std::vector<Failure> failures;
  store.each_failure([&](const StoredFailure& failure) {
    if (failure.unit.world == world)
      failures.push_back({failure.unit.replicate, store.head().strategies[failure.strategy], failure.breach});
  });
  return failures;
}

// Ends the study in one pass over its histories, which writes the folder's tables and gives the results.
Conducted end_study(StudyFolder& folder, const Flags& flags, const Ending& ending) {
  const Scenario& scenario = folder.scenario();
  Conducted conducted;
  std::vector<std::size_t> all(scenario.strategies.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  conducted.study = {flags.scenario, scenario, std::move(all), reference_index(scenario), *scenario.run.seed};
  conducted.study.scenario.run.replicates = folder.design().replicates;
  conducted.show = false;
  if (ending.end == RunEnd::stopped && !folder.folder().empty()) {
    folder.stop(); // somebody may be waiting to end the process by force
    return conducted;
  }
  const bool points = !folder.design().keys.empty();
  const auto see = [&](StoredComparison&& stored) {
    if (points)
      return;
    conducted.worlds.push_back(stored.world == 0 ? std::string()
                                                 : folder.store().head().worlds[stored.world]);
    conducted.results.push_back({std::move(stored.comparison), std::move(stored.digest),
                                 failures_of(folder.store(), stored.world), ending.end == RunEnd::stopped});
  };
  folder.end(status_of(ending.end), [&] {
    return folder.folder().empty() ? each_comparison(folder.store(), scenario, see)
                                   : write_study_files(folder, see);
  });
  conducted.show = !conducted.results.empty() && folder.design().shard.count == 1;
  return conducted;
}

} // namespace

std::vector<WorldResult> Conducted::by_world() const {
  std::vector<WorldResult> list;
  for (std::size_t world = 0; world < results.size(); ++world)
    list.push_back({worlds[world], &study, &results[world]});
  return list;
}

Conducted conduct(const std::string& verb, Scenario scenario, StudyPlan plan, const Flags& flags,
                  const ReadStore& read) {
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
                            std::size_t{design.replicates} * design.draw_count() * design.world_count());
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
                   plan.more_points};
  const fs::path folder = flags.out.empty()               ? fs::path()
                          : order.design.shard.count == 1 ? fs::path(flags.out)
                                                          : shard_folder(flags.out, order.design.shard);
  if (flags.dry_run) {
    Conducted only_said;
    only_said.code = dry_run(order, folder, flags);
    only_said.show = false;
    return only_said;
  }
  StudyFolder study = folder.empty() ? StudyFolder::temporary(order) : StudyFolder::open(folder, order);
  say_seed(study, order, flags);
  const bool printed_again = study.was_finished() && !until;
  const Ending ending = run(study, until, flags);
  Conducted conducted = end_study(study, flags, ending);
  if (read && conducted.show)
    read(study.store(), study.scenario());
  conducted.code = exit_code_of(study, ending, until, flags);
  if (folder.empty())
    note(flags, "nothing was written to disk");
  else if (printed_again)
    note(flags, folder.string() + " was finished before: nothing was run");
  else
    note(flags, fmt::format("{}: {} histories stored", folder.string(), study.manifest().histories));
  study.close();
  return conducted;
}

} // namespace entente::cli
