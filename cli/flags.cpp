#include "cli/flags.hpp"

#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/syntax/wording.hpp"

namespace entente::cli {

namespace {

// Digits alone: the library would read -1 as the largest number there is.
std::string problem_with_seed(const std::string& word) {
  if (number_in<std::uint64_t>(word))
    return {};
  return in_quotes(word) + " is no seed; allowed is a whole number from 0 to 18446744073709551615";
}

} // namespace

Option add_scenario_argument(Command verb, Flags& flags) {
  return verb
      .path("FILE", flags.scenario,
            "Scenario: a file, builtin:NAME, or a name that `entente list scenarios` shows")
      .required()
      .type_name("");
}

void add_setting_flags(Command verb, Flags& flags) {
  verb.option("--set", flags.settings,
              "Set a number of the scenario, e.g. talks.skill_effect=0.5 (repeatable; `entente params` "
              "lists them)")
      .type_name("KEY=VALUE")
      .repeatable();
}

void add_strategy_flags(Command verb, Flags& flags) {
  verb.option("--strategy", flags.strategies, "Only these strategies: names, separated by commas")
      .type_name("A,B")
      .repeatable();
}

void add_seed_flag(Command verb, Flags& flags) {
  verb.option("--seed", flags.seed, "Seed of all chance; chosen and reported when nobody gives one")
      .type_name("N")
      .check(problem_with_seed);
}

void add_thread_flag(Command verb, Flags& flags) {
  constexpr int most = 1024;
  verb.option("-j,--threads", flags.threads,
              "Threads; the numbers do not depend on it (default: all processors we may use)")
      .type_name("N")
      .between(1, most);
}

void add_json_flag(Command verb, Flags& flags) {
  verb.flag("--json", flags.json, "Print JSON for programs");
}

void add_verbosity_flags(Command verb, Flags& flags) {
  verb.flag("-q,--quiet", flags.quiet, "Say nothing on standard error but errors");
  verb.flag("-v,--verbose", flags.verbose, "Say more on standard error");
}

void add_progress_flag(Command verb, Flags& flags) {
  verb.option("--progress", flags.progress, "How to show progress: auto, bar, plain, json or none")
      .type_name("HOW")
      .one_of({"auto", "bar", "plain", "json", "none"});
}

void add_study_flags(Command verb, Flags& flags) {
  verb.option("--reps", flags.replicates,
              "Replicates: simulated conflicts, each under every strategy (default: what the scenario says)")
      .type_name("N")
      .between(1U, maximum_replicates);
  add_seed_flag(verb, flags);
  add_thread_flag(verb, flags);
  add_setting_flags(verb, flags);
  add_strategy_flags(verb, flags);
  verb.option("--keep", flags.keep, "What to keep of each history: summary, series or events")
      .type_name("WHAT")
      .one_of({"summary", "series", "events"});
  verb.option("--on-error", flags.on_error, "When a history breaks an invariant: stop, or skip it and go on")
      .type_name("WHAT")
      .one_of({"stop", "skip"});
  add_progress_flag(verb, flags);
  verb.path("--out", flags.out,
            "Keep the study in this folder; the same command continues it, more --reps extend it")
      .type_name("DIR");
  add_journal_flag(verb, flags);
  verb.option("--time-limit", flags.time_limit,
              "Stop in good order after so long, e.g. 3h50m; the same command goes on")
      .type_name("TIME");
  verb.flag("--dry-run", flags.dry_run,
            "Only say how many histories, minutes and bytes it would take; writes nothing");
  add_verbosity_flags(verb, flags);
}

void add_journal_flag(Command verb, Flags& flags) {
  verb.flag(
      "--rollback-journal", flags.rollback_journal,
      "Write the results so that no memory is shared with other programs: for disks that several machines "
      "share (done by itself where the disk is not known to be local)");
}

void add_shard_flag(Command verb, Flags& flags) {
  verb.option("--shard", flags.shard,
              "Run only part I of N, in its own folder in --out; `entente merge` joins")
      .type_name("I/N");
}

void add_until_flags(Command verb, Flags& flags) {
  verb.option("--until", flags.until,
              "Run until the 95 % interval is narrow enough, e.g. \"holds_5y ci<=0.02\" (half-width)")
      .type_name("RULE");
  verb.option("--max-reps", flags.most_replicates, "With --until: at most so many replicates")
      .type_name("N")
      .between(1U, maximum_replicates);
}

} // namespace entente::cli
