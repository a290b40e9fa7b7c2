// Cumulative incidence with competing risks (Aalen-Johansen): when and of what cause do spells end, when each
// can end of one cause only?
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/survival/spell.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

// Probability of having ended of one cause by a time, a step function that is 0 before the first time.
struct IncidenceCurve {
  std::vector<double> time;      // distinct times at which a spell ended of any cause, ascending
  std::vector<double> incidence; // just after time
  std::vector<double> variance;

  double incidence_at(double at) const;
  double variance_at(double at) const;
};

// Aalen and Johansen 1978; variance by the delta method (Marubini and Valsecchi 1995, section 10.2.3), which
// is Greenwood's when there is a single cause. The curves of all causes and the Kaplan-Meier curve of any
// ending sum to 1.
IncidenceCurve cumulative_incidence(std::span<const Spell> spells, std::uint32_t cause);

// Symmetric on the log(-log(1 - F)) scale; the point itself where F is 0 or 1.
Interval incidence_interval(const IncidenceCurve& curve, double at, double level = confidence_level);

} // namespace entente
