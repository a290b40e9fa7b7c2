#include "engine/statistics/stopping.hpp"

#include "engine/statistics/stratified.hpp"
#include "engine/statistics/tails.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace entente {

namespace {

// Half-width of the confidence sequence for unit deviation, narrowest near the first look.
double anytime_half_width(double n, const StoppingRule& rule) {
  const double error = 1.0 - rule.level;
  const double wide = -2.0 * std::log(error);
  const double rho_squared = (wide + std::log(wide + 1.0)) / static_cast<double>(rule.first);
  const double grown = n * rho_squared + 1.0;
  return std::sqrt(2.0 * grown / (n * n * rho_squared) * std::log(std::sqrt(grown) / error));
}

} // namespace

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

double stopping_half_width(std::span<const double> values, const StoppingRule& rule) {
  if (values.size() < 2)
    return std::numeric_limits<double>::infinity();
  const double n = static_cast<double>(values.size());
  const double error = stratified_mean(values, rule.strata, rule.level).error;
  const double cautious = std::sqrt(error * error + 1.0 / (n * n));
  if (rule.interval == StoppingInterval::anytime)
    return cautious * std::sqrt(n) * anytime_half_width(n, rule);
  const std::size_t groups = values.size() < 2 * rule.strata ? 1 : rule.strata;
  return cautious * student_critical(rule.level, n - static_cast<double>(groups));
}

StoppingState stopping_state(std::span<const std::vector<double>> series, const StoppingRule& rule) {
  StoppingState state;
  const std::size_t done = series.empty() ? 0 : series.front().size();
  for (const std::size_t look : looks(rule)) {
    state.next = look;
    if (look > done)
      return state;
    state.at = look;
    state.half_width = 0.0;
    for (const std::vector<double>& values : series) {
      assert(values.size() == done);
      state.half_width = std::max(state.half_width, stopping_half_width(std::span(values).first(look), rule));
    }
    state.enough = state.half_width <= rule.half_width;
    if (state.enough)
      break;
  }
  state.next = 0;
  return state;
}

} // namespace entente
