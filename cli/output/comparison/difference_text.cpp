#include "cli/output/comparison/difference_text.hpp"

#include "cli/output/numbers.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente::cli {

std::string difference_text(double value, bool stands, double scale) {
  const double scaled = value * scale;
  if (std::isnan(scaled))
    return "- ";
  std::string text = scale == 1.0 ? signed_text(scaled) : fmt::format("{:+.1f}", scaled);
  if (text.find_first_of("123456789") == std::string::npos)
    text = stands && scaled != 0.0 ? fmt::format("{:+.1g}", scaled)
                                   : text.substr(text.find_first_of("0123456789"));
  return text + (stands && scaled != 0.0 ? '*' : ' ');
}

} // namespace entente::cli
