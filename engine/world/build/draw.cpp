#include "engine/world/build/draw.hpp"
#include "engine/core/clip.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/elementary.hpp"

namespace entente {
namespace {

double chosen(const Distribution& distribution, double u) {
  double reached = 0.0;
  for (std::size_t i = 0; i + 1 < distribution.choices; ++i) {
    reached += distribution.shares[i];
    if (u < reached)
      return distribution.values[i];
  }
  return distribution.choices == 0 ? 0.0 : distribution.values[distribution.choices - 1];
}

double log_uniform_quantile(double low, double high, double u) {
  const double log_low = log(low);
  return exp(log_low + (log(high) - log_low) * u);
}

double quantile(const Distribution& distribution, double u) {
  const double first = distribution.first, second = distribution.second;
  switch (distribution.kind) {
  case Distribution::Kind::constant:
    return first;
  case Distribution::Kind::uniform:
    return first + (second - first) * u;
  case Distribution::Kind::log_uniform:
    return log_uniform_quantile(first, second, u);
  case Distribution::Kind::normal:
    return first + second * normal_quantile(u);
  case Distribution::Kind::lognormal:
    return first * exp(second * normal_quantile(u));
  case Distribution::Kind::beta:
    return beta_quantile(u, first, second);
  case Distribution::Kind::poisson:
    return second + poisson_quantile(u, first);
  case Distribution::Kind::choice:
    return chosen(distribution, u);
  }
  return first;
}

} // namespace

double draw(const Distribution& distribution, double u) {
  if (distribution.probability < 1.0) {
    const double zeros = 1.0 - distribution.probability;
    if (u <= zeros)
      return 0.0;
    u = (u - zeros) / distribution.probability;
  }
  return clip(quantile(distribution, u), distribution.low, distribution.high);
}

void draw_each(const Distribution& distribution, std::span<double> u) {
  if (distribution.kind == Distribution::Kind::normal && distribution.probability == 1.0) {
    normal_quantiles(u);
    for (double& value : u)
      value = clip(distribution.first + distribution.second * value, distribution.low, distribution.high);
  } else {
    for (double& value : u)
      value = draw(distribution, value);
  }
}

} // namespace entente
