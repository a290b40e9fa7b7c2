#include "engine/scenario/publish/publish.hpp"
#include "engine/scenario/syntax/wording.hpp"

#include <cmath>

namespace entente {
namespace {

using Kind = Distribution::Kind;

std::string of_two(std::string_view name, std::string_view first, double a, std::string_view second,
                   double b) {
  return std::string(name) + " (" + std::string(first) + number_text(a) + ", " + std::string(second) +
         number_text(b) + ")";
}

std::string shape(const Distribution& d) {
  switch (d.kind) {
  case Kind::constant:
    return number_text(d.first);
  case Kind::uniform:
    return "uniform " + number_text(d.first) + " to " + number_text(d.second);
  case Kind::log_uniform:
    return "log-uniform " + number_text(d.first) + " to " + number_text(d.second);
  case Kind::normal:
    return of_two("normal", "mean ", d.first, "SD ", d.second);
  case Kind::lognormal:
    return of_two("log-normal", "median ", d.first, "SD of log ", d.second);
  case Kind::beta:
    return of_two("beta", "", d.first, "", d.second);
  case Kind::poisson:
    return (d.second == 0.0 ? "" : number_text(d.second) + " + ") + "Poisson (mean " + number_text(d.first) +
           ")";
  case Kind::choice:
    break;
  }
  std::string text;
  for (std::size_t i = 0; i < d.choices; ++i)
    text += (i == 0 ? "" : ", ") + number_text(d.values[i]) + " (" + number_text(100.0 * d.shares[i]) + " %)";
  return text;
}

} // namespace

std::string describe(const Distribution& d) {
  std::string text = shape(d);
  if (d.kind != Kind::constant && std::isfinite(d.low) && std::isfinite(d.high))
    text += " within " + number_text(d.low) + " to " + number_text(d.high);
  else if (d.kind != Kind::constant && std::isfinite(d.low) && d.low != 0.0)
    text += " at least " + number_text(d.low);
  else if (d.kind != Kind::constant && std::isfinite(d.high))
    text += " at most " + number_text(d.high);
  if (d.probability != 1.0)
    text = number_text(100.0 * d.probability) + " %: " + text + ", else 0";
  return text;
}

} // namespace entente
