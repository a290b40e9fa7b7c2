// A scenario as Python holds it: loaded once, never changed in place.
#pragma once
#include "engine/api/experiment.hpp"

#include <string>
#include <string_view>

namespace entente::python {

class LoadedScenario {
 public:
  // A path, builtin:NAME, or a name of builtin_scenarios(). Throws ScenarioError with every problem that
  // `entente check` tells.
  static LoadedScenario named(const std::string& name);
  // TOML, or JSON where it begins with '{'. Other files that it names are looked for in `folder`; `name`
  // stands in messages. `network`: the text of the network to import, in place of its file. Throws
  // ScenarioError.
  static LoadedScenario from_text(const std::string& text, const std::string& name, const std::string& folder,
                                  const std::string& network = {});
  // The scenario with one setting changed, as by --set. Throws ScenarioError.
  LoadedScenario changed(std::string_view key, std::string_view value) const;
  // The scenario in one of its worlds. Throws ScenarioError.
  LoadedScenario in_world(const std::string& name) const;

  const Scenario& scenario() const { return *experiment_.scenario(); }
  const Experiment& experiment() const { return experiment_; }
  // What is allowed and yet hardly meant; with places where the scenario is as it was loaded.
  Problems warnings() const;
  std::string resolved() const; // TOML
  // The answer to {"do": "describe"} (docs/api.md), a line of JSON.
  std::string description() const;

  bool operator==(const LoadedScenario& other) const { return scenario() == other.scenario(); }

 private:
  explicit LoadedScenario(Experiment experiment) : experiment_(std::move(experiment)) {}

  Experiment experiment_;
  bool as_loaded_ = true;
};

} // namespace entente::python
