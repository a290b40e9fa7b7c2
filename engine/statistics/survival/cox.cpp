#include "engine/statistics/survival/cox.hpp"

#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/regression/positive_definite.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

// Sums over a set of rows of w, w x and w x x', with w = exp(x' coefficients).
struct WeightedSums {
  double weight = 0.0;
  std::vector<double> first;
  Matrix second;

  explicit WeightedSums(std::size_t columns) : first(columns, 0.0), second(columns, columns) {}
  void add(double w, std::span<const double> x) {
    weight += w;
    for (std::size_t j = 0; j < x.size(); ++j) {
      first[j] += w * x[j];
      for (std::size_t k = 0; k < x.size(); ++k)
        second(j, k) += w * x[j] * x[k];
    }
  }
  void clear() {
    weight = 0.0;
    std::fill(first.begin(), first.end(), 0.0);
    std::fill(second.values.begin(), second.values.end(), 0.0);
  }
};

// On the way to a maximum at infinity the information about a coefficient dies out.
bool at_infinity(const Matrix& information, const Matrix& information_at_start) {
  constexpr double lost = 1e-8; // of the information before, after
  for (std::size_t j = 0; j < information.rows; ++j)
    if (!(information(j, j) > lost * information_at_start(j, j)))
      return true;
  return false;
}

} // namespace

struct CoxSample::Likelihood {
  double log_likelihood = 0.0;
  std::vector<double> score;
  Matrix information;

  explicit Likelihood(std::size_t columns) : score(columns, 0.0), information(columns, columns) {}

  // What the endings of one time say. `risk` sums over those at risk, `tied` over those that ended now.
  void add_endings(const WeightedSums& risk, const WeightedSums& tied, std::uint64_t ended, Ties ties) {
    const auto count = static_cast<double>(ended);
    const std::size_t columns = score.size();
    std::vector<double> centre(columns);
    for (std::uint64_t turn = 0; turn < ended; ++turn) {
      // Efron: of those tied, the ones taken earlier are gone in part.
      const double gone = ties == Ties::efron ? static_cast<double>(turn) / count : 0.0;
      const double weight = risk.weight - gone * tied.weight;
      for (std::size_t j = 0; j < columns; ++j)
        centre[j] = (risk.first[j] - gone * tied.first[j]) / weight;
      log_likelihood -= std::log(weight);
      for (std::size_t j = 0; j < columns; ++j) {
        score[j] -= centre[j];
        for (std::size_t k = 0; k < columns; ++k)
          information(j, k) +=
              (risk.second(j, k) - gone * tied.second(j, k)) / weight - centre[j] * centre[k];
      }
    }
  }
};

CoxSample::CoxSample(std::vector<Spell> spells, Matrix covariates, Ties ties)
    : spells_(std::move(spells)), x_(std::move(covariates)), ties_(ties) {
  assert(spells_.size() == x_.rows && x_.columns >= 1);
  for (std::size_t j = 0; j < x_.columns; ++j) {
    const std::vector<double> column = x_.column(j);
    const double centre = mean(column), spread = standard_deviation(column);
    scale_.push_back(spread > 0.0 ? spread : 1.0);
    for (std::size_t i = 0; i < x_.rows; ++i)
      x_(i, j) = (column[i] - centre) / scale_[j];
  }
  by_end_.resize(spells_.size());
  std::iota(by_end_.begin(), by_end_.end(), std::size_t{0});
  by_start_ = by_end_;
  std::stable_sort(by_end_.begin(), by_end_.end(),
                   [this](std::size_t a, std::size_t b) { return spells_[a].end > spells_[b].end; });
  std::stable_sort(by_start_.begin(), by_start_.end(),
                   [this](std::size_t a, std::size_t b) { return spells_[a].start > spells_[b].start; });
}

CoxSample::Likelihood CoxSample::likelihood(std::span<const double> coefficients,
                                            std::span<const std::uint32_t> counts) const {
  const std::size_t columns = coefficients.size(), n = spells_.size();
  const auto copies = [&](std::size_t i) { return counts.empty() ? 1U : counts[i]; };
  Likelihood result(columns);
  std::vector<double> predictor(n), weights(n);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < columns; ++j)
      predictor[i] += x_(i, j) * coefficients[j];
  // A shift common to all predictors cancels; taking the largest off keeps exp from overflowing.
  const double shift = *std::max_element(predictor.begin(), predictor.end());
  for (std::size_t i = 0; i < n; ++i)
    weights[i] = copies(i) * std::exp(predictor[i] - shift);

  WeightedSums risk(columns), tied(columns);
  std::size_t entered = 0, left = 0;
  while (entered < n) {
    const double time = spells_[by_end_[entered]].end;
    for (; left < n && spells_[by_start_[left]].start >= time; ++left)
      if (const std::size_t i = by_start_[left]; copies(i) > 0)
        risk.add(-weights[i], x_.row(i));
    tied.clear();
    std::uint64_t ended = 0;
    for (; entered < n && spells_[by_end_[entered]].end == time; ++entered) {
      const std::size_t i = by_end_[entered];
      const std::uint32_t count = copies(i);
      if (count == 0)
        continue;
      const auto x = x_.row(i);
      risk.add(weights[i], x);
      if (!spells_[i].ended())
        continue;
      tied.add(weights[i], x);
      result.log_likelihood += count * (predictor[i] - shift);
      for (std::size_t j = 0; j < columns; ++j)
        result.score[j] += count * x[j];
      ended += count;
    }
    result.add_endings(risk, tied, ended, ties_);
  }
  return result;
}

std::optional<std::vector<double>> CoxSample::fit(std::span<const std::uint32_t> counts) const {
  constexpr int most_iterations = 50, most_halvings = 30;
  constexpr double precision = 1e-9; // of a standardised coefficient
  constexpr double rounding = 1e-12; // of the likelihood: near the maximum a good step may seem to lose that
  assert(counts.empty() || counts.size() == spells_.size());
  std::vector<double> at(x_.columns, 0.0);
  if (spells_.empty())
    return std::nullopt;
  Likelihood best = likelihood(at, counts);
  const Matrix information_at_start = best.information;
  for (int iteration = 0; iteration < most_iterations; ++iteration) {
    const std::optional<Matrix> root = cholesky_root(best.information);
    if (!root || at_infinity(best.information, information_at_start))
      return std::nullopt;
    std::vector<double> step = solve_with_root(*root, best.score);
    const double enough = best.log_likelihood - rounding * (1.0 + std::fabs(best.log_likelihood));
    std::vector<double> next(at.size());
    for (int halving = 0;; ++halving) {
      for (std::size_t j = 0; j < at.size(); ++j)
        next[j] = at[j] + step[j];
      best = likelihood(next, counts);
      if (best.log_likelihood >= enough || halving == most_halvings)
        break;
      for (double& move : step)
        move *= 0.5;
    }
    at = next;
    if (largest_absolute(step) < precision) {
      for (std::size_t j = 0; j < at.size(); ++j)
        at[j] /= scale_[j];
      return at;
    }
  }
  return std::nullopt;
}

} // namespace entente
