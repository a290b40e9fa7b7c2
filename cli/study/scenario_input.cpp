#include "cli/study/scenario_input.hpp"

#include "cli/flags.hpp"
#include "cli/terminal.hpp"
#include "engine/api/experiment.hpp"
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/check/warnings.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/files.hpp"
#include "engine/store/files/scenario_names.hpp"
#include "engine/world/import/scenario_network.hpp"

#include <algorithm>
#include <optional>

namespace entente::cli {
namespace {

std::optional<std::size_t> position_of(const Scenario& scenario, std::string_view name) {
  const auto found = strategy_index(scenario, name);
  return found ? std::optional(*found) : std::nullopt;
}

// The names in "a,b, with a comma,c": from the left, the longest piece between commas that is a name.
void add_names(const Scenario& scenario, std::string_view text, std::vector<std::size_t>& chosen) {
  while (true) {
    std::size_t end = text.size();
    std::optional<std::size_t> found = position_of(scenario, trimmed(text));
    while (!found && end != std::string_view::npos && end > 0) {
      end = text.rfind(',', end - 1);
      if (end != std::string_view::npos)
        found = position_of(scenario, trimmed(text.substr(0, end)));
    }
    if (!found) {
      find_strategy(scenario, trimmed(text.substr(0, text.find(','))));
      return;
    }
    if (std::find(chosen.begin(), chosen.end(), *found) == chosen.end())
      chosen.push_back(*found);
    if (end == text.size())
      return;
    text.remove_prefix(end + 1);
  }
}

// The warnings of a scenario as it was changed; those of its file keep their places.
std::vector<Problem> warnings_after(const Scenario& scenario, const std::vector<Problem>& of_file) {
  std::vector<Problem> warnings;
  for (Finding& finding : warnings_of(scenario)) {
    const auto placed = std::find_if(of_file.begin(), of_file.end(), [&](const Problem& known) {
      return known.message.ends_with(finding.message);
    });
    warnings.push_back(placed != of_file.end() ? *placed : Problem{"", 0, 0, std::move(finding.message)});
  }
  return warnings;
}

} // namespace

OpenedScenario opened_scenario(const Flags& flags) {
  LoadReport report;
  std::vector<Problem> problems;
  Scenario scenario = load_scenario_file(scenario_source(flags.scenario), embedded_files(), &report);
  const std::string network_file = scenario.network.file;
  for (const std::string& setting : flags.settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos) {
      problems.push_back({"--set " + printable(setting), 0, 0, "a key, '=' and a value are needed"});
      continue;
    }
    try {
      apply_setting(scenario, trimmed(std::string_view(setting).substr(0, equals)),
                    trimmed(std::string_view(setting).substr(equals + 1)));
    } catch (const ScenarioError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty())
    throw ScenarioError(std::move(problems));
  if (flags.seed)
    scenario.run.seed = flags.seed;
  if (flags.replicates)
    scenario.run.replicates = *flags.replicates;
  OpenedScenario opened{std::move(scenario), std::move(report.warnings), {}};
  if (!flags.settings.empty())
    opened.warnings = warnings_after(opened.scenario, opened.warnings);
  NetworkSource& network = opened.scenario.network;
  if (network.model == NetworkSource::Model::imported) {
    if (network.text.empty() || network.file != network_file) // by --set
      network.text = read_network(network.file);
    opened.read.push_back({network.file, 0, 0, read_imported_network(opened.scenario)});
  }
  return opened;
}

Scenario open_scenario(const Flags& flags) {
  OpenedScenario opened = opened_scenario(flags);
  for (const Problem& read : opened.read)
    print_note(flags, read.text());
  for (const Problem& warning : opened.warnings)
    print_note(flags, "warning: " + warning.text());
  return std::move(opened.scenario);
}

std::size_t find_strategy(const Scenario& scenario, std::string_view name) {
  return value_or_throw(strategy_index(scenario, name));
}

std::vector<std::size_t> chosen_strategies(const Scenario& scenario, const std::vector<std::string>& named) {
  std::vector<std::size_t> chosen;
  for (const std::string& names : named)
    add_names(scenario, names, chosen);
  if (named.empty())
    for (std::size_t i = 0; i < scenario.strategies.size(); ++i)
      chosen.push_back(i);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

} // namespace entente::cli
