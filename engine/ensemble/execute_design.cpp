#include "engine/ensemble/execute_design.hpp"

#include "engine/parallel/mutex.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/run/shared_societies.hpp"
#include "engine/run/simulate.hpp"

#include <deque>
#include <memory>
#include <optional>

namespace entente {
namespace {

// A point in a world: its scenario and the society that its histories share, if they share one.
struct Place {
  std::uint32_t variant = 0, point = 0;
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const Society> society;
};

// The places being worked on: made once, kept while they are likely to be asked for again.
class ScenarioCache {
 public:
  ScenarioCache(const Scenario& scenario, const Design& design, SharedSocieties& societies,
                const Threads& threads)
      : scenario_(&scenario), design_(&design), societies_(&societies), threads_(&threads),
        capacity_(places_for(threads)) {}

  static std::size_t places_for(const Threads& threads) {
    return static_cast<std::size_t>(threads.count()) + 1;
  }

  Place at(const Unit& unit) {
    if (auto found = find(unit))
      return *found;
    // Made outside the lock; should two threads make the same one, both are right.
    Place made{unit.variant, unit.point, scenario_of(unit), nullptr};
    made.society = societies_->of(*made.scenario, *threads_);
    const Lock lock(mutex_);
    places_.push_back(made);
    if (places_.size() > capacity_)
      places_.pop_front();
    return made;
  }

 private:
  std::shared_ptr<const Scenario> scenario_of(const Unit& unit) const {
    if (unit.variant == 0 && design_->keys.empty())
      return {std::shared_ptr<const Scenario>(), scenario_};
    return std::make_shared<const Scenario>(scenario_at(*scenario_, *design_, unit.variant, unit.point));
  }

  std::optional<Place> find(const Unit& unit) {
    const Lock lock(mutex_);
    for (const Place& place : places_)
      if (place.variant == unit.variant && place.point == unit.point)
        return place;
    return std::nullopt;
  }

  const Scenario* scenario_;
  const Design* design_;
  SharedSocieties* societies_;
  const Threads* threads_;
  std::size_t capacity_;
  Mutex mutex_;
  std::deque<Place> places_;
};

} // namespace

std::size_t execute_design(const Scenario& scenario, const Design& design, const Work& work,
                           const DesignExecution& execution, const Threads& threads,
                           const ConsumeUnit& consume) {
  SharedSocieties own(execution.seed, ScenarioCache::places_for(threads));
  ScenarioCache cache(scenario, design, execution.societies != nullptr ? *execution.societies : own, threads);
  const auto run = [&](std::size_t i) {
    const Unit unit = work[i];
    const Place here = cache.at(unit);
    const Bundle bundle =
        bundle_of(*here.scenario, unit.replicate, execution.seed, here.society, execution.strategies);
    return simulate(*here.scenario, bundle, execution.keep, threads);
  };
  return ordered_pipeline(
      threads, work.size(), run,
      [&](std::size_t i, std::vector<Outcomes>&& arms) { return consume(work[i], std::move(arms)); },
      {.stop = execution.stop});
}

} // namespace entente
