#include "engine/statistics/survival/cox.hpp"

#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/regression/positive_definite.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0.0;
  for (std::size_t j = 0; j < a.size(); ++j)
    sum += a[j] * b[j];
  return sum;
}

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
};

struct Likelihood {
  double log_likelihood = 0.0;
  std::vector<double> score;
  Matrix information;
};

// Rows with standardised covariates and the orders in which they enter and leave the set at risk, going back
// in time.
struct Observed {
  std::span<const Spell> spells;
  Matrix x;
  std::vector<std::size_t> by_end;   // latest first
  std::vector<std::size_t> by_start; // latest first
  std::vector<double> scale;         // of each covariate
};

std::optional<Observed> standardised(std::span<const Spell> spells, const Matrix& covariates) {
  Observed data{spells, covariates, {}, {}, {}};
  for (std::size_t j = 0; j < covariates.columns; ++j) {
    const std::vector<double> column = covariates.column(j);
    const double centre = mean(column);
    data.scale.push_back(standard_deviation(column));
    if (!(data.scale[j] > 0.0))
      return std::nullopt;
    for (std::size_t i = 0; i < covariates.rows; ++i)
      data.x(i, j) = (column[i] - centre) / data.scale[j];
  }
  data.by_end.resize(spells.size());
  std::iota(data.by_end.begin(), data.by_end.end(), std::size_t{0});
  data.by_start = data.by_end;
  std::stable_sort(data.by_end.begin(), data.by_end.end(),
                   [spells](std::size_t a, std::size_t b) { return spells[a].end > spells[b].end; });
  std::stable_sort(data.by_start.begin(), data.by_start.end(),
                   [spells](std::size_t a, std::size_t b) { return spells[a].start > spells[b].start; });
  return data;
}

// Adds what the endings of one time say. `risk` sums over those at risk, `tied` over those that ended now.
void add_endings(Likelihood& result, const WeightedSums& risk, const WeightedSums& tied, std::size_t ended,
                 Ties ties) {
  const double count = static_cast<double>(ended);
  const std::size_t columns = result.score.size();
  for (std::size_t turn = 0; turn < ended; ++turn) {
    // Efron: of those tied, the ones taken earlier are gone in part.
    const double gone = ties == Ties::efron ? static_cast<double>(turn) / count : 0.0;
    const double weight = risk.weight - gone * tied.weight;
    std::vector<double> centre(columns);
    for (std::size_t j = 0; j < columns; ++j)
      centre[j] = (risk.first[j] - gone * tied.first[j]) / weight;
    result.log_likelihood -= std::log(weight);
    for (std::size_t j = 0; j < columns; ++j) {
      result.score[j] -= centre[j];
      for (std::size_t k = 0; k < columns; ++k)
        result.information(j, k) +=
            (risk.second(j, k) - gone * tied.second(j, k)) / weight - centre[j] * centre[k];
    }
  }
}

Likelihood likelihood(const Observed& data, std::span<const double> coefficients, Ties ties) {
  const std::size_t columns = coefficients.size();
  const std::size_t n = data.spells.size();
  Likelihood result{0.0, std::vector<double>(columns, 0.0), Matrix(columns, columns)};
  std::vector<double> predictor(n);
  for (std::size_t i = 0; i < n; ++i)
    predictor[i] = dot(data.x.row(i), coefficients);
  // A shift common to all predictors cancels; taking the largest off keeps exp from overflowing.
  const double shift = *std::max_element(predictor.begin(), predictor.end());

  WeightedSums risk(columns);
  std::size_t entered = 0;
  std::size_t left = 0;
  while (entered < n) {
    const double time = data.spells[data.by_end[entered]].end;
    for (; left < n && data.spells[data.by_start[left]].start >= time; ++left) {
      const std::size_t i = data.by_start[left];
      risk.add(-std::exp(predictor[i] - shift), data.x.row(i));
    }
    WeightedSums tied(columns);
    std::size_t ended = 0;
    for (; entered < n && data.spells[data.by_end[entered]].end == time; ++entered) {
      const std::size_t i = data.by_end[entered];
      const auto x = data.x.row(i);
      const double weight = std::exp(predictor[i] - shift);
      risk.add(weight, x);
      if (!data.spells[i].ended())
        continue;
      tied.add(weight, x);
      result.log_likelihood += predictor[i] - shift;
      for (std::size_t j = 0; j < columns; ++j)
        result.score[j] += x[j];
      ++ended;
    }
    add_endings(result, risk, tied, ended, ties);
  }
  return result;
}

