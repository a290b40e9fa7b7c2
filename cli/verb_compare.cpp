// Every strategy on the same histories.
#include "cli/comparison_output.hpp"
#include "cli/comparison_summary.hpp"
#include "cli/conduct.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/report.hpp"
#include "cli/scenario_input.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>

namespace entente::cli {
namespace {

struct CompareFlags : Flags {
  bool worlds = false, report = false, full = false;
};

// Shards are read together once they are merged.
bool makes_a_study(const CompareFlags& flags) {
  return !flags.out.empty() && flags.shard.empty() && !flags.dry_run;
}

void offer_report(const CompareFlags& flags, const Conducted& conducted) {
  if (!makes_a_study(flags) || conducted.results.empty())
    return;
  if (!flags.report) {
    note(flags, fmt::format("entente report {} makes a page of it, to read and print", flags.out));
    return;
  }
  const auto file = write_report({flags.out, {}, {}, settled_threads(flags)}).page;
  note(flags, fmt::format("the page of it: {}", file.string()));
}

std::string text_of(const Conducted& conducted, bool full) {
  if (!full && conducted.results.front().comparison.strategies.size() > 1)
    return summary_text(conducted.by_world());
  std::string text;
  for (const WorldResult& world : conducted.by_world()) {
    if (conducted.results.size() > 1)
      text += (text.empty() ? "" : "\n\n") +
              bold(world.name.empty() ? "=== as the scenario is ===" : "=== world: " + world.name + " ===") +
              "\n";
    text +=
        comparison_text(*world.study, *world.result) + verdict_text(*world.study, *world.result, world.name);
  }
  return text;
}

int compare(const CompareFlags& flags) {
  Scenario scenario = open_scenario(flags);
  if (flags.report && !makes_a_study(flags))
    throw ScenarioError(
        "--report needs --out DIR, a study to report on, and goes with neither --shard nor --dry-run");
  if (flags.worlds && scenario.worlds.empty())
    throw ScenarioError("--worlds: the scenario names no [worlds]");
  Design design;
  design.replicates = flags.most_replicates.value_or(scenario.run.replicates);
  if (flags.worlds)
    design.worlds = scenario.worlds;
  const std::vector<std::size_t> chosen = chosen_strategies(scenario, flags.strategies);
  const std::size_t reference = reference_index(scenario);
  const Conducted conducted = conduct("compare", narrowed(std::move(scenario), chosen, reference),
                                      {std::move(design), {}, {}}, flags);
  if (conducted.show && flags.json) {
    std::vector<std::size_t> all(conducted.study.strategies);
    print_json(comparison_json(conducted.by_world(), all));
  } else if (conducted.show) {
    print(text_of(conducted, flags.full));
  }
  offer_report(flags, conducted);
  return conducted.code;
}

} // namespace

Verb add_compare(Command program) {
  const auto flags = std::make_shared<CompareFlags>();
  const Command verb = program.add_verb("compare", "Every strategy on the same histories");
  take_scenario(verb, *flags);
  take_study(verb, *flags);
  take_until(verb, *flags);
  take_shard(verb, *flags);
  take_json(verb, *flags);
  verb.flag("--worlds", flags->worlds, "Compare in every named world of the scenario too");
  verb.flag("--full", flags->full, "Show every outcome of every strategy, and how to read it");
  verb.flag("--report", flags->report, "Write the study's page, report.html, at the end (needs --out)");
  return {verb, [flags] { return compare(*flags); }};
}

} // namespace entente::cli
