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
#include "engine/core/missing.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>

namespace entente::cli {
namespace {

struct DecideFlags : Flags {
  std::string folder, effect = "holds_5y", goal;
  std::optional<double> willingness;
};

Goal goal_of(const std::string& text, const StoreHead& head) {
  const std::size_t at = text.find_first_of("<>");
  const bool written = at != std::string::npos && at + 1 < text.size() && text[at + 1] == '=';
  const std::string_view number =
      written ? trimmed(std::string_view(text).substr(at + 2)) : std::string_view();
  Goal goal;
  goal.value = number_in<double>(number).value_or(missing);
  if (!std::isfinite(goal.value))
    throw ScenarioError(fmt::format("--goal {}: expected an outcome, >= or <=, and a number, such as "
                                    "\"holds_5y>=0.2\"",
                                    in_quotes(text)));
  goal.at_least = text[at] == '>';
  goal.outcome = column_of(head, trimmed(std::string_view(text).substr(0, at)), "--goal");
  return goal;
}

int decide_study(const DecideFlags& flags) {
  const StudyReading study = read_study(flags.folder);
  const StoreHead& head = study.store.head();
  DecisionSettings settings;
  settings.effect = column_of(head, flags.effect, "--effect");
  settings.willingness = flags.willingness;
  if (!flags.goal.empty())
    settings.goal = goal_of(flags.goal, head);
  const Decision decision = decide(study.store, study.scenario, settings);
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
