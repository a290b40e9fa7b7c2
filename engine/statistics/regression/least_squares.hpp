// Least squares: which straight line, plane or hyperplane fits best?
#pragma once
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente {

struct LinearFit {
  std::vector<double> coefficients;   // one a column of the design
  std::vector<double> errors;         // standard errors, equal variances assumed
  double residual_deviation = 0.0;    // sqrt(sum of squared residuals / (rows - columns))
  double explained = 0.0;             // R squared about the mean of the response
  std::size_t degrees_of_freedom = 0; // rows - columns

  double predict(std::span<const double> row) const;
};

// Ordinary least squares of response[i] on row i of the design (with_intercept adds the constant), by
// orthogonalising columns of unit length. Nothing when there are not more rows than columns or a column
// follows from others.
std::optional<LinearFit> fit_least_squares(const Matrix& design, std::span<const double> response);

} // namespace entente
