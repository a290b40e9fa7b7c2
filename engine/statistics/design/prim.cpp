#include "engine/statistics/design/prim.hpp"

#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace entente {

namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

struct Limits {
  std::vector<double> low;
  std::vector<double> high;

  explicit Limits(std::size_t factors) : low(factors, -endless), high(factors, endless) {}
  bool holds(double value, std::size_t factor) const { return low[factor] <= value && value <= high[factor]; }
  bool restricts(std::size_t factor) const { return low[factor] > -endless || high[factor] < endless; }
};

using Rows = std::vector<std::size_t>;

struct Data {
  const Matrix& factors;
  std::span<const double> interesting;
  std::size_t all = 0;
  std::size_t all_interesting = 0;

  bool inside(std::size_t row, const Limits& limits, std::optional<std::size_t> except = {}) const {
    for (std::size_t j = 0; j < factors.columns; ++j)
      if (j != except && !limits.holds(factors(row, j), j))
        return false;
    return true;
  }
  Rows rows_inside(const Limits& limits, std::optional<std::size_t> except = {}) const {
    Rows rows;
    for (std::size_t i = 0; i < factors.rows; ++i)
      if (inside(i, limits, except))
        rows.push_back(i);
    return rows;
  }
  std::size_t count(const Rows& rows) const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [this](std::size_t row) { return interesting[row] > 0.5; }));
  }
};

double share(std::size_t part, std::size_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

Box described(const Data& data, const Limits& limits) {
  const Rows rows = data.rows_inside(limits);
  Box box;
  box.points = rows.size();
  box.interesting = data.count(rows);
  box.coverage = share(box.interesting, data.all_interesting);
  box.density = share(box.interesting, box.points);
  box.mass = share(box.points, data.all);
  for (std::size_t j = 0; j < data.factors.columns; ++j) {
    if (!limits.restricts(j))
      continue;
    Restriction restriction{j, {}, {}, 1.0};
    if (limits.low[j] > -endless)
      restriction.low = limits.low[j];
    if (limits.high[j] < endless)
      restriction.high = limits.high[j];
    box.restrictions.push_back(restriction);
  }
  return box;
}

void add_quasi_p(Box& box, const Data& data, const Limits& limits) {
  for (Restriction& restriction : box.restrictions) {
    const Rows without = data.rows_inside(limits, restriction.factor);
    const double density = share(data.count(without), without.size());
    if (box.interesting > 0)
      restriction.quasi_p = 1.0 - binomial_cdf(box.interesting - 1, box.points, density);
  }
}

// Rows ordered by one factor, so that both ends are at hand.
Rows ordered(const Data& data, Rows rows, std::size_t factor) {
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return data.factors(a, factor) < data.factors(b, factor);
  });
  return rows;
}

struct Peel {
  Limits limits;
  double gain = -endless;
};

// Keeps the better of `best` and taking the `removed` rows off, which leaves `limits`.
void consider(Peel& best, const Data& data, const Rows& rows, const Rows& removed, const Limits& limits) {
  if (removed.empty() || removed.size() >= rows.size())
    return;
  const std::size_t hits = data.count(rows);
  const std::size_t left = rows.size() - removed.size();
  const double gain = share(hits - data.count(removed), left) - share(hits, rows.size());
  const double gain_per_mass = gain / share(removed.size(), data.all);
  if (gain_per_mass > best.gain)
    best = {limits, gain_per_mass};
}

// Takes about `peel` of the rows off one end of one factor, and never parts rows of the same value.
void consider_both_ends(Peel& best, const Data& data, const Rows& rows, const Limits& limits,
                        std::size_t factor, double peel) {
  const Rows order = ordered(data, rows, factor);
  const auto value = [&](std::size_t place) { return data.factors(order[place], factor); };
  const std::size_t n = order.size();
  if (value(0) == value(n - 1))
    return;
  const std::size_t step = std::max<std::size_t>(1, static_cast<std::size_t>(peel * static_cast<double>(n)));

  std::size_t first = step; // first row kept
  while (first > 0 && value(first) == value(first - 1))
    --first;
  if (first == 0)
    while (value(first) == value(0))
      ++first;
  Limits raised = limits;
  raised.low[factor] = value(first);
  consider(best, data, rows, Rows(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(first)), raised);

  std::size_t last = n - 1 - step; // last row kept
  while (last + 1 < n && value(last) == value(last + 1))
    ++last;
  if (last == n - 1)
    while (value(last) == value(n - 1))
      --last;
  Limits lowered = limits;
  lowered.high[factor] = value(last);
  consider(best, data, rows, Rows(order.begin() + static_cast<std::ptrdiff_t>(last + 1), order.end()),
           lowered);
}

// Every box of the peeling, the whole space first.
std::vector<Limits> peeled_limits(const Data& data, const BoxSettings& settings) {
  std::vector<Limits> path = {Limits(data.factors.columns)};
  for (;;) {
    const Rows rows = data.rows_inside(path.back());
    const std::size_t hits = data.count(rows);
    if (rows.size() < 2 || hits == rows.size())
      return path;
    Peel best{path.back(), -endless};
    for (std::size_t j = 0; j < data.factors.columns; ++j)
      consider_both_ends(best, data, rows, path.back(), j, settings.peel);
    if (best.gain == -endless)
      return path;
    if (share(data.rows_inside(best.limits).size(), data.all) < settings.smallest_mass)
      return path;
    path.push_back(best.limits);
  }
}

