// Accord paths: the course of real accords beside what the model would have foretold, year by year.
#pragma once
#include "analysis/hindcast/hindcast.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct AccordPathYear {
  static constexpr std::array shares{0.05, 0.25, 0.5, 0.75, 0.95};
  int year = 0;                             // since signature, from 1
  std::array<double, shares.size()> band{}; // quantiles of the implementation index over histories
  std::optional<double> observed;           // index on record
};

struct AccordPath {
  std::string id, title;
  std::vector<AccordPathYear> years;
  double p_renewed = 0.0;      // share of histories that fight again within ten years
  std::optional<bool> renewed; // whether it did
};

// One for each prediction, in their order.
std::vector<AccordPath> accord_paths(const std::vector<AccordCase>& accords,
                                     const std::vector<AccordPrediction>& predictions);

// Columns of these as a table, an accord and year each.
constexpr std::array<std::string_view, 11> accord_path_columns{
    "id", "title", "year", "q05", "q25", "q50", "q75", "q95", "observed", "p_renewed", "renewed"};

} // namespace entente
