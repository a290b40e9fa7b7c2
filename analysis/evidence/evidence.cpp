#include "analysis/evidence/evidence.hpp"

#include "analysis/evidence/evidence_estimators.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/inference/bootstrap.hpp"
#include "engine/statistics/inference/significance.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

std::vector<Statistic> measure_records(evidence::Records records, std::optional<double> tail_threshold) {
  std::vector<Statistic> statistics;
  evidence::measure_accords(records, statistics);
  evidence::measure_funnel(records, statistics);
  evidence::measure_episodes(records, statistics);
  evidence::measure_splits(records, statistics);
  evidence::measure_implementation(records, statistics);
  evidence::measure_deaths(records, tail_threshold, statistics);
  evidence::measure_mediation(records, statistics);
  evidence::measure_peacekeepers(records, statistics);
  evidence::measure_opinions(records, statistics);
  return statistics;
}

std::vector<const ConflictRecord*> pointers(const EvidenceSample& sample) {
  std::vector<const ConflictRecord*> records;
  records.reserve(sample.fought().size());
  for (const ConflictRecord& record : sample.fought())
    records.push_back(&record);
  return records;
}

// All statistics of each resample of the sample's conflicts. The threshold of the tail is held where the
// whole sample has it: searching for it again would cost more than all the rest.
std::vector<std::vector<Statistic>> resampled(const EvidenceSample& sample, const EvidenceSettings& settings,
                                              const Threads& threads) {
  const std::vector<const ConflictRecord*> records = pointers(sample);
  const std::optional<double> threshold = evidence::tail_threshold(records);
  std::vector<std::vector<Statistic>> all(records.empty() ? 0 : settings.resamples);
  const AddressedRng rng{settings.seed};
  for_each_index(threads, all.size(), [&](std::size_t resample) {
    std::vector<const ConflictRecord*> chosen;
    chosen.reserve(records.size());
    for (const std::uint32_t at :
         resampled_positions(rng, static_cast<std::uint32_t>(resample), records.size()))
      chosen.push_back(records[at]);
    all[resample] = measure_records(chosen, threshold);
  });
  return all;
}

Interval interval_of(const std::vector<std::vector<Statistic>>& resamples, std::string_view id, double ours) {
  constexpr double level = confidence_level;
  std::vector<double> values;
  for (const std::vector<Statistic>& statistics : resamples)
    if (const double value = value_of(statistics, id); !std::isnan(value))
      values.push_back(value);
  return values.empty() ? Interval{ours, ours} : percentile_interval(values, level);
}

} // namespace

void EvidenceSample::add(const Outcomes& history) {
  if (history.breach) {
    ++failed_;
    return;
  }
  ++conflicts_;
  if (auto record = record_of(history))
    fought_.push_back(std::move(*record));
}

std::vector<std::string_view> measured_statistics() {
  std::vector<std::string_view> names;
  for (const Statistic& statistic : measure_records({}, std::nullopt))
    names.push_back(statistic.id);
  return names;
}

std::vector<Statistic> measure(const EvidenceSample& sample) {
  return measure_records(pointers(sample), std::nullopt);
}

double value_of(const std::vector<Statistic>& statistics, std::string_view id) {
  for (const Statistic& statistic : statistics)
    if (statistic.id == id)
      return statistic.value;
  return missing;
}

EvidenceSample simulate_evidence(const Scenario& scenario, const EvidenceRun& run, const Threads& threads,
                                 const std::function<void(std::uint32_t)>& reached) {
  Execution execution;
  execution.seed = run.seed;
  execution.first = run.first;
  execution.last = run.last;
  execution.strategies = {run.strategy};
  execution.keep = Keep::events;
  execution.stop = run.stop;
  EvidenceSample sample;
  execute(scenario, execution, threads, [&](ReplicateResult&& result) {
    sample.add(result.arms.front());
    if (reached)
      reached(result.replicate + 1 - run.first);
    return true;
  });
  return sample;
}

std::vector<EvidenceRow> evidence_rows(const std::vector<Target>& targets, const EvidenceSample& sample,
                                       const EvidenceSettings& settings, const Threads& threads) {
  const std::vector<Statistic> statistics = measure(sample);
  const std::vector<std::vector<Statistic>> resamples = resampled(sample, settings, threads);
  std::vector<EvidenceRow> rows;
  for (const Target& target : targets) {
    EvidenceRow row;
    row.target = target;
    row.ours = value_of(statistics, target.id);
    row.interval = interval_of(resamples, target.id, row.ours);
    row.inside = target.contains(row.ours);
    rows.push_back(std::move(row));
  }
  return rows;
}

} // namespace entente
