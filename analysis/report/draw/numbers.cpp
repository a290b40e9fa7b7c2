#include "analysis/report/draw/numbers.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace entente::report {
namespace {

constexpr const char* nothing = "–";

std::string grouped(std::string digits) {
  constexpr std::size_t group = 3;
  for (std::size_t at = digits.size(); at > group;) {
    at -= group;
    digits.insert(at, "\u202f");
  }
  return digits;
}

std::string magnitude(double value) {
  if (value >= 9999.5)
    return grouped(fmt::format("{:.0f}", value));
  if (value >= 100.0)
    return fmt::format("{:.0f}", value);
  if (value >= 10.0)
    return fmt::format("{:.1f}", value);
  if (value >= 1.0)
    return fmt::format("{:.2f}", value);
  return fmt::format("{:.{}f}", value, value >= 0.01 ? 3 : 4);
}

bool is_nothing(const std::string& text) {
  return text.find_first_not_of("0.") == std::string::npos;
}

} // namespace

std::string number(double value) {
  if (!std::isfinite(value))
    return std::isinf(value) ? (value > 0 ? "∞" : "−∞") : nothing;
  const std::string text = magnitude(std::abs(value));
  return is_nothing(text) ? "0" : (value < 0.0 ? minus_sign : "") + text;
}

std::string signed_number(double value) {
  if (!std::isfinite(value))
    return number(value);
  const std::string text = magnitude(std::abs(value));
  return is_nothing(text) ? "0" : (value < 0.0 ? minus_sign : "+") + text;
}

std::string percent(double share) {
  if (!std::isfinite(share))
    return nothing;
  const double hundredths = 100.0 * share;
  const bool fine = hundredths != 0.0 && std::abs(hundredths) < 9.95;
  constexpr const char* unbreakable = "\u00a0"; // a sign at the beginning of a line belongs to nothing
  return fmt::format("{:.{}f}{}%", hundredths, fine ? 1 : 0, unbreakable);
}

std::string of_hundred(double share) {
  if (!std::isfinite(share))
    return nothing;
  const std::string text = fmt::format("{:.1f}", std::abs(100.0 * share));
  return (share < 0.0 && text != "0.0" ? minus_sign : "") + text;
}

std::string signed_of_hundred(double share) {
  const std::string text = of_hundred(share);
  return std::isfinite(share) && share > 0.0 && text != "0.0" ? "+" + text : text;
}

std::string interval(const Interval& interval) {
  return number(interval.low) + " to " + number(interval.high);
}

std::string signed_interval(const Interval& interval) {
  return signed_number(interval.low) + " to " + signed_number(interval.high);
}

std::string months_as_years(double months) {
  const double years = months / 12.0;
  return fmt::format("{:.{}f} year{}", years, years == std::floor(years) ? 0 : 1, years == 1.0 ? "" : "s");
}

std::string json_number(double value) {
  if (!std::isfinite(value))
    return "null";
  constexpr int least = 4, most = 17;
  const bool may_be_share = std::abs(value) <= 1.0;
  const std::string as_number = number(value), as_percent = percent(value);
  for (int digits = least; digits < most; ++digits) {
    const std::string text = fmt::format("{:.{}g}", value, digits);
    const double read = std::strtod(text.c_str(), nullptr);
    if (number(read) == as_number && (!may_be_share || percent(read) == as_percent))
      return text;
  }
  return fmt::format("{:.{}g}", value, most);
}

std::string coordinate(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0"))
    text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

} // namespace entente::report
