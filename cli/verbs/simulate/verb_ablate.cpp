// The model without each of its mechanisms, on the same histories.
#include "analysis/ablation/ablation.hpp"
#include "cli/flags.hpp"
#include "cli/output/ablation_output.hpp"
#include "cli/study/scenario_input.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs/simulate/study_command.hpp"
#include "cli/verbs/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/ensemble/design.hpp"
#include "engine/ensemble/mechanisms.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <algorithm>
#include <memory>

namespace entente::cli {
namespace {

struct AblateFlags : Flags {
  std::vector<std::string> mechanisms; // empty = all
};

std::vector<NamedVariant> chosen_mechanisms(const std::vector<std::string>& named) {
  std::vector<std::string_view> known;
  for (const Mechanism& mechanism : mechanisms())
    known.push_back(mechanism.name);
  for (const std::string& name : named)
    if (find_mechanism(name) == nullptr)
      throw ScenarioError("there is no mechanism " + in_quotes(name) + suggestion(name, known));
  std::vector<NamedVariant> variants;
  for (const Mechanism& mechanism : mechanisms())
    if (named.empty() || std::find(named.begin(), named.end(), mechanism.name) != named.end())
      variants.push_back(without(mechanism));
  return variants;
}

int ablate(const AblateFlags& flags) {
  Scenario scenario = open_scenario(flags);
  Design design;
  design.replicates = scenario.run.replicates;
  design.variants = chosen_mechanisms(flags.mechanisms);
  const std::size_t reference = reference_index(scenario);
  const std::vector<std::size_t> chosen = flags.strategies.empty()
                                              ? std::vector<std::size_t>{reference}
                                              : chosen_strategies(scenario, flags.strategies);
  std::vector<Ablation> found;
  const StudyCommandResult result = run_study_command(
      "ablate", narrowed(std::move(scenario), chosen, reference), {std::move(design), {}, {}}, flags,
      [&](const Store& store, const Scenario& tried) { found = ablations(store, tried); });
  if (!result.show)
    return result.code;
  if (flags.json)
    print_json(ablation_json(result.study, found));
  else
    print(ablation_text(result.study, found));
  return result.code;
}

} // namespace

Verb add_ablate(Command program) {
  const auto flags = std::make_shared<AblateFlags>();
  const Command verb = program.add_verb(
      "ablate", "Each mechanism of the model off in turn, and what that changes on the same histories");
  add_scenario_argument(verb, *flags);
  verb.option("--mechanism", flags->mechanisms,
              "Only this mechanism of `entente list mechanisms`; repeatable. Without --strategy only "
              "the reference is simulated")
      .type_name("NAME");
  add_study_flags(verb, *flags);
  add_shard_flag(verb, *flags);
  add_json_flag(verb, *flags);
  return {verb, [flags] { return ablate(*flags); }};
}

} // namespace entente::cli
