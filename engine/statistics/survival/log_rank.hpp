// Log-rank test: do groups of spells end at the same rate?
#pragma once
#include "engine/statistics/survival/spell.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct LogRankTest {
  std::vector<double> observed; // endings in each group
  std::vector<double> expected; // if all groups shared one hazard
  double statistic = 0.0;       // chi-squared with groups - 1 degrees of freedom
  double p = 1.0;
};

// group[i] in 0 .. groups - 1 is the group of spells[i]; groups at least 2. Mantel 1966, Peto and Peto 1972;
// variance hypergeometric. Groups that are never at risk together leave statistic 0 and p 1.
LogRankTest log_rank(std::span<const Spell> spells, std::span<const std::uint32_t> group,
                     std::uint32_t groups);

} // namespace entente
