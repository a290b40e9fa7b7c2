#include "engine/scenario/model/outcome_difference.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {
namespace {

// A value is a sum over months of a few terms each. n additions err by at most n eps / 2 of the sum of the
// terms' sizes (Higham 2002, Accuracy and Stability of Numerical Algorithms, section 4.2).
constexpr double most_months = 1200.0, most_terms = 16.0;
constexpr double rounding = most_months * most_terms * std::numeric_limits<double>::epsilon() / 2.0;

} // namespace

bool is_within_one(std::string_view unit) {
  return unit == "share" || unit == "index";
}

OutcomeScale scale_of(std::string_view unit) {
  return is_within_one(unit) || unit == "log" ? OutcomeScale::of_one : OutcomeScale::of_sums;
}

double outcome_difference(OutcomeScale scale, double here, double there) {
  const double size = scale == OutcomeScale::of_one ? 1.0 : std::max(std::fabs(here), std::fabs(there));
  const double difference = here - there;
  return std::fabs(difference) <= rounding * size ? 0.0 : difference;
}

} // namespace entente
