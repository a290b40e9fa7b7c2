#include "engine/outcomes/outcomes.hpp"
#include "engine/world/world.hpp"

#include <cmath>

namespace entente {
namespace {

bool outside(double value, double low = 0.0, double high = 1.0) {
  return !(value >= low && value <= high);
}

std::optional<Breach> in(const World& world, std::string entity, double value) {
  return Breach{world.month - 1, std::move(entity), value};
}

} // namespace

std::optional<Breach> find_breach(const World& world, std::size_t lane) {
  constexpr double weakest = 0.005, strongest = 3.0, sum_tolerance = 1e-9, most_effort = 700.0;
  const Arm& arm = world.arms[lane];
  if (outside(arm.capacity))
    return in(world, "capacity", arm.capacity);
  if (outside(arm.levers.coherence))
    return in(world, "coherence", arm.levers.coherence);
  if (outside(arm.levers.fit))
    return in(world, "fit", arm.levers.fit);
  if (outside(arm.levers.guarantee))
    return in(world, "guarantee", arm.levers.guarantee);
  for (Eigen::Index z = 0; z < arm.regions.violence.size(); ++z) {
    if (outside(arm.regions.violence[z]))
      return in(world, "violence in region " + std::to_string(z + 1), arm.regions.violence[z]);
    if (outside(arm.regions.threat_level[z]))
      return in(world, "threat level of region " + std::to_string(z + 1), arm.regions.threat_level[z]);
    if (outside(arm.regions.need[z]))
      return in(world, "need of region " + std::to_string(z + 1), arm.regions.need[z]);
    if (outside(arm.support.money[z], 0.0, 1e12))
      return in(world, "money of region " + std::to_string(z + 1), arm.support.money[z]);
  }
  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    const Dyad& dyad = arm.dyads[p];
    for (const Outlook& side : dyad.outlook) {
      if (outside(side.hope))
        return in(world, "hope in dyad " + std::to_string(p + 1), side.hope);
      if (outside(side.confidence))
        return in(world, "confidence in dyad " + std::to_string(p + 1), side.confidence);
      if (outside(side.cynicism))
        return in(world, "cynicism in dyad " + std::to_string(p + 1), side.cynicism);
    }
    if (outside(dyad.pain))
      return in(world, "pain in dyad " + std::to_string(p + 1), dyad.pain);
    if (outside(dyad.strength, weakest, strongest))
      return in(world, "strength in dyad " + std::to_string(p + 1), dyad.strength);
    if (outside(dyad.accord.index))
      return in(world, "implementation index in dyad " + std::to_string(p + 1), dyad.accord.index);
    if (outside(dyad.log_effort, -most_effort, most_effort))
      return in(world, "log effort in dyad " + std::to_string(p + 1), dyad.log_effort);
    if (!(std::fabs(sum(dyad.homeland) - 1.0) <= sum_tolerance))
      return in(world, "homeland in dyad " + std::to_string(p + 1), sum(dyad.homeland));
  }
  for (Eigen::Index a = 0; a < arm.third_parties.confidence.size(); ++a) {
    if (outside(arm.third_parties.confidence[a]))
      return in(world, "confidence of helper " + std::to_string(a + 1), arm.third_parties.confidence[a]);
    if (outside(arm.third_parties.cynicism[a]))
      return in(world, "cynicism of helper " + std::to_string(a + 1), arm.third_parties.cynicism[a]);
    if (outside(arm.third_parties.knowledge[a]))
      return in(world, "knowledge of helper " + std::to_string(a + 1), arm.third_parties.knowledge[a]);
  }
  if (outside(arm.opinion.confidence))
    return in(world, "mean confidence of citizens", arm.opinion.confidence);
  if (outside(arm.opinion.cynicism))
    return in(world, "mean cynicism of citizens", arm.opinion.cynicism);
  return std::nullopt;
}

} // namespace entente
