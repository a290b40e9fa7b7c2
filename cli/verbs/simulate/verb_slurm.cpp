// A study as jobs of Slurm: its shards as tasks of an array, and a merge that waits for them.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/program.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/study/study_flags.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/outcomes/digest.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/scenario_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace entente::cli {
namespace {

struct SlurmFlags : Flags {
  std::uint32_t shards = 0;
  std::string verb = "compare", program = "entente", time = "4h";
  std::vector<std::string> more;
};

// One word for the shell, whatever it holds.
std::string shell_word(std::string_view word) {
  std::string text = "'";
  for (const char c : word)
    text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

// Only what Slurm's own lines and a comment can hold.
void require_plain(std::string_view what, std::string_view text) {
  if (text.find_first_of("\n\r") != std::string_view::npos)
    throw ScenarioError(std::string(what) + " holds a line break: " + in_quotes(text));
}

std::string clock_text(unsigned seconds) {
  constexpr unsigned minute = 60, hour = 60 * minute;
  return fmt::format("{:02}:{:02}:{:02}", seconds / hour, seconds % hour / minute, seconds % minute);
}

std::string command_of(const SlurmFlags& flags, std::uint64_t seed) {
  std::string command = "\"$program\" " + flags.verb + " " + shell_word(scenario_source(flags.scenario));
  command += fmt::format(" --seed {} --out \"$folder\" --progress none", seed);
  if (flags.replicates)
    command += fmt::format(" --reps {}", *flags.replicates);
  for (const std::string& setting : flags.settings)
    command += " --set " + shell_word(setting);
  for (const std::string& strategy : flags.strategies)
    command += " --strategy " + shell_word(strategy);
  for (const std::string& word : flags.more)
    command += " " + shell_word(word);
  return command;
}

constexpr unsigned longest_warning = 300, least_limit = 120; // seconds

constexpr std::string_view script = R"script(#!/bin/bash
#SBATCH --job-name={name}
#SBATCH --array=1-{shards}
#SBATCH --time={clock}
#SBATCH --cpus-per-task={threads}
#SBATCH --signal=B:USR1@{warning}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=entente-%A_%a.log
# A study in {shards} shards. Started by hand (bash THIS_FILE) it submits itself, and a merge that follows when all
# shards have ended; what stands behind THIS_FILE goes to sbatch (--partition=NAME). Again, it goes on with what is
# left. Before the limit a shard stops in good order and is queued again.
set -u
program=${{ENTENTE:-{program}}}
folder={folder}
name={name}

if [ -z "${{SLURM_ARRAY_TASK_ID-}}" ]; then
  if running=$(squeue --noheader --user="$(id -un)" --name="$name,$name-merge" --format=%i 2>/dev/null) &&
    [ -n "$running" ]; then
    echo "nothing was submitted: jobs of this study are queued or running ($(echo $running))" >&2
    exit 1
  fi
  array=$(sbatch --parsable "$@" "$0") || exit
  # Once all have ended, however they ended: the merge says which shards are not finished, and joins none then.
  merge=$(sbatch --parsable "$@" --dependency="afterany:${{array%%;*}}" --job-name="$name-merge" --time={clock} \
    --output=entente-merge-%j.log --wrap "$(printf '%q merge %q' "$program" "$folder")")
  code=$?
  if [ "$code" -ne 0 ]; then
    echo "the shards were submitted (job ${{array%%;*}}), but not the merge: when they have ended, entente merge" \
      "${{folder@Q}}" >&2
    exit "$code"
  fi
  echo "submitted: {shards} shards (job ${{array%%;*}}), and a merge that follows (job ${{merge%%;*}});" \
    "entente status ${{folder@Q}} says how far they are"
  exit
fi

{command} --threads {threads} --shard "$SLURM_ARRAY_TASK_ID/{shards}" &
study=$!
trap 'kill -USR1 "$study" 2>/dev/null' USR1 TERM
while true; do # a signal ends the waiting, not the study
  wait "$study"
  code=$?
  kill -0 "$study" 2>/dev/null || break
done
wait "$study" 2>/dev/null
last=$?
[ "$last" -eq 127 ] || code=$last
if [ "$code" -eq 3 ]; then # stopped early: the same command goes on
  scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
)script";

// The same for every script of a folder, and for no other: jobs of one study find one another by it.
std::string job_name(const SlurmFlags& flags) {
  namespace fs = std::filesystem;
  constexpr std::size_t enough = 8;
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(flags.out, error);
  return "entente-" + sha256_of(error ? flags.out : whole.string()).substr(0, enough);
}

std::string script_of(const SlurmFlags& flags, std::uint64_t seed) {
  const unsigned seconds = seconds_of(flags.time);
  if (seconds < least_limit)
    throw ScenarioError(
        fmt::format("--time-limit is {}; allowed is {}m or more: Slurm counts in minutes, and may "
                    "tell a shard to stop a minute early",
                    flags.time, least_limit / 60));
  const unsigned warning = std::min(longest_warning, seconds / 3);
  return fmt::format(script, fmt::arg("shards", flags.shards), fmt::arg("clock", clock_text(seconds)),
                     fmt::arg("name", job_name(flags)),
                     fmt::arg("threads", flags.threads > 0 ? flags.threads : 1), fmt::arg("warning", warning),
                     fmt::arg("program", shell_word(flags.program)),
                     fmt::arg("folder", shell_word(flags.out)), fmt::arg("command", command_of(flags, seed)));
}

// Why a flag of the verb cannot stand behind --; empty where it can.
std::string_view not_behind(std::string_view flag, const SlurmFlags& flags) {
  constexpr std::array<std::string_view, 4> before{"--out", "--seed", "--threads", "--progress"};
  if (flag == "--shard")
    return "each task has its own";
  if (flag == "--dry-run")
    return "nothing would be simulated";
  if (flag == "--until" || flag == "--max-reps")
    return "a shard does not see the other replicates; give --reps";
  if (flag == "--report")
    return "a shard has no page; `entente report` makes one of what was merged";
  if (std::find(before.begin(), before.end(), flag) != before.end() ||
      (flag == "--reps" && flags.replicates.has_value()))
    return "the script gives it; what slurm takes stands before --";
  return {};
}

// What the tasks would be refused for is refused here, before any is queued.
void check_flags_of_verb(const SlurmFlags& flags) {
  std::vector<std::string> words{flags.verb, scenario_source(flags.scenario)};
  words.insert(words.end(), flags.more.begin(), flags.more.end());
  const ReadWords read = read_words(words);
  for (const std::string& flag : read.flags)
    if (const std::string_view why = not_behind(flag, flags); !why.empty())
      throw ScenarioError(fmt::format("{} does not go behind --: {}", flag, why));
  if (read.problem)
    throw ScenarioError(fmt::format("behind --: {}", *read.problem));
}

int slurm(const SlurmFlags& flags) {
  if (flags.out.empty())
    throw ScenarioError("slurm needs --out DIR: the shards meet there");
  for (const std::string& word : flags.more)
    require_plain("a flag", word);
  require_plain("--out", flags.out);
  check_flags_of_verb(flags);
  const Scenario scenario = open_scenario(flags);
  chosen_strategies(scenario, flags.strategies); // throws where one is not there
  print(script_of(flags, settled_seed(scenario, flags)));
  return done;
}

} // namespace

