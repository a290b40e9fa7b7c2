// Which support to choose: cost-effectiveness, regret over worlds, the value of knowing more.
#include "analysis/decision/decision_settings.hpp"
#include "analysis/decision/stored_decision.hpp"
#include "analysis/export/table_origin.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/decision_output.hpp"
#include "cli/output/derived_tables.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/study/study_column.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/api/decision_json.hpp"
#include "engine/core/error.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <memory>
#include <vector>

namespace entente::cli {
namespace {

struct DecideFlags : Flags {
  std::string folder, effect = "holds_5y", goal;
  std::optional<double> willingness;
};

// A setting that is not allowed is told as the flag of its name. Throws ScenarioError.
Decision decided(const StudyReading& study, DecisionSettings& settings, const std::string& goal) {
  try {
    if (!goal.empty())
      settings.goal = value_or_throw(goal_of(goal, study.store.head()));
    return decide(study.store, study.scenario, settings);
  } catch (const ScenarioError& error) {
    throw ScenarioError("--" + error.problems().front().text());
  }
}

int decide_study(const DecideFlags& flags) {
  const StudyReading study = read_study(flags.folder);
  const StoreHead& head = study.store.head();
  DecisionSettings settings;
  settings.effect = column_of(head, flags.effect, "--effect");
  settings.willingness = flags.willingness;
  const Decision decision = decided(study, settings, flags.goal);
  if (flags.json)
    print_json(decision_json(decision, 2));
  else
    print(decision_text(decision, study.scenario.title.empty() ? flags.folder : study.scenario.title,
                        flags.goal));
  leave_tables(flags, study.folder, [&](const std::filesystem::path& tables) {
    write_decision_tables(tables, decision, origin_of(study.store));
    write_decision_settings(study.folder, settings, head);
  });
  return done;
}

} // namespace

Verb add_decide(Command program) {
  const auto flags = std::make_shared<DecideFlags>();
  const Command verb =
      program.add_verb("decide", "Cost-effectiveness, regret over worlds, what knowing more is worth");
  take_folder(verb, flags->folder);
  verb.option("--effect", flags->effect, "What is to be bought: an outcome (default: holds_5y)")
      .type_name("OUTCOME");
  verb.option("--willingness", flags->willingness,
              "Price units that one unit of it is worth (default: what the reference spends for each)")
      .between(0.0, 1e12)
      .type_name("PRICE");
  verb.option("--goal", flags->goal, "In how many worlds and parameter sets is this met: \"holds_5y>=0.2\"")
      .type_name("GOAL");
  add_json_flag(verb, *flags);
  add_verbosity_flags(verb, *flags);
  return {verb, [flags] { return decide_study(*flags); }};
}

} // namespace entente::cli
