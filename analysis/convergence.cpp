#include "analysis/convergence.hpp"

#include "analysis/comparison.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/proportion.hpp"
#include "engine/statistics/stratified.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// Where histories are left out, the place of a value no longer tells its parameter set. Differences of shares
// are wider where hardly any pair differs, as in a comparison.
double half_width(std::span<const double> values, std::size_t sets, bool of_shares) {
  std::vector<double> kept;
  std::copy_if(values.begin(), values.end(), std::back_inserter(kept),
               [](double v) { return !std::isnan(v); });
  const Interval student =
      kept.size() == values.size() ? stratified_mean(kept, sets).interval : mean_interval(kept);
  return (of_shares ? with_rule_of_three(student, kept) : student).half_width();
}

} // namespace

std::vector<WidthAt> interval_widths(const Store& store, const Histories& arm, std::size_t reference,
                                     std::size_t outcome, std::size_t looks) {
  const std::size_t sets = std::max<std::size_t>(1, store.head().parameter_sets);
  std::vector<double> values = store.values(arm, outcome);
  const bool of_shares = arm.strategy != reference && is_within_one(store.head().outcomes[outcome].unit);
  if (arm.strategy != reference) {
    const std::vector<double> there = store.values({reference, arm.world, arm.draw}, outcome);
    values.resize(std::min(values.size(), there.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] -= there[i];
  }
  const std::size_t first = std::max<std::size_t>(2 * sets, 16);
  std::vector<WidthAt> widths;
  if (values.size() < first)
    return widths;
  const double growth = std::pow(static_cast<double>(values.size()) / static_cast<double>(first),
                                 1.0 / static_cast<double>(looks - 1));
  std::size_t last = 0;
  for (std::size_t look = 0; look < looks; ++look) {
    const double wanted = static_cast<double>(first) * std::pow(growth, static_cast<double>(look));
    const std::size_t n = look + 1 == looks ? values.size() : static_cast<std::size_t>(wanted) / sets * sets;
    if (n == last || n < first)
      continue;
    widths.push_back({n, half_width(std::span(values).first(n), sets, of_shares)});
    last = n;
  }
  return widths;
}

} // namespace entente
