#include "analysis/accord_paths.hpp"

#include "analysis/csv_table.hpp"
#include "engine/statistics/quantiles.hpp"

#include <cmath>

namespace entente {
namespace {

AccordPathYear year_of(const AccordCase& accord, const AccordPrediction& prediction, int year) {
  AccordPathYear one{year, {}, accord.implementation(year)};
  const std::vector<double> sorted = sorted_copy(prediction.implementation_after(year));
  for (std::size_t q = 0; q < one.band.size(); ++q)
    one.band[q] = quantile_of_sorted(sorted, AccordPathYear::shares[q]);
  return one;
}

} // namespace

std::vector<AccordPath> accord_paths(const std::vector<AccordCase>& accords,
                                     const std::vector<AccordPrediction>& predictions) {
  std::vector<AccordPath> paths;
  for (std::size_t i = 0; i < predictions.size(); ++i) {
    AccordPath path{accords[i].id,
                    accords[i].scenario.title,
                    {},
                    predictions[i].renewed.back(),
                    accords[i].renewed(hindcast_horizons.back())};
    for (int year = 1; year <= hindcast_horizons.back(); ++year)
      path.years.push_back(year_of(accords[i], predictions[i], year));
    paths.push_back(std::move(path));
  }
  return paths;
}

std::vector<AccordPath> accord_paths_of(const CsvTable& table) {
  std::vector<AccordPath> paths;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string id(table.text(row, "id"));
    if (paths.empty() || paths.back().id != id) {
      paths.push_back({id, std::string(table.text(row, "title")), {}, table.number(row, "p_renewed"), {}});
      if (const std::string_view renewed = table.text(row, "renewed"); !renewed.empty())
        paths.back().renewed = renewed == "true";
    }
    AccordPathYear year{static_cast<int>(table.number(row, "year")), {}, {}};
    for (std::size_t q = 0; q < year.band.size(); ++q)
      year.band[q] = table.number(row, accord_path_columns[3 + q]);
    if (const double observed = table.number(row, "observed"); std::isfinite(observed))
      year.observed = observed;
    paths.back().years.push_back(year);
  }
  return paths;
}

} // namespace entente
