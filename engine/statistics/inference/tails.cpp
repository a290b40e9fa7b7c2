#include "engine/statistics/inference/tails.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <cmath>

namespace entente {

namespace bm = boost::math;

double normal_cdf(double x) {
  return bm::cdf(bm::normal_distribution<double>(), x);
}

double normal_density(double x) {
  return bm::pdf(bm::normal_distribution<double>(), x);
}

double normal_critical(double level) {
  return bm::quantile(bm::complement(bm::normal_distribution<double>(), 0.5 * (1.0 - level)));
}

double student_critical(double level, double degrees_of_freedom) {
  return bm::quantile(
      bm::complement(bm::students_t_distribution<double>(degrees_of_freedom), 0.5 * (1.0 - level)));
}

double student_two_sided(double t, double degrees_of_freedom) {
  return 2.0 * bm::cdf(bm::complement(bm::students_t_distribution<double>(degrees_of_freedom), std::fabs(t)));
}

double binomial_cdf(std::size_t successes, std::size_t trials, double probability) {
  if (successes >= trials)
    return 1.0;
  const bm::binomial_distribution<double> draws(static_cast<double>(trials), probability);
  return bm::cdf(draws, static_cast<double>(successes));
}

} // namespace entente
