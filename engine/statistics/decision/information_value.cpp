#include "engine/statistics/decision/information_value.hpp"

#include "engine/statistics/inference/moments.hpp"
#include "engine/statistics/regression/least_squares.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <vector>

namespace entente {

namespace {

// Means of all options over the given rows.
std::vector<double> means(const Matrix& table, std::span<const std::size_t> rows) {
  std::vector<double> result(table.columns, 0.0);
  for (const std::size_t row : rows)
    for (std::size_t option = 0; option < table.columns; ++option)
      result[option] += table(row, option);
  for (double& value : result)
    value /= static_cast<double>(rows.size());
  return result;
}

double largest(std::span<const double> values) {
  return *std::max_element(values.begin(), values.end());
}

std::vector<std::size_t> all_rows(const Matrix& table) {
  std::vector<std::size_t> rows(table.rows);
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return rows;
}

// A parameter with few distinct values bears no more powers than these.
std::size_t bearable_degree(std::vector<double> column, std::size_t degree) {
  std::sort(column.begin(), column.end());
  const auto distinct = static_cast<std::size_t>(std::unique(column.begin(), column.end()) - column.begin());
  return std::min(degree, distinct - 1);
}

using Columns = std::vector<std::vector<double>>;

std::vector<double> product(std::span<const double> a, std::span<const double> b) {
  std::vector<double> result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i)
    result[i] = a[i] * b[i];
  return result;
}

std::vector<double> standardised(std::vector<double> column) {
  const double centre = mean(column);
  const double spread = standard_deviation(column);
  for (double& value : column)
    value = (value - centre) / spread;
  return column;
}

// 1, powers of each standardised parameter that varies, products of two.
Matrix smoothing_terms(const Matrix& parameters, std::size_t degree) {
  Columns terms = {std::vector<double>(parameters.rows, 1.0)};
  Columns varying;
  for (std::size_t j = 0; j < parameters.columns; ++j) {
    const std::size_t powers = bearable_degree(parameters.column(j), degree);
    if (powers == 0)
      continue;
    varying.push_back(standardised(parameters.column(j)));
    std::vector<double> power = varying.back();
    for (std::size_t d = 1; d <= powers; ++d) {
      terms.push_back(power);
      power = product(power, varying.back());
    }
  }
  for (std::size_t a = 0; a < varying.size(); ++a)
    for (std::size_t b = a + 1; b < varying.size(); ++b)
      terms.push_back(product(varying[a], varying[b]));

  Matrix design(parameters.rows, terms.size());
  for (std::size_t j = 0; j < terms.size(); ++j)
    for (std::size_t i = 0; i < parameters.rows; ++i)
      design(i, j) = terms[j][i];
  return design;
}

} // namespace

double perfect_information_value(const Matrix& net_benefit) {
  assert(net_benefit.rows >= 1 && net_benefit.columns >= 1);
  double informed = 0.0;
  for (std::size_t i = 0; i < net_benefit.rows; ++i)
    informed += largest(net_benefit.row(i));
  const double uninformed = largest(means(net_benefit, all_rows(net_benefit)));
  return std::max(informed / static_cast<double>(net_benefit.rows) - uninformed, 0.0);
}

double partial_information_value(const Matrix& net_benefit, std::span<const double> parameter,
                                 std::size_t bins) {
  assert(net_benefit.rows == parameter.size() && bins >= 1 && net_benefit.rows >= bins);
  std::vector<std::size_t> order = all_rows(net_benefit);
  std::stable_sort(order.begin(), order.end(),
                   [parameter](std::size_t a, std::size_t b) { return parameter[a] < parameter[b]; });
  double informed = 0.0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const std::size_t begin = bin * order.size() / bins;
    const std::size_t end = (bin + 1) * order.size() / bins;
    const std::span<const std::size_t> mine = std::span(order).subspan(begin, end - begin);
    informed += largest(means(net_benefit, mine)) * static_cast<double>(mine.size());
  }
  const double uninformed = largest(means(net_benefit, order));
  return std::max(informed / static_cast<double>(order.size()) - uninformed, 0.0);
}

std::optional<double> partial_information_value(const Matrix& net_benefit, const Matrix& parameters,
                                                std::size_t degree) {
  assert(net_benefit.rows == parameters.rows && net_benefit.columns >= 1);
  const Matrix terms = smoothing_terms(parameters, degree);
  Matrix smooth(net_benefit.rows, net_benefit.columns);
  for (std::size_t option = 0; option < net_benefit.columns; ++option) {
    const std::optional<LinearFit> fit = fit_least_squares(terms, net_benefit.column(option));
    if (!fit)
      return std::nullopt;
    for (std::size_t i = 0; i < smooth.rows; ++i)
      smooth(i, option) = fit->predict(terms.row(i));
  }
  return perfect_information_value(smooth);
}

} // namespace entente
