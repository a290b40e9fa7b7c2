#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/partly_common.hpp"
#include "engine/rules/lognormal_factor.hpp"
#include "engine/rules/process.hpp"
#include "engine/rules/rules.hpp"

#include <algorithm>

namespace entente::rules {
namespace {

// An experiment: the first accord fails whatever holds it.
bool forced_to_fail(const Arm& arm, const AddressedRng& rng, DyadId id) {
  constexpr Month held_for = 12;
  const Dyad& dyad = arm.dyads[index(id)];
  return arm.levers.forced_failure > 0.0 && dyad.accords == 1 && dyad.accord.age == held_for &&
         rng.uniform(Purpose::forced_failure, static_cast<std::uint32_t>(index(id))) <
             arm.levers.forced_failure;
}

// An accord's dyad is at war again: forces come back, part of what was agreed reopens, everybody hears of it.
void return_to_fighting(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double weakest = 0.02, strongest = 3.0, strength_returns = 0.5, least_effort = 0.3;
  const SignalsParameters& signals = conflict.parameters.signals;
  Dyad& dyad = arm.dyads[index(id)];
  dyad.phase = Phase::war;
  dyad.strength =
      clip(dyad.strength + strength_returns * (dyad.initial_strength - dyad.strength), weakest, strongest);
  dyad.log_effort = std::max(dyad.log_effort, least_effort);
  dyad.bridged = 0.0;
  const std::size_t may_stay = issues_that_may_stay(conflict.issues);
  for (std::size_t issue = 0; issue < conflict.issues; ++issue)
    if (issue >= may_stay ||
        rng.uniform(Purpose::issue_kept, static_cast<std::uint32_t>(index(id) * conflict.issues + issue)) >=
            0.5)
      dyad.agreed.reset(issue);
  for (Signals& side : dyad.signals)
    side.lose(signals.sides_relapse);
  arm.news.headlines.lose(signals.citizens_relapse);
  arm.news.third_parties.lose(signals.third_parties_relapse);
}

} // namespace

double draw_intent(const RelapseParameters& relapse, const AddressedRng& at_signature, DyadId id) {
  constexpr std::uint32_t shared_by_signatories = 255;
  const double z =
      partly_common(relapse.intent_common, at_signature.normal(Purpose::intent, shared_by_signatories),
                    at_signature.normal(Purpose::intent, static_cast<std::uint32_t>(index(id))));
  return lognormal_factor(z, relapse.intent_spread);
}

double left_alone(const Levers& levers) {
  constexpr double mediators_that_suffice = 2.0;
  return 1.0 - std::min(1.0, static_cast<double>(levers.mediators) / mediators_that_suffice) * levers.taper;
}

RelapseHazard relapse_hazard(const Dyad& dyad, const Levers& levers, const Circumstances& around,
                             const RelapseParameters& relapse) {
  constexpr double reference_hope_group = 0.3, reference_hope_government = 0.6, by_rents = 0.8,
                   by_hardline = 0.5;
  const Outlook& group = dyad.of(Side::group);
  const Outlook& government = dyad.of(Side::government);
  const double shared = -relapse.guarantee_weight * levers.guarantee +
                        relapse.bridge_weight * dyad.bridged * left_alone(levers) -
                        relapse.power_sharing * around.power_sharing +
                        (around.signatory_fights ? relapse.contagion : 0.0) +
                        relapse.aid_shock * levers.aid_shock;
  // What the other side has delivered is at stake; what cost it most weighs most (Jarstad and Nilsson 2008).
  const auto stake = [&](Side side) {
    const auto s = static_cast<std::size_t>(side);
    return (1.0 - relapse.costly_stake) * dyad.accord.owed_index[s] +
           relapse.costly_stake * dyad.accord.costly_index[s];
  };
  return {.group = relapse.rate *
                   exp(relapse.hope_weight * (group.hope - reference_hope_group) + by_rents * dyad.rents +
                       by_hardline * dyad.hardline - relapse.trust_weight * group.trust() -
                       relapse.stake_weight * stake(Side::government) + shared),
          .government =
              relapse.rate *
              exp(relapse.hope_weight * (government.hope - reference_hope_government) +
                  by_hardline * around.government_hardline - relapse.trust_weight * government.trust() -
                  relapse.stake_weight * stake(Side::group) + shared)};
}

void relapse(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double disarmament = 0.02, weakest = 0.02;
  const RelapseParameters& relapse = conflict.parameters.relapse;
  Dyad& dyad = arm.dyads[index(id)];
  const RelapseHazard of = relapse_hazard(
      dyad, arm.levers,
      {conflict.government_hardline, conflict.power_sharing, arm.situation.signatory_fights}, relapse);

  dyad.strength = std::max(weakest, dyad.strength * (1.0 - disarmament * dyad.accord.index));

  const double hazard = (1.0 - arm.levers.forced_hold) * dyad.accord.intent * (of.group + of.government) *
                        (dyad.accord.concluded ? relapse.concluded : 1.0);
  const bool forced = forced_to_fail(arm, rng, id);
  if (!forced && !rng.happens(Purpose::relapse, static_cast<std::uint32_t>(index(id)), hazard))
    return;
  arm.situation.first_failure |= dyad.accords == 1;
  arm.events.add(
      {.event = EventType::relapse,
       .who = static_cast<std::uint8_t>(index(id)),
       .hazard = forced ? 0.0 : hazard,
       .values = {static_cast<double>(dyad.accord.age), dyad.accord.index},
       .factors = {of.group, of.government, dyad.of(Side::group).trust(), dyad.of(Side::government).trust(),
                   arm.levers.guarantee, dyad.bridged * left_alone(arm.levers)}});
  return_to_fighting(arm, conflict, rng, id);
}

} // namespace entente::rules
