// Mechanisms of the model: what can be switched off, one at a time, to see what carries the model.
#pragma once
#include "engine/scenario/model/scenario.hpp"

#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// A mechanism is off when some numbers of the scenario have their neutral values: a rate, a weight or a share
// of 0, a factor of 1. A state is frozen at its own initial value, never at a constant (docs/model.md, Honest
// limits): the rates that move it are 0, so that it stays where the conflict's priors put it.
struct Mechanism {
  std::string_view name;
  std::string_view doc; // what remains without it
  std::vector<std::pair<std::string_view, double>> off;
};

// In the order of the month; names are unique.
std::span<const Mechanism> mechanisms();
const Mechanism* find_mechanism(std::string_view name); // nullptr if there is none

// The scenario without the mechanism, as a world of that name.
NamedVariant without(const Mechanism& mechanism);

} // namespace entente
