#include "analysis/ablation/ablation.hpp"

#include "engine/core/missing.hpp"
#include "engine/ensemble/shard_replicate.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/store/files/table.hpp"
#include "engine/store/sqlite/store.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <numeric>

namespace entente {
namespace {

using Column = std::vector<double>; // by replicate

Column column(const Store& store, std::size_t strategy, std::uint32_t variant, std::size_t outcome) {
  return store.values({strategy, variant, 0}, outcome);
}

// [world][outcome] by replicate, the reference taken off where an effect is asked for.
std::vector<std::vector<Column>> columns(const Store& store, std::size_t strategy, std::size_t reference) {
  const std::size_t outcomes = store.head().outcomes.size();
  std::vector<std::vector<Column>> all(store.head().variants.size());
  for (std::size_t variant = 0; variant < all.size(); ++variant)
    for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
      Column values = column(store, strategy, static_cast<std::uint32_t>(variant), outcome);
      if (strategy != reference) {
        const Column there = column(store, reference, static_cast<std::uint32_t>(variant), outcome);
        for (std::size_t r = 0; r < values.size(); ++r)
          values[r] = outcome_difference(scale_of(store.head().outcomes[outcome].unit), values[r], there[r]);
      }
      all[variant].push_back(std::move(values));
    }
  return all;
}

// The scenario's parameter sets and outcomes, with mechanisms for strategies.
Scenario stand_in(const Scenario& scenario, const std::vector<std::string>& variants) {
  Scenario mechanisms;
  mechanisms.starts_with_accord = scenario.starts_with_accord;
  mechanisms.parameter_sets.resize(scenario.parameter_sets.size());
  mechanisms.outcomes = scenario.outcomes;
  mechanisms.strategies.push_back({whole_model, "", {}});
  for (std::size_t variant = 1; variant < variants.size(); ++variant)
    mechanisms.strategies.push_back({variants[variant], "", {}});
  return mechanisms;
}

Comparison compared(const Scenario& mechanisms, const Shard& shard,
                    const std::vector<std::vector<Column>>& all, Compared what) {
  std::vector<std::size_t> arms(all.size());
  std::iota(arms.begin(), arms.end(), std::size_t{0});
  ComparisonBuilder builder(mechanisms, arms, 0, static_cast<std::size_t>(primary_outcome), what);
  const std::size_t outcomes = all.front().size(), replicates = all.front().front().size();
  std::vector<double> values(all.size() * outcomes);
  const auto failed = std::make_unique<bool[]>(all.size());
  for (std::size_t r = 0; r < replicates; ++r) {
    for (std::size_t variant = 0; variant < all.size(); ++variant)
      for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
        const Column& mine = all[variant][outcome];
        values[variant * outcomes + outcome] = r < mine.size() ? mine[r] : missing;
      }
    builder.add(replicate_of(shard, 0, r), values, {failed.get(), all.size()});
  }
  return builder.finish();
}

} // namespace

std::vector<Ablation> ablations(const Store& store, const Scenario& scenario) {
  const StoreHead& head = store.head();
  const std::size_t reference = *reference_position(scenario);
  const Scenario mechanisms = stand_in(scenario, head.variants);
  std::vector<std::size_t> order{reference};
  for (std::size_t strategy = 0; strategy < head.strategies.size(); ++strategy)
    if (strategy != reference)
      order.push_back(strategy);
  std::vector<Ablation> result;
  for (const std::size_t strategy : order) {
    const bool of_effect = strategy != reference;
    result.push_back({head.strategies[strategy], of_effect,
                      compared(mechanisms, head.shard, columns(store, strategy, reference),
                               of_effect ? Compared::effects : Compared::outcomes)});
  }
  return result;
}

void write_ablation_table(const std::filesystem::path& folder, const Store& store, const Scenario& scenario) {
  Table table(folder / "ablation.csv", {"strategy", "reference", "mechanism", "outcome", "unit", "pairs",
                                        "whole", "diff", "mcse", "lo", "hi", "p", "p_holm", "better", "same",
                                        "worse", "variance_ratio", "sd_of_sets", "carried_by"});
  for (const Ablation& ablation : ablations(store, scenario)) {
    const Comparison& comparison = ablation.comparison;
    for (std::size_t m = 1; m < comparison.strategies.size(); ++m)
      for (std::size_t o = 0; o < comparison.outcomes.size(); ++o) {
        const OutcomeResult& here = comparison.strategies[m].outcomes[o];
        if (here.given)
          continue; // what the start fixes has no difference
        const Difference& d = here.difference;
        table << ablation.strategy
              << (ablation.of_effect ? std::string_view(store.head().reference) : std::string_view())
              << comparison.strategies[m].name << comparison.outcomes[o].name << comparison.outcomes[o].unit
              << std::uint64_t{d.estimate.n} << comparison.strategies[0].outcomes[o].value.mean
              << d.estimate.mean << d.estimate.error << d.estimate.interval.low << d.estimate.interval.high
              << d.p << d.p_holm << d.better << d.same << d.worse << d.variance_ratio << d.estimate.sd_of_sets
              << d.estimate.carried_by;
        table.end_row();
      }
  }
  table.finish();
}

} // namespace entente
