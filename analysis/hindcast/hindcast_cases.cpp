// Which accords there are, and what is on record about them.
#include "analysis/hindcast/hindcast.hpp"
#include "engine/core/embedded.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario/syntax/wording.hpp"
#include "engine/store/files/files.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace entente {
namespace {

namespace fs = std::filesystem;

// The middle of what is believed about a number.
double typical(const Distribution& distribution) {
  switch (distribution.kind) {
  case Distribution::Kind::uniform:
    return 0.5 * (distribution.first + distribution.second);
  case Distribution::Kind::log_uniform:
    return std::sqrt(distribution.first * distribution.second);
  case Distribution::Kind::beta:
    return distribution.first / (distribution.first + distribution.second);
  case Distribution::Kind::poisson:
    return distribution.first + distribution.second;
  case Distribution::Kind::choice: {
    double mean = 0.0;
    for (std::size_t i = 0; i < distribution.choices; ++i)
      mean += distribution.shares[i] * distribution.values[i];
    return mean;
  }
  case Distribution::Kind::constant:
  case Distribution::Kind::normal:
  case Distribution::Kind::lognormal:
    break;
  }
  return distribution.first;
}

AccordCase case_of(Scenario scenario, const std::string& file, std::vector<Problem>& problems) {
  constexpr Month all_horizons = hindcast_horizons.back() * months_per_year + months_per_year;
  AccordCase accord;
  if (!scenario.starts_with_accord)
    problems.push_back({file, 0, 0, "does not start at a signature: a hindcast needs start = \"accord\""});
  if (!scenario.observed) {
    problems.push_back({file, 0, 0, "has no [observed] table: there is nothing to score"});
    return accord;
  }
  accord.id = scenario.observed->id.empty() ? scenario.id : scenario.observed->id;
  if (accord.id.empty())
    problems.push_back({file, 0, 0, "has no id, neither in [observed] nor at the top"});
  if (const Strategy* reference = reference_of(scenario)) {
    const Strategy usual = *reference;
    scenario.strategies = {usual};
    scenario.run.reference.clear();
  }
  scenario.months = std::max(scenario.months, all_horizons);
  accord.groups = static_cast<double>(std::max<std::size_t>(1, scenario.armed_groups.size()));
  accord.log_deaths = std::log1p(typical(scenario.accord.monthly_deaths));
  accord.scenario = std::move(scenario);
  return accord;
}

void refuse_repeats(const std::vector<AccordCase>& accords, const std::vector<std::string>& files,
                    std::vector<Problem>& problems) {
  for (std::size_t i = 0; i < accords.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!accords[i].id.empty() && accords[i].id == accords[j].id)
        problems.push_back(
            {files[i], 0, 0, "has the same id, " + in_quotes(accords[i].id) + ", as " + printable(files[j])});
}

std::vector<AccordCase> load_all(const std::vector<std::string>& names) {
  std::vector<AccordCase> accords;
  std::vector<Problem> problems;
  for (const std::string& name : names)
    try {
      accords.push_back(case_of(load_scenario_file(name, embedded_files()), name, problems));
    } catch (const ScenarioError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
      accords.emplace_back();
    }
  refuse_repeats(accords, names, problems);
  if (!problems.empty())
    throw ScenarioError(std::move(problems));
  return accords;
}

} // namespace

std::optional<double> AccordCase::implementation(int year) const {
  const auto& record = scenario.observed->implementation;
  const auto found = record.find(year);
  return found == record.end() ? std::nullopt : std::optional(found->second);
}

std::optional<bool> AccordCase::renewed(int year) const {
  const Observed& observed = *scenario.observed;
  if (observed.renewed_fighting_year && *observed.renewed_fighting_year <= year)
    return true;
  if (observed.last_year && *observed.last_year >= year)
    return false;
  return std::nullopt;
}

std::vector<AccordCase> shipped_accords() {
  constexpr std::string_view folder = "scenarios/", accords = "scenarios/accords/", ending = ".toml";
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files())
    if (file.path.starts_with(accords) && file.path.ends_with(ending))
      names.push_back("builtin:" + std::string(file.path.substr(
                                       folder.size(), file.path.size() - folder.size() - ending.size())));
  return load_all(names);
}

std::vector<AccordCase> accords_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".toml")
      names.push_back(entry->path().string());
  if (error)
    throw ScenarioError(printable(folder, 200) + ": cannot be read as a folder: " + error.message());
  if (names.empty())
    throw ScenarioError(printable(folder, 200) +
                        ": no scenario file (*.toml) is in this folder; each needs start = \"accord\" and "
                        "[observed]");
  std::sort(names.begin(), names.end());
  return load_all(names);
}

} // namespace entente
