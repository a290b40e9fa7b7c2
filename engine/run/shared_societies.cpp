#include "engine/run/shared_societies.hpp"

#include "engine/parallel/mutex.hpp"
#include "engine/world/build/study_society.hpp"

#include <algorithm>
#include <list>

namespace entente {

struct SharedSocieties::Impl {
  struct Place {
    SocietyPlan plan;
    std::shared_ptr<const Society> society;
  };

  std::uint64_t seed;
  std::size_t places;
  Mutex mutex;
  std::list<Place> kept; // the one asked for last comes first
  std::size_t built = 0;
};

SharedSocieties::SharedSocieties(std::uint64_t seed, std::size_t places)
    : impl_(new Impl{seed, std::max<std::size_t>(places, 1), {}, {}, 0}) {}
SharedSocieties::~SharedSocieties() = default;

std::shared_ptr<const Society> SharedSocieties::of(const Scenario& scenario, const Threads& threads) {
  if (!shares_society(scenario))
    return nullptr;
  SocietyPlan plan = study_society_plan(scenario, impl_->seed);
  const Lock lock(impl_->mutex);
  auto& kept = impl_->kept;
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const auto& p) { return p.plan == plan; });
  if (found != kept.end()) {
    kept.splice(kept.begin(), kept, found);
    return kept.front().society;
  }
  auto society = build_study_society(scenario, plan, impl_->seed, threads);
  ++impl_->built;
  kept.push_front({std::move(plan), std::move(society)});
  if (kept.size() > impl_->places)
    kept.pop_back();
  return kept.front().society;
}

std::size_t SharedSocieties::built() const {
  const Lock lock(impl_->mutex);
  return impl_->built;
}

} // namespace entente
