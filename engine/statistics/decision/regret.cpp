#include "engine/statistics/decision/regret.hpp"

#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/inference/quantiles.hpp"

#include <algorithm>
#include <cassert>

namespace entente {

Matrix regrets(const Matrix& values) {
  Matrix result(values.rows, values.columns);
  for (std::size_t world = 0; world < values.rows; ++world) {
    const auto row = values.row(world);
    const double best = *std::max_element(row.begin(), row.end());
    for (std::size_t option = 0; option < values.columns; ++option)
      result(world, option) = best - row[option];
  }
  return result;
}

std::vector<RegretSummary> regret_summaries(const Matrix& values, double goal) {
  assert(values.rows >= 1 && values.columns >= 1);
  constexpr double high_share = 0.9;
  const Matrix all = regrets(values);
  std::vector<RegretSummary> summaries;
  for (std::size_t option = 0; option < values.columns; ++option) {
    const std::vector<double> mine = all.column(option);
    const std::vector<double> reached = values.column(option);
    const auto met =
        std::count_if(reached.begin(), reached.end(), [goal](double value) { return value >= goal; });
    summaries.push_back({*std::max_element(mine.begin(), mine.end()), quantile(mine, high_share), mean(mine),
                         static_cast<double>(met) / static_cast<double>(values.rows)});
  }
  return summaries;
}

std::size_t least_regret(std::span<const RegretSummary> summaries) {
  const auto least =
      std::min_element(summaries.begin(), summaries.end(),
                       [](const RegretSummary& a, const RegretSummary& b) { return a.largest < b.largest; });
  return static_cast<std::size_t>(least - summaries.begin());
}

} // namespace entente
