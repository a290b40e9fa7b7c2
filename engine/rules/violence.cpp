#include "engine/core/clip.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"
#include "engine/random/exp_each.hpp"
#include "engine/rules/felt_violence.hpp"
#include "engine/rules/lognormal_factor.hpp"
#include "engine/rules/process.hpp"
#include "engine/rules/rules.hpp"

#include <algorithm>

namespace entente::rules {
namespace {

constexpr double ended_effort = 0.01;          // of a defeated or victorious group
constexpr std::uint32_t most_attacks = 3000;   // a dyad, region and month
constexpr double most_expected = 1e6;          // attacks: as far as Poisson counts are drawn
constexpr std::uint32_t most_severities = 200; // drawn one by one; more attacks scale these up
constexpr std::uint32_t most_deaths = 5000;    // an attack

// Who breaks the peace under an accord: fighters not yet in the camps, and more of them where more are
// hardliners.
double fighters_outside(const Dyad& dyad, const ViolenceParameters& violence) {
  constexpr double mean_hardline = 1.0 / 3.0;
  const double calms = violence.cantonment_calms;
  return (1.0 - calms) + calms * ((1.0 - dyad.accord.cantoned) * (dyad.hardline / mean_hardline));
}

double phase_effort(const Dyad& dyad, const ViolenceParameters& violence) {
  const double phase = dyad.phase == Phase::war     ? 1.0
                       : dyad.phase == Phase::talks ? violence.talks_effort
                       : dyad.phase == Phase::accord
                           ? violence.accord_effort * fighters_outside(dyad, violence)
                           : ended_effort;
  return dyad.ceasefire ? phase * violence.ceasefire_effort : phase;
}

// Attacks come in operations, of one attack and a Poisson number of further ones: a small group is quiet for
// months and then strikes several times, where lone attacks would trickle on.
std::uint32_t attacks_of(std::uint32_t operations, const ViolenceParameters& violence,
                         const AddressedRng& rng, std::uint32_t where) {
  const double further = (violence.operation_size - 1.0) * static_cast<double>(operations);
  if (!(further > 0.0))
    return operations;
  return operations +
         poisson_quantile(rng.uniform(Purpose::operation, where), std::min(most_expected, further));
}

double deaths_of(std::uint32_t attacks, const ViolenceParameters& violence, const AddressedRng& rng,
                 std::uint32_t where) {
  const std::uint32_t drawn = std::min(attacks, most_severities);
  const auto total = static_cast<double>(
      rng.severities(Purpose::severity, where, drawn, violence.severity_exponent, most_deaths));
  return attacks > drawn ? total * static_cast<double>(attacks) / static_cast<double>(drawn) : total;
}

// What peacekeepers leave of the attacks in each region.
RegionVector peacekeeping(const Levers& levers, const Conflict& conflict) {
  const auto regions = static_cast<Eigen::Index>(conflict.regions);
  if (!(levers.national_troops > 0.0))
    return RegionVector::Ones(regions);
  RegionVector left = -conflict.parameters.violence.peacekeeper_slope * levers.troops;
  exp_each(left.data(), conflict.regions);
  return left;
}

// Operations to expect in each region: a group's own where it is at home, more where there is a prize, and
// those that earlier attacks trigger.
RegionVector expected_operations(const Dyad& dyad, double own, const RegionVector& captured,
                                 const RegionVector& restraint, const ViolenceParameters& violence) {
  const auto prize = 1.0 + violence.prize * captured.array();
  return (own * dyad.homeland.array() * prize + dyad.excitation.array()) * restraint.array() /
         violence.operation_size;
}

} // namespace

double effort_by_hope(double hope) {
  constexpr double without_hope = 0.3;
  return without_hope + (1.0 - without_hope) * hope;
}

double effort_by_rents(double rents) {
  constexpr double at_full_rents = 0.5; // more
  return 1.0 + at_full_rents * rents;
}

double effort(const Dyad& dyad, const ViolenceParameters& violence) {
  return power(dyad.strength, violence.strength_exponent) * effort_by_hope(dyad.of(Side::group).hope) *
         effort_by_rents(dyad.rents) * exp(dyad.log_effort) * phase_effort(dyad, violence);
}

void violence(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  const ViolenceParameters& violence = conflict.parameters.violence;
  const auto regions = static_cast<Eigen::Index>(conflict.regions);
  const double most_operations = most_expected / violence.operation_size;
  arm.regions.deaths.setZero();
  const RegionVector restraint = peacekeeping(arm.levers, conflict);

  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    Dyad& dyad = arm.dyads[p];
    const auto who = static_cast<std::uint32_t>(p);
    const auto first_place = static_cast<std::uint32_t>(p * conflict.regions);
    dyad.log_effort = violence.effort_persistence * dyad.log_effort +
                      violence.effort_noise * rng.normal(Purpose::effort, who);
    // Some months see an offensive, others a lull.
    const double tempo = lognormal_factor(rng, Purpose::tempo, who, violence.tempo_spread);
    const double own =
        (1.0 - violence.branching) * violence.events_at_full_effort * effort(dyad, violence) * tempo;
    const RegionVector expected = expected_operations(dyad, own, arm.levers.captured, restraint, violence);
    RegionVector room(regions);
    const double* draws =
        rng.remembered_uniforms(Purpose::attacks, first_place, {room.data(), conflict.regions}).data();

    dyad.deaths = 0.0;
    dyad.excitation *= violence.excitation_memory;
    for (Eigen::Index z = 0; z < regions; ++z) {
      const std::uint32_t operations = poisson_quantile(draws[z], std::min(most_operations, expected[z]));
      if (operations == 0)
        continue;
      const std::uint32_t where = first_place + static_cast<std::uint32_t>(z);
      const std::uint32_t attacks = attacks_of(operations, violence, rng, where);
      dyad.excitation[z] +=
          (1.0 - violence.excitation_memory) * violence.branching * static_cast<double>(attacks);
      const double deaths = deaths_of(std::min(attacks, most_attacks), violence, rng, where);
      dyad.deaths += deaths;
      arm.regions.deaths[z] += deaths;
    }
  }

  // Spoiling: what those at war do while others talk or implement (flags from the start of the month).
  double by_those_at_war = 0.0;
  for (const Dyad& dyad : arm.dyads)
    if (dyad.phase == Phase::war)
      by_those_at_war += dyad.deaths;
  constexpr double spoiling_deaths = 25.0;
  arm.situation.spoiling = arm.situation.process() ? saturation(by_those_at_war / spoiling_deaths) : 0.0;
}

void exposure(Arm& arm, const Conflict& conflict) {
  const double memory = conflict.parameters.exposure.threat_memory;
  const Eigen::Index regions = arm.regions.deaths.size();
  RegionVector felt(regions);
  for (Eigen::Index z = 0; z < regions; ++z)
    felt[z] = felt_violence(arm.regions.deaths[z]);
  for (Eigen::Index z = 0; z < regions; ++z) {
    const double v = felt[z], w = arm.regions.threat_level[z];
    arm.regions.violence[z] = v;
    arm.news.spike[z] = positive_part(v - w);
    arm.news.relief[z] = positive_part(w - v);
    arm.regions.threat_level[z] = memory * w + (1.0 - memory) * v;
  }
}

} // namespace entente::rules
