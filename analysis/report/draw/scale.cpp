#include "analysis/report/draw/scale.hpp"

#include "analysis/report/draw/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

// 1, 2 or 5 times a power of ten, at least `least`.
double round_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (factor * power >= least * (1.0 - 1e-9))
      return factor * power;
  return 10.0 * power;
}

std::string tick_label(double value, double step) {
  const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
  if (std::abs(value) >= 10000.0)
    return number(value);
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  return (value < -0.5 * step * 1e-6 ? minus_sign : "") + text;
}

} // namespace

Scale::Scale(double low, double high, double start, double end, Kind kind)
    : low_(low), high_(high), start_(start), end_(end), kind_(kind) {
  if (!(high_ > low_)) {
    const double room = std::max(1e-3, 0.1 * std::abs(low_));
    low_ -= kind == Kind::linear ? room : 0.0;
    high_ = low_ + 2.0 * room;
  }
}

double Scale::operator()(double value) const {
  const double held = std::clamp(value, low_, high_);
  const double share = kind_ == Kind::linear
                           ? (held - low_) / (high_ - low_)
                           : (std::log1p(held) - std::log1p(low_)) / (std::log1p(high_) - std::log1p(low_));
  return start_ + share * (end_ - start_);
}

std::vector<Tick> Scale::ticks(int about) const {
  std::vector<Tick> ticks;
  if (kind_ == Kind::logarithmic) {
    ticks.push_back({0.0, "0"});
    const int first = high_ > 1e4 ? 10 : 1, step = high_ > 1e4 ? 100 : 10;
    constexpr double legible = 0.1; // of the axis, between 0 and the next
    for (double value = first; value <= high_ * 1.001; value *= step)
      if (std::log1p(value) >= legible * std::log1p(high_))
        ticks.push_back({value, number(std::round(value)).substr(0, number(std::round(value)).find('.'))});
    return ticks;
  }
  const double step = round_step((high_ - low_) / about);
  for (double value = std::ceil(low_ / step - 1e-9) * step; value <= high_ + 1e-9 * step; value += step)
    ticks.push_back({value, tick_label(value, step)});
  return ticks;
}

void Range::add(double value) {
  if (!std::isfinite(value))
    return;
  low = empty ? value : std::min(low, value);
  high = empty ? value : std::max(high, value);
  empty = false;
}

} // namespace entente::report