double largest_absolute(std::span<const double> values) {
  double largest = 0.0;
  for (const double value : values)
    largest = std::max(largest, std::fabs(value));
  return largest;
}

struct Maximum {
  std::vector<double> coefficients;
  Likelihood at;
  int iterations = 0;
};

Maximum stepped(const Observed& data, Ties ties, const Maximum& from, std::span<const double> step) {
  Maximum next{from.coefficients, {}, from.iterations};
  for (std::size_t j = 0; j < step.size(); ++j)
    next.coefficients[j] += step[j];
  next.at = likelihood(data, next.coefficients, ties);
  return next;
}

// Steps of Newton's method, each halved until the likelihood does not fall.
std::optional<Maximum> maximise(const Observed& data, Ties ties, Maximum best) {
  constexpr int most_iterations = 50;
  constexpr int most_halvings = 30;
  constexpr double precision = 1e-11; // of a standardised coefficient
  constexpr double rounding =
      1e-12; // of the likelihood: near the maximum a good step may seem to lose that much
  while (best.iterations < most_iterations) {
    ++best.iterations;
    const std::optional<Matrix> root = cholesky_root(best.at.information);
    if (!root)
      return std::nullopt;
    std::vector<double> step = solve_with_root(*root, best.at.score);
    Maximum next = stepped(data, ties, best, step);
    const double enough = best.at.log_likelihood - rounding * (1.0 + std::fabs(best.at.log_likelihood));
    for (int halving = 0; halving < most_halvings && !(next.at.log_likelihood >= enough); ++halving) {
      for (double& move : step)
        move *= 0.5;
      next = stepped(data, ties, best, step);
    }
    best = std::move(next);
    if (largest_absolute(step) < precision)
      return best;
  }
  return std::nullopt;
}

// On the way to a maximum at infinity the information about a coefficient dies out until only rounding is
// left.
bool at_infinity(const Matrix& spread, const Matrix& spread_at_start) {
  constexpr double lost = 1e8; // of the variance before and after
  for (std::size_t j = 0; j < spread.rows; ++j)
    if (!(spread(j, j) < lost * spread_at_start(j, j)))
      return true;
  return false;
}

} // namespace

std::optional<CoxFit> fit_cox(std::span<const Spell> spells, const Matrix& covariates, Ties ties) {
  assert(spells.size() == covariates.rows && covariates.columns >= 1);
  const auto ended =
      std::count_if(spells.begin(), spells.end(), [](const Spell& spell) { return spell.ended(); });
  if (ended == 0)
    return std::nullopt;
  const std::optional<Observed> data = standardised(spells, covariates);
  if (!data)
    return std::nullopt;
  const std::size_t columns = covariates.columns;
  const std::vector<double> zero(columns, 0.0);
  const Maximum start{zero, likelihood(*data, zero, ties), 0};
  const std::optional<Matrix> root_at_start = cholesky_root(start.at.information);
  if (!root_at_start)
    return std::nullopt;
  const std::optional<Maximum> best = maximise(*data, ties, start);
  if (!best)
    return std::nullopt;
  const std::optional<Matrix> root = cholesky_root(best->at.information);
  if (!root)
    return std::nullopt;
  const Matrix spread = inverse_from_root(*root);
  if (at_infinity(spread, inverse_from_root(*root_at_start)))
    return std::nullopt;

  CoxFit fit;
  fit.ended = static_cast<std::size_t>(ended);
  fit.iterations = best->iterations;
  fit.log_likelihood = best->at.log_likelihood;
  fit.log_likelihood_null = start.at.log_likelihood;
  fit.covariance = Matrix(columns, columns);
  for (std::size_t j = 0; j < columns; ++j) {
    fit.coefficients.push_back(best->coefficients[j] / data->scale[j]);
    for (std::size_t k = 0; k < columns; ++k)
      fit.covariance(j, k) = spread(j, k) / (data->scale[j] * data->scale[k]);
    fit.errors.push_back(std::sqrt(fit.covariance(j, j)));
  }
  return fit;
}

std::vector<Spell> split_at(const Spell& spell, std::span<const double> cuts) {
  std::vector<Spell> pieces;
  double start = spell.start;
  for (const double cut : cuts) {
    if (cut <= start || cut >= spell.end)
      continue;
    pieces.push_back({cut, censored, start});
    start = cut;
  }
  pieces.push_back({spell.end, spell.cause, start});
  return pieces;
}

} // namespace entente
