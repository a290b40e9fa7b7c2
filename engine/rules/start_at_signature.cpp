// A history that begins in the month an accord is signed (docs/model.md, Initialisation).
#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/rules/felt_violence.hpp"
#include "engine/rules/party_beliefs.hpp"
#include "engine/rules/process.hpp"
#include "engine/rules/rules.hpp"
#include "engine/world/build/build.hpp"
#include "engine/world/build/draw_accord.hpp"

#include <cmath>

namespace entente::rules {
namespace {

// What signatories' forces weigh in the fighting before: they share its deaths by it.
double weight_of_signatories(const Arm& arm, const Conflict& conflict) {
  double weight = 0.0;
  for (std::size_t p = 0; p < arm.dyads.size(); ++p)
    if (conflict.groups[p].in_accord)
      weight += power(arm.dyads[p].strength, conflict.parameters.violence.strength_exponent);
  return weight;
}

// What the record demands of effort may lie beyond what the prior allows; then the prior's limit stands.
double effort_limit(const Conflict& conflict) {
  constexpr double deviations = 3.0;
  return deviations * std::sqrt(conflict.initial_effort_deviation * conflict.initial_effort_deviation +
                                conflict.group_effort_spread * conflict.group_effort_spread);
}

// Effort and pain at their stationary values for the deaths before, excitation at what is left of its own.
void settle_fighting(Dyad& dyad, const Conflict& conflict, double share, double own_deaths,
                     double per_attack) {
  const ViolenceParameters& violence = conflict.parameters.violence;
  dyad.of(Side::group).hope = dyad.balance();
  dyad.of(Side::government).hope = 1.0 - dyad.balance();
  const double at_normal_effort = violence.events_at_full_effort * share *
                                  effort_by_hope(dyad.of(Side::group).hope) * effort_by_rents(dyad.rents) *
                                  per_attack;
  const double limit = effort_limit(conflict);
  dyad.log_effort = own_deaths > 0.0 ? clip(log(own_deaths / at_normal_effort), -limit, limit) : -limit;
  dyad.pain = felt_violence(own_deaths);
  // Guns fell silent before the signature: what earlier attacks still trigger has faded since.
  const double faded = power(violence.excitation_memory, violence.silent_before_signature);
  for (Eigen::Index z = 0; z < dyad.homeland.size(); ++z)
    dyad.excitation[z] = violence.branching * own_deaths * dyad.homeland[z] / per_attack * faded;
}

void sign_at_start(Dyad& dyad, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  dyad.phase = Phase::accord;
  dyad.accords = 1;
  for (std::size_t issue = 0; issue < conflict.issues; ++issue)
    dyad.agreed.set(issue);
  dyad.civil_society_seated =
      rng.uniform(Purpose::seat, static_cast<std::uint32_t>(index(id))) < conflict.inclusion;
  dyad.accord = draw_accord(conflict, rng, id);
  dyad.accord.intent = draw_intent(conflict.parameters.relapse, rng, id);
  dyad.accord.mission_accepted = conflict.un_operation;
}

// Third parties are there as often as they would have come; a mission as the record says.
void settle_presence(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  constexpr double salience = 0.8;                   // of a war that is about to end by accord
  constexpr std::uint32_t present_at_signature = 40; // index of the quantity within the third party's
  const ThirdPartiesParameters& rates = conflict.parameters.third_parties;
  for (std::size_t a = 0; a < conflict.third_parties.count(); ++a) {
    const auto i = static_cast<Eigen::Index>(a);
    const ThirdPartyType type = conflict.third_parties.type[a];
    if (type == ThirdPartyType::security) {
      arm.third_parties.engaged.set(a, conflict.un_operation);
      if (conflict.un_operation)
        arm.support.troops = arm.levers.national_troops = conflict.mission_size;
      continue;
    }
    const double c = arm.third_parties.confidence[i], k = arm.third_parties.cynicism[i];
    const double engage = engagement_hazard(rates, salience, c, k), leave = exit_hazard(rates, k);
    arm.third_parties.engaged.set(
        a, rng.uniform(Purpose::third_party, static_cast<std::uint32_t>(a * 64) + present_at_signature) <
               engage / (engage + leave));
    arm.levers.mediators += arm.third_parties.engaged[a] && mediates(type);
  }
}

// Both sides have seen talks open, every issue agreed and the signature, with nobody watching and without the
// setbacks that the road may have had (docs/decisions/0062).
void take_in_the_road(Arm& arm, const Conflict& conflict) {
  constexpr double unseen = 0.0;
  const SignalsParameters& signals = conflict.parameters.signals;
  const auto issues = static_cast<double>(conflict.issues);
  const BeliefNews<double> road{signals.sides_talks_open + issues * signals.sides_issue_agreed +
                                    signals.sides_signed,
                                0.0, 0.0, issues * signals.sides_issue_agreed_costly};
  const BeliefRates<double> rates = party_rates(arm, conflict);
  for (Dyad& dyad : arm.dyads)
    if (dyad.phase == Phase::accord)
      for (Outlook& side : dyad.outlook)
        take_in(side, road, unseen, rates);
}

} // namespace

void start_at_signature(Arm& arm, const Conflict& conflict) {
  const AddressedRng rng = conflict.rng(0);
  const double weights = weight_of_signatories(arm, conflict);
  const double per_attack = mean_severity(conflict.parameters.violence.severity_exponent);
  RegionVector deaths = RegionVector::Zero(static_cast<Eigen::Index>(conflict.regions));
  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    if (!conflict.groups[p].in_accord)
      continue;
    Dyad& dyad = arm.dyads[p];
    const double share = power(dyad.strength, conflict.parameters.violence.strength_exponent);
    const double own_deaths = conflict.deaths_before * share / weights;
    settle_fighting(dyad, conflict, share, own_deaths, per_attack);
    for (Eigen::Index z = 0; z < deaths.size(); ++z)
      deaths[z] += own_deaths * dyad.homeland[z];
    sign_at_start(dyad, conflict, rng, DyadId(static_cast<std::uint32_t>(p)));
  }
  for (Eigen::Index z = 0; z < deaths.size(); ++z)
    arm.regions.violence[z] = arm.regions.threat_level[z] = felt_violence(deaths[z]);
  need(arm);
  settle_presence(arm, conflict, rng);
  take_in_the_road(arm, conflict);
}

} // namespace entente::rules
