// Cox proportional hazards: how much do covariates multiply the risk of ending, whatever its shape over time?
#pragma once
#include "engine/statistics/regression/matrix.hpp"
#include "engine/statistics/survival/spell.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente {

enum class Ties { breslow, efron };

struct CoxFit {
  std::vector<double> coefficients; // log hazard ratio per unit of each covariate
  std::vector<double> errors;       // standard errors, from the inverse of the observed information
  Matrix covariance;                // of the coefficients
  double log_likelihood = 0.0;      // partial, at the maximum
  double log_likelihood_null = 0.0; // partial, all coefficients 0
  std::size_t ended = 0;
  int iterations = 0;
};

// Cox 1972 partial likelihood in counting-process form (Andersen and Gill 1982): row i of `covariates` holds
// on (start, end] of spells[i], so a covariate that changes, or an early and a late part, is one spell a
// piece (see split_at). Breslow 1974 or Efron 1977 for ties; Newton-Raphson with halved steps on standardised
// covariates. All causes above 0 count as endings. Nothing when no spell ended, when a covariate is constant
// or follows from others, or when the maximum lies at infinity (a covariate separates those that end from
// those that do not).
std::optional<CoxFit> fit_cox(std::span<const Spell> spells, const Matrix& covariates,
                              Ties ties = Ties::efron);

// One spell cut at times in ascending order: only the last piece can end of the spell's cause. Cuts outside
// the spell do nothing. Use: early and late hazard ratios, or a covariate that changes at a cut.
std::vector<Spell> split_at(const Spell& spell, std::span<const double> cuts);

} // namespace entente
