#include "engine/statistics/cox.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Sums over a set of rows of w, w x and w x x', with w = exp(x' coefficients).
struct WeightedSums {
  double weight = 0.0;
  VectorXd first;
  MatrixXd second;

  explicit WeightedSums(Index columns)
      : first(VectorXd::Zero(columns)), second(MatrixXd::Zero(columns, columns)) {}
  void add(double w, const VectorXd& x) {
    weight += w;
    first += w * x;
    second += w * x * x.transpose();
  }
};

struct Likelihood {
  double log_likelihood = 0.0;
  VectorXd score;
  MatrixXd information;
};

// Rows with standardised covariates and the orders in which they enter and leave the set at risk, going back
// in time.
struct Observed {
  std::span<const Spell> spells;
  std::vector<VectorXd> x;
  std::vector<std::size_t> by_end;   // latest first
  std::vector<std::size_t> by_start; // latest first
  VectorXd centre;
  VectorXd scale;
};

std::optional<Observed> standardised(std::span<const Spell> spells, const Matrix& covariates) {
  const Index columns = static_cast<Index>(covariates.columns);
  const Index count = static_cast<Index>(covariates.rows);
  MatrixXd table(count, columns);
  for (Index i = 0; i < count; ++i)
    for (Index j = 0; j < columns; ++j)
      table(i, j) = covariates(static_cast<std::size_t>(i), static_cast<std::size_t>(j));

  Observed data;
  data.spells = spells;
  data.centre = table.colwise().mean().transpose();
  table.rowwise() -= data.centre.transpose();
  data.scale = (table.colwise().squaredNorm().transpose() / static_cast<double>(count)).cwiseSqrt();
  if (!(data.scale.minCoeff() > 0.0))
    return std::nullopt;
  for (Index i = 0; i < count; ++i)
    data.x.push_back(table.row(i).transpose().cwiseQuotient(data.scale));

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
  for (std::size_t turn = 0; turn < ended; ++turn) {
    // Efron: of those tied, the ones taken earlier are gone in part.
    const double gone = ties == Ties::efron ? static_cast<double>(turn) / count : 0.0;
    const double weight = risk.weight - gone * tied.weight;
    const VectorXd centre = (risk.first - gone * tied.first) / weight;
    result.log_likelihood -= std::log(weight);
    result.score -= centre;
    result.information += (risk.second - gone * tied.second) / weight - centre * centre.transpose();
  }
}

Likelihood likelihood(const Observed& data, const VectorXd& coefficients, Ties ties) {
  const Index columns = coefficients.size();
  const std::size_t n = data.spells.size();
  Likelihood result{0.0, VectorXd::Zero(columns), MatrixXd::Zero(columns, columns)};
  std::vector<double> predictor(n);
  for (std::size_t i = 0; i < n; ++i)
    predictor[i] = data.x[i].dot(coefficients);
  // A shift common to all predictors cancels; taking the largest off keeps exp from overflowing.
  const double shift = *std::max_element(predictor.begin(), predictor.end());

  WeightedSums risk(columns);
  std::size_t entered = 0;
  std::size_t left = 0;
  while (entered < n) {
    const double time = data.spells[data.by_end[entered]].end;
    for (; left < n && data.spells[data.by_start[left]].start >= time; ++left) {
      const std::size_t i = data.by_start[left];
      risk.add(-std::exp(predictor[i] - shift), data.x[i]);
    }
    WeightedSums tied(columns);
    std::size_t ended = 0;
    for (; entered < n && data.spells[data.by_end[entered]].end == time; ++entered) {
      const std::size_t i = data.by_end[entered];
      const double weight = std::exp(predictor[i] - shift);
      risk.add(weight, data.x[i]);
      if (!data.spells[i].ended())
        continue;
      tied.add(weight, data.x[i]);
      result.log_likelihood += predictor[i] - shift;
      result.score += data.x[i];
      ++ended;
    }
    add_endings(result, risk, tied, ended, ties);
  }
  return result;
}

// Steps of Newton's method, each halved until the likelihood does not fall.
struct Maximum {
  VectorXd coefficients;
  Likelihood at;
  int iterations = 0;
};

std::optional<Maximum> maximise(const Observed& data, Ties ties, Likelihood start) {
  constexpr int most_iterations = 50;
  constexpr int most_halvings = 30;
  constexpr double precision = 1e-11; // of a standardised coefficient
  constexpr double endless = 50.0;    // a hazard ratio of e^50 for one standard deviation
  Maximum best{VectorXd::Zero(start.score.size()), std::move(start), 0};
  while (best.iterations < most_iterations) {
    ++best.iterations;
    const Eigen::FullPivLU<MatrixXd> solver(best.at.information);
    if (!solver.isInvertible())
      return std::nullopt;
    VectorXd step = solver.solve(best.at.score);
    Likelihood next = likelihood(data, best.coefficients + step, ties);
    for (int halving = 0; halving < most_halvings && !(next.log_likelihood >= best.at.log_likelihood);
         ++halving) {
      step *= 0.5;
      next = likelihood(data, best.coefficients + step, ties);
    }
    best.coefficients += step;
    best.at = std::move(next);
    if (best.coefficients.cwiseAbs().maxCoeff() > endless)
      return std::nullopt;
    if (step.cwiseAbs().maxCoeff() < precision)
      return best;
  }
  return std::nullopt;
}

std::optional<MatrixXd> inverse(const MatrixXd& information) {
  const Eigen::FullPivLU<MatrixXd> solver(information);
  if (!solver.isInvertible())
    return std::nullopt;
  return solver.inverse();
}

// On the way to a maximum at infinity the information about a coefficient dies out until only rounding is
// left.
bool at_infinity(const MatrixXd& spread, const MatrixXd& spread_at_start) {
  constexpr double lost = 1e8; // of the variance before and after
  for (Index j = 0; j < spread.rows(); ++j)
    if (!(spread(j, j) > 0.0 && spread(j, j) < lost * spread_at_start(j, j)))
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
  const Index columns = static_cast<Index>(covariates.columns);
  Likelihood start = likelihood(*data, VectorXd::Zero(columns), ties);
  const double null = start.log_likelihood;
  const std::optional<MatrixXd> spread_at_start = inverse(start.information);
  if (!spread_at_start)
    return std::nullopt;
  const std::optional<Maximum> best = maximise(*data, ties, std::move(start));
  if (!best)
    return std::nullopt;

  const std::optional<MatrixXd> spread = inverse(best->at.information);
  if (!spread || at_infinity(*spread, *spread_at_start))
    return std::nullopt;
  CoxFit fit;
  fit.ended = static_cast<std::size_t>(ended);
  fit.iterations = best->iterations;
  fit.log_likelihood = best->at.log_likelihood;
  fit.log_likelihood_null = null;
  fit.covariance = Matrix(covariates.columns, covariates.columns);
  for (std::size_t j = 0; j < covariates.columns; ++j) {
    const Index row = static_cast<Index>(j);
    fit.coefficients.push_back(best->coefficients(row) / data->scale(row));
    for (std::size_t k = 0; k < covariates.columns; ++k) {
      const Index column = static_cast<Index>(k);
      fit.covariance(j, k) = (*spread)(row, column) / (data->scale(row) * data->scale(column));
    }
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
