// Every strategy on the same histories.
#include "cli/comparison_output.hpp"
#include "cli/exit_code.hpp"
#include "cli/flags.hpp"
#include "cli/scenario_input.hpp"
#include "cli/study.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/change.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>

namespace entente::cli {
namespace {

struct CompareFlags : Flags {
  bool worlds = false;
};

struct World { // the scenario as it is, or one of its named worlds
  std::string name;
  Study study;
  StudyResult result;
};

// The scenario itself, then its worlds, all with one seed, so that they meet the same luck.
std::deque<World> worlds_of(const CompareFlags& flags) {
  const Scenario scenario = open_scenario(flags);
  if (flags.worlds && scenario.worlds.empty())
    throw ScenarioError("--worlds: the scenario names no [worlds]");
  std::deque<World> worlds;
  worlds.push_back(
      {"",
       prepare(scenario, chosen_strategies(scenario, flags.strategies), reference_index(scenario), flags),
       {}});
  if (!flags.worlds)
    return worlds;
  const Study first = worlds.front().study;
  for (const NamedWorld& named : scenario.worlds) {
    Scenario changed = first.scenario;
    apply_world(changed, named);
    const std::size_t reference = first.strategies[first.reference];
    worlds.push_back({named.name, prepare(std::move(changed), first.strategies, reference, flags), {}});
  }
  return worlds;
}

std::string text_of(const std::deque<World>& worlds) {
  std::string text;
  for (const World& world : worlds) {
    if (worlds.size() > 1)
      text += (text.empty() ? "" : "\n\n") +
              bold(world.name.empty() ? "=== as the scenario is ===" : "=== world: " + world.name + " ===") +
              "\n";
    text += comparison_text(world.study, world.result);
  }
  return text;
}

int compare(const CompareFlags& flags) {
  std::deque<World> worlds = worlds_of(flags);
  int code = done;
  std::vector<WorldResult> results;
  for (World& world : worlds) {
    if (!world.name.empty())
      note(flags, "world: " + world.name);
    world.result = carry_out(world.study, flags);
    results.push_back({world.name, &world.study, &world.result});
    const int this_code = exit_code_of(world.study, world.result, flags);
    code = std::max(code, this_code);
    if (this_code == stopped_early || (this_code != done && flags.on_error == "stop"))
      break;
  }
  if (flags.json) {
    std::vector<std::size_t> all(worlds.front().study.strategies.size());
    for (std::size_t s = 0; s < all.size(); ++s)
      all[s] = s;
    print_json(comparison_json(results, all));
  } else {
    worlds.erase(worlds.begin() + static_cast<std::ptrdiff_t>(results.size()), worlds.end());
    print(text_of(worlds));
  }
  note(flags, "nothing was written to disk");
  return code;
}

} // namespace

Verb add_compare(CLI::App& program) {
  const auto flags = std::make_shared<CompareFlags>();
  CLI::App* verb = program.add_subcommand("compare", "Every strategy on the same histories");
  take_scenario(*verb, *flags);
  take_study(*verb, *flags);
  take_json(*verb, *flags);
  verb->add_flag("--worlds", flags->worlds, "Compare in every named world of the scenario too");
  return {verb, [flags] { return compare(*flags); }};
}

} // namespace entente::cli
