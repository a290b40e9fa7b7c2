#include "engine/statistics/logit.hpp"

#include <Eigen/Dense>

#include <cassert>
#include <cmath>

namespace entente {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

double logistic(double x) {
  return x >= 0.0 ? 1.0 / (1.0 + std::exp(-x)) : std::exp(x) / (1.0 + std::exp(x));
}

// log(1 + e^x) without overflow.
double softplus(double x) {
  return x > 0.0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

double log_likelihood(const MatrixXd& x, const VectorXd& y, const VectorXd& coefficients) {
  const VectorXd predictor = x * coefficients;
  double sum = 0.0;
  for (Index i = 0; i < predictor.size(); ++i)
    sum += y(i) * predictor(i) - softplus(predictor(i));
  return sum;
}

} // namespace

double LogitFit::probability(std::span<const double> row) const {
  assert(row.size() == coefficients.size());
  double sum = 0.0;
  for (std::size_t j = 0; j < row.size(); ++j)
    sum += row[j] * coefficients[j];
  return logistic(sum);
}

std::optional<LogitFit> fit_logit(const Matrix& design, std::span<const double> response) {
  assert(design.rows == response.size());
  if (design.rows == 0 || design.columns == 0)
    return std::nullopt;
  constexpr int most_iterations = 100;
  constexpr int most_halvings = 30;
  constexpr double precision = 1e-11; // of a coefficient times the root mean square of its column
  constexpr double endless = 100.0;   // log odds that only separation reaches
  const Index rows = static_cast<Index>(design.rows);
  const Index columns = static_cast<Index>(design.columns);
  MatrixXd x = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
      design.values.data(), rows, columns);
  const VectorXd y = Eigen::Map<const VectorXd>(response.data(), rows);
  const VectorXd scale = (x.colwise().squaredNorm().transpose() / static_cast<double>(rows)).cwiseSqrt();
  if (!(scale.minCoeff() > 0.0))
    return std::nullopt;
  for (Index j = 0; j < columns; ++j)
    x.col(j) /= scale(j);

  VectorXd coefficients = VectorXd::Zero(columns);
  double best = log_likelihood(x, y, coefficients);
  for (int iteration = 1; iteration <= most_iterations; ++iteration) {
    const VectorXd chance = (x * coefficients).unaryExpr(&logistic);
    const VectorXd weight = chance.cwiseProduct(VectorXd::Ones(rows) - chance);
    const Eigen::FullPivLU<MatrixXd> information(x.transpose() * weight.asDiagonal() * x);
    if (!information.isInvertible())
      return std::nullopt;
    VectorXd step = information.solve(x.transpose() * (y - chance));
    double next = log_likelihood(x, y, coefficients + step);
    for (int halving = 0; halving < most_halvings && !(next >= best); ++halving) {
      step *= 0.5;
      next = log_likelihood(x, y, coefficients + step);
    }
    coefficients += step;
    best = next;
    if (coefficients.cwiseAbs().maxCoeff() > endless)
      return std::nullopt;
    if (step.cwiseAbs().maxCoeff() >= precision)
      continue;

    const MatrixXd inverse = information.inverse();
    LogitFit fit;
    fit.log_likelihood = best;
    fit.iterations = iteration;
    for (Index j = 0; j < columns; ++j) {
      fit.coefficients.push_back(coefficients(j) / scale(j));
      fit.errors.push_back(std::sqrt(inverse(j, j)) / scale(j));
    }
    return fit;
  }
  return std::nullopt;
}

} // namespace entente
