#include "engine/statistics/regression/matrix.hpp"

namespace entente {

std::vector<double> Matrix::column(std::size_t j) const {
  std::vector<double> result(rows);
  for (std::size_t i = 0; i < rows; ++i)
    result[i] = (*this)(i, j);
  return result;
}

Matrix with_intercept(const Matrix& covariates) {
  Matrix design(covariates.rows, covariates.columns + 1, 1.0);
  for (std::size_t i = 0; i < covariates.rows; ++i)
    for (std::size_t j = 0; j < covariates.columns; ++j)
      design(i, j + 1) = covariates(i, j);
  return design;
}

} // namespace entente
