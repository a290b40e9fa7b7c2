#include "benchmarks/coverage/coverage.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

namespace entente::coverage {

namespace {

template<class... Arguments>
std::string text(const char* format, Arguments... arguments) {
  std::array<char, 400> line{};
  std::snprintf(line.data(), line.size(), format, arguments...);
  return line.data();
}

struct Spread {
  double low = 0.0, middle = 0.0, high = 0.0;
};

Spread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {values.front(), values[values.size() / 2], values.back()};
}

std::vector<double> those(const std::vector<Covered>& all, const std::function<bool(const Covered&)>& wanted,
                          double Covered::*field) {
  std::vector<double> values;
  for (const Covered& one : all)
    if (one.studies > 0 && wanted(one))
      values.push_back(one.*field);
  return values;
}

std::string columns_of(const std::vector<Covered>& all, std::size_t outcome, bool difference) {
  const auto wanted = [=](const Covered& one) {
    return one.outcome == outcome && one.of_difference == difference;
  };
  const std::vector<double> covered = those(all, wanted, &Covered::covered);
  if (covered.empty())
    return "| | |";
  const Spread c = spread_of(covered), w = spread_of(those(all, wanted, &Covered::width));
  return text(" %.1f / %.1f / %.1f | %.2f |", 100.0 * c.low, 100.0 * c.middle, 100.0 * c.high, w.middle);
}

std::string counted(const std::vector<Covered>& all, const char* what,
                    const std::function<bool(const Covered&)>& wanted) {
  const std::vector<double> covered = those(all, wanted, &Covered::covered);
  if (covered.empty())
    return {};
  const auto share = [&](double low, double high) {
    const auto count = std::count_if(covered.begin(), covered.end(),
                                     [=](double value) { return value >= low && value <= high; });
    return 100.0 * static_cast<double>(count) / static_cast<double>(covered.size());
  };
  return text("| %s | %zu | %.0f | %.0f | %.0f | %.1f |\n", what, covered.size(), share(0.0, 0.929999),
              share(0.93, 0.97), share(0.970001, 1.0), 100.0 * spread_of(covered).low);
}

} // namespace

std::string coverage_table(const std::vector<Covered>& covered) {
  std::string table = "| outcome | differences: lowest / median / highest, % | width | means, % | width |\n"
                      "|---|---|---|---|---|\n";
  for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
    const std::string differences = columns_of(covered, outcome, true),
                      means = columns_of(covered, outcome, false);
    if (differences != means)
      table += "| " + std::string(outcome_table()[outcome].label) + " |" + differences + means + "\n";
  }
  return table;
}

std::string summary_of(const std::vector<Covered>& covered) {
  constexpr double mostly = 0.5;
  return "| intervals | number | below 93 %, % | 93 to 97 %, % | above 97 %, % | lowest, % |\n"
         "|---|---|---|---|---|---|\n" +
         counted(covered, "means, no warning in most studies",
                 [](const Covered& one) { return !one.of_difference && one.warned <= mostly; }) +
         counted(covered, "means, few histories carry the variance in most",
                 [](const Covered& one) { return !one.of_difference && one.warned > mostly; }) +
         counted(covered, "differences, no warning in most studies",
                 [](const Covered& one) { return one.of_difference && one.warned <= mostly; }) +
         counted(covered, "differences, few pairs carry the variance in most",
                 [](const Covered& one) { return one.of_difference && one.warned > mostly; });
}

std::string stops_table(const Population& population, const std::vector<Stopped>& stopped) {
  std::string table =
      "| strategy | outcome | half-width asked for | replicates: fewest / median / most | covered, % |\n"
      "|---|---|---|---|---|\n";
  for (const Stopped& one : stopped)
    table += text("| %s | %s | %.3g | %zu / %zu / %zu | %.1f |\n",
                  population.scenario.strategies[one.strategy].name.c_str(),
                  std::string(outcome_table()[one.outcome].label).c_str(), one.wanted, one.first, one.median,
                  one.last, 100.0 * one.covered);
  return table;
}

} // namespace entente::coverage
