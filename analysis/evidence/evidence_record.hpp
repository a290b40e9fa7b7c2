// One simulated conflict, reduced to what the estimators of the evidence read: what a data set of conflicts
// would hold about it.
#pragma once
#include "engine/core/month.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente {

struct Outcomes;

enum class EpisodeEnd : std::uint8_t { going_on, accord, victory, ceasefire, low_activity };

// A run of years with 25 or more deaths, as in UCDP Conflict Termination.
struct Episode {
  int first_year = 0, last_year = 0; // of activity, from 0
  EpisodeEnd end = EpisodeEnd::going_on;
  bool recurred = false;
  int peace_years = 0; // after its last year: to the next active year, or to the end of the run
  int mediators = -1;  // most that were present when talks opened in its years; -1: no talks
  int years() const { return last_year - first_year + 1; }
};

// An accord of any dyad, from signature.
struct SignedAccord {
  Month signed_month = 0;
  Month seen = 0; // months until it failed, or until the end of the run
  bool failed = false;
  std::vector<float> anniversaries; // index after 12, 24, ... months
  std::optional<float> troops_at_6; // 1,000

  Month followed = 0; // months from signature to the end of the run
  // Index at an anniversary, the last one carried forward once its dyad signed again; nothing if the run ends
  // before it or there is none.
  std::optional<double> index_at(int year) const;
};

// Months at risk and splits of the first dyad's group.
struct SplitExposure {
  double process_months = 0.0, process_splits = 0.0; // in talks and the first 24 months of an accord
  double war_months = 0.0, war_splits = 0.0;
};

// Sums of the within-run regression of log(1 + deaths) on last month's troops and deaths, each less its mean
// in the run.
struct TroopSums {
  double troops_troops = 0.0, troops_deaths = 0.0, deaths_deaths = 0.0;
  double troops_response = 0.0, deaths_response = 0.0;
};

struct ConflictRecord {
  double deaths = 0.0; // whole run
  std::vector<Episode> episodes;
  std::vector<SignedAccord> accords; // in the order signed
  int talks = 0, ceasefires = 0, splits = 0;
  std::vector<Month> talks_to_accord; // months from the opening of talks to an accord
  SplitExposure split_exposure;
  std::vector<float> active_deaths; // of every month with deaths
  double months_after_active = 0.0; // months whose month before had deaths
  double active_after_active = 0.0; // those of them with deaths
  std::optional<double> deaths_autocorrelation;
  std::optional<TroopSums> troops;
  std::optional<double> belief_share_deviation;
  std::optional<double> cynicism_range;
  std::optional<double> outlook_correlation;
};

// Nothing for a history without a year of 25 deaths. Needs keep = events.
std::optional<ConflictRecord> record_of(const Outcomes& history);

} // namespace entente
