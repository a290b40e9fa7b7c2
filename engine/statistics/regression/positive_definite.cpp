#include "engine/statistics/regression/positive_definite.hpp"

#include <cassert>
#include <cmath>

namespace entente {

std::optional<Matrix> cholesky_root(const Matrix& symmetric) {
  assert(symmetric.rows == symmetric.columns);
  constexpr double rounding = 1e-12; // share of a column that is its own, below which it counts as none
  const std::size_t n = symmetric.rows;
  Matrix root(n, n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = symmetric(i, j);
      for (std::size_t k = 0; k < j; ++k)
        rest -= root(i, k) * root(j, k);
      if (i != j)
        root(i, j) = rest / root(j, j);
      else if (rest > rounding * symmetric(i, i))
        root(i, i) = std::sqrt(rest);
      else
        return std::nullopt;
    }
  return root;
}

std::vector<double> solve_root(const Matrix& root, std::span<const double> x) {
  assert(root.rows == x.size());
  std::vector<double> y(x.begin(), x.end());
  for (std::size_t i = 0; i < y.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      y[i] -= root(i, j) * y[j];
    y[i] /= root(i, i);
  }
  return y;
}

std::vector<double> solve_with_root(const Matrix& root, std::span<const double> x) {
  std::vector<double> z = solve_root(root, x);
  for (std::size_t i = z.size(); i-- > 0;) {
    for (std::size_t j = i + 1; j < z.size(); ++j)
      z[i] -= root(j, i) * z[j];
    z[i] /= root(i, i);
  }
  return z;
}

Matrix inverse_from_root(const Matrix& root) {
  Matrix result(root.rows, root.rows);
  for (std::size_t j = 0; j < root.rows; ++j) {
    std::vector<double> unit(root.rows, 0.0);
    unit[j] = 1.0;
    const std::vector<double> column = solve_with_root(root, unit);
    for (std::size_t i = 0; i < root.rows; ++i)
      result(i, j) = column[i];
  }
  return result;
}

} // namespace entente
