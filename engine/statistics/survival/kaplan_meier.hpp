// Kaplan-Meier estimator: what share still lasts at a time, when some were still going when last seen?
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/survival/spell.hpp"

#include <span>
#include <vector>

namespace entente {

struct SurvivalCurve {
  // One entry for each distinct time at which a spell ended, ascending; the curve is 1 before the first.
  std::vector<double> time;
  std::vector<double> survival; // just after time
  std::vector<double> variance; // Greenwood's, of survival
  std::vector<std::size_t> at_risk;
  std::vector<std::size_t> ended;
  double last_seen = 0.0;           // the longest spell; beyond it the curve is held
  std::vector<double> starts, ends; // of all spells, ascending

  // Whether the curve is known then: something was still seen, or everything had ended before.
  bool known_at(double at) const { return at <= last_seen || (!survival.empty() && survival.back() <= 0.0); }

  double survival_at(double at) const;
  double variance_at(double at) const;
  std::size_t at_risk_at(double at) const; // under observation at that time, ended spells before it left out
};

// Kaplan and Meier 1958, with late entry. A spell censored at a time counts as at risk at that time.
SurvivalCurve kaplan_meier(std::span<const Spell> spells);

enum class SurvivalScale { plain, log_log };

// Greenwood's interval for the survival at a time: S +- z se, clipped to [0, 1], or symmetric on the log(-log
// S) scale (Kalbfleisch and Prentice 2002, section 1.4). Where S is 0 or 1 Greenwood's variance is 0, and the
// log-log interval is Wilson's: none of those still at risk at that time has ended, or all that were seen to
// end have.
Interval survival_interval(const SurvivalCurve& curve, double at,
                           SurvivalScale scale = SurvivalScale::log_log, double level = confidence_level);

} // namespace entente
