// Logistic regression: how do covariates move the odds of a yes?
#pragma once
#include "engine/statistics/regression/matrix.hpp"

#include <optional>
#include <span>
#include <vector>

namespace entente {

struct LogitFit {
  std::vector<double> coefficients; // log odds ratio per unit, one a column of the design
  std::vector<double> errors;       // standard errors, from the inverse of the information
  double log_likelihood = 0.0;
  int iterations = 0;

  double probability(std::span<const double> row) const;
};

// Maximum likelihood of P(yes) = 1 / (1 + exp(-row' coefficients)) by Newton-Raphson (McCullagh and Nelder
// 1989, section 4.4). response[i] in [0, 1], a share counts as fractional yes. Nothing when a column follows
// from others or when the columns separate yes from no, so that no finite maximum exists.
std::optional<LogitFit> fit_logit(const Matrix& design, std::span<const double> response);

} // namespace entente
