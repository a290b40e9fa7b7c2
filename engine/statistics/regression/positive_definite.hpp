// Cholesky solver: linear equations with a covariance or an information matrix.
#pragma once
#include "engine/statistics/regression/matrix.hpp"

#include <optional>
#include <span>
#include <vector>

namespace entente {

// Lower triangular root with root * transpose(root) = symmetric (Cholesky); only the lower half is read.
// Nothing when the matrix is not positive definite, or so nearly not that a column follows from those before
// it up to rounding.
std::optional<Matrix> cholesky_root(const Matrix& symmetric);

// y with root * y = x, and z with root * transpose(root) * z = x.
std::vector<double> solve_root(const Matrix& root, std::span<const double> x);
std::vector<double> solve_with_root(const Matrix& root, std::span<const double> x);

// Inverse of root * transpose(root).
Matrix inverse_from_root(const Matrix& root);

} // namespace entente
