// Horizons: the months that an outcome needs before it can show anything, against those that a scenario has.
#pragma once
#include "engine/core/month.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct Scenario;

// An outcome that the months of a scenario cannot or can hardly show.
struct ShortHorizon {
  std::string outcome;     // its name
  bool impossible = false; // every history has the same value or none, whatever is tried
  Month least = 0;         // months from which it can show anything at all
  Month enough = 0;        // months from which nothing is said here
  std::string message;     // one sentence: what is wrong and which months would show it
};

// Of the outcomes that every study reports and of the scenario's own, in that order; empty = all can show.
std::vector<ShortHorizon> short_horizons(const Scenario& scenario);
// Of one outcome; nothing where its months suffice or there is no such outcome.
std::optional<ShortHorizon> short_horizon_of(const Scenario& scenario, std::string_view outcome);

} // namespace entente