// The end of one factor moved out over about `paste` of the rows in the box.
std::optional<Limits> moved_out(const Data& data, const Limits& limits, std::size_t factor, bool low,
                                std::size_t step) {
  if (low ? limits.low[factor] == -endless : limits.high[factor] == endless)
    return std::nullopt;
  std::vector<double> beyond;
  for (const std::size_t row : data.rows_inside(limits, factor)) {
    const double value = data.factors(row, factor);
    if (low ? value < limits.low[factor] : value > limits.high[factor])
      beyond.push_back(value);
  }
  std::sort(beyond.begin(), beyond.end());
  if (low)
    std::reverse(beyond.begin(), beyond.end());
  Limits wider = limits;
  const bool all_of_it = beyond.size() <= step;
  if (low)
    wider.low[factor] = all_of_it ? -endless : beyond[step - 1];
  else
    wider.high[factor] = all_of_it ? endless : beyond[step - 1];
  return wider;
}

// Moves ends out again as long as the box grows no less dense.
Limits pasted(const Data& data, Limits limits, const BoxSettings& settings) {
  for (;;) {
    const Rows rows = data.rows_inside(limits);
    const double density = share(data.count(rows), rows.size());
    const auto step =
        std::max<std::size_t>(1, static_cast<std::size_t>(settings.paste * static_cast<double>(rows.size())));
    std::optional<Limits> best;
    double best_density = density;
    for (std::size_t j = 0; j < data.factors.columns; ++j)
      for (const bool low : {true, false}) {
        const std::optional<Limits> wider = moved_out(data, limits, j, low, step);
        if (!wider)
          continue;
        const Rows more = data.rows_inside(*wider);
        const double denser = share(data.count(more), more.size());
        if (denser > best_density || (denser == best_density && !best)) {
          best = wider;
          best_density = denser;
        }
      }
    if (!best)
      return limits;
    limits = *best;
  }
}

std::size_t chosen_step(const std::vector<Box>& boxes, double wanted_density) {
  std::size_t chosen = 0;
  for (std::size_t i = 1; i < boxes.size(); ++i) {
    const bool enough = boxes[i].density >= wanted_density;
    const bool enough_before = boxes[chosen].density >= wanted_density;
    if (enough ? !enough_before || boxes[i].coverage > boxes[chosen].coverage
               : !enough_before && boxes[i].density > boxes[chosen].density)
      chosen = i;
  }
  return chosen;
}

} // namespace

bool Box::contains(std::span<const double> factors) const {
  return std::all_of(restrictions.begin(), restrictions.end(), [factors](const Restriction& restriction) {
    const double value = factors[restriction.factor];
    return (!restriction.low || value >= *restriction.low) &&
           (!restriction.high || value <= *restriction.high);
  });
}

BoxSearch find_box(const Matrix& factors, std::span<const double> interesting, const BoxSettings& settings) {
  assert(factors.rows == interesting.size());
  Data data{factors, interesting, factors.rows, 0};
  Rows everything(factors.rows);
  std::iota(everything.begin(), everything.end(), std::size_t{0});
  data.all_interesting = data.count(everything);
  assert(data.all_interesting > 0);

  BoxSearch search;
  const std::vector<Limits> path = peeled_limits(data, settings);
  for (const Limits& limits : path)
    search.peeled.push_back(described(data, limits));
  const Limits limits = pasted(data, path[chosen_step(search.peeled, settings.wanted_density)], settings);
  search.chosen = described(data, limits);
  add_quasi_p(search.chosen, data, limits);
  return search;
}

std::vector<Box> find_boxes(const Matrix& factors, std::span<const double> interesting, std::size_t most,
                            const BoxSettings& settings) {
  std::vector<Box> boxes;
  Rows left(factors.rows);
  std::iota(left.begin(), left.end(), std::size_t{0});
  const double all = static_cast<double>(factors.rows);
  const double all_interesting = static_cast<double>(
      std::count_if(interesting.begin(), interesting.end(), [](double value) { return value > 0.5; }));
  while (boxes.size() < most) {
    Matrix remaining(left.size(), factors.columns);
    std::vector<double> hits;
    for (std::size_t i = 0; i < left.size(); ++i) {
      std::copy_n(factors.row(left[i]).begin(), factors.columns, remaining.row(i).begin());
      hits.push_back(interesting[left[i]]);
    }
    if (std::none_of(hits.begin(), hits.end(), [](double value) { return value > 0.5; }))
      return boxes;
    const BoxSearch search = find_box(remaining, hits, settings);
    if (search.chosen.density <= search.peeled.front().density)
      return boxes;
    boxes.push_back(search.chosen);
    boxes.back().coverage = static_cast<double>(search.chosen.interesting) / all_interesting;
    boxes.back().mass = static_cast<double>(search.chosen.points) / all;
    std::erase_if(left, [&](std::size_t row) { return search.chosen.contains(factors.row(row)); });
  }
  return boxes;
}

} // namespace entente
