// Every strategy on the same histories.
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/comparison/comparison_output.hpp"
#include "cli/output/comparison/comparison_summary.hpp"
#include "cli/output/comparison/failure_costs_output.hpp"
#include "cli/output/report.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/simulate/study_command.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/design.hpp"
#include "engine/scenario/read/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>

namespace entente::cli {
namespace {

struct CompareFlags : Flags {
  bool variants = false, report = false, full = false;
};

// Shards are read together once they are merged.
bool makes_a_study(const CompareFlags& flags) {
  return !flags.out.empty() && flags.shard.empty() && !flags.dry_run;
}

void offer_report(const CompareFlags& flags, const StudyCommandResult& result) {
  if (!makes_a_study(flags) || result.results.empty())
    return;
  if (!flags.report) {
    print_note(flags, fmt::format("entente report {} makes a page of it, to read and print", flags.out));
    return;
  }
  const auto file = write_report({flags.out, {}, {}, settled_threads(flags)});
  print_note(flags, fmt::format("the page of it: {}", file.string()));
}

std::string text_of(const StudyCommandResult& result, bool full) {
  if (!full && result.results.front().comparison.strategies.size() > 1)
    return summary_text(result.by_variant());
  std::string text;
  for (const VariantResult& variant : result.by_variant()) {
    if (result.results.size() > 1)
      text +=
          (text.empty() ? "" : "\n\n") +
          bold(variant.name.empty() ? "=== as the scenario is ===" : "=== world: " + variant.name + " ===") +
          "\n";
    text += comparison_text(*variant.study, *variant.result) +
            verdict_text(*variant.study, *variant.result, variant.name);
  }
  return text;
}

// What a failed process costs comes first, where a scenario asks for it.
std::string failure_text_of(const StudyCommandResult& result) {
  std::string text;
  for (const VariantResult& variant : result.by_variant())
    if (variant.result->failure_costs)
      text += (variant.name.empty() ? "" : bold("world: " + variant.name) + "\n") +
              failure_costs_text(*variant.result->failure_costs);
  return text;
}

int compare(CompareFlags flags) {
  Scenario scenario = open_scenario(flags);
  if (failure_roles(scenario) && flags.keep == "summary")
    flags.keep = "series"; // the account is read from monthly courses
  if (flags.report && !makes_a_study(flags))
    throw ScenarioError(
        "--report needs --out DIR, a study to report on, and goes with neither --shard nor --dry-run");
  if (flags.variants && scenario.variants.empty())
    throw ScenarioError("--worlds: the scenario names no [worlds]");
  Design design;
  design.replicates = flags.most_replicates.value_or(scenario.run.replicates);
  if (flags.variants)
    design.variants = scenario.variants;
  const std::vector<std::size_t> chosen = chosen_strategies(scenario, flags.strategies);
  const std::size_t reference = reference_index(scenario);
  const StudyCommandResult result = run_study_command(
      "compare", narrowed(std::move(scenario), chosen, reference), {std::move(design), {}, {}}, flags);
  if (result.show && flags.json) {
    std::vector<std::size_t> all(result.study.strategies);
    print_json(comparison_json(result.by_variant(), all));
  } else if (result.show) {
    print(failure_text_of(result) + text_of(result, flags.full));
  }
  offer_report(flags, result);
  return result.code;
}

} // namespace

Verb add_compare(Command program) {
  const auto flags = std::make_shared<CompareFlags>();
  const Command verb = program.add_verb("compare", "Every strategy on the same histories");
  add_scenario_argument(verb, *flags);
  add_study_flags(verb, *flags);
  add_until_flags(verb, *flags);
  add_shard_flag(verb, *flags);
  add_json_flag(verb, *flags);
  verb.flag("--worlds", flags->variants, "Compare in every named world of the scenario too");
  verb.flag("--full", flags->full, "Show every outcome of every strategy, and how to read it");
  verb.flag("--report", flags->report, "Write the study's page, report.html, at the end (needs --out)");
  return {verb, [flags] { return compare(*flags); }};
}

} // namespace entente::cli
