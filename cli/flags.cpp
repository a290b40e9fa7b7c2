#include "cli/flags.hpp"

#include "engine/scenario/scenario.hpp"
#include "engine/scenario/wording.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>

namespace entente::cli {

namespace {

// Digits alone: the library would read -1 as the largest number there is.
std::string problem_with_seed(const std::string& word) {
  std::uint64_t seed = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), seed);
  if (read.ec == std::errc{} && read.ptr == word.data() + word.size())
    return {};
  return in_quotes(word) + " is no seed; allowed is a whole number from 0 to 18446744073709551615";
}

} // namespace

CLI::Option* take_scenario(CLI::App& verb, Flags& flags) {
  return verb
      .add_option("FILE", flags.scenario,
                  "Scenario: a file, builtin:NAME, or a name that `entente list scenarios` shows")
      ->required()
      ->type_name("");
}

void take_settings(CLI::App& verb, Flags& flags) {
  verb.add_option("--set", flags.settings,
                  "Set a number of the scenario, e.g. talks.skill_effect=0.5 (repeatable; `entente params` "
                  "lists them)")
      ->type_name("KEY=VALUE")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void take_strategies(CLI::App& verb, Flags& flags) {
  verb.add_option("--strategy", flags.strategies, "Only these strategies: names, separated by commas")
      ->type_name("A,B")
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void take_seed(CLI::App& verb, Flags& flags) {
  verb.add_option("--seed", flags.seed, "Seed of all chance; chosen and reported when nobody gives one")
      ->type_name("N")
      ->check(CLI::Validator(problem_with_seed, ""));
}

void take_threads(CLI::App& verb, Flags& flags) {
  constexpr int most = 1024;
  verb.add_option("-j,--threads", flags.threads,
                  "Threads; the numbers do not depend on it (default: all processors we may use)")
      ->type_name("N")
      ->check(CLI::Range(1, most).description(""));
}

void take_json(CLI::App& verb, Flags& flags) {
  verb.add_flag("--json", flags.json, "Print JSON for programs");
}

void take_voice(CLI::App& verb, Flags& flags) {
  verb.add_flag("-q,--quiet", flags.quiet, "Say nothing on standard error but errors");
  verb.add_flag("-v,--verbose", flags.verbose, "Say more on standard error");
}

void take_study(CLI::App& verb, Flags& flags) {
  verb.add_option("--reps", flags.replicates, "Histories of every strategy (default: what the scenario says)")
      ->type_name("N")
      ->check(CLI::Range(1U, maximum_replicates).description(""));
  take_seed(verb, flags);
  take_threads(verb, flags);
  take_settings(verb, flags);
  take_strategies(verb, flags);
  allow_only(*verb.add_option("--keep", flags.keep, "What to keep of each history: summary, series or events")
                  ->type_name("WHAT"),
             {"summary", "series", "events"});
  allow_only(*verb.add_option("--on-error", flags.on_error,
                              "When a history breaks an invariant: stop, or skip it and go on")
                  ->type_name("WHAT"),
             {"stop", "skip"});
  allow_only(
      *verb.add_option("--progress", flags.progress, "How to show progress: auto, bar, plain, json or none")
           ->type_name("HOW"),
      {"auto", "bar", "plain", "json", "none"});
  verb.add_option("--out", flags.out,
                  "Keep the study in this folder; the same command continues it, more --reps extend it")
      ->type_name("DIR");
  verb.add_option("--time-limit", flags.time_limit,
                  "Stop in good order after so long, e.g. 3h50m; the same command goes on")
      ->type_name("TIME");
  verb.add_flag("--dry-run", flags.dry_run,
                "Only say how many histories, minutes and bytes it would take; writes nothing");
  take_voice(verb, flags);
}

void take_shard(CLI::App& verb, Flags& flags) {
  verb.add_option("--shard", flags.shard,
                  "Run only part I of N, in its own folder in --out; `entente merge` joins")
      ->type_name("I/N");
}

void take_until(CLI::App& verb, Flags& flags) {
  verb.add_option("--until", flags.until,
                  "Run until the 95 % interval is narrow enough, e.g. \"holds_5y ci<=0.02\" (half-width)")
      ->type_name("RULE");
  verb.add_option("--max-reps", flags.most_replicates,
                  "With --until: at most so many histories of every strategy")
      ->type_name("N")
      ->check(CLI::Range(1U, maximum_replicates).description(""));
}

void allow_only(CLI::Option& option, std::vector<std::string_view> words) {
  option.check(CLI::Validator(
      [words = std::move(words)](const std::string& word) -> std::string {
        if (std::find(words.begin(), words.end(), word) != words.end())
          return {};
        return in_quotes(word) + " is not known" + suggestion(word, words);
      },
      ""));
}

} // namespace entente::cli
