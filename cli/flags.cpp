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
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void take_strategies(CLI::App& verb, Flags& flags) {
  verb.add_option("--strategy", flags.strategies, "Only these strategies: names, separated by commas")
      ->type_name("A,B")
      ->expected(1)
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
  take_voice(verb, flags);
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