Verb add_slurm(Command program) {
  const auto flags = std::make_shared<SlurmFlags>();
  const Command verb = program.add_verb(
      "slurm", "Print an sbatch script: shards as an array of tasks, requeued until done, then merged");
  add_scenario_argument(verb, *flags);
  verb.option("--shards", flags->shards, "How many tasks share the study")
      .required()
      .type_name("N")
      .between(1U, 10'000U);
  verb.path("--out", flags->out, "The study's folder, on a disk that all nodes see").type_name("DIR");
  verb.option("--verb", flags->verb, "run, compare or sweep (default compare)")
      .type_name("VERB")
      .one_of({"run", "compare", "sweep"});
  verb.option("--reps", flags->replicates,
              "Replicates: simulated conflicts, each under every strategy (default: what the scenario says)")
      .type_name("N")
      .between(1U, maximum_replicates);
  verb.option("--time-limit", flags->time, "Limit of a task, from 2m, e.g. 3h50m (default 4h)")
      .type_name("TIME");
  verb.path("--program", flags->program, "How the nodes call entente (default: entente)").type_name("PATH");
  verb.option("FLAGS", flags->more, "After --: flags of the verb, e.g. -- --design lhs --vary all")
      .type_name("");
  add_seed_flag(verb, *flags);
  add_thread_flag(verb, *flags);
  add_setting_flags(verb, *flags);
  add_strategy_flags(verb, *flags);
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return slurm(*flags); }};
}

} // namespace entente::cli
