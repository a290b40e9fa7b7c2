#include "engine/statistics/survival/log_rank.hpp"

#include "engine/statistics/inference/tails.hpp"
#include "engine/statistics/regression/positive_definite.hpp"
#include "engine/statistics/survival/risk_table.hpp"

#include <algorithm>
#include <cassert>

namespace entente {

namespace {

// At risk and ended in one group at any time, from its sorted starts and ends.
struct Group {
  std::vector<double> starts;
  std::vector<double> ends;
  std::vector<double> endings;

  void sort() {
    for (std::vector<double>* times : {&starts, &ends, &endings})
      std::sort(times->begin(), times->end());
  }
  double at_risk(double time) const { return before(starts, time) - before(ends, time); }
  double ended(double time) const {
    const auto range = std::equal_range(endings.begin(), endings.end(), time);
    return static_cast<double>(range.second - range.first);
  }
  static double before(const std::vector<double>& times, double time) {
    return static_cast<double>(std::lower_bound(times.begin(), times.end(), time) - times.begin());
  }
};

std::vector<Group> split(std::span<const Spell> spells, std::span<const std::uint32_t> group,
                         std::uint32_t groups) {
  std::vector<Group> result(groups);
  for (std::size_t i = 0; i < spells.size(); ++i) {
    Group& mine = result[group[i]];
    mine.starts.push_back(spells[i].start);
    mine.ends.push_back(spells[i].end);
    if (spells[i].ended())
      mine.endings.push_back(spells[i].end);
  }
  for (Group& mine : result)
    mine.sort();
  return result;
}

} // namespace

LogRankTest log_rank(std::span<const Spell> spells, std::span<const std::uint32_t> group,
                     std::uint32_t groups) {
  assert(spells.size() == group.size() && groups >= 2);
  const std::vector<Group> parts = split(spells, group, groups);
  LogRankTest test;
  test.observed.assign(groups, 0.0);
  test.expected.assign(groups, 0.0);
  // The last group's excess follows from the others'.
  const std::size_t free = groups - 1;
  Matrix spread(free, free);
  for (const RiskRow& row : risk_table(spells)) {
    const double risk = static_cast<double>(row.at_risk);
    const double ended = static_cast<double>(row.ended);
    std::vector<double> share(groups);
    for (std::uint32_t g = 0; g < groups; ++g) {
      share[g] = parts[g].at_risk(row.time) / risk;
      test.observed[g] += parts[g].ended(row.time);
      test.expected[g] += ended * share[g];
    }
    if (row.at_risk < 2)
      continue;
    const double scale = ended * (risk - ended) / (risk - 1.0);
    for (std::size_t g = 0; g < free; ++g)
      for (std::size_t h = 0; h < free; ++h)
        spread(g, h) += scale * share[g] * ((g == h ? 1.0 : 0.0) - share[h]);
  }
  std::vector<double> excess(free);
  for (std::size_t g = 0; g < free; ++g)
    excess[g] = test.observed[g] - test.expected[g];
  if (const std::optional<Matrix> root = cholesky_root(spread)) {
    const std::vector<double> solved = solve_with_root(*root, excess);
    for (std::size_t g = 0; g < free; ++g)
      test.statistic += excess[g] * solved[g];
  }
  test.p = chi_squared_upper(test.statistic, static_cast<double>(free));
  return test;
}

} // namespace entente
