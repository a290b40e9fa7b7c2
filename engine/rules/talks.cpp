#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/rules/process.hpp"
#include "engine/rules/rules.hpp"
#include "engine/world/build/draw_accord.hpp"

#include <cmath>

namespace entente::rules {
namespace {

std::uint8_t small(DyadId id) {
  return static_cast<std::uint8_t>(index(id));
}
std::uint32_t draw(DyadId id) {
  return static_cast<std::uint32_t>(index(id));
}

std::size_t first_open_issue(const Dyad& dyad, std::size_t issues) {
  std::size_t issue = 0;
  while (issue < issues && dyad.agreed[issue])
    ++issue;
  return issue;
}

// An experiment takes the place of chance: whether in this dyad, the same one in every month and arm.
bool forced(const Conflict& conflict, DyadId id, double chance) {
  return chance > 0.0 && conflict.rng(0).uniform(Purpose::forced_process, draw(id)) < chance;
}

// Goodwill: trust on both sides, 0-1.
double goodwill(const Dyad& dyad) {
  return clip(2.0 * mutual_trust(dyad));
}

// What outsiders bring to the table: sides sign what they expect to be kept (Walter 1997, 2002). A log
// factor, 0 at what is usual.
double expected_to_be_kept(const Levers& levers, const TalksParameters& talks) {
  constexpr double usual = 0.2; // expected guarantee
  return talks.guarantee_at_table * (levers.guarantee_expected - usual);
}
double held_by_skill(const Levers& levers, const TalksParameters& talks) {
  constexpr double usual = 0.15; // mean skill over issues
  return talks.skill_holds * (levers.skill.mean() - usual);
}

// Those who can spoil what others settle: groups at least half as strong as this one that have not signed
// (Cunningham 2006). signed: somebody has.
struct Table {
  int outside = 0;
  bool signed_by_others = false;
};
Table others_at_table(const Arm& arm, DyadId id) {
  constexpr double strong = 0.5;
  Table table;
  const double own = arm.dyads[index(id)].strength;
  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    const Dyad& each = arm.dyads[p];
    if (p == index(id))
      continue;
    table.signed_by_others |= each.phase == Phase::accord;
    table.outside +=
        (each.phase == Phase::war || each.phase == Phase::talks) && each.strength >= strong * own;
  }
  return table;
}

void agree(Arm& arm, const SignalsParameters& signals, Dyad& dyad, std::size_t issue) {
  dyad.agreed.set(issue);
  for (Signals& side : dyad.signals) {
    side.gain += signals.sides_issue_agreed;
    side.costly += signals.sides_issue_agreed_costly;
  }
  arm.news.headlines.gain += signals.citizens_issue_agreed;
  arm.news.third_parties.gain += signals.third_parties_issue_agreed;
}

void agree_on_next_issue(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double least = 0.25, by_goodwill = 0.75, least_fit = 0.6, by_fit = 0.4, by_pressure = 0.5;
  constexpr double more_seats_slower = 0.85;
  const TalksParameters& talks = conflict.parameters.talks;
  const SignalsParameters& signals = conflict.parameters.signals;
  Dyad& dyad = arm.dyads[index(id)];
  const std::size_t issue = first_open_issue(dyad, conflict.issues);
  const auto i = static_cast<Eigen::Index>(issue);
  const Table others = others_at_table(arm, id);
  const double gap = dyad.gap[i] * (others.signed_by_others ? 1.0 + talks.last_asks : 1.0);
  const double skill = arm.levers.skill[i], good = goodwill(dyad);
  const double hazard =
      talks.agreement_rate * exp(-talks.gap_weight * gap * (1.0 - talks.skill_effect * skill)) *
      (least + by_goodwill * good) * (least_fit + by_fit * arm.levers.fit) *
      (1.0 + by_pressure * arm.levers.pressure) * (dyad.civil_society_seated ? more_seats_slower : 1.0) *
      exp(expected_to_be_kept(arm.levers, talks) - talks.veto * static_cast<double>(others.outside));
  if (!rng.happens(Purpose::agreement, draw(id), hazard))
    return;
  dyad.bridged += (gap * talks.skill_effect * skill + by_pressure * arm.levers.pressure) /
                  static_cast<double>(conflict.issues);
  agree(arm, signals, dyad, issue);
  arm.events.add({.event = EventType::issue_agreed,
                  .who = small(id),
                  .hazard = hazard,
                  .values = {static_cast<double>(issue + 1), static_cast<double>(dyad.agreed.count())},
                  .factors = {gap, skill, good, arm.levers.fit, arm.levers.pressure}});
}

void seat_civil_society(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double base = 0.4, by_ownership = 0.9, by_goodwill = 0.8;
  Dyad& dyad = arm.dyads[index(id)];
  const double chance_of_seat = conflict.randomised_inclusion
                                    ? conflict.inclusion
                                    : clip(conflict.inclusion * (base + by_ownership * arm.levers.ownership +
                                                                 by_goodwill * goodwill(dyad)));
  dyad.civil_society_seated = rng.uniform(Purpose::seat, draw(id)) < chance_of_seat;
}

// False when citizens were asked and said no.
bool citizens_agree(Arm& arm, const Conflict& conflict, const Electorate& electorate, DyadId id) {
  Dyad& dyad = arm.dyads[index(id)];
  if (!dyad.votes)
    return true;
  const std::uint64_t yes = yes_votes(electorate, arm.regions.threat_level);
  const std::uint64_t citizens = electorate.society.citizens();
  const double share = citizens > 0 ? static_cast<double>(yes) / static_cast<double>(citizens) : 0.0;
  const bool lost = yes < citizens / 2;
  arm.events.add({.event = lost ? EventType::vote_lost : EventType::vote_won,
                  .who = small(id),
                  .hazard = 0.0,
                  .values = {share, 0.0},
                  .factors = {arm.opinion.confidence, arm.opinion.cynicism, mean(arm.regions.threat_level)}});
  if (!lost)
    return true;
  for (std::size_t issue = issues_that_may_stay(conflict.issues); issue < conflict.issues; ++issue)
    dyad.agreed.reset(issue);
  const SignalsParameters& signals = conflict.parameters.signals;
  arm.news.headlines.lose(signals.citizens_vote_lost);
  dyad.to(Side::group).lose(signals.group_vote_lost);
  return false;
}

void sign(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double without_ownership = 0.5;
  const SignalsParameters& signals = conflict.parameters.signals;
  Dyad& dyad = arm.dyads[index(id)];
  dyad.phase = Phase::accord;
  dyad.ceasefire = false;
  dyad.accord = draw_accord(conflict, rng, id);
  dyad.accord.intent = draw_intent(conflict.parameters.relapse, rng, id);
  dyad.accord.mission_accepted =
      rng.uniform(Purpose::consent, draw(id)) < conflict.parameters.support.consent;
  ++dyad.accords;
  for (Signals& side : dyad.signals)
    side.gain += signals.sides_signed;
  arm.news.third_parties.gain += signals.third_parties_signed;
  arm.news.headlines.gain += signals.citizens_signed * (without_ownership + arm.levers.ownership);
  // A deal seen as foreign (W1).
  arm.news.headlines.lose(signals.citizens_foreign_deal * (1.0 - arm.levers.ownership) * arm.levers.pressure);
  arm.events.add({.event = EventType::accord,
                  .who = small(id),
                  .hazard = 0.0,
                  .values = {static_cast<double>(arm.levers.mediators), static_cast<double>(dyad.accords)},
                  .factors = {dyad.civil_society_seated ? 1.0 : 0.0, dyad.bridged, arm.levers.ownership,
                              arm.levers.pressure, static_cast<double>(dyad.talking)}});
}

// An experiment: the whole road from the table to the signature in one month, with all its news; nobody is
// asked, and nothing was bridged for anybody.
void sign_at_once(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  Dyad& dyad = arm.dyads[index(id)];
  for (std::size_t issue = 0; issue < conflict.issues; ++issue)
    if (!dyad.agreed[issue])
      agree(arm, conflict.parameters.signals, dyad, issue);
  seat_civil_society(arm, conflict, rng, id);
  sign(arm, conflict, rng, id);
}

void break_down(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id, bool by_force) {
  constexpr double violence_in_ceasefire = 0.5, by_spoiling = 0.5, goodwill_holds = 0.56,
                   pressure_holds = 0.5;
  const TalksParameters& talks = conflict.parameters.talks;
  const SignalsParameters& signals = conflict.parameters.signals;
  Dyad& dyad = arm.dyads[index(id)];
  const double cynicism = 0.5 * (dyad.of(Side::group).cynicism + dyad.of(Side::government).cynicism);
  const double violence = arm.situation.violence * (dyad.ceasefire ? violence_in_ceasefire : 1.0);
  const double good = goodwill(dyad);
  const double hazard = talks.breakdown_rate *
                        (1.0 + talks.breakdown_cynicism * cynicism + talks.breakdown_violence * violence +
                         talks.breakdown_forum * (1.0 - arm.levers.coherence) + dyad.hardline +
                         conflict.government_hardline + by_spoiling * arm.situation.spoiling) *
                        (1.0 - goodwill_holds * good) * (1.0 - pressure_holds * arm.levers.pressure) *
                        exp(-expected_to_be_kept(arm.levers, talks) - held_by_skill(arm.levers, talks));
  if (!by_force && !rng.happens(Purpose::breakdown, draw(id), hazard))
    return;
  dyad.phase = Phase::war;
  for (std::size_t issue = 0; issue < conflict.issues; ++issue)
    if (dyad.agreed[issue] &&
        rng.uniform(Purpose::issue_lost, static_cast<std::uint32_t>(index(id) * conflict.issues + issue)) <
            0.5)
      dyad.agreed.reset(issue);
  for (Signals& side : dyad.signals)
    side.lose(signals.sides_breakdown);
  arm.news.headlines.lose(signals.citizens_breakdown);
  arm.news.third_parties.lose(signals.third_parties_breakdown);
  arm.events.add({.event = EventType::breakdown,
                  .who = small(id),
                  .hazard = by_force ? 0.0 : hazard,
                  .values = {static_cast<double>(dyad.talking), static_cast<double>(dyad.attempts)},
                  .factors = {cynicism, violence, arm.levers.coherence,
                              dyad.hardline + conflict.government_hardline, arm.situation.spoiling, good}});
}

} // namespace

