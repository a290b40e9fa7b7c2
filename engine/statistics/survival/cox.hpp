// Cox proportional hazards: how much do covariates multiply the risk of ending, whatever its shape over time?
#pragma once
#include "engine/statistics/regression/matrix.hpp"
#include "engine/statistics/survival/spell.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente {

enum class Ties { breslow, efron };

// Cox 1972 partial likelihood in counting-process form (Andersen and Gill 1982): row i of the covariates
// holds on (start, end] of spells[i], so a covariate that changes is one spell a piece. Breslow 1974 or Efron
// 1977 for ties. All causes above 0 count as endings. Sorted once, to be fitted to many resamples.
class CoxSample {
 public:
  CoxSample(std::vector<Spell> spells, Matrix covariates, Ties ties = Ties::efron);

  // Log hazard ratio per unit of each covariate, where spell i is there counts[i] times; once each if there
  // are no counts. Newton-Raphson with halved steps. Nothing when no spell ended, when a covariate is
  // constant or follows from others, or when the maximum lies at infinity (a covariate separates those that
  // end from those that do not).
  std::optional<std::vector<double>> fit(std::span<const std::uint32_t> counts = {}) const;

 private:
  struct Likelihood;
  Likelihood likelihood(std::span<const double> coefficients, std::span<const std::uint32_t> counts) const;

  std::vector<Spell> spells_;
  Matrix x_; // standardised
  std::vector<double> scale_;
  Ties ties_;
  std::vector<std::size_t> by_end_, by_start_; // latest first
};

} // namespace entente
