#include "engine/statistics/proportion.hpp"

#include "engine/core/clip.hpp"
#include "engine/statistics/tails.hpp"

#include <algorithm>
#include <cmath>

namespace entente {

Interval wilson_interval(std::size_t successes, std::size_t trials, double level) {
  if (trials == 0)
    return {0.0, 1.0};
  const double n = static_cast<double>(trials);
  const double share = static_cast<double>(successes) / n;
  const double z = normal_critical(level);
  const double shrink = 1.0 + z * z / n;
  const double centre = (share + z * z / (2.0 * n)) / shrink;
  const double reach = z * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n)) / shrink;
  // Rounding must not move the ends that are exactly 0 and 1.
  return {successes == 0 ? 0.0 : clip(centre - reach), successes == trials ? 1.0 : clip(centre + reach)};
}

double rule_of_three(std::size_t n, double level) {
  return -std::log(0.5 * (1.0 - level)) / static_cast<double>(n);
}

Interval with_rule_of_three(const Interval& student, std::size_t n, std::size_t differing, double level) {
  const double middle = 0.5 * (student.low + student.high), reach = rule_of_three(n, level);
  if (n == 0 || differing > few_differences || student.half_width() >= reach)
    return student;
  return {middle - reach, middle + reach};
}

Interval with_rule_of_three(const Interval& student, std::span<const double> differences, double level) {
  const auto alike = static_cast<std::size_t>(std::count(differences.begin(), differences.end(), 0.0));
  return with_rule_of_three(student, differences.size(), differences.size() - alike, level);
}

} // namespace entente
