#include "analysis/sweep/sweep_design.hpp"

#include "engine/scenario/model/number_rules.hpp"
#include "engine/statistics/design/latin_hypercube.hpp"
#include "engine/statistics/design/morris.hpp"
#include "engine/statistics/design/sobol_indices.hpp"
#include "engine/world/build/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente {
namespace {

using Kind = Distribution::Kind;

constexpr std::array<std::string_view, 5> layout_names{"grid", "lhs", "sobol", "morris", "points"};

bool is_whole(const Uncertain& number) {
  const auto rules = rules_of(number.key);
  return rules && rules->integer;
}

// Whole numbers from low to high; 0 for a range that is not one.
std::size_t whole_numbers(const Uncertain& number) {
  const Distribution& d = number.distribution;
  return is_whole(number) && d.kind == Kind::uniform ? static_cast<std::size_t>(d.second - d.first) + 1 : 0;
}

bool without_ends(Kind kind) {
  return kind == Kind::normal || kind == Kind::lognormal || kind == Kind::beta || kind == Kind::poisson;
}

// The shares of its range at which a grid takes a number: the middle of each listed value or whole number
// where there are few of them, else evenly from end to end.
std::vector<double> grid_shares(const Uncertain& number, std::size_t levels) {
  const Distribution& d = number.distribution;
  std::vector<double> shares;
  if (d.kind == Kind::choice) {
    double reached = 0.0;
    for (std::size_t i = 0; i < d.choices; ++i) {
      shares.push_back(reached + d.shares[i] / 2.0);
      reached += d.shares[i];
    }
    return shares;
  }
  const std::size_t whole = whole_numbers(number);
  const bool each_of_few = whole > 0 && whole <= levels;
  const std::size_t count = each_of_few ? whole : levels;
  for (std::size_t i = 0; i < count; ++i)
    shares.push_back(each_of_few  ? (static_cast<double>(i) + 0.5) / static_cast<double>(count)
                     : count == 1 ? 0.5
                                  : static_cast<double>(i) / static_cast<double>(count - 1));
  return shares;
}

Matrix grid(const SweepDesign& design) {
  Matrix shares(point_count(design), design.varied.size());
  std::size_t repeats = shares.rows;
  for (std::size_t number = 0; number < shares.columns; ++number) {
    const std::vector<double> levels = grid_shares(design.varied[number], design.levels);
    repeats /= levels.size(); // points that follow one another with the same level
    for (std::size_t point = 0; point < shares.rows; ++point)
      shares(point, number) = levels[point / repeats % levels.size()];
  }
  return shares;
}

std::size_t times(std::size_t a, std::size_t b) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  return b != 0 && a > most / b ? most : a * b;
}

} // namespace

std::string_view name_of(SweepLayout layout) {
  return layout_names[static_cast<std::size_t>(layout)];
}

bool grows(SweepLayout layout) {
  return layout == SweepLayout::sobol || layout == SweepLayout::morris || layout == SweepLayout::points;
}

std::size_t point_count(const SweepDesign& design) {
  const std::size_t numbers = design.varied.size();
  switch (design.layout) {
  case SweepLayout::grid: {
    std::size_t points = 1;
    for (const Uncertain& number : design.varied)
      points = times(points, grid_shares(number, design.levels).size());
    return points;
  }
  case SweepLayout::sobol:
    return times(design.size, numbers + 2);
  case SweepLayout::morris:
    return times(design.size, numbers + 1);
  case SweepLayout::lhs:
  case SweepLayout::points:
    break;
  }
  return design.size;
}

Matrix shares_of(const SweepDesign& design) {
  const AddressedRng rng{.seed = design.seed};
  const std::size_t numbers = design.varied.size();
  switch (design.layout) {
  case SweepLayout::grid:
    return grid(design);
  case SweepLayout::lhs:
    return latin_hypercube(rng, design.size, numbers);
  case SweepLayout::sobol:
    return saltelli_design(rng, design.size, numbers);
  case SweepLayout::morris:
    return morris_design(rng, design.size, numbers, design.levels);
  case SweepLayout::points:
    break;
  }
  return {};
}

double value_at(const SweepDesign& design, std::size_t number, double share) {
  const Uncertain& varied = design.varied[number];
  Distribution d = varied.distribution;
  double low = d.low, high = d.high;
  if (d.kind == Kind::uniform || d.kind == Kind::log_uniform) {
    low = std::max(low, d.first);
    high = std::min(high, d.second);
  }
  if (whole_numbers(varied) > 0) { // each as likely as any other
    d.first -= 0.5;
    d.second += 0.5;
  }
  const bool reaches_ends = design.layout == SweepLayout::grid || design.layout == SweepLayout::morris;
  if (constexpr double end = 0.01; reaches_ends && without_ends(d.kind))
    share = end + (1.0 - 2.0 * end) * share;
  const double value = draw(d, share);
  if (d.probability < 1.0 && value == 0.0)
    return value;
  return std::clamp(is_whole(varied) ? std::round(value) : value, low, high);
}

std::vector<double> values_of(const SweepDesign& design) {
  const Matrix shares = shares_of(design);
  std::vector<double> values;
  values.reserve(shares.values.size());
  for (std::size_t i = 0; i < shares.values.size(); ++i)
    values.push_back(value_at(design, i % shares.columns, shares.values[i]));
  return values;
}

} // namespace entente
