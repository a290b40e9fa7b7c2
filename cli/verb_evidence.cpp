// Does the model agree with what was published? Ours beside theirs, misses first.
#include "cli/evidence_output.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/scenario_input.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "engine/parallel/parallel.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cmath>
#include <memory>

namespace entente::cli {
namespace {

constexpr std::uint32_t usual_conflicts = 8000;

// Names of what so few conflicts do not allow.
std::string not_computed(const std::vector<EvidenceRow>& rows) {
  std::string names;
  for (const EvidenceRow& row : rows)
    if (!std::isfinite(row.ours))
      names += (names.empty() ? "" : ", ") + row.target.id;
  return names;
}

int evidence(Flags& flags) {
  flags.scenario = "builtin:baseline";
  const Scenario scenario = open_scenario(flags);
  const Threads threads(settled_threads(flags));
  EvidenceRun run;
  run.seed = settled_seed(scenario, flags);
  run.last = flags.replicates.value_or(usual_conflicts);
  run.strategy = find_strategy(scenario, "baseline");
  run.stop = &interrupted();
  listen_to_interrupts();
  EvidenceSample sample;
  {
    Progress progress(flags, run.last, "conflicts");
    sample = simulate_evidence(scenario, run, threads, [&](std::uint32_t done) { progress.reached(done); });
  }
  if (interrupted()) {
    complain(interruption() + ": nothing is printed, since the conflicts asked for are not all there");
    return stopped_early;
  }
  const std::vector<EvidenceRow> rows = evidence_rows(shipped_targets(), sample, {run.seed, 200}, threads);
  if (sample.failed() > 0) {
    complain(fmt::format("{} conflicts broke an invariant; `entente trace` shows them", sample.failed()));
    return runs_failed;
  }
  if (const std::string names = not_computed(rows); !names.empty()) {
    complain(fmt::format("{} conflicts are too few for: {}; give more --reps", sample.conflicts(), names));
    return runs_failed;
  }
  if (!flags.out.empty())
    write_evidence_table(flags.out, rows);
  if (flags.json)
    print_json(evidence_json(rows));
  else
    print(evidence_text(rows, sample));
  return done;
}

} // namespace

Verb add_evidence(CLI::App& program) {
  const auto flags = std::make_shared<Flags>();
  CLI::App* verb = program.add_subcommand(
      "evidence", "Published figures, ours beside theirs, misses first; real accords scored");
  verb->add_option("--reps", flags->replicates, "How many conflicts (default: 8000)")
      ->type_name("N")
      ->check(CLI::Range(1U, maximum_replicates).description(""));
  verb->add_option("--out", flags->out, "Also write the table to DIR/tables")->type_name("DIR");
  take_seed(*verb, *flags);
  take_settings(*verb, *flags);
  take_threads(*verb, *flags);
  allow_only(
      *verb->add_option("--progress", flags->progress, "How to show progress: auto, bar, plain, json or none")
           ->type_name("HOW"),
      {"auto", "bar", "plain", "json", "none"});
  take_voice(*verb, *flags);
  take_json(*verb, *flags);
  return {verb, [flags] { return evidence(*flags); }};
}

} // namespace entente::cli
