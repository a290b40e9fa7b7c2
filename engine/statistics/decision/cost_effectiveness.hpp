// Cost-effectiveness: which options are worth their money?
#pragma once
#include "engine/statistics/inference/interval.hpp"
#include "engine/statistics/inference/significance.hpp"
#include "engine/statistics/regression/matrix.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace entente {

// Costs in money, effects in units of effect where more is better, willingness to pay in money per unit of
// effect.

enum class Standing {
  efficient,
  dominated,           // another option costs no more and does no less
  extendedly_dominated // a mix of two others costs no more and does no less
};

struct FrontierEntry {
  Standing standing = Standing::efficient;
  std::optional<std::size_t>
      next_cheaper;            // the efficient option just below; none for the cheapest, none if dominated
  std::optional<double> ratio; // incremental cost per unit of effect against it
};

// One entry an option, in the order given (Weinstein and Zeckhauser 1973; Johannesson and Weinstein 1993). Of
// options with the same cost and effect the first counts and the others are dominated.
std::vector<FrontierEntry> efficiency_frontier(std::span<const double> costs,
                                               std::span<const double> effects);

// willingness x effect - cost, in money.
double net_benefit(double cost, double effect, double willingness_to_pay);
Matrix net_benefits(const Matrix& costs, const Matrix& effects, double willingness_to_pay); // same shape

struct Acceptability {
  Matrix share; // willingness x options: share of samples in which the option has the highest net benefit
  std::vector<std::size_t> best; // the option of highest mean net benefit at each willingness (the frontier)
};

// costs and effects: matched samples x options, such as bootstrap means or parameter draws (Fenwick, Claxton
// and Sculpher 2001). Options that tie share a sample equally.
Acceptability acceptability(const Matrix& costs, const Matrix& effects,
                            std::span<const double> willingness_to_pay);

// Of two quantities of the same units of observation, such as a cost and what it buys. Variances and
// covariance with divisor n - 1; not numbers below two observations.
struct JointMoments {
  std::size_t n = 0;
  double mean_numerator = 0.0, mean_denominator = 0.0;
  double variance_numerator = 0.0, variance_denominator = 0.0, covariance = 0.0;

  JointMoments with_denominator_times(double factor) const;
};

// The same, one observation at a time (Welford 1962).
class JointSums {
 public:
  void add(double numerator, double denominator);
  JointMoments moments() const;

 private:
  std::size_t n_ = 0;
  double numerator_ = 0.0, denominator_ = 0.0; // means
  double squares_numerator_ = 0.0, squares_denominator_ = 0.0, products_ = 0.0;
};

// Mean of numerator over mean of denominator for paired samples, with Fieller's interval (Fieller 1954;
// Willan and O'Brien 1996). Nothing unless the interval of the denominator's mean at the same level excludes
// 0: a ratio then has no bounds.
struct Ratio {
  double value = 0.0;
  Interval interval;
};
std::optional<Ratio> ratio_of_means(const JointMoments& moments, double level = confidence_level);

} // namespace entente
