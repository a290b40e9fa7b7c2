#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/rules/process.hpp"
#include "engine/rules/rules.hpp"

#include <algorithm>

namespace entente::rules {
namespace {
constexpr double fourth_power(double x) {
  return x * x * x * x;
}
// The group's share of the balance of power when peace with others has freed the army for it.
double balance_beside(const Arm& arm, const Dyad& dyad, double freed_army) {
  double at_peace = 0.0, all = 0.0;
  for (const Dyad& each : arm.dyads) {
    all += each.initial_strength;
    at_peace += each.phase == Phase::accord ? each.initial_strength : 0.0;
  }
  const double freed = all > 0.0 ? freed_army * at_peace / all : 0.0;
  return dyad.strength / (dyad.strength + (1.0 + freed));
}

} // namespace

void victory(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double group_wins_factor = 1.5, strength_left = 0.15, weakest = 0.005;
  Dyad& dyad = arm.dyads[index(id)];
  if (dyad.ceasefire || dyad.deaths == 0.0) // nobody wins without fighting
    return;
  const double fight = dyad.fight(),
               balance = balance_beside(arm, dyad, conflict.parameters.endings.freed_army),
               rate = conflict.parameters.endings.victory_rate;
  const double defeat = rate * fight * fourth_power(1.0 - balance);
  const double victorious = group_wins_factor * rate * fight * fourth_power(balance);
  const double hazard = defeat + victorious;
  const auto who = static_cast<std::uint32_t>(index(id));
  if (!(hazard > 0.0))
    return;
  // Competing hazards from one draw: its place below the total says which of the two.
  const double total = saturation(hazard);
  const double u = rng.uniform(Purpose::victory, who);
  if (u >= total)
    return;
  const bool lost = u < total * (defeat / hazard);
  dyad.phase = lost ? Phase::defeated : Phase::victorious;
  dyad.strength = std::max(weakest, strength_left * dyad.strength);
  arm.events.add({.event = lost ? EventType::defeat : EventType::victory,
                  .who = static_cast<std::uint8_t>(who),
                  .hazard = hazard,
                  .values = {balance, dyad.strength},
                  .factors = {fight, balance, defeat, victorious}});
}

void return_to_war(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double after_victory = 1.2, strength_share = 0.7, weakest = 0.02, strongest = 3.0,
                   new_effort = 0.5;
  Dyad& dyad = arm.dyads[index(id)];
  const double hazard =
      conflict.parameters.endings.return_rate * (dyad.phase == Phase::victorious ? after_victory : 1.0);
  const auto who = static_cast<std::uint32_t>(index(id));
  if (!rng.happens(Purpose::return_to_war, who, hazard))
    return;
  dyad.phase = Phase::war;
  dyad.strength = clip(strength_share * dyad.initial_strength, weakest, strongest);
  dyad.log_effort = new_effort;
  dyad.of(Side::group).hope = clip(dyad.balance() + conflict.parameters.talks.initial_optimism);
  dyad.agreed.reset();
  arm.events.add({.event = EventType::return_to_war,
                  .who = static_cast<std::uint8_t>(who),
                  .hazard = hazard,
                  .values = {dyad.strength, 0.0},
                  .factors = {}});
}

void split(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double by_hardline = 2.0, confidence_holds = 0.5, least_strength = 0.04;
  constexpr Month fresh_accord = 24;
  const auto who = static_cast<std::uint32_t>(index(id));
  if (arm.dyads.size() >= maximum_dyads)
    return;
  Dyad& parent = arm.dyads[index(id)];
  const bool active =
      parent.phase == Phase::war || parent.phase == Phase::talks || parent.phase == Phase::accord;
  if (!active || parent.strength <= least_strength)
    return;
  const SpoilersParameters& spoilers = conflict.parameters.spoilers;
  const bool in_process =
      parent.phase == Phase::talks || (parent.phase == Phase::accord && parent.accord.age < fresh_accord);
  const double hazard = spoilers.split_rate * by_hardline * parent.hardline *
                        (1.0 + (in_process ? spoilers.split_in_process : 0.0)) *
                        (1.0 - confidence_holds * parent.of(Side::group).confidence);
  if (!rng.happens(Purpose::split, who, hazard))
    return;

  constexpr double smallest_part = 0.1, largest_part = 0.6, part_that_fights = 0.8;
  constexpr double hardline_of_new = 0.7, hardline_left = 0.4, confidence_of_new = 0.2,
                   cynicism_of_group = 0.2, cynicism_of_government = 0.1, government_hope = 0.8,
                   wider_gap = 1.2;
  const double part = clip(parent.hardline, smallest_part, largest_part);
  Dyad child;
  // One draw per dyad for the whole run, whenever the dyad comes to be.
  child.votes =
      conflict.rng(0).uniform(Purpose::vote_required, static_cast<std::uint32_t>(arm.dyads.size())) <
      conflict.parameters.implementation.referendum_share;
  child.strength = child.initial_strength = part_that_fights * part * parent.strength;
  child.rents = parent.rents;
  child.hardline = hardline_of_new;
  child.log_effort = 0.5 * parent.log_effort;
  child.identity = parent.identity;
  child.homeland = parent.homeland;
  child.excitation = RegionVector::Zero(parent.excitation.size());
  child.gap = wider_gap * parent.gap;
  child.pain = parent.pain;
  child.of(Side::group) = {clip(child.balance() + conflict.parameters.talks.initial_optimism),
                           confidence_of_new, clip(parent.of(Side::group).cynicism + cynicism_of_group)};
  child.of(Side::government) = {government_hope, confidence_of_new,
                                clip(parent.of(Side::government).cynicism + cynicism_of_government)};
  parent.strength *= 1.0 - part;
  parent.initial_strength *= 1.0 - part;
  parent.hardline *= hardline_left;
  parent.to(Side::government).lose(conflict.parameters.signals.government_split);
  arm.events.add({.event = EventType::split,
                  .who = static_cast<std::uint8_t>(who),
                  .hazard = hazard,
                  .values = {static_cast<double>(parent.phase), static_cast<double>(arm.dyads.size())},
                  .factors = {parent.hardline / hardline_left, in_process ? 1.0 : 0.0,
                              parent.of(Side::group).confidence, child.strength}});
  arm.dyads.push_back(child);
}

} // namespace entente::rules
