// Pearson's test, with a bound that a right generator passes in all but one of a million seeds.
#pragma once
#include <boost/math/distributions/chi_squared.hpp>

#include <cstddef>
#include <vector>

namespace entente::test {

struct Fit {
  double statistic;
  double bound;
};

// Observed and expected counts of every cell; expected counts should be at least ten or so.
inline Fit chi_square(const std::vector<double>& observed, const std::vector<double>& expected) {
  constexpr double false_alarm = 1e-6;
  double statistic = 0.0;
  for (std::size_t i = 0; i < observed.size(); ++i)
    statistic += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
  const boost::math::chi_squared law(static_cast<double>(observed.size() - 1));
  return {statistic, quantile(complement(law, false_alarm))};
}

// Cells of equal probability for a sample already carried to (0, 1) by its distribution function.
inline Fit evenness(const std::vector<double>& shares, std::size_t cells) {
  std::vector<double> observed(cells, 0.0);
  for (const double share : shares)
    ++observed[static_cast<std::size_t>(share * static_cast<double>(cells))];
  return chi_square(
      observed, std::vector<double>(cells, static_cast<double>(shares.size()) / static_cast<double>(cells)));
}

} // namespace entente::test
