#include "cli/output/numbers.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente::cli {
namespace {

int decimals(double value) {
  constexpr double small = 10.0, large = 1000.0;
  const double magnitude = std::fabs(value);
  return magnitude < small ? 3 : magnitude < large ? 1 : 0;
}

bool rounds_to_nothing(const std::string& text) {
  return text.find_first_of("123456789") == std::string::npos;
}

} // namespace

std::string value_text(double value) {
  if (std::isnan(value))
    return "-";
  const std::string text = fmt::format("{:.{}f}", value, decimals(value));
  return text.starts_with('-') && rounds_to_nothing(text) ? text.substr(1) : text;
}

std::string signed_text(double value) {
  if (std::isnan(value))
    return "-";
  const std::string text = fmt::format("{:+.{}f}", value, decimals(value));
  return rounds_to_nothing(text) ? text.substr(1) : text;
}

std::string share_text(double share) {
  constexpr double per_cent = 100.0;
  return std::isnan(share) ? "-" : fmt::format("{:.0f} %", per_cent * share);
}

std::string interval_text(const Interval& interval) {
  return fmt::format("[{}, {}]", signed_text(interval.low), signed_text(interval.high));
}

} // namespace entente::cli
