#include "engine/statistics/regression/least_squares.hpp"

#include "engine/statistics/inference/moments.hpp"

#include <cassert>
#include <cmath>

namespace entente {

namespace {

using Columns = std::vector<std::vector<double>>;

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += a[i] * b[i];
  return sum;
}

void subtract(std::vector<double>& from, double factor, std::span<const double> what) {
  for (std::size_t i = 0; i < from.size(); ++i)
    from[i] -= factor * what[i];
}

// What is left of the response, and its coefficients on columns of unit length, by Gram and Schmidt in the
// modified order, which is as stable as Householder's method when the response is treated as a last column
// (Bjorck 1967).
struct Projection {
  std::vector<double> residual;
  std::vector<double> coefficients;
  std::vector<double> spread; // diagonal of the inverse of the columns' cross products
};

std::optional<Projection> project(Columns columns, std::span<const double> response) {
  constexpr double rounding = 1e-11; // length of a column's own part below which it counts as none
  const std::size_t n = columns.size();
  Matrix triangle(n, n);
  Projection result;
  result.residual.assign(response.begin(), response.end());
  std::vector<double> along(n);
  for (std::size_t j = 0; j < n; ++j) {
    triangle(j, j) = std::sqrt(dot(columns[j], columns[j]));
    if (!(triangle(j, j) > rounding))
      return std::nullopt;
    for (double& value : columns[j])
      value /= triangle(j, j);
    for (std::size_t k = j + 1; k < n; ++k) {
      triangle(j, k) = dot(columns[j], columns[k]);
      subtract(columns[k], triangle(j, k), columns[j]);
    }
    along[j] = dot(columns[j], result.residual);
    subtract(result.residual, along[j], columns[j]);
  }
  // Back substitution, once for the coefficients and once for each column of the inverse of the triangle.
  const auto solved = [&](std::vector<double> right) {
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = i + 1; j < n; ++j)
        right[i] -= triangle(i, j) * right[j];
      right[i] /= triangle(i, i);
    }
    return right;
  };
  result.coefficients = solved(along);
  result.spread.assign(n, 0.0);
  for (std::size_t j = 0; j < n; ++j) {
    std::vector<double> unit(n, 0.0);
    unit[j] = 1.0;
    const std::vector<double> column = solved(unit);
    for (std::size_t i = 0; i < n; ++i)
      result.spread[i] += column[i] * column[i];
  }
  return result;
}

} // namespace

double LinearFit::predict(std::span<const double> row) const {
  assert(row.size() == coefficients.size());
  return dot(row, coefficients);
}

std::optional<LinearFit> fit_least_squares(const Matrix& design, std::span<const double> response) {
  assert(design.rows == response.size());
  if (design.rows <= design.columns || design.columns == 0)
    return std::nullopt;
  Columns columns;
  std::vector<double> lengths;
  for (std::size_t j = 0; j < design.columns; ++j) {
    columns.push_back(design.column(j));
    lengths.push_back(std::sqrt(dot(columns[j], columns[j])));
    if (!(lengths[j] > 0.0))
      return std::nullopt;
    for (double& value : columns[j])
      value /= lengths[j];
  }
  const std::optional<Projection> projection = project(std::move(columns), response);
  if (!projection)
    return std::nullopt;

  LinearFit fit;
  fit.degrees_of_freedom = design.rows - design.columns;
  const double squares = dot(projection->residual, projection->residual);
  fit.residual_deviation = std::sqrt(squares / static_cast<double>(fit.degrees_of_freedom));
  const double total = variance(response) * static_cast<double>(response.size() - 1);
  fit.explained = total > 0.0 ? 1.0 - squares / total : 0.0;
  for (std::size_t j = 0; j < design.columns; ++j) {
    fit.coefficients.push_back(projection->coefficients[j] / lengths[j]);
    fit.errors.push_back(fit.residual_deviation * std::sqrt(projection->spread[j]) / lengths[j]);
  }
  return fit;
}

} // namespace entente
