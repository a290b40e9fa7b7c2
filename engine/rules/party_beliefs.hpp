// Belief update of one side of a dyad: the rates of conflict parties and their news, in the common form.
#pragma once
#include "engine/rules/belief.hpp"
#include "engine/rules/lasting_blame.hpp"
#include "engine/world/state/world.hpp"

namespace entente::rules {

inline BeliefRates<double> party_rates(const Arm& arm, const Conflict& conflict) {
  const Parameters& all = conflict.parameters;
  return {all.parties.gain_rate,     all.belief.loss_ratio, all.parties.cynicism_rise * lasting_blame(arm),
          all.parties.cynicism_fall, all.belief.blame_base, all.belief.information_effect};
}

inline void take_in(Outlook& outlook, const BeliefNews<double>& news, double information,
                    const BeliefRates<double>& rates) {
  const Belief<double> now =
      believe<double>({outlook.confidence, outlook.cynicism}, news, information, rates);
  outlook.confidence = now.confidence;
  outlook.cynicism = now.cynicism;
}

} // namespace entente::rules
