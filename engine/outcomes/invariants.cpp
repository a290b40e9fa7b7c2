#include "engine/outcomes/outcomes.hpp"
#include "engine/world/state/world.hpp"

#include <string>

namespace entente {
namespace {

struct Range {
  double low = 0.0, high = 1.0;
  bool holds(double value) const { return (value >= low) & (value <= high); } // without a branch
};

// Everything that must stay in a range: visit(what, number of the thing from 0 or -1 for the whole, value,
// range).
template<class Visit>
[[gnu::always_inline]] inline void each_bounded(const Arm& arm, Visit visit) {
  constexpr Range share, strength{0.005, 3.0}, effort{-700.0, 700.0}, money{0.0, 1e12},
      whole{1.0 - 1e-9, 1.0 + 1e-9};
  constexpr Eigen::Index country = -1;
  visit("capacity", country, arm.capacity, share);
  visit("coherence", country, arm.levers.coherence, share);
  visit("fit", country, arm.levers.fit, share);
  visit("guarantee", country, arm.levers.guarantee, share);
  visit("expected guarantee", country, arm.levers.guarantee_expected, share);
  visit("aid shock", country, arm.levers.aid_shock, share);
  for (Eigen::Index z = 0; z < arm.regions.violence.size(); ++z) {
    visit("violence in region ", z, arm.regions.violence[z], share);
    visit("threat level of region ", z, arm.regions.threat_level[z], share);
    visit("need of region ", z, arm.regions.need[z], share);
    visit("money of region ", z, arm.support.money[z], money);
  }
  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    const auto which = static_cast<Eigen::Index>(p);
    const Dyad& dyad = arm.dyads[p];
    for (const Outlook& side : dyad.outlook) {
      visit("hope in dyad ", which, side.hope, share);
      visit("confidence in dyad ", which, side.confidence, share);
      visit("cynicism in dyad ", which, side.cynicism, share);
    }
    visit("pain in dyad ", which, dyad.pain, share);
    visit("strength in dyad ", which, dyad.strength, strength);
    visit("implementation index in dyad ", which, dyad.accord.index, share);
    visit("cantoned share in dyad ", which, dyad.accord.cantoned, share);
    visit("log effort in dyad ", which, dyad.log_effort, effort);
    visit("homeland in dyad ", which, sum(dyad.homeland), whole);
  }
  for (Eigen::Index a = 0; a < arm.third_parties.confidence.size(); ++a) {
    visit("confidence of third party ", a, arm.third_parties.confidence[a], share);
    visit("cynicism of third party ", a, arm.third_parties.cynicism[a], share);
    visit("knowledge of third party ", a, arm.third_parties.knowledge[a], share);
    visit("lessons of third party ", a, arm.third_parties.lessons[a], share);
  }
  visit("mean confidence of citizens", country, arm.opinion.confidence, share);
  visit("mean cynicism of citizens", country, arm.opinion.cynicism, share);
}

bool all_hold(const Arm& arm) {
  bool well = true;
  each_bounded(arm,
               [&](const char*, Eigen::Index, double value, Range range) { well &= range.holds(value); });
  return well;
}

} // namespace

std::optional<Breach> find_breach(const World& world, std::size_t lane) {
  const Arm& arm = world.arms[lane];
  if (all_hold(arm))
    return std::nullopt;
  std::optional<Breach> first;
  each_bounded(arm, [&](const char* what, Eigen::Index which, double value, Range range) {
    if (!first && !range.holds(value))
      first = Breach{world.month - 1, which < 0 ? what : what + std::to_string(which + 1), value};
  });
  return first;
}

} // namespace entente
