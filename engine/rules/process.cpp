#include "engine/rules/process.hpp"
#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/rules/felt_violence.hpp"
#include "engine/rules/rules.hpp"

#include <cmath>

namespace entente {

double Dyad::fight() const {
  return rules::felt_violence(deaths);
}

namespace rules {

void process(Arm& arm, const Conflict& conflict, const AddressedRng& rng, const Electorate& electorate,
             DyadId id) {
  Dyad& dyad = arm.dyads[index(id)];
  const Phase phase = dyad.phase;
  hope_and_pain(dyad, conflict.parameters.talks);
  if (phase == Phase::war || phase == Phase::talks)
    ceasefire(arm, conflict, rng, id);
  if (phase != Phase::accord)
    implementation_after_relapse(arm, conflict, rng, id);
  switch (phase) {
  case Phase::war:
    if (!talks_onset(arm, conflict, rng, id))
      victory(arm, conflict, rng, id);
    break;
  case Phase::talks:
    talks(arm, conflict, rng, electorate, id);
    break;
  case Phase::accord:
    implementation(arm, conflict, rng, id);
    relapse(arm, conflict, rng, id);
    break;
  case Phase::defeated:
  case Phase::victorious:
    return_to_war(arm, conflict, rng, id);
    break;
  }
  split(arm, conflict, rng, id);
}

void hope_and_pain(Dyad& dyad, const TalksParameters& talks) {
  constexpr double idle_learning = 0.2, fighting_learning = 0.8; // of the learning rate
  constexpr double disarming_learning = 0.3;
  const double fight = dyad.fight(), balance = dyad.balance();
  double& group = dyad.of(Side::group).hope;
  double& government = dyad.of(Side::government).hope;
  if (dyad.phase == Phase::war || dyad.phase == Phase::talks) {
    const double rate = talks.hope_learning * (idle_learning + fighting_learning * fight);
    group += rate * (balance - group);
    government += rate * (1.0 - balance - government);
  } else if (dyad.phase == Phase::accord) {
    group += disarming_learning * talks.hope_learning * (balance - group);
  }
  dyad.pain = talks.pain_memory * dyad.pain + (1.0 - talks.pain_memory) * fight;
}

double readiness(const Dyad& dyad, Side side, const Levers& levers, const TalksParameters& talks) {
  constexpr double rents_hold_back = 0.5, least_trust = 0.15, by_trust = 1.2;
  const Outlook& outlook = dyad.of(side);
  const double doubt = 1.0 - outlook.hope * (1.0 - levers.pressure);
  const double profit = side == Side::group ? 1.0 - rents_hold_back * dyad.rents : 1.0;
  const double pain = talks.pain_floor + (1.0 - talks.pain_floor) * dyad.pain;
  return clip(doubt * profit * pain * (least_trust + by_trust * outlook.trust()));
}

double mutual_trust(const Dyad& dyad) {
  return std::sqrt(dyad.of(Side::group).trust() * dyad.of(Side::government).trust());
}

double ceasefire_onset_hazard(const Dyad& dyad, const Levers& levers, const Parameters& all) {
  constexpr double in_talks = 1.5, in_war = 0.5, by_readiness = 2.0, by_pain = 0.15, by_mediator = 0.2;
  const double ready_group = readiness(dyad, Side::group, levers, all.talks);
  const double ready_government = readiness(dyad, Side::government, levers, all.talks);
  return all.ceasefire.onset_rate * (dyad.phase == Phase::talks ? in_talks : in_war) *
         (by_readiness * std::sqrt(ready_group * ready_government) + by_pain * dyad.pain) *
         (1.0 + by_mediator * levers.mediators);
}

double ceasefire_break_hazard(const Dyad& dyad, const Levers& levers, double spoiling,
                              const CeasefireParameters& ceasefire) {
  constexpr double trust_holds = 0.7, spoiling_breaks = 0.5, in_talks = 0.6, guarantee_holds = 0.5;
  return ceasefire.break_rate * (1.0 - trust_holds * mutual_trust(dyad)) *
         (1.0 + spoiling_breaks * spoiling) * (dyad.phase == Phase::talks ? in_talks : 1.0) *
         exp(-guarantee_holds * levers.guarantee);
}

namespace {

void declare_ceasefire(Arm& arm, const Conflict& conflict, Dyad& dyad, std::uint32_t who, double hazard) {
  dyad.ceasefire = true;
  dyad.ceasefire_age = 0;
  const TalksParameters& talks = conflict.parameters.talks;
  arm.events.add({.event = EventType::ceasefire,
                  .who = static_cast<std::uint8_t>(who),
                  .hazard = hazard,
                  .values = {dyad.phase == Phase::talks ? 1.0 : 0.0, 0.0},
                  .factors = {readiness(dyad, Side::group, arm.levers, talks),
                              readiness(dyad, Side::government, arm.levers, talks), dyad.pain,
                              static_cast<double>(arm.levers.mediators)}});
}

void break_ceasefire(Arm& arm, const SignalsParameters& signals, Dyad& dyad, std::uint32_t who,
                     double hazard) {
  dyad.ceasefire = false;
  for (Signals& side : dyad.signals)
    side.lose(signals.sides_ceasefire_broken);
  arm.news.headlines.lose(signals.citizens_ceasefire_broken);
  arm.news.third_parties.lose(signals.third_parties_ceasefire_broken);
  arm.events.add({.event = EventType::ceasefire_broken,
                  .who = static_cast<std::uint8_t>(who),
                  .hazard = hazard,
                  .values = {static_cast<double>(dyad.ceasefire_age), 0.0},
                  .factors = {mutual_trust(dyad), arm.situation.spoiling, arm.levers.guarantee}});
}

void keep_ceasefire(Arm& arm, const SignalsParameters& signals, Dyad& dyad) {
  ++dyad.ceasefire_age;
  for (Signals& side : dyad.signals) {
    side.gain += signals.sides_ceasefire_kept;
    side.costly += signals.sides_ceasefire_kept_costly;
  }
  arm.news.headlines.gain += signals.citizens_ceasefire_kept;
}

} // namespace

void ceasefire(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  const Parameters& all = conflict.parameters;
  const auto who = static_cast<std::uint32_t>(index(id));
  Dyad& dyad = arm.dyads[index(id)];
  const double hazard = dyad.ceasefire
                            ? ceasefire_break_hazard(dyad, arm.levers, arm.situation.spoiling, all.ceasefire)
                            : ceasefire_onset_hazard(dyad, arm.levers, all);
  const bool happens = rng.happens(Purpose::ceasefire, who, hazard);
  if (!dyad.ceasefire) {
    if (happens)
      declare_ceasefire(arm, conflict, dyad, who, hazard);
  } else if (happens) {
    break_ceasefire(arm, all.signals, dyad, who, hazard);
  } else {
    keep_ceasefire(arm, all.signals, dyad);
  }
}

} // namespace rules
} // namespace entente
