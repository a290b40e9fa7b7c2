#include "analysis/evidence/accord_progress.hpp"

#include "analysis/courses/courses.hpp"
#include "engine/core/embedded.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/quantiles.hpp"
#include "engine/store/files/files.hpp"

#include <algorithm>
#include <optional>

namespace entente {

std::vector<ProgressYear> accord_progress(const Store& store, const Histories& of, int years) {
  std::vector<std::vector<double>> by_year(static_cast<std::size_t>(years));
  std::optional<std::uint32_t> replicate;
  store.each_accord(of, [&](const Unit& unit, const AccordRecord& accord) {
    if (replicate == unit.replicate)
      return;
    replicate = unit.replicate;
    const Month followed = store.head().months - 1 - accord.signed_month;
    const std::size_t shown = std::min(by_year.size(), static_cast<std::size_t>(followed / months_per_year));
    for (std::size_t year = 0; year < shown; ++year)
      by_year[year].push_back(index_at(accord.anniversaries, static_cast<int>(year) + 1));
  });
  std::vector<ProgressYear> progress;
  for (std::size_t year = 0; year < by_year.size(); ++year) {
    if (by_year[year].empty())
      break;
    ProgressYear row{static_cast<int>(year) + 1, by_year[year].size(), {}};
    quantiles(by_year[year], Course::shares, row.band);
    progress.push_back(row);
  }
  return progress;
}

std::vector<MeasuredPath> measured_paths() {
  constexpr std::string_view scenarios = "scenarios/", folder = "scenarios/accords/", ending = ".toml";
  std::vector<MeasuredPath> paths;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(ending))
      continue;
    const std::string name(
        file.path.substr(scenarios.size(), file.path.size() - scenarios.size() - ending.size()));
    const Scenario scenario = load_scenario_file("builtin:" + name, embedded_files());
    if (!scenario.observed || scenario.observed->implementation.empty())
      continue;
    MeasuredPath path{scenario.title, {}};
    path.path.assign(scenario.observed->implementation.begin(), scenario.observed->implementation.end());
    paths.push_back(std::move(path));
  }
  return paths;
}

} // namespace entente
