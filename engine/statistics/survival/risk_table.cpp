#include "engine/statistics/survival/risk_table.hpp"

#include <algorithm>

namespace entente {

std::vector<RiskRow> risk_table(std::span<const Spell> spells) {
  std::vector<double> starts;
  std::vector<double> ends;
  std::vector<double> endings;
  for (const Spell& spell : spells) {
    starts.push_back(spell.start);
    ends.push_back(spell.end);
    if (spell.ended())
      endings.push_back(spell.end);
  }
  std::sort(starts.begin(), starts.end());
  std::sort(ends.begin(), ends.end());
  std::sort(endings.begin(), endings.end());

  std::vector<RiskRow> rows;
  for (auto next = endings.begin(); next != endings.end();) {
    const auto last = std::upper_bound(next, endings.end(), *next);
    const auto entered = std::lower_bound(starts.begin(), starts.end(), *next) - starts.begin();
    const auto left = std::lower_bound(ends.begin(), ends.end(), *next) - ends.begin();
    rows.push_back({*next, static_cast<std::size_t>(entered - left), static_cast<std::size_t>(last - next)});
    next = last;
  }
  return rows;
}

} // namespace entente
