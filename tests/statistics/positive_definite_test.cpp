#include "engine/statistics/regression/positive_definite.hpp"

#include "tests/catch.hpp"

#include <vector>

using namespace entente;

namespace {

Matrix square(std::size_t n, const std::vector<double>& values) {
  Matrix matrix(n, n);
  matrix.values = values;
  return matrix;
}

} // namespace

TEST_CASE("The Cholesky root of a whole-number matrix is the one found by hand") {
  const auto root = cholesky_root(square(3, {4, 12, -16, 12, 37, -43, -16, -43, 98}));
  REQUIRE(root);
  CHECK(root->values == std::vector<double>{2, 0, 0, 6, 1, 0, -8, 5, 3});
}

TEST_CASE("The inverse of Hilbert's matrix is whole") {
  // Hilbert 1894: the inverse of the 3 x 3 matrix 1 / (i + j - 1).
  const Matrix hilbert =
      square(3, {1.0, 1.0 / 2, 1.0 / 3, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 3, 1.0 / 4, 1.0 / 5});
  const auto root = cholesky_root(hilbert);
  REQUIRE(root);
  const std::vector<double> whole = {9, -36, 30, -36, 192, -180, 30, -180, 180};
  const Matrix inverse = inverse_from_root(*root);
  for (std::size_t i = 0; i < whole.size(); ++i)
    CHECK(inverse.values[i] == Approx(whole[i]).epsilon(1e-11));
  const std::vector<double> solved = solve_with_root(*root, std::vector<double>{1.0, 0.0, 0.0});
  CHECK(solved[1] == Approx(-36.0));
}

TEST_CASE("A matrix whose columns follow from one another has no root") {
  CHECK_FALSE(cholesky_root(square(2, {1.0, 2.0, 2.0, 4.0})));
  CHECK_FALSE(cholesky_root(square(2, {1.0, 2.0, 2.0, 1.0})));
  CHECK_FALSE(cholesky_root(square(2, {1.0, 0.0, 0.0, 0.0})));
}
