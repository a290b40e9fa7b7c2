#include "engine/statistics/least_squares.hpp"

#include <Eigen/Dense>

#include <cassert>
#include <cmath>

namespace entente {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

double LinearFit::predict(std::span<const double> row) const {
  assert(row.size() == coefficients.size());
  double sum = 0.0;
  for (std::size_t j = 0; j < row.size(); ++j)
    sum += row[j] * coefficients[j];
  return sum;
}

std::optional<LinearFit> fit_least_squares(const Matrix& design, std::span<const double> response) {
  assert(design.rows == response.size());
  if (design.rows <= design.columns || design.columns == 0)
    return std::nullopt;
  const Index rows = static_cast<Index>(design.rows);
  const Index columns = static_cast<Index>(design.columns);
  MatrixXd x = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
      design.values.data(), rows, columns);
  const VectorXd y = Eigen::Map<const VectorXd>(response.data(), rows);
  const VectorXd lengths = x.colwise().norm().transpose();
  if (!(lengths.minCoeff() > 0.0))
    return std::nullopt;
  for (Index j = 0; j < columns; ++j)
    x.col(j) /= lengths(j);

  const Eigen::ColPivHouseholderQR<MatrixXd> solver(x);
  if (solver.rank() < columns)
    return std::nullopt;
  const VectorXd scaled = solver.solve(y);
  const VectorXd residual = y - x * scaled;
  // (X'X)^-1 = P (R'R)^-1 P'
  const MatrixXd triangle = solver.matrixR().topLeftCorner(columns, columns);
  const MatrixXd inverse =
      triangle.triangularView<Eigen::Upper>().solve(MatrixXd::Identity(columns, columns));
  const MatrixXd unscaled =
      solver.colsPermutation() * (inverse * inverse.transpose()) * solver.colsPermutation().transpose();

  LinearFit fit;
  fit.degrees_of_freedom = design.rows - design.columns;
  const double squares = residual.squaredNorm();
  fit.residual_deviation = std::sqrt(squares / static_cast<double>(fit.degrees_of_freedom));
  const double total = (y.array() - y.mean()).matrix().squaredNorm();
  fit.explained = total > 0.0 ? 1.0 - squares / total : 0.0;
  for (Index j = 0; j < columns; ++j) {
    fit.coefficients.push_back(scaled(j) / lengths(j));
    fit.errors.push_back(fit.residual_deviation * std::sqrt(unscaled(j, j)) / lengths(j));
  }
  return fit;
}

} // namespace entente
