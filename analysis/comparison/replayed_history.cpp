#include "analysis/comparison/replayed_history.hpp"

#include "analysis/comparison/comparison.hpp"
#include "engine/core/missing.hpp"
#include "engine/ensemble/shard_replicate.hpp"
#include "engine/random/elementary.hpp"
#include "engine/run/simulate.hpp"
#include "engine/store/sqlite/store.hpp"
#include "engine/world/state/world.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

// Mid-rank of every value, as a share; a missing value has the rank of a sample's middle.
std::vector<double> mid_ranks(const std::vector<double>& values) {
  std::vector<double> sorted;
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](double v) { return !std::isnan(v); });
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> ranks;
  for (const double value : values) {
    if (std::isnan(value) || sorted.empty()) {
      ranks.push_back(0.5);
      continue;
    }
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const auto upto = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    ranks.push_back(0.5 * static_cast<double>(below + upto) / static_cast<double>(sorted.size()));
  }
  return ranks;
}

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

std::uint32_t typical_replicate(const Store& store, std::size_t strategy) {
  std::vector<double> distance;
  for (const Outcome outcome : headline_outcomes()) {
    const std::vector<double> ranks =
        mid_ranks(store.values({strategy, 0, 0}, static_cast<std::size_t>(outcome)));
    distance.resize(ranks.size(), 0.0);
    for (std::size_t i = 0; i < ranks.size(); ++i)
      distance[i] += std::abs(ranks[i] - 0.5);
  }
  const auto nearest = std::min_element(distance.begin(), distance.end());
  return replicate_of(store.head().shard, 0, static_cast<std::size_t>(nearest - distance.begin()));
}

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
