#include "cli/scenario_input.hpp"

#include "cli/flags.hpp"
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/change.hpp"
#include "engine/scenario/wording.hpp"
#include "engine/store/files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace entente::cli {
namespace {

constexpr std::string_view folder = "scenarios/", suffix = ".toml", builtin = "builtin:";

std::vector<std::string_view> strategy_names(const Scenario& scenario) {
  std::vector<std::string_view> names;
  for (const Strategy& strategy : scenario.strategies)
    names.push_back(strategy.name);
  return names;
}

std::optional<std::size_t> position_of(const Scenario& scenario, std::string_view name) {
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i)
    if (scenario.strategies[i].name == name)
      return i;
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ')
    text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ')
    text.remove_suffix(1);
  return text;
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

} // namespace

std::vector<std::string> builtin_scenarios() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with(folder) && file.path.ends_with(suffix))
      names.emplace_back(file.path.substr(folder.size(), file.path.size() - folder.size() - suffix.size()));
  return names;
}

std::string scenario_source(std::string_view argument) {
  const std::string name(argument);
  std::error_code error;
  if (argument.starts_with(builtin) || std::filesystem::exists(name, error))
    return name;
  const std::vector<std::string> builtins = builtin_scenarios();
  if (std::find(builtins.begin(), builtins.end(), name) != builtins.end())
    return std::string(builtin) + name;
  const std::vector<std::string_view> known(builtins.begin(), builtins.end());
  const std::string_view near = nearest(argument, known);
  throw ScenarioError(
      {Problem{printable(argument, 200), 0, 0,
               "there is no such file, and no scenario of that name" +
                   (near.empty() ? "; `entente list scenarios` shows those that come with the "
                                   "program"
                                 : "; did you mean " + in_quotes(near) + "?")}});
}

Scenario open_scenario(const Flags& flags) {
  Scenario scenario = load_scenario_file(scenario_source(flags.scenario), embedded_files());
  std::vector<Problem> problems;
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
  return scenario;
}

std::size_t find_strategy(const Scenario& scenario, std::string_view name) {
  if (const auto position = position_of(scenario, name))
    return *position;
  throw ScenarioError("there is no strategy " + in_quotes(name) + suggestion(name, strategy_names(scenario)));
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
