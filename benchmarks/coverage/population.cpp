#include "benchmarks/coverage/population.hpp"

#include "engine/random/addressed_rng.hpp"
#include "engine/store/folder/study_folder.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <limits>

namespace entente::coverage {

std::size_t Population::sets() const {
  return std::max<std::size_t>(1, scenario.parameter_sets.size());
}

Population population_of(const std::string& folder) {
  const Store store = Store::open(folder + "/" + StudyFolder::store_file, Store::Access::read);
  const StoreHead& head = store.head();
  Population population;
  population.scenario.parameter_sets.resize(head.parameter_sets);
  for (const std::string& name : head.strategies) {
    if (name == head.reference)
      population.reference = population.scenario.strategies.size();
    population.scenario.strategies.push_back({name, "", {}});
  }
  std::size_t replicates = std::numeric_limits<std::size_t>::max();
  std::vector<std::vector<double>> columns;
  for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy)
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
      columns.push_back(store.values({strategy, 0, 0}, outcome));
      replicates = std::min(replicates, columns.back().size());
    }
  population.replicates = replicates / population.sets() * population.sets();
  for (std::size_t replicate = 0; replicate < population.replicates; ++replicate)
    for (const std::vector<double>& column : columns)
      population.values.push_back(column[replicate]);
  return population;
}

std::vector<std::size_t> drawn_study(const Population& population, std::size_t n, std::uint32_t study) {
  const std::size_t sets = population.sets(), of_set = population.replicates / sets;
  std::vector<double> uniform(n);
  AddressedRng{.seed = 1, .replicate = study}.uniforms(Purpose::analysis, 0, uniform);
  std::vector<std::size_t> replicates;
  for (std::size_t i = 0; i < n; ++i) {
    const auto turn = static_cast<std::size_t>(uniform[i] * static_cast<double>(of_set));
    replicates.push_back(std::min(turn, of_set - 1) * sets + i % sets);
  }
  return replicates;
}

} // namespace entente::coverage
