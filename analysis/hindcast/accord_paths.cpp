#include "analysis/hindcast/accord_paths.hpp"

#include "engine/statistics/inference/quantiles.hpp"

namespace entente {
namespace {

AccordPathYear year_of(const AccordCase& accord, const AccordPrediction& prediction, int year) {
  AccordPathYear one{year, {}, accord.implementation(year)};
  std::vector<double> index = prediction.implementation_after(year);
  quantiles(index, AccordPathYear::shares, one.band);
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

} // namespace entente
