#include "engine/statistics/inference/stopping.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entente {

std::vector<std::size_t> looks(const StoppingRule& rule) {
  assert(rule.growth > 1.0 && rule.multiple_of >= 1 && rule.first >= 2 && rule.most >= 1);
  std::vector<std::size_t> result;
  const auto rounded_up = [&rule](double n) {
    const auto steps = static_cast<std::size_t>(std::ceil(n / static_cast<double>(rule.multiple_of)));
    return steps * rule.multiple_of;
  };
  for (std::size_t look = rounded_up(static_cast<double>(rule.first)); look < rule.most;) {
    result.push_back(look);
    look = std::max(rounded_up(static_cast<double>(look) * rule.growth), look + rule.multiple_of);
  }
  result.push_back(rule.most);
  return result;
}

StoppingState stopping_state(const StoppingRule& rule, std::size_t done,
                             const std::function<Look(std::size_t look)>& at) {
  StoppingState state;
  for (const std::size_t look : looks(rule)) {
    state.next = look;
    if (look > done)
      return state;
    state.at = look;
    const Look seen = at(look);
    state.half_width = seen.half_width;
    state.enough = seen.half_width <= rule.half_width && (seen.settled || look == rule.most);
    if (state.enough)
      break;
  }
  state.next = 0;
  return state;
}

} // namespace entente
