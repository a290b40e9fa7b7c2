// Opinion dynamics, the formula: one citizen's month (docs/model.md, step 7), for one arm (Real = float) or
// many side by side (Real = Lanes).
//
// Claim: people follow the mean confidence of those they know as far as they are susceptible, and otherwise
// return to what they are disposed to believe, discounted by cynicism (Friedkin and Johnsen); then they take
// the month's news.
#pragma once
#include "engine/rules/belief.hpp"

namespace entente::rules {

// What the survey questions of the Peace Index would record; no rule uses the results (docs/model.md,
// Observation).
constexpr float support_base = 0.75F, support_by_cynicism = 0.9F, support_by_threat = 0.5F,
                support_by_leaning = 0.5F;
constexpr float belief_threshold = 0.42F;

template<class Real>
struct CitizenMonth {
  BeliefRates<Real> rates;
  BeliefNews<Real> news;
  Real information, conformity, threat, healing;

  CitizenMonth(const BeliefRates<Real>& rates, const BeliefNews<Real>& news, const Real& information,
               const Real& conformity, const Real& threat)
      : rates(rates), news(news), information(information), conformity(conformity), threat(threat),
        healing(entente::healing<Real>(news, information, rates)) {}

  // neighbours: mean confidence of those they know, last month.
  // Traits: float, or Real where the lanes are citizens.
  template<class Traits>
  [[gnu::always_inline]] inline Belief<Real> operator()(const Belief<Real>& before, const Real& neighbours,
                                                        const Traits& susceptibility,
                                                        const Traits& disposition) const {
    const Real one = Real{} + 1.0F;
    const Real rest = disposition * (one - before.cynicism) - before.confidence;
    const Real pull =
        conformity * (susceptibility * (neighbours - before.confidence) + (1.0F - susceptibility) * rest);
    return believe<Real>({before.confidence + pull, before.cynicism}, news, information, rates, healing);
  }

  // How far armed groups can mobilise this citizen, 0-1.
  [[gnu::always_inline]] inline Real mobilised(const Belief<Real>& now) const {
    const Real one = Real{} + 1.0F;
    return (one - now.confidence) * (0.5F * threat + 0.5F * now.cynicism);
  }

  // Above 0: supports the process.
  template<class Traits>
  [[gnu::always_inline]] inline Real support(const Belief<Real>& now, const Traits& leaning) const {
    return (support_base + now.confidence) - support_by_cynicism * now.cynicism - support_by_threat * threat +
           (Real{} + support_by_leaning * leaning);
  }
};

} // namespace entente::rules
