#include "analysis/courses/replayed_history.hpp"

#include "engine/core/missing.hpp"
#include "engine/random/elementary.hpp"
#include "engine/run/simulate.hpp"
#include "engine/world/state/world.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

double confidence_in(const World& world, std::size_t region) {
  const Society& society = *world.society;
  std::int64_t total = 0;
  std::size_t people = 0;
  for (std::size_t cell = 0; cell < society.cells.size(); ++cell)
    if (index(society.cells[cell].region) == region) {
      total += world.sums[cell * world.citizens.lanes].confidence;
      people += society.cells[cell].size();
    }
  return people == 0 ? missing : static_cast<double>(total) / fixed_point / static_cast<double>(people);
}

ReplayedMonth seen(const World& world) {
  const Arm& arm = world.arms.front();
  ReplayedMonth month{world.month - 1, {}, {}};
  for (Eigen::Index z = 0; z < arm.regions.violence.size(); ++z) {
    const auto count = static_cast<double>(arm.regions.violence.size());
    // Money and troops are kept as densities: an even spread gives the national total everywhere.
    month.regions.push_back({arm.regions.violence[z], arm.support.money[z] / count,
                             arm.levers.troops[z] / count,
                             confidence_in(world, static_cast<std::size_t>(z))});
  }
  for (Eigen::Index a = 0; a < arm.third_parties.confidence.size(); ++a)
    month.third_parties.push_back(
        {arm.third_parties.engaged[static_cast<std::size_t>(a)], arm.support.position[a]});
  return month;
}

std::string type_text(ThirdPartyType type) {
  std::string text(name_of(type));
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

} // namespace

ReplayedHistory replay(const Scenario& scenario, std::uint64_t seed, std::size_t strategy,
                       std::uint32_t replicate, Month step, const Threads& threads) {
  ReplayedHistory history;
  history.strategy = strategy;
  history.replicate = replicate;
  const auto society = society_of_study(scenario, seed, threads);
  const auto see = [&](const World& world) {
    if (world.month == 1) {
      const ThirdPartyFacts& facts = world.conflict(0).third_parties;
      for (std::size_t a = 0; a < facts.count(); ++a) {
        history.third_party_types.push_back(type_text(facts.type[a]));
        history.third_party_weights.push_back(facts.weight[static_cast<Eigen::Index>(a)]);
      }
    }
    if ((world.month - 1) % step == 0)
      history.months.push_back(seen(world));
  };
  history.outcomes = simulate(scenario, {{{strategy, replicate}}, seed, society}, Keep::summary, threads, see)
                         .front()
                         .measures;
  return history;
}

double agreement(double one, double other) {
  return exp(-std::abs(one - other));
}

} // namespace entente
