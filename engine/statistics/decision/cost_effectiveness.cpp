#include "engine/statistics/decision/cost_effectiveness.hpp"

#include "engine/statistics/inference/tails.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace entente {

namespace {

bool dominates(std::span<const double> costs, std::span<const double> effects, std::size_t a, std::size_t b) {
  if (costs[a] > costs[b] || effects[a] < effects[b])
    return false;
  return costs[a] < costs[b] || effects[a] > effects[b] || a < b;
}

bool is_dominated(std::span<const double> costs, std::span<const double> effects, std::size_t option) {
  for (std::size_t other = 0; other < costs.size(); ++other)
    if (other != option && dominates(costs, effects, other, option))
      return true;
  return false;
}

double mean_of_column(const Matrix& table, std::size_t column) {
  double sum = 0.0;
  for (std::size_t i = 0; i < table.rows; ++i)
    sum += table(i, column);
  return sum / static_cast<double>(table.rows);
}

} // namespace

std::vector<FrontierEntry> efficiency_frontier(std::span<const double> costs,
                                               std::span<const double> effects) {
  assert(costs.size() == effects.size());
  std::vector<FrontierEntry> entries(costs.size());
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    if (is_dominated(costs, effects, i))
      entries[i].standing = Standing::dominated;
    else
      order.push_back(i);
  }
  std::sort(order.begin(), order.end(),
            [costs](std::size_t a, std::size_t b) { return costs[a] < costs[b]; });

  const auto ratio = [&](std::size_t from, std::size_t to) {
    return (costs[to] - costs[from]) / (effects[to] - effects[from]);
  };
  // Along the frontier ratios rise; an option whose ratio is not below that of its successor gives way to a
  // mix.
  std::vector<std::size_t> frontier;
  for (const std::size_t option : order) {
    while (frontier.size() >= 2 &&
           ratio(frontier[frontier.size() - 2], frontier.back()) >= ratio(frontier.back(), option)) {
      entries[frontier.back()].standing = Standing::extendedly_dominated;
      frontier.pop_back();
    }
    frontier.push_back(option);
  }
  for (std::size_t i = 1; i < frontier.size(); ++i) {
    entries[frontier[i]].next_cheaper = frontier[i - 1];
    entries[frontier[i]].ratio = ratio(frontier[i - 1], frontier[i]);
  }
  return entries;
}

double net_benefit(double cost, double effect, double willingness_to_pay) {
  return willingness_to_pay * effect - cost;
}

Matrix net_benefits(const Matrix& costs, const Matrix& effects, double willingness_to_pay) {
  assert(costs.rows == effects.rows && costs.columns == effects.columns);
  Matrix result(costs.rows, costs.columns);
  for (std::size_t i = 0; i < result.values.size(); ++i)
    result.values[i] = net_benefit(costs.values[i], effects.values[i], willingness_to_pay);
  return result;
}

Acceptability acceptability(const Matrix& costs, const Matrix& effects,
                            std::span<const double> willingness_to_pay) {
  assert(costs.rows >= 1 && costs.columns >= 1);
  Acceptability result{Matrix(willingness_to_pay.size(), costs.columns), {}};
  for (std::size_t w = 0; w < willingness_to_pay.size(); ++w) {
    const Matrix benefit = net_benefits(costs, effects, willingness_to_pay[w]);
    for (std::size_t i = 0; i < benefit.rows; ++i) {
      const auto row = benefit.row(i);
      const double highest = *std::max_element(row.begin(), row.end());
      const auto ties = static_cast<double>(std::count(row.begin(), row.end(), highest));
      for (std::size_t option = 0; option < benefit.columns; ++option)
        if (row[option] == highest)
          result.share(w, option) += 1.0 / ties;
    }
    for (double& share : result.share.row(w)) // counted first: shares of all samples are exactly 1
      share /= static_cast<double>(benefit.rows);
    std::size_t best = 0;
    for (std::size_t option = 1; option < benefit.columns; ++option)
      if (mean_of_column(benefit, option) > mean_of_column(benefit, best))
        best = option;
    result.best.push_back(best);
  }
  return result;
}

JointMoments JointMoments::with_denominator_times(double factor) const {
  JointMoments scaled = *this;
  scaled.mean_denominator *= factor;
  scaled.variance_denominator *= factor * factor;
  scaled.covariance *= factor;
  return scaled;
}

void JointSums::add(double numerator, double denominator) {
  ++n_;
  const double n = static_cast<double>(n_), above = numerator - numerator_,
               below = denominator - denominator_;
  numerator_ += above / n;
  denominator_ += below / n;
  squares_numerator_ += above * (numerator - numerator_);
  squares_denominator_ += below * (denominator - denominator_);
  products_ += above * (denominator - denominator_);
}

JointMoments JointSums::moments() const {
  const double divisor = static_cast<double>(n_) - 1.0;
  return {n_,
          numerator_,
          denominator_,
          squares_numerator_ / divisor,
          squares_denominator_ / divisor,
          products_ / divisor};
}

std::optional<Ratio> ratio_of_means(const JointMoments& moments, double level) {
  if (moments.n < 2)
    return std::nullopt;
  const double n = static_cast<double>(moments.n);
  const double t = student_critical(level, n - 1.0);
  const double above = moments.mean_numerator, below = moments.mean_denominator;
  // Fieller: the ratios r for which above - r below is within t standard errors of 0, a quadratic in r.
  const double a = below * below - t * t * moments.variance_denominator / n;
  if (!(a > 0.0))
    return std::nullopt;
  const double b = above * below - t * t * moments.covariance / n;
  const double c = above * above - t * t * moments.variance_numerator / n;
  const double root = std::sqrt(std::max(b * b - a * c, 0.0));
  return Ratio{above / below, {(b - root) / a, (b + root) / a}};
}

} // namespace entente
