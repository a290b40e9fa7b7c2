#include "engine/core/clip.hpp"
#include "engine/random/partly_common.hpp"
#include "engine/rules/lognormal_factor.hpp"
#include "engine/rules/rules.hpp"

#include <algorithm>

namespace entente::rules {
namespace {

constexpr std::array both_sides{Side::government, Side::group};

std::size_t position(Side side) {
  return static_cast<std::size_t>(side);
}

// Trust makes willing; so does a guarantee that the other side cannot profit from one's disarming, and for
// the government money that is released when it delivers.
double willingness(const Dyad& dyad, Side side, const Parameters& all, const Levers& levers) {
  constexpr double by_trust = 1.8;
  const ImplementationParameters& implementation = all.implementation;
  const double own = implementation.willingness_floor +
                     (1.0 - implementation.willingness_floor) * clip(by_trust * dyad.of(side).trust());
  const double moved = implementation.guarantee_reassures * levers.guarantee +
                       (side == Side::government ? all.support.conditionality * levers.conditionality : 0.0);
  return own + (1.0 - own) * std::min(1.0, moved);
}

double hardline(const Dyad& dyad, const Conflict& conflict, Side side) {
  return side == Side::group ? dyad.hardline : conflict.government_hardline;
}

// Governments change, other crises come first, commissions fall silent: how much of a year a side gives to
// the accord is chance, a factor with mean 1. Part of it a side keeps as long as the accord lasts, the rest
// is drawn anew for each of its years.
double attention(const Dyad& dyad, AddressedRng at_turn, DyadId id, Side side,
                 const ImplementationParameters& implementation) {
  at_turn.month -= (dyad.accord.age - 1) % months_per_year;
  const double this_year =
      at_turn.normal(Purpose::attention, static_cast<std::uint32_t>(index(id) * 2 + position(side)));
  const double z =
      partly_common(implementation.attention_lasting, dyad.accord.attention[position(side)], this_year);
  return lognormal_factor(z, implementation.attention_spread);
}

// What the month delivered, in points of the total index, by who owed it.
struct Progress {
  std::array<double, 2> all{}, costly{}; // costly: as far as it proves good faith
};

// Can the state deliver here: its own capacity and what aid adds to it; payrolls lean on aid, so that a
// sudden cut takes both.
double ability(double capacity, double dividend, double paid) {
  constexpr double aid_reaches = 0.6; // of what capacity leaves open
  return (capacity + aid_reaches * (1.0 - capacity) * dividend) * paid;
}

// How an accord is carried out: both are shares, 1 while it is in force.
struct Conduct {
  double pace = 1.0;  // of the usual pace
  double proof = 1.0; // of good faith in a costly step: a promise costs by what keeping it exposes one to
};

Progress step_provisions(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id,
                         const Conduct& conduct) {
  constexpr double least_ability = 0.3, by_ability = 0.7, violence_hinders = 0.7, least_fit = 0.6,
                   by_fit = 0.4;
  const ImplementationParameters& implementation = conflict.parameters.implementation;
  Dyad& dyad = arm.dyads[index(id)];
  Accord& accord = dyad.accord;
  const std::array<double, 2> will{willingness(dyad, Side::government, conflict.parameters, arm.levers),
                                   willingness(dyad, Side::group, conflict.parameters, arm.levers)};
  const std::array<double, Accord::full_score> later_steps{1.0, implementation.second_step,
                                                           implementation.third_step};
  const double points =
      accord.provisions > 0 ? 1.0 / (Accord::full_score * static_cast<double>(accord.provisions)) : 0.0;
  const double fit = least_fit + by_fit * arm.levers.fit;
  const double paid = 1.0 - conflict.parameters.aid.payroll * arm.levers.aid_shock;
  const auto regions = arm.regions.violence.size();
  RegionVector local(regions);
  for (Eigen::Index z = 0; z < regions; ++z)
    local[z] = (least_ability + by_ability * ability(arm.capacity, arm.levers.dividend[z], paid)) *
               (1.0 - violence_hinders * arm.regions.violence[z]);
  const double everywhere =
      least_ability + by_ability * ability(arm.capacity, mean(arm.levers.dividend), paid);

  std::array<double, 2> pace{};
  for (const Side side : both_sides)
    pace[position(side)] = conduct.pace *
                           (dyad.civil_society_seated ? 1.0 + implementation.seat_speeds : 1.0) *
                           will[position(side)] * attention(dyad, rng, id, side, implementation);

  Progress progress;
  double national_progress = 0.0;
  for (std::size_t v = 0; v < accord.provisions; ++v) {
    const std::size_t side = position(accord.responsible[v]);
    const auto who = static_cast<std::uint32_t>(index(id) * maximum_provisions + v);
    std::uint8_t& score = accord.score[v];
    if (score < Accord::full_score) {
      const double place = accord.region[v] == national ? everywhere : local[accord.region[v]];
      const double rate =
          implementation.step_rate * accord.ease[v] * place * pace[side] * fit * later_steps[score];
      if (rng.happens(Purpose::provision_step, who, rate)) {
        ++score;
        progress.all[side] += points;
        if (accord.costly[v])
          progress.costly[side] += conduct.proof * points;
        if (accord.region[v] == national)
          national_progress += points;
        else {
          arm.news.progress[accord.region[v]] += points;
          arm.news.proof[accord.region[v]] += conduct.proof * points;
        }
        continue;
      }
    }
    if (score > 0 &&
        rng.happens(Purpose::provision_step, who, implementation.reversal_rate * (2.0 - will[side]), 1))
      --score;
  }
  if (national_progress > 0.0)
    for (Eigen::Index z = 0; z < regions; ++z) {
      const double everybody = national_progress / static_cast<double>(regions);
      arm.news.progress[z] += everybody;
      arm.news.proof[z] += conduct.proof * everybody;
    }
  return progress;
}

void measure(Accord& accord) {
  std::array<int, 2> scores{}, owed{}, costly_scores{}, costly_owed{};
  for (std::size_t v = 0; v < accord.provisions; ++v) {
    const std::size_t side = position(accord.responsible[v]);
    scores[side] += accord.score[v];
    ++owed[side];
    if (accord.costly[v]) {
      costly_scores[side] += accord.score[v];
      ++costly_owed[side];
    }
  }
  for (const Side side : both_sides) {
    const int n = owed[position(side)];
    accord.owed_index[position(side)] =
        n == 0 ? 0.0 : static_cast<double>(scores[position(side)]) / (Accord::full_score * n);
    const int costly = costly_owed[position(side)];
    accord.costly_index[position(side)] =
        costly == 0 ? accord.owed_index[position(side)]
                    : static_cast<double>(costly_scores[position(side)]) / (Accord::full_score * costly);
  }
  accord.index = accord.provisions == 0 ? 0.0
                                        : static_cast<double>(scores[0] + scores[1]) /
                                              (Accord::full_score * static_cast<double>(accord.provisions));
}

// Who hears about what this side did: the identity of the other side.
IdentityId audience_of(const Dyad& dyad, const Conflict& conflict, Side doer) {
  return doer == Side::government ? dyad.identity : conflict.government_identity;
}

void tell_progress(Arm& arm, const Conflict& conflict, Dyad& dyad, const Progress& progress) {
  const SignalsParameters& signals = conflict.parameters.signals;
  for (const Side doer : both_sides) {
    const double all = progress.all[position(doer)], costly = progress.costly[position(doer)];
    if (all == 0.0)
      continue;
    Signals& heard = dyad.to(other(doer));
    heard.gain += signals.sides_progress * all;
    heard.costly += signals.sides_progress_costly * costly;
    OtherSide& people = arm.news.other_side[index(audience_of(dyad, conflict, doer))];
    people.progress += all;
    people.costly_progress += costly;
    arm.news.third_parties.gain += signals.third_parties_progress * all;
    arm.news.third_parties.costly += signals.third_parties_progress_costly * costly;
  }
}

// Delay is judged against a schedule: the promise, less what people have come to expect (docs/model.md).
void tell_delay(Arm& arm, const Conflict& conflict, Dyad& dyad) {
  constexpr double promised = 0.8, months_to_promise = 20.0, excused_group = 0.5;
  if (dyad.accord.concluded)
    return;
  const double acceptance = conflict.parameters.implementation.delay_acceptance;
  const double weight = conflict.parameters.implementation.shortfall_weight;
  const double expected = promised * saturation(static_cast<double>(dyad.accord.age) / months_to_promise);
  for (const Side doer : both_sides) {
    double& accepted = dyad.accord.accepted_delay[position(doer)];
    const double late = positive_part(expected - accepted - dyad.accord.owed_index[position(doer)]);
    if (late == 0.0)
      continue;
    accepted += acceptance * late;
    const double loss = weight * late;
    const double blamed = doer == Side::government ? arm.capacity : 1.0 - excused_group;
    Signals& heard = dyad.to(other(doer));
    heard.loss += loss;
    heard.attributable += blamed * loss;
    arm.news.other_side[index(audience_of(dyad, conflict, doer))].shortfall += late;
    arm.news.third_parties.lose(conflict.parameters.signals.third_parties_shortfall * loss);
  }
}

// Share of a violation's blame that goes away because somebody saw who did it (Fortna 2008).
double named(const Arm& arm, const Dyad& dyad, const ImplementationParameters& implementation) {
  constexpr double by_seat = 0.5; // of what a mission sees
  return implementation.monitoring * std::max(arm.levers.monitors, dyad.civil_society_seated ? by_seat : 0.0);
}

// What a side has delivered it no longer breaks, and fighters in camps break nothing: 0-1.
double out_of_reach(const Accord& accord, Side doer) {
  const double delivered = accord.owed_index[position(doer)];
  return doer == Side::group ? 0.5 * (delivered + accord.cantoned) : delivered;
}

// True when a side broke the accord this month.
bool violations(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  constexpr double beyond_will = 1.1, least_hardline = 0.5, watched = 0.8;
  const ImplementationParameters& implementation = conflict.parameters.implementation;
  const SignalsParameters& signals = conflict.parameters.signals;
  Dyad& dyad = arm.dyads[index(id)];
  if (dyad.accord.concluded)
    return false;
  const double blamed = 1.0 - named(arm, dyad, implementation);
  bool broken = false;
  for (const Side doer : both_sides) {
    const double will = willingness(dyad, doer, conflict.parameters, arm.levers),
                 hard = hardline(dyad, conflict, doer);
    const double hazard = implementation.violation_rate * (beyond_will - will) * (least_hardline + hard) *
                          (dyad.civil_society_seated ? watched : 1.0) *
                          (1.0 - implementation.delivery_ends_violations * out_of_reach(dyad.accord, doer));
    const auto who = static_cast<std::uint32_t>(index(id) * 2 + position(doer));
    if (!rng.happens(Purpose::violation, who, hazard))
      continue;
    broken = true;
    Signals& heard = dyad.to(other(doer));
    heard.loss += signals.sides_violation;
    heard.attributable += blamed * signals.sides_violation;
    arm.news.other_side[index(audience_of(dyad, conflict, doer))].violations += blamed;
    arm.news.third_parties.lose(blamed * signals.third_parties_violation);
    arm.events.add({.event = EventType::violation,
                    .who = static_cast<std::uint8_t>(index(id)),
                    .hazard = hazard,
                    .values = {static_cast<double>(position(doer)), dyad.accord.index},
                    .factors = {will, hard, dyad.civil_society_seated ? 1.0 : 0.0, blamed}});
  }
  return broken;
}

// A year in which nobody broke the accord is a promise kept at a price, and everybody sees it.
void tell_quiet(Arm& arm, const Conflict& conflict, Dyad& dyad, bool broken) {
  dyad.accord.quiet = broken ? 0 : dyad.accord.quiet + 1;
  if (broken || dyad.accord.quiet % months_per_year != 0)
    return;
  const SignalsParameters& signals = conflict.parameters.signals;
  const auto keep = [](Signals& heard, double signal) {
    heard.gain += signal;
    heard.costly += signal;
  };
  for (Signals& side : dyad.signals)
    keep(side, signals.sides_quiet_year);
  keep(arm.news.headlines, signals.citizens_quiet_year);
  keep(arm.news.third_parties, signals.third_parties_quiet_year);
}

// Fighters go to the camps as their leaders are willing, sooner where a guarantee covers them.
void canton(Arm& arm, const Conflict& conflict, Dyad& dyad) {
  const double will = willingness(dyad, Side::group, conflict.parameters, arm.levers);
  double& cantoned = dyad.accord.cantoned;
  cantoned += std::min(1.0, conflict.parameters.implementation.cantonment_rate * will *
                                (1.0 + arm.levers.guarantee)) *
              (1.0 - cantoned);
}

void conclude(Arm& arm, const ImplementationParameters& implementation, DyadId id) {
  Accord& accord = arm.dyads[index(id)].accord;
  if (accord.concluded)
    return;
  const bool carried_out = accord.index >= implementation.conclusion_index;
  if (!carried_out && !(static_cast<double>(accord.age) >= implementation.conclusion_months &&
                        accord.quiet >= months_per_year))
    return;
  accord.concluded = true;
  arm.events.add({.event = EventType::concluded,
                  .who = static_cast<std::uint8_t>(index(id)),
                  .hazard = 0.0,
                  .values = {static_cast<double>(accord.age), accord.index},
                  .factors = {carried_out ? 1.0 : 0.0, static_cast<double>(accord.quiet)}});
}

// An attack damages most when the partner looks strong enough to have stopped it (F59).
void spoiling(Arm& arm, const Conflict& conflict, Dyad& dyad) {
  constexpr double half_strength = 0.3;
  if (arm.situation.spoiling == 0.0)
    return;
  const double blame = conflict.parameters.spoilers.blame * arm.situation.spoiling;
  dyad.to(Side::government).lose(blame * dyad.strength / (dyad.strength + half_strength));
  dyad.to(Side::group).lose(conflict.parameters.signals.group_spoiling * blame);
}

// A month of steps, and the news of them.
void carry_out(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id,
               const Conduct& conduct = {}) {
  Dyad& dyad = arm.dyads[index(id)];
  ++dyad.accord.age;
  const Progress progress = step_provisions(arm, conflict, rng, id, conduct);
  measure(dyad.accord);
  tell_progress(arm, conflict, dyad, progress);
}

} // namespace

void implementation(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  Dyad& dyad = arm.dyads[index(id)];
  carry_out(arm, conflict, rng, id);
  canton(arm, conflict, dyad);
  conclude(arm, conflict.parameters.implementation, id);
  tell_delay(arm, conflict, dyad);
  tell_quiet(arm, conflict, dyad, violations(arm, conflict, rng, id));
  spoiling(arm, conflict, dyad);
}

void implementation_after_relapse(Arm& arm, const Conflict& conflict, const AddressedRng& rng, DyadId id) {
  const ImplementationParameters& implementation = conflict.parameters.implementation;
  const Conduct in_war{implementation.after_relapse, implementation.proof_in_war};
  if (arm.dyads[index(id)].accords > 0 && in_war.pace > 0.0)
    carry_out(arm, conflict, rng, id, in_war);
}

} // namespace entente::rules
