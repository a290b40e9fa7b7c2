#include "engine/support/programme.hpp"

#include <algorithm>

namespace entente::support {

Programme programme_of(const Strategy& strategy, Month month) {
  Programme programme;
  for (const Action& action : strategy.actions) {
    const bool active =
        action.strength > 0.0 && month >= action.from && (!action.until || month < *action.until);
    if (!active)
      continue;
    const auto i = static_cast<std::size_t>(action.instrument);
    if (action.part != ActionPart::content) {
      const double overhead =
          action.strength * action.overhead.value_or(field_of(action.instrument).overhead);
      programme.overhead += overhead;
      if (field_of(action.instrument).mediators_work)
        programme.mediators_time += overhead;
    }
    if (action.instrument == Instrument::more_money && action.part != ActionPart::price)
      programme.budget_factor *= 1.0 + action.strength * (action.factor - 1.0);
    const double done = action.part == ActionPart::price ? 0.0 : action.strength,
                 taken = action.part == ActionPart::content ? 0.0 : action.strength;
    if (done <= programme.strength[i] && taken <= programme.price[i])
      continue;
    programme.strength[i] = std::max(programme.strength[i], done);
    programme.price[i] = std::max(programme.price[i], taken);
    programme.since[i] = action.from;
  }
  programme.overhead = std::min(programme.overhead, 1.0);
  programme.mediators_time = std::min(programme.mediators_time, 1.0);
  return programme;
}

std::optional<Month> next_change(const Strategy& strategy, Month month) {
  std::optional<Month> next;
  const auto change = [&](Month at) {
    if (at > month && (!next || at < *next))
      next = at;
  };
  for (const Action& action : strategy.actions) {
    change(action.from);
    if (action.until)
      change(*action.until);
  }
  return next;
}

} // namespace entente::support
