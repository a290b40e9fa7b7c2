// Facts of a study: all that a report says, as numbers: gathered once, from the store, from what was measured
// on the model beside the study, and from one history replayed.
#pragma once
#include "analysis/comparison/comparison.hpp"
#include "analysis/comparison/convergence.hpp"
#include "analysis/comparison/courses.hpp"
#include "analysis/comparison/peace_failures.hpp"
#include "analysis/comparison/replayed_history.hpp"
#include "analysis/comparison/stored_comparison.hpp"
#include "analysis/decision/decision.hpp"
#include "analysis/evidence/accord_progress.hpp"
#include "analysis/evidence/stored_evidence.hpp"
#include "analysis/failure/failure_costs.hpp"
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

// An indicator followed month by month, as the report calls it.
struct Followed {
  CourseQuestion question;
  std::string_view label, unit;
  bool logarithmic = false; // spread over powers of ten
};
std::vector<Followed> outlook_indicators();
std::vector<Followed>
attitude_indicators(); // confidence and cynicism in turn, of citizens, parties, third parties
// Shares of dyads by state of the process, in this order; they sum to 1.
constexpr std::array<std::string_view, 6> process_states{"war",          "ceasefire", "talks",
                                                         "implementing", "relapsed",  "ended"};

struct StateMonth {
  Month month = 0;
  std::array<double, process_states.size()> share{};
};

struct StrategyFacts {
  std::vector<Course> outlook,
      attitudes; // as the lists above; empty without series; single histories only of those shown
  std::vector<StateMonth> states;
  std::vector<ProgressYear> progress;
  std::vector<WidthAt> widths; // of the primary outcome
};

struct StudyFacts {
  const StudyReading* study = nullptr;
  Comparison comparison;                // in the scenario's own world, at the first point
  std::string digest;                   // of the histories of that world and point
  std::vector<StoredComparison> others; // in the named worlds, at the first point
  std::uint32_t points = 1;
  std::optional<SweepSummary> sweep;         // over the points, where there are several
  std::vector<std::size_t> shown;            // strategies to draw, the reference first
  std::vector<std::size_t> followed;         // those shown, then others that a reader can choose instead
  std::map<std::size_t, StrategyFacts> of;   // by strategy, those followed
  std::vector<PeaceFailures> failures;       // by strategy
  std::optional<FailureCosts> failure_costs; // of a scenario whose strategies have roles
  std::vector<MeasuredPath> measured;
  std::vector<ReplayedHistory> replayed; // one conflict under the reference and the best of those shown
  std::string not_replayed;              // why not, where it is empty
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

// The reference, then all if there are at most `most`; else most lives saved and lost, the hypothesis, the
// best and the worst by the primary outcome, those that control for cost, the rest in order.
std::vector<std::size_t> shown_strategies(const Comparison& comparison, const Scenario& scenario,
                                          std::size_t most = 6);

} // namespace entente
