#include "engine/core/clip.hpp"
#include "engine/support/held.hpp"
#include "engine/support/support.hpp"

#include <algorithm>

namespace entente::support {

Programme programme_of(const Strategy& strategy, const Conflict& conflict, Month month) {
  return conflict.third_parties.count() == 0 ? Programme{} : programme_of(strategy, month);
}

double committed_months(const Conflict& conflict, double thin) {
  constexpr double thinner_for_longer = 1.5; // R7, thin
  return conflict.parameters.support.commitment_months * (1.0 + thinner_for_longer * thin);
}

void announce(Arm& arm, const Conflict& conflict, const Programme& programme) {
  constexpr double retained_staff = 0.7, more_often_called = 0.5, better_prepared = 0.3; // R2
  constexpr double local_teaching = 0.8;                                                 // R5
  constexpr double reviewed = 2.0;                                                       // R6
  constexpr double fund_behind_promise = 0.5;                                            // months of budget
  constexpr double beyond_any_run = 1e6;                                                 // months
  Levers& levers = arm.levers;
  const double teams = programme.of(Instrument::mediation_teams);
  levers.mediator_rotation = 1.0 - retained_staff * teams;
  levers.mediator_engagement = 1.0 + more_often_called * teams;
  levers.mediation_push = 1.0 + better_prepared * teams;
  levers.learning = local_teaching * programme.of(Instrument::local_link) * (1.0 - arm.situation.violence);
  levers.commitment =
      put_right(programme, Instrument::ceiling_commitment,
                committed_months(conflict, programme.of(Instrument::stay_thin)), beyond_any_run);
  levers.counted_as_committed = arm.situation.accord && arm.support.fund > 0.0 &&
                                arm.support.fund > fund_behind_promise * conflict.budget;
  levers.reviews = reviewed * programme.of(Instrument::sensitivity_learning);
  levers.forced_failure = programme.of(Instrument::forced_failure);
  levers.restored_cynicism = programme.of(Instrument::restored_cynicism);
  levers.no_process = programme.of(Instrument::no_process);
  levers.forced_talks = programme.of(Instrument::forced_talks);
  levers.forced_breakdown = programme.of(Instrument::forced_breakdown);
  levers.forced_accord = programme.of(Instrument::forced_accord);
  levers.forced_hold = programme.of(Instrument::forced_hold);
  levers.mediators_kept =
      put_right(programme, Instrument::ceiling_mediation, programme.of(Instrument::mediators_throughout));
  levers.mediators_away = programme.of(Instrument::no_mediators);
}

Analysis analysis_of(const Programme& programme) {
  const double joint = programme.of(Instrument::joint_analysis);
  const double only = programme.of(Instrument::joint_analysis_only);
  if (only > joint)
    return {only, programme.start_of(Instrument::joint_analysis_only), joint};
  return {joint, programme.start_of(Instrument::joint_analysis), joint};
}

double engagement_share(const Arm& arm, const Conflict& conflict) {
  constexpr double enough = 1.3;
  return std::min(1.0, enough * engaged_weight(arm, conflict));
}

bool joins_strategy(const Arm& arm, std::size_t third_party) {
  return arm.support.members[third_party];
}

double lessons_of(const Arm& arm, const Programme& programme, std::size_t third_party) {
  return put_right(programme, Instrument::ceiling_sensitivity,
                   arm.third_parties.lessons[static_cast<Eigen::Index>(third_party)]);
}

double agenda_weight(const Arm& arm, const Conflict& conflict, const Programme& programme,
                     std::size_t third_party) {
  constexpr double unlearned = 0.5; // of an agenda, by all that failures can teach
  const double weight = put_right(programme, Instrument::ceiling_analysis,
                                  conflict.parameters.third_parties.agenda_weight *
                                      (1.0 - unlearned * lessons_of(arm, programme, third_party)),
                                  0.0);
  return joins_strategy(arm, third_party) ? weight * (1.0 - analysis_of(programme).strategy_strength)
                                          : weight;
}

void deliver(Arm& arm, const Conflict& conflict, const Programme& programme, const AddressedRng& rng) {
  drift_of_errors(arm, conflict, rng);
  positions(arm, conflict, programme, rng);
  presence(arm, conflict, programme);
  money(arm, conflict, programme, rng);
  troops(arm, conflict, programme);
}

} // namespace entente::support
