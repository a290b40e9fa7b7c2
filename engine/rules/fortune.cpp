#include "engine/core/clip.hpp"
#include "engine/random/elementary.hpp"
#include "engine/rules/rules.hpp"

namespace entente::rules {

namespace {
constexpr double focus_memory = 0.97;   // 1/month
constexpr double hope_per_shock = 0.25; // of a group, per SD of log strength
constexpr double weakest = 0.005, strongest = 3.0;
} // namespace

Situation observe(const Arm& arm) {
  Situation now;
  for (const Dyad& dyad : arm.dyads) {
    now.talks |= dyad.phase == Phase::talks;
    now.ceasefire |= dyad.ceasefire;
    now.signatory_fights |= dyad.phase == Phase::war && dyad.accords > 0;
    if (dyad.phase == Phase::accord) {
      now.accord = true;
      now.mission_accepted |= dyad.accord.mission_accepted;
      if (!now.accord_age || dyad.accord.age < *now.accord_age)
        now.accord_age = dyad.accord.age;
    }
  }
  now.violence = mean(arm.regions.violence);
  return now;
}

void fortune(Arm& arm, const Conflict& conflict, const AddressedRng& rng) {
  const ShocksParameters& shocks = conflict.parameters.shocks;
  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    const auto who = static_cast<std::uint32_t>(p);
    if (!rng.happens(Purpose::fortune_shock, who, shocks.rate))
      continue;
    Dyad& dyad = arm.dyads[p];
    const double z = shocks.size * rng.normal(Purpose::fortune_size, who);
    dyad.strength = clip(dyad.strength * exp(z), weakest, strongest);
    dyad.of(Side::group).hope = clip(dyad.of(Side::group).hope + hope_per_shock * z);
    arm.events.add({.event = EventType::shock,
                    .who = static_cast<std::uint8_t>(p),
                    .hazard = shocks.rate,
                    .values = {z, dyad.strength},
                    .factors = {}});
  }
  arm.true_focus = focus_memory * arm.true_focus + conflict.need_drift * rng.normal(Purpose::focus);
}

} // namespace entente::rules
