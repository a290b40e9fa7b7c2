// The model without each of its mechanisms, on the same histories.
#include "analysis/ablation.hpp"
#include "analysis/mechanisms.hpp"
#include "cli/ablation_output.hpp"
#include "cli/conduct.hpp"
#include "cli/flags.hpp"
#include "cli/scenario_input.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/wording.hpp"

#include <algorithm>
#include <memory>

namespace entente::cli {
namespace {

struct AblateFlags : Flags {
  std::vector<std::string> mechanisms; // empty = all
};

std::vector<NamedWorld> chosen_mechanisms(const std::vector<std::string>& named) {
  std::vector<std::string_view> known;
  for (const Mechanism& mechanism : mechanisms())
    known.push_back(mechanism.name);
  for (const std::string& name : named)
    if (find_mechanism(name) == nullptr)
      throw ScenarioError("there is no mechanism " + in_quotes(name) + suggestion(name, known));
  std::vector<NamedWorld> worlds;
  for (const Mechanism& mechanism : mechanisms())
    if (named.empty() || std::find(named.begin(), named.end(), mechanism.name) != named.end())
      worlds.push_back(without(mechanism));
  return worlds;
}

int ablate(const AblateFlags& flags) {
  Scenario scenario = open_scenario(flags);
  Design design;
  design.replicates = scenario.run.replicates;
  design.worlds = chosen_mechanisms(flags.mechanisms);
  const std::size_t reference = reference_index(scenario);
  const std::vector<std::size_t> chosen = flags.strategies.empty()
                                              ? std::vector<std::size_t>{reference}
                                              : chosen_strategies(scenario, flags.strategies);
  std::vector<Ablation> found;
  const Conducted conducted =
      conduct("ablate", narrowed(std::move(scenario), chosen, reference), {std::move(design), {}, {}}, flags,
              [&](const Store& store, const Scenario& tried) { found = ablations(store, tried); });
  if (!conducted.show)
    return conducted.code;
  if (flags.json)
    print_json(ablation_json(conducted.study, found));
  else
    print(ablation_text(conducted.study, found));
  return conducted.code;
}

} // namespace

Verb add_ablate(Command program) {
  const auto flags = std::make_shared<AblateFlags>();
  const Command verb = program.add_verb(
      "ablate", "Each mechanism of the model off in turn, and what that changes on the same histories");
  take_scenario(verb, *flags);
  verb.option("--mechanism", flags->mechanisms,
              "Only this mechanism of `entente list mechanisms`; repeatable. Without --strategy only "
              "the reference is lived")
      .type_name("NAME");
  take_study(verb, *flags);
  take_shard(verb, *flags);
  take_json(verb, *flags);
  return {verb, [flags] { return ablate(*flags); }};
}

} // namespace entente::cli
