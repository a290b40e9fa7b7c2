#include "analysis/failure/stored_failure_costs.hpp"

#include "engine/core/missing.hpp"
#include "engine/core/month.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace entente {
namespace {

using Series = std::vector<std::vector<float>>; // [replicate][month]

class CourseReader {
 public:
  CourseReader(const Store& store, std::uint32_t variant) : store_(store), variant_(variant) {}

  // Empty where the program that made the study did not measure it.
  Series of(std::size_t strategy, std::string_view indicator) const {
    const StoreHead& head = store_.head();
    const auto found = std::find_if(head.indicators.begin(), head.indicators.end(),
                                    [&](const StoredOutcome& row) { return row.name == indicator; });
    if (found == head.indicators.end())
      return {};
    const auto place = static_cast<std::size_t>(found - head.indicators.begin());
    const auto months = static_cast<std::size_t>(head.months);
    return store_.series({strategy, variant_, 0}, place * months, (place + 1) * months);
  }

 private:
  const Store& store_;
  std::uint32_t variant_;
};

constexpr std::array<std::string_view, believer_names.size()> stored_names{"parties", "citizens",
                                                                           "third_parties"};

// The first month with a failed accord; nothing without one.
std::optional<std::size_t> failure_of(const std::vector<float>& relapsed) {
  const auto found = std::find_if(relapsed.begin(), relapsed.end(), [](float share) { return share > 0.0F; });
  return found == relapsed.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - relapsed.begin()));
}

double at_year(const std::vector<float>& history, std::size_t failure, int years) {
  const std::size_t month = failure + static_cast<std::size_t>(years * months_per_year);
  return month < history.size() ? double{history[month]} : missing;
}

double another_accord(const std::vector<float>& accord, std::size_t failure) {
  const std::size_t end = failure + static_cast<std::size_t>(next_process_years * months_per_year);
  if (end >= accord.size())
    return missing;
  const auto first = accord.begin() + static_cast<std::ptrdiff_t>(failure) + 1;
  const auto last = accord.begin() + static_cast<std::ptrdiff_t>(end) + 1;
  return std::any_of(first, last, [](float share) { return share > 0.0F; }) ? 1.0 : 0.0;
}

} // namespace

std::optional<FailureCosts> stored_failure_costs(const Store& store, const Scenario& scenario,
                                                 std::uint32_t variant) {
  const auto roles = failure_roles(scenario);
  if (!roles || store.head().keep == Keep::summary)
    return std::nullopt;
  const auto strategy = [&](Role role) { return (*roles)[static_cast<std::size_t>(role)]; };
  const CourseReader read(store, variant);
  const std::size_t sets = std::max<std::size_t>(1, store.head().parameter_sets);
  const Series relapsed = read.of(strategy(Role::failed), "relapsed");
  std::vector<FailureObservation> observations(relapsed.size());
  std::vector<std::optional<std::size_t>> failures;
  for (std::size_t r = 0; r < relapsed.size(); ++r) {
    failures.push_back(failure_of(relapsed[r]));
    observations[r].set = r % sets;
  }
  const auto each_failure = [&](const Series& series, auto see) {
    for (std::size_t r = 0; r < std::min(series.size(), failures.size()); ++r)
      if (failures[r])
        see(observations[r], series[r], *failures[r]);
  };
  for (std::size_t role = 0; role < ordered_roles.size(); ++role)
    for (std::size_t who = 0; who < believer_names.size(); ++who)
      for (std::size_t belief = 0; belief < belief_names.size(); ++belief)
        each_failure(
            read.of(strategy(ordered_roles[role]),
                    std::string(stored_names[who]) + "_" + std::string(belief_names[belief])),
            [&](FailureObservation& observation, const std::vector<float>& history, std::size_t failure) {
              for (std::size_t year = 0; year < failure_years.size(); ++year)
                observation.beliefs[role][who][belief][year] = at_year(history, failure, failure_years[year]);
            });
  each_failure(read.of(strategy(Role::reopened), "accord"),
               [](FailureObservation& observation, const std::vector<float>& history, std::size_t failure) {
                 observation.after_failure = another_accord(history, failure);
               });
  each_failure(read.of(strategy(Role::restored), "accord"),
               [](FailureObservation& observation, const std::vector<float>& history, std::size_t failure) {
                 observation.restored = another_accord(history, failure);
               });
  FailureCostsBuilder builder(sets);
  for (std::size_t r = 0; r < failures.size(); ++r)
    if (failures[r])
      builder.add(observations[r]);
    else
      builder.add_without_failure();
  return builder.finish();
}

} // namespace entente
