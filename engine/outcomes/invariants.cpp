#include "engine/outcomes/outcomes.hpp"
#include "engine/world/state/world.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <string>

namespace entente {
namespace {

struct Range {
  double low = 0.0, high = 1.0;

  bool holds(double value) const { return value >= low && value <= high; }
};

// Whether values surely are in their ranges: all that was seen of them, in two words. From 0 on doubles are
// in order as their bits are, and whatever is negative or no number has the larger ones; -0 is not sure here.
class SurelyHolds {
 public:
  template<std::size_t Arrays>
  [[gnu::always_inline]] void see(const std::array<const double*, Arrays>& arrays, std::size_t size,
                                  Range range) {
    if (range.low != 0.0) {
      for (const double* values : arrays)
        for (std::size_t i = 0; i < size; ++i)
          well_ &= range.holds(values[i]);
      return;
    }
    const std::uint64_t above_high = sign - 1 - std::bit_cast<std::uint64_t>(range.high);
    for (std::size_t i = 0; i < size; ++i)
      for (const double* values : arrays) {
        const auto bits = std::bit_cast<std::uint64_t>(values[i]);
        negative_ |= bits;
        beyond_ |= bits + above_high;
      }
  }
  bool all() const { return well_ && ((negative_ | beyond_) & sign) == 0; }

 private:
  static constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
  bool well_ = true;
  std::uint64_t negative_ = 0, beyond_ = 0; // their sign bits tell
};

// Everything that must stay in a range, alike things together: visit(what each is, number of the first thing
// from 0 or -1 for the whole, where each one's values are, how many values each has, range).
template<class Visit>
[[gnu::always_inline]] inline void each_bounded(const Arm& arm, Visit visit) {
  constexpr Range share, strength{0.005, 3.0}, effort{-700.0, 700.0}, money{0.0, 1e12},
      whole{1.0 - 1e-9, 1.0 + 1e-9};
  constexpr int country = -1;
  const auto one = [&](const char* what, int which, const double& value, Range range) {
    visit(std::array{what}, which, std::array{&value}, std::size_t{1}, range);
  };
  const auto each = [&](const auto& what, Range range, const auto& first, const auto&... more) {
    visit(what, 0, std::array{first.data(), more.data()...}, static_cast<std::size_t>(first.size()), range);
  };
  one("capacity", country, arm.capacity, share);
  one("coherence", country, arm.levers.coherence, share);
  one("fit", country, arm.levers.fit, share);
  one("guarantee", country, arm.levers.guarantee, share);
  one("expected guarantee", country, arm.levers.guarantee_expected, share);
  one("aid shock", country, arm.levers.aid_shock, share);
  each(std::array{"violence in region ", "threat level of region ", "need of region "}, share,
       arm.regions.violence, arm.regions.threat_level, arm.regions.need);
  each(std::array{"money of region "}, money, arm.support.money);
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
  each(std::array{"confidence of third party ", "cynicism of third party ", "knowledge of third party ",
                  "lessons of third party "},
       share, arm.third_parties.confidence, arm.third_parties.cynicism, arm.third_parties.knowledge,
       arm.third_parties.lessons);
  one("mean confidence of citizens", country, arm.opinion.confidence, share);
  one("mean cynicism of citizens", country, arm.opinion.cynicism, share);
}

bool all_surely_hold(const Arm& arm) {
  SurelyHolds seen;
  each_bounded(arm, [&](const auto&, int, const auto& arrays, std::size_t size, Range range) {
    seen.see(arrays, size, range);
  });
  return seen.all();
}

} // namespace

std::optional<Breach> find_breach(const World& world, std::size_t lane) {
  const Arm& arm = world.arms[lane];
  if (all_surely_hold(arm))
    return std::nullopt;
  std::optional<Breach> first;
  each_bounded(arm, [&](const auto& what, int which, const auto& arrays, std::size_t size, Range range) {
    for (std::size_t array = 0; array < arrays.size(); ++array)
      for (std::size_t i = 0; i < size; ++i)
        if (const double value = arrays[array][i]; !first && !range.holds(value))
          first = Breach{
              world.month - 1,
              which < 0 ? what[array] : what[array] + std::to_string(which + 1 + static_cast<int>(i)), value};
  });
  return first;
}

} // namespace entente
