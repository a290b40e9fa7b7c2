// Facts of a study: all that a report says, as numbers: gathered once, from the store, from what was measured
// on the model beside the study, and from one history replayed.
#pragma once
#include "analysis/comparison/convergence.hpp"
#include "analysis/comparison/stored_comparison.hpp"
#include "analysis/decision/decision.hpp"
#include "analysis/evidence/accord_progress.hpp"
#include "analysis/evidence/stored_evidence.hpp"
#include "analysis/failure/failure_costs.hpp"
#include "analysis/failure/peace_failures.hpp"
#include "analysis/study/chart_facts.hpp"
#include "analysis/sweep/sensitivity.hpp"
#include "analysis/sweep/sweep_summary.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class Threads;

struct StrategyFacts {
  std::vector<ProgressYear> progress;
  std::vector<WidthAt> widths; // of the primary outcome
};

// The charts' facts are of the scenario's own world, at the first point; what is replayed is one conflict
// under the reference and the best of those shown.
struct StudyFacts : ChartFacts {
  const StudyReading* study = nullptr;
  std::string digest;                   // of the histories of that world and point
  std::vector<StoredComparison> others; // in the named worlds, at the first point
  std::uint32_t points = 1;
  std::optional<SweepSummary> sweep;         // over the points, where there are several
  std::map<std::size_t, StrategyFacts> of;   // by strategy, those followed
  std::vector<PeaceFailures> failures;       // by strategy
  std::optional<FailureCosts> failure_costs; // of a scenario whose strategies have roles
  std::vector<MeasuredPath> measured;
  std::string not_replayed; // why nothing is replayed, where nothing is
  // As `entente decide` was last asked of this study, else of the primary outcome; on what is stored now.
  std::optional<Decision> decision;
  std::string not_decided;                     // why not, where there is none
  std::optional<SensitivityStudy> sensitivity; // of a sweep
  std::optional<StoredEvidence> evidence;      // about the parameters of this study
  std::optional<StoredAccordPaths> accords;    // likewise
  // Why there is none though the folder has some; empty where it has none.
  std::string not_evidence, not_accords;

  bool has_series() const;
};

// The study must hold at least one replicate.
StudyFacts study_facts(const StudyReading& study, const Threads& threads);

// The comparison alone, for a study that another is set beside.
StudyFacts comparison_facts(const StudyReading& study);

} // namespace entente
