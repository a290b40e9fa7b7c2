// Documentation of scenarios: the JSON Schema for editors, the tables of numbers for people and
// programs, and a scenario with every default written out.
#pragma once
#include "engine/scenario/model/distribution.hpp"

#include <span>
#include <string>
#include <string_view>

namespace entente {

struct ParameterSet;
struct Scenario;

// JSON Schema, draft 7, of a scenario file.
std::string json_schema();

// docs/parameters.md: every parameter by group, then every structural number. With sets also the range over
// them.
std::string parameters_markdown(std::span<const ParameterSet> kept);

// The same as JSON: {"parameters": [...], "structure": [...]}; with a key, the one row. Throws ScenarioError
// with the nearest key when there is none of that name.
std::string parameters_json(std::span<const ParameterSet> kept, std::string_view key = {});

// docs/outcomes.md: every standard outcome, and the smallest difference in it that matters, with the reason.
std::string outcomes_markdown();
// The same as JSON, an array.
std::string outcomes_json();

// TOML that loads to an equal scenario and needs no other file.
std::string resolved_toml(const Scenario& scenario);

// "0.45", "uniform 0.2 to 0.85", "35 %: uniform 0.4 to 1, else 0".
std::string describe(const Distribution& distribution);

} // namespace entente
