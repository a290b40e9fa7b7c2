// Matrix: a plain table of numbers: one row an observation (a run, a draw, a sample), one column a quantity.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace entente {

struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values; // row by row, rows x columns

  Matrix() = default;
  Matrix(std::size_t rows_, std::size_t columns_, double value = 0.0)
      : rows(rows_), columns(columns_), values(rows_ * columns_, value) {}

  double operator()(std::size_t row, std::size_t column) const { return values[row * columns + column]; }
  double& operator()(std::size_t row, std::size_t column) { return values[row * columns + column]; }
  std::span<const double> row(std::size_t i) const { return {values.data() + i * columns, columns}; }
  std::span<double> row(std::size_t i) { return {values.data() + i * columns, columns}; }
  std::vector<double> column(std::size_t j) const;

  bool operator==(const Matrix&) const = default;
};

// The same rows with a column of ones in front: the design of a regression with an intercept.
Matrix with_intercept(const Matrix& covariates);

} // namespace entente
