// Evidence: does the model agree with what was published? Statistics of simulated conflicts, each with the
// estimator that its source used, read from the event log and never from a proxy (docs/model.md,
// Observation).
#pragma once
#include "analysis/evidence/evidence_record.hpp"
#include "analysis/evidence/targets.hpp"
#include "engine/statistics/inference/interval.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace entente {

class Threads;
struct Outcomes;
struct Scenario;

// Names of everything that can be measured, in the order of measure(): the 40 targets are among them.
std::vector<std::string_view> measured_statistics();

// Simulated conflicts, each reduced to what the estimators read (about 2 kB), so that memory stays small.
class EvidenceSample {
 public:
  // A history recorded with keep = events, from its begin (not from a signature). One without a year of 25
  // deaths is counted and left out, as such a conflict is not in the data; one that broke is counted as
  // failed.
  void add(const Outcomes& history);

  std::size_t conflicts() const { return conflicts_; } // added, failed ones not counted
  std::size_t failed() const { return failed_; }
  const std::vector<ConflictRecord>& fought() const { return fought_; }

 private:
  std::vector<ConflictRecord> fought_; // in the order added
  std::size_t conflicts_ = 0, failed_ = 0;
};

struct Statistic {
  std::string_view id;
  double value = 0.0; // not a number where this sample does not allow it (no accord, no talks, ...)
};
// All statistics, in a fixed order. 600 conflicts take some 20 ms.
std::vector<Statistic> measure(const EvidenceSample& sample);
// The value of one; not a number if there is none of that name.
double value_of(const std::vector<Statistic>& statistics, std::string_view id);

struct EvidenceRun {
  std::uint64_t seed = 0;
  std::uint32_t first = 0, last = 0;       // replicates first .. last - 1
  std::size_t strategy = 0;                // index into the scenario's
  const std::atomic<bool>* stop = nullptr; // once true no new replicate starts
};
// Lives these conflicts of a scenario (its parameters, or its sets in rotation) and reduces each to its
// record. `reached` hears how many are done. The same for any number of threads.
EvidenceSample simulate_evidence(const Scenario& scenario, const EvidenceRun& run, const Threads& threads,
                                 const std::function<void(std::uint32_t)>& reached = {});

struct EvidenceRow {
  Target target;
  double ours = 0.0;   // not a number if it could not be computed
  Interval interval;   // 95 %, over conflicts
  bool inside = false; // the point estimate lies in the band
};
struct EvidenceSettings {
  std::uint64_t seed = 0;      // of the resampling
  std::size_t resamples = 200; // of conflicts, percentile intervals
};
// One row for every target, in their order.
std::vector<EvidenceRow> evidence_rows(const std::vector<Target>& targets, const EvidenceSample& sample,
                                       const EvidenceSettings& settings, const Threads& threads);

} // namespace entente