std::size_t issues_that_may_stay(std::size_t issues) {
  return issues - issues * 2 / 5;
}

bool talks_onset(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double in_ceasefire = 2.0;
  const TalksParameters& talks = conflict.parameters.talks;
  const SignalsParameters& signals = conflict.parameters.signals;
  Dyad& dyad = arm.dyads[index(id)];
  const double ready_group = readiness(dyad, Side::group, arm.levers, talks);
  const double ready_government = readiness(dyad, Side::government, arm.levers, talks);
  const double push = arm.levers.mediators > 0 ? talks.mediation_push * arm.levers.mediation_push : 0.0;
  const double hazard = (1.0 - arm.levers.no_process) * talks.onset_rate *
                        std::sqrt(ready_group * ready_government) * (1.0 + push) *
                        (dyad.ceasefire ? in_ceasefire : 1.0);
  const bool accord = forced(conflict, id, arm.levers.forced_accord);
  if (!accord && !forced(conflict, id, arm.levers.forced_talks) &&
      !rng.happens(Purpose::talks_onset, draw(id), hazard))
    return false;
  dyad.phase = Phase::talks;
  ++dyad.attempts;
  dyad.talking = 0;
  for (Signals& side : dyad.signals)
    side.gain += signals.sides_talks_open;
  arm.news.headlines.gain += signals.citizens_talks_open;
  arm.events.add({.event = EventType::talks,
                  .who = small(id),
                  .hazard = hazard,
                  .values = {static_cast<double>(arm.levers.mediators), mean(arm.third_parties.knowledge)},
                  .factors = {ready_group, ready_government, dyad.pain, push, dyad.ceasefire ? 1.0 : 0.0}});
  if (accord)
    sign_at_once(arm, conflict, rng, id);
  return true;
}

void talks(Arm& arm, const Conflict& conflict, const AddressedRng& rng, const Electorate& electorate,
           DyadId id) {
  Dyad& dyad = arm.dyads[index(id)];
  ++dyad.talking;
  if (forced(conflict, id, arm.levers.forced_accord)) {
    sign_at_once(arm, conflict, rng, id);
    return;
  }
  const bool broken = forced(conflict, id, arm.levers.forced_breakdown);
  const bool open = broken || forced(conflict, id, arm.levers.forced_talks);
  if (first_open_issue(dyad, conflict.issues) < conflict.issues)
    agree_on_next_issue(arm, conflict, rng, id);
  if (first_open_issue(dyad, conflict.issues) == conflict.issues && !open) {
    seat_civil_society(arm, conflict, rng, id);
    if (citizens_agree(arm, conflict, electorate, id)) {
      sign(arm, conflict, rng, id);
      return;
    }
  }
  if (broken || !open)
    break_down(arm, conflict, rng, id, broken);
}

} // namespace entente::rules
