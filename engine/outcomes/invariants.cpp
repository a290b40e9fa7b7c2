#include "engine/outcomes/outcomes.hpp"
#include "engine/world/state/world.hpp"

#include <bit>
#include <cstdint>
#include <span>
#include <string>

namespace entente {
namespace {

struct Range {
  double low = 0.0, high = 1.0;

  bool holds(double value) const { return value >= low && value <= high; }

  // Whether all of them surely hold. From 0 on doubles are in order as their bits are, and whatever is
  // negative or no number has the larger ones; -0 is not sure here.
  bool surely_holds(std::span<const double> values) const {
    if (low != 0.0) {
      bool well = true;
      for (const double value : values)
        well &= holds(value);
      return well;
    }
    const auto most = std::bit_cast<std::uint64_t>(high);
    std::uint64_t beyond = 0;
    for (const double value : values) {
      const auto bits = std::bit_cast<std::uint64_t>(value);
      beyond |= bits | (most - bits);
    }
    return beyond >> 63U == 0;
  }
};

// Everything that must stay in a range: visit(what, number of the first thing from 0 or -1 for the whole,
// their values, range).
template<class Visit>
[[gnu::always_inline]] inline void each_bounded(const Arm& arm, Visit visit) {
  constexpr Range share, strength{0.005, 3.0}, effort{-700.0, 700.0}, money{0.0, 1e12},
      whole{1.0 - 1e-9, 1.0 + 1e-9};
  constexpr int country = -1;
  const auto one = [&](const char* what, int which, const double& value, Range range) {
    visit(what, which, std::span(&value, 1), range);
  };
  const auto each = [&](const char* what, const auto& values, Range range) {
    visit(what, 0, std::span(values.data(), static_cast<std::size_t>(values.size())), range);
  };
  one("capacity", country, arm.capacity, share);
  one("coherence", country, arm.levers.coherence, share);
  one("fit", country, arm.levers.fit, share);
  one("guarantee", country, arm.levers.guarantee, share);
  one("expected guarantee", country, arm.levers.guarantee_expected, share);
  one("aid shock", country, arm.levers.aid_shock, share);
  each("violence in region ", arm.regions.violence, share);
  each("threat level of region ", arm.regions.threat_level, share);
  each("need of region ", arm.regions.need, share);
  each("money of region ", arm.support.money, money);
  for (std::size_t p = 0; p < arm.dyads.size(); ++p) {
    const auto which = static_cast<int>(p);
    const Dyad& dyad = arm.dyads[p];
    for (const Outlook& side : dyad.outlook) {
      one("hope in dyad ", which, side.hope, share);
      one("confidence in dyad ", which, side.confidence, share);
      one("cynicism in dyad ", which, side.cynicism, share);
    }
    one("pain in dyad ", which, dyad.pain, share);
    one("strength in dyad ", which, dyad.strength, strength);
    one("implementation index in dyad ", which, dyad.accord.index, share);
    one("cantoned share in dyad ", which, dyad.accord.cantoned, share);
    one("log effort in dyad ", which, dyad.log_effort, effort);
    const double homeland = sum(dyad.homeland);
    one("homeland in dyad ", which, homeland, whole);
  }
  each("confidence of third party ", arm.third_parties.confidence, share);
  each("cynicism of third party ", arm.third_parties.cynicism, share);
  each("knowledge of third party ", arm.third_parties.knowledge, share);
  each("lessons of third party ", arm.third_parties.lessons, share);
  one("mean confidence of citizens", country, arm.opinion.confidence, share);
  one("mean cynicism of citizens", country, arm.opinion.cynicism, share);
}

bool all_surely_hold(const Arm& arm) {
  bool well = true;
  each_bounded(arm, [&](const char*, int, std::span<const double> values, Range range) {
    well &= range.surely_holds(values);
  });
  return well;
}

} // namespace

std::optional<Breach> find_breach(const World& world, std::size_t lane) {
  const Arm& arm = world.arms[lane];
  if (all_surely_hold(arm))
    return std::nullopt;
  std::optional<Breach> first;
  each_bounded(arm, [&](const char* what, int which, std::span<const double> values, Range range) {
    for (const double value : values) {
      if (!first && !range.holds(value))
        first = Breach{world.month - 1, which < 0 ? what : what + std::to_string(which + 1), value};
      ++which;
    }
  });
  return first;
}

} // namespace entente
