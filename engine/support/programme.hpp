// Programme of support: what a strategy does this month: every instrument's strength and what it all costs to
// run.
#pragma once
#include "engine/core/month.hpp"
#include "engine/scenario/model/strategy.hpp"

#include <array>
#include <optional>

namespace entente::support {

struct Programme {
  std::array<double, instrument_count> strength{}; // of what it does, 0-1; 0 = not active
  std::array<double, instrument_count> price{};    // of what it takes beside its overhead, 0-1
  std::array<Month, instrument_count> since{};     // first month of the action in force
  double overhead = 0.0;                           // share of the budget
  double mediators_time = 0.0;                     // share of mediators' time spent on support's own running
  double budget_factor = 1.0;

  double of(Instrument instrument) const { return strength[static_cast<std::size_t>(instrument)]; }
  double price_of(Instrument instrument) const { return price[static_cast<std::size_t>(instrument)]; }
  Month start_of(Instrument instrument) const { return since[static_cast<std::size_t>(instrument)]; }
};

// Where two actions name the same instrument in a month, the stronger counts.
Programme programme_of(const Strategy& strategy, Month month);

// The first month after this one in which an action starts or ends; none where nothing will change.
std::optional<Month> next_change(const Strategy& strategy, Month month);

} // namespace entente::support
