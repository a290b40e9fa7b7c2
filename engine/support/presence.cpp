// What being there does: skill at the table, pressure, information, and how long it lasts after an accord.
#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/support/held.hpp"
#include "engine/support/support.hpp"

#include <algorithm>
#include <cmath>

namespace entente::support {
namespace {

constexpr double fading = 12.0; // months in which support fades after the commitment ends

bool in_commitment(const Arm& arm) {
  return !arm.situation.accord_age || arm.levers.counted_as_committed ||
         static_cast<double>(*arm.situation.accord_age) <= arm.levers.commitment;
}

} // namespace

bool in_usual_commitment(const Arm& arm, const Conflict& conflict) {
  return arm.situation.accord_age &&
         static_cast<double>(*arm.situation.accord_age) <= conflict.parameters.support.commitment_months;
}

namespace {

// Money and troops taper once the commitment has ended; a fund (R7) pays the difference as long as it lasts.
double taper(Arm& arm, const Conflict& conflict, const Programme& programme) {
  if (!arm.situation.accord_age)
    return 1.0;
  const double late = static_cast<double>(*arm.situation.accord_age) - arm.levers.commitment;
  double left = late > 0.0 ? exp(-late / fading) : 1.0;
  if (late > 0.0 && arm.support.fund > 0.0) {
    const double wanted = (1.0 - left) * conflict.budget * engagement_share(arm, conflict);
    if (wanted > 0.0) {
      const double paid = std::min(wanted, arm.support.fund);
      arm.support.fund -= paid;
      left += (1.0 - left) * (paid / wanted);
    }
  }
  if (programme.price_of(Instrument::stay_thin) == 0.0)
    return left;
  // The same total spread over a longer commitment.
  const double usual = conflict.parameters.support.commitment_months;
  return left * ((usual + fading) /
                 (committed_months(conflict, programme.price_of(Instrument::stay_thin)) + fading));
}

double skill_of(const Arm& arm, const Conflict& conflict, const Programme& programme, std::size_t third_party,
                Eigen::Index issue) {
  constexpr double least = 0.4, by_knowledge = 0.6, local_reach = 0.5, trained = 0.7;
  const ThirdPartyType type = conflict.third_parties.type[third_party];
  double skill = conflict.third_parties.skill[third_party][issue];
  if (type == ThirdPartyType::mediator)
    skill += programme.of(Instrument::mediation_teams) * positive_part(trained - skill);
  skill *= least + by_knowledge * arm.third_parties.knowledge[static_cast<Eigen::Index>(third_party)];
  return skill * (1.0 - programme.mediators_time) *
         (type == ThirdPartyType::local_partner ? local_reach : 1.0);
}

// What the sides at a table may expect of a mission, if they sign: that it is sent, that both let it in, how
// large it is, and how coherent its mandate. Security actors offer it through mediators; without one, or
// before a security actor has come, half is believed.
double expected_guarantee(const Arm& arm, const Conflict& conflict, bool security) {
  constexpr double without_mediator = 0.5, not_yet_there = 0.5;
  const Cooperation& together = arm.support.cooperation;
  const SupportParameters& support = conflict.parameters.support;
  const double through =
      security && arm.levers.mediators > 0 ? together.security_mediation : without_mediator;
  return support.consent * saturation(conflict.mission_size / support.guarantee_troops) *
         together.within_security * through * (security ? 1.0 : not_yet_there);
}

// Some go everywhere, more where need is; the mean over regions is the national total.
void spread_troops(Arm& arm) {
  constexpr double everywhere = 0.3;
  if (arm.levers.national_troops == 0.0) {
    arm.levers.troops.setZero();
    return;
  }
  const auto regions = static_cast<std::size_t>(arm.regions.need.size());
  const double* need = arm.regions.need.data();
  double* troops = arm.levers.troops.data();
  double shares = 0.0;
  for (std::size_t z = 0; z < regions; ++z)
    shares += everywhere + need[z];
  const double all = static_cast<double>(regions) * arm.levers.national_troops;
  for (std::size_t z = 0; z < regions; ++z)
    troops[z] = all * ((everywhere + need[z]) / shares);
}

} // namespace

void presence(Arm& arm, const Conflict& conflict, const Programme& programme) {
  constexpr double own_voice = 0.35, by_local_partner = 0.1;                      // ownership
  constexpr double linked = 0.35, quality_counts = 1.5, quality_break_even = 0.5; // R5
  constexpr double by_seat = 0.15, by_mediator = 0.15, by_troops = 0.1, by_local = 0.1,
                   most_information = 0.7;
  constexpr double after_commitment = 0.3, weight_that_presses = 2.0;
  Levers& levers = arm.levers;
  int mediators = 0, local_partners = 0;
  for (Eigen::Index issue = 0; issue < levers.skill.size(); ++issue)
    levers.skill[issue] = 0.0;
  for (const std::size_t a : numbers_in(arm.third_parties.engaged)) {
    const ThirdPartyType type = conflict.third_parties.type[a];
    const bool local = type == ThirdPartyType::local_partner;
    mediators += mediates(type);
    local_partners += local;
    if (!mediates(type) && !local)
      continue;
    for (Eigen::Index issue = 0; issue < levers.skill.size(); ++issue)
      levers.skill[issue] = std::max(levers.skill[issue], skill_of(arm, conflict, programme, a, issue));
  }
  for (Eigen::Index issue = 0; issue < levers.skill.size(); ++issue)
    levers.skill[issue] = put_right(programme, Instrument::ceiling_mediation, levers.skill[issue]);
  levers.mediators = mediators;
  levers.taper = taper(arm, conflict, programme);
  levers.ownership =
      put_right(programme, Instrument::ceiling_ownership,
                clip(own_voice + (local_partners > 0 ? by_local_partner * conflict.local_reach() : 0.0) +
                     linked * programme.of(Instrument::local_link) *
                         (quality_counts * conflict.local_quality - quality_break_even)));
  const double weight = engaged_weight(arm, conflict, [](ThirdPartyType type) {
    return type == ThirdPartyType::donor || type == ThirdPartyType::security ||
           type == ThirdPartyType::regional_organisation;
  });
  levers.pressure = held(programme, held_leverage, conflict.parameters.support.leverage_strength) *
                    std::min(1.0, weight_that_presses * weight) * levers.coherence * levers.taper;

  bool seated = false;
  for (const Dyad& dyad : arm.dyads)
    seated |= dyad.phase == Phase::accord && dyad.civil_society_seated;
  const double watching = (seated ? by_seat : 0.0) +
                          by_mediator * mediators * (in_commitment(arm) ? 1.0 : after_commitment) +
                          (levers.national_troops > 0.0 ? by_troops : 0.0) + by_local * local_partners;
  levers.information = clip(watching, 0.0, most_information);
  // Money is released on delivery where those who bring it and those who mediate say the same.
  levers.conditionality = arm.support.cooperation.development_mediation * levers.taper;
}

void troops(Arm& arm, const Conflict& conflict, const Programme& programme) {
  constexpr double in_ceasefire = 0.8, in_emergency = 0.4, emergency = 0.25, deployment = 0.15,
                   too_few = 0.02;
  constexpr double saved_in_commitment = 0.3;
  const Situation& now = arm.situation;
  const bool security = engaged_weight(arm, conflict, [](ThirdPartyType type) {
                          return type == ThirdPartyType::security;
                        }) > 0.0;
  double target = 0.0;
  if (security) {
    const bool accepted = now.accord && now.mission_accepted;
    const double mandate = accepted                   ? arm.levers.taper
                           : now.ceasefire            ? in_ceasefire
                           : now.violence > emergency ? in_emergency
                                                      : 0.0;
    target = conflict.mission_size * mandate;
    if (accepted && in_usual_commitment(arm, conflict))
      target *= 1.0 - saved_in_commitment * programme.price_of(Instrument::stay_engaged);
  }
  target = held(programme, held_troops, target);
  const double before = arm.levers.national_troops;
  arm.support.troops += deployment * (target - arm.support.troops);
  const double present = held(programme, held_troops, arm.support.troops);
  arm.levers.national_troops = present < too_few ? 0.0 : present;
  if (before == 0.0 && target > 0.0 && now.accord)
    arm.events.add(
        {.event = EventType::peacekeepers, .who = 0, .hazard = 0.0, .values = {target, 0.0}, .factors = {}});

  spread_troops(arm);
  // A guarantee rests on the mission's own mandate more than on what all third parties say (Fortna 2008).
  const SupportParameters& support = conflict.parameters.support;
  const double credible = support.mandate_independence * arm.support.cooperation.within_security +
                          (1.0 - support.mandate_independence) * arm.levers.coherence;
  arm.levers.guarantee = arm.levers.national_troops > 0.0
                             ? saturation(arm.levers.national_troops / support.guarantee_troops) * credible
                             : 0.0;
  arm.levers.monitors = arm.levers.national_troops > 0.0 ? 1.0 : 0.0;
  arm.levers.guarantee_expected =
      now.talks ? held(programme, held_guarantee, expected_guarantee(arm, conflict, security)) : 0.0;
}

} // namespace entente::support
