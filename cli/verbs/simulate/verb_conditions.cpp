// In which conflicts each strategy of a study matters most.
#include "analysis/conditions/conditions.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/output/conditions_output.hpp"
#include "cli/study/folder_argument.hpp"
#include "cli/study/study_column.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <memory>

namespace entente::cli {
namespace {

struct ConditionsFlags : Flags {
  std::string folder, outcome = "holds_5y";
};

int conditions(const ConditionsFlags& flags) {
  const StudyReading study = read_study(flags.folder);
  const StoreHead& head = study.store.head();
  if (head.shard.count > 1)
    throw ScenarioError("conditions: this is one shard of a study; merge the shards first (entente merge)");
  if (!head.keys.empty())
    throw ScenarioError("conditions: this study is a sweep; `entente sensitivity` says what drives it");
  if (head.strategies.size() < 2)
    throw ScenarioError("conditions: the study has one strategy; a second one is needed to compare with");
  const std::size_t outcome = column_of(head, flags.outcome, "--outcome");
  const Conditions found = conditions_of(study.store, study.scenario, outcome);
  if (flags.json)
    print_json(conditions_json(found));
  else
    print(conditions_text(found, head.outcomes[outcome].name,
                          study.scenario.title.empty() ? flags.folder : study.scenario.title));
  return done;
}

} // namespace

Verb add_conditions(Command program) {
  const auto flags = std::make_shared<ConditionsFlags>();
  const Command verb =
      program.add_verb("conditions", "In which conflicts each strategy of a study matters most");
  take_folder(verb, flags->folder);
  verb.option("--outcome", flags->outcome, "Of which outcome (default: holds_5y)").type_name("OUTCOME");
  add_verbosity_flags(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return conditions(*flags); }};
}

} // namespace entente::cli
