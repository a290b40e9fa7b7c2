// Lasting blame: what of a month's blame stays behind as cynicism: all of it, but in an experiment
// (restored_cynicism) in which a first failure leaves none.
#pragma once
#include "engine/world/state/world.hpp"

namespace entente::rules {

// A factor on the rise of everybody's cynicism this month.
inline double lasting_blame(const Arm& arm) {
  return arm.situation.first_failure ? 1.0 - arm.levers.restored_cynicism : 1.0;
}

} // namespace entente::rules
