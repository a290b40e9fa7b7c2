#include "engine/core/clip.hpp"
#include "engine/rules/party_beliefs.hpp"
#include "engine/rules/rules.hpp"

namespace entente::rules {

void parties(Arm& arm, const Conflict& conflict) {
  constexpr double pull = 0.05, resting = 0.55, by_public = 1.6; // 1/month; confidence; factor
  const Parameters& all = conflict.parameters;
  const BeliefRates<double> belief = party_rates(arm, conflict);
  const double audience = all.parties.audience_weight;
  for (Dyad& dyad : arm.dyads)
    for (const Side side : {Side::group, Side::government}) {
      Outlook& outlook = dyad.of(side);
      const IdentityId own = side == Side::group ? dyad.identity : conflict.government_identity;
      const double rest = (1.0 - audience) * resting +
                          audience * clip(by_public * arm.opinion.identity_confidence[index(own)]);
      outlook.confidence += pull * (rest * (1.0 - outlook.cynicism) - outlook.confidence);
      const Signals& news = dyad.to(side);
      if (news == Signals{}) // silence changes no mind
        continue;
      take_in(outlook, {news.gain, news.loss, news.attributable, news.costly}, arm.levers.information,
              belief);
    }
}

namespace {

// What a group finds where it is at home: citizens it could recruit, and money it has taken.
double mobilised_at_home(const Arm& arm, const Dyad& dyad, const Conflict& conflict) {
  double share = 0.0;
  for (Eigen::Index z = 0; z < dyad.homeland.size(); ++z)
    share += dyad.homeland[z] *
             arm.opinion.mobilised[static_cast<std::size_t>(z) * conflict.identities + index(dyad.identity)];
  return share;
}
double captured_at_home(const Arm& arm, const Dyad& dyad) {
  double money = 0.0;
  for (Eigen::Index z = 0; z < dyad.homeland.size(); ++z)
    money += dyad.homeland[z] * arm.levers.captured[z];
  return money;
}

} // namespace

void recruitment(Arm& arm, const Conflict& conflict) {
  constexpr double largest = 1.5, most_room = 2.0, weakest = 0.005, strongest = 3.0;
  const StrengthParameters& strength = conflict.parameters.strength;
  for (Dyad& dyad : arm.dyads) {
    double& m = dyad.strength;
    if (dyad.phase == Phase::war || dyad.phase == Phase::talks) {
      const double fight = dyad.fight();
      if (fight > 0.0) // who does not fight recruits nobody
        m += strength.recruitment * mobilised_at_home(arm, dyad, conflict) * fight *
             clip(largest * dyad.initial_strength - m, 0.0, most_room);
      m += strength.fuel * captured_at_home(arm, dyad) * m;
      m -= (strength.attrition * fight + strength.idle_fade * (1.0 - fight)) * m;
    }
    m = clip(m, weakest, strongest);
  }
}

void capacity(Arm& arm, const Conflict& conflict) {
  constexpr double calm = 0.2; // mean violence below which the state recovers
  if (arm.situation.process() && arm.situation.violence < calm)
    arm.capacity = clip(arm.capacity + conflict.parameters.support.capacity_growth *
                                           arm.levers.capacity_growth * (1.0 - arm.capacity),
                        0.02, 1.0);
}

void need(Arm& arm) {
  constexpr double by_threat = 0.7, by_open_accord = 0.1;
  double open = 0.0;
  for (const Dyad& dyad : arm.dyads)
    if (dyad.phase == Phase::accord)
      open += 1.0 - dyad.accord.index;
  const double owed = by_open_accord * open;
  arm.regions.need.array() = (by_threat * arm.regions.threat_level.array() + owed).min(1.0);
}

} // namespace entente::rules
