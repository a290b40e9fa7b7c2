// Conflict facts: what is known of a simulated conflict before its first month, as numbers that a condition
// can name ("where more than three groups fight").
#pragma once
#include "engine/world/state/conflict.hpp"

#include <span>
#include <string_view>

namespace entente {

struct ConflictFact {
  std::string_view id;    // for programs
  std::string_view label; // continues "where": "the state's capacity"
  std::string_view unit;
  double (*of)(const Conflict&);
};

// The same for every conflict; never a parameter, which is the model's, not the conflict's.
std::span<const ConflictFact> conflict_facts();

} // namespace entente
