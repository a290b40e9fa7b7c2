#include "bindings/python/engine/loaded_scenario.hpp"

#include "engine/api/session.hpp"
#include "engine/core/embedded.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/check/warnings.hpp"
#include "engine/scenario/read/change.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/files.hpp"
#include "engine/store/files/scenario_names.hpp"

#include <algorithm>
#include <filesystem>

namespace entente::python {
namespace {

// Files as the program reads them; a network, which the API asks for without saying from where, may be larger
// than a scenario.
ResolveExtends files(const std::string& network = {}) {
  return [network, others = resolver(embedded_files())](std::string_view name,
                                                        std::string_view from) -> Expected<SourceText> {
    if (!from.empty())
      return others(name, from);
    if (!network.empty())
      return SourceText{network, std::string(name), std::string(name)};
    try {
      return SourceText{read_network(std::string(name)), std::string(name), std::string(name)};
    } catch (const ScenarioError& error) {
      return error.problems();
    }
  };
}

Experiment loaded(const SourceText& source, const ResolveExtends& resolve) {
  Experiment experiment;
  throw_problems(experiment.load(source, resolve));
  return experiment;
}

} // namespace

LoadedScenario LoadedScenario::named(const std::string& name) {
  return LoadedScenario(loaded(read_source(scenario_source(name), embedded_files()), files()));
}

LoadedScenario LoadedScenario::from_text(const std::string& text, const std::string& name,
                                         const std::string& folder, const std::string& network) {
  const std::string identity = (std::filesystem::path(folder) / name).string();
  return LoadedScenario(loaded({text, name, identity}, files(network)));
}

LoadedScenario LoadedScenario::changed(std::string_view key, std::string_view value) const {
  LoadedScenario other = *this;
  other.as_loaded_ = false;
  throw_problems(other.experiment_.change(key, value));
  return other;
}

LoadedScenario LoadedScenario::in_world(const std::string& name) const {
  Scenario here = scenario();
  std::vector<std::string_view> names;
  for (const NamedVariant& variant : scenario().variants) {
    names.push_back(variant.name);
    if (variant.name != name)
      continue;
    throw_problems(try_apply_variant(here, variant));
    LoadedScenario other{Experiment(std::move(here))};
    other.as_loaded_ = false;
    return other;
  }
  throw ScenarioError("there is no world " + in_quotes(name) + suggestion(name, names));
}

Problems LoadedScenario::warnings() const {
  if (as_loaded_)
    return experiment_.warnings();
  Problems problems;
  for (Finding& finding : warnings_of(scenario()))
    problems.push_back({"", 0, 0, std::move(finding.message)});
  return problems;
}

std::string LoadedScenario::resolved() const {
  return value_or_throw(experiment_.resolved());
}

std::string LoadedScenario::description() const {
  return Session(experiment_, {}, {}).answer(R"({"do": "describe"})", 1, Threads(1)).json;
}

} // namespace entente::python
