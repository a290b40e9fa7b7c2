// What the flags of a study mean.
#pragma once
#include "engine/ensemble/design.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::cli {

// "2/8": the second of eight. Throws ScenarioError.
Shard shard_of(std::string_view text);

// "3h50m", "90m", "45s", "1d", larger units first, or seconds alone -> whole seconds, at least 1. A number
// without a unit behind one that has a unit could mean two things and is refused. Throws ScenarioError.
unsigned seconds_of(std::string_view text);

struct Until {
  std::size_t outcome = 0; // index into compared_outcomes
  double half_width = 0.0; // in the unit of the outcome
  std::string text;        // in one form however it was typed: "holds_5y ci<=0.02"
};
// "holds_5y ci<=0.02". Throws ScenarioError, with the nearest outcome.
Until until_of(std::string_view text, const Scenario& scenario);

} // namespace entente::cli
