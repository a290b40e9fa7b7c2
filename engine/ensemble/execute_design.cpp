#include "engine/ensemble/execute_design.hpp"

#include "engine/parallel/parallel.hpp"
#include "engine/run/simulate.hpp"

#include <deque>
#include <memory>
#include <mutex>

namespace entente {
namespace {

// The scenarios of the points being worked on: made once, kept while they are likely to be asked for again.
class Shelf {
 public:
  Shelf(const Scenario& scenario, const Design& design, std::size_t places)
      : scenario_(&scenario), design_(&design), places_(places) {}

  std::shared_ptr<const Scenario> at(const Unit& unit) {
    if (unit.world == 0 && design_->keys.empty())
      return {std::shared_ptr<const Scenario>(), scenario_};
    if (auto found = find(unit))
      return found;
    // Made outside the lock; should two threads make the same one, both are right.
    auto made = std::make_shared<const Scenario>(scenario_at(*scenario_, *design_, unit.world, unit.draw));
    const std::lock_guard lock(mutex_);
    shelf_.push_back({unit.world, unit.draw, made});
    if (shelf_.size() > places_)
      shelf_.pop_front();
    return made;
  }

 private:
  struct Place {
    std::uint32_t world, draw;
    std::shared_ptr<const Scenario> scenario;
  };

  std::shared_ptr<const Scenario> find(const Unit& unit) {
    const std::lock_guard lock(mutex_);
    for (const Place& place : shelf_)
      if (place.world == unit.world && place.draw == unit.draw)
        return place.scenario;
    return nullptr;
  }

  const Scenario* scenario_;
  const Design* design_;
  std::size_t places_;
  std::mutex mutex_;
  std::deque<Place> shelf_;
};

} // namespace

std::size_t execute_design(const Scenario& scenario, const Design& design, const Work& work,
                           const DesignExecution& execution, const Threads& threads,
                           const ConsumeUnit& consume) {
  Shelf shelf(scenario, design, static_cast<std::size_t>(threads.count()) + 1);
  const auto run = [&](std::size_t i) {
    const Unit unit = work[i];
    const std::shared_ptr<const Scenario> here = shelf.at(unit);
    Bundle bundle{{}, execution.seed};
    for (std::size_t strategy = 0; strategy < here->strategies.size(); ++strategy)
      bundle.lanes.push_back({strategy, unit.replicate});
    return simulate(*here, bundle, execution.keep, threads);
  };
  return ordered_pipeline(
      threads, work.size(), run,
      [&](std::size_t i, std::vector<Outcomes>&& arms) { return consume(work[i], std::move(arms)); },
      {.stop = execution.stop});
}

} // namespace entente
