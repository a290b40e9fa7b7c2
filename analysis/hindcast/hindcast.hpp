// Hindcast: how well would the model have foretold real peace processes? For every accord the predictive
// distribution of implementation and of renewed fighting by signatories, scored beside two baselines fitted
// on the 22 shipped accords, leaving out the one with the same id: the others' record, and a regression on
// the number of armed groups and the log of deaths before (docs/decisions/0120).
#pragma once
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/scoring/brier.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente {

class Threads;

// Years after signature: of implementation from the day, of fighting calendar years after that of signature.
constexpr std::array<int, 4> hindcast_horizons{1, 3, 5, 10};

struct AccordCase {
  std::string id;
  Scenario scenario;                     // with one strategy, and months for all horizons
  double groups = 0.0, log_deaths = 0.0; // armed groups; log(1 + monthly deaths before signature)

  // What happened, as far as the record goes.
  std::optional<double> implementation(int year) const;
  std::optional<bool> renewed(int year) const; // signatories fighting again within so many years
};

// The 22 accords that come with the program, ascending by file.
std::vector<AccordCase> shipped_accords();
// Every *.toml of a folder, ascending. Throws ScenarioError with every problem: none there, not one that
// starts at a signature, nothing observed, an id twice.
std::vector<AccordCase> accords_in(const std::string& folder);

// A predictive distribution, [history].
struct AccordPrediction {
  // Implementation index of each history after 1, 2, ... years.
  std::array<std::vector<double>, hindcast_horizons.back()> implementation;
  std::array<double, hindcast_horizons.size()> renewed{}; // share of histories that fight again within it
  std::size_t failed = 0;

  const std::vector<double>& implementation_after(int years) const {
    return implementation[static_cast<std::size_t>(years - 1)];
  }
};

struct HindcastRun {
  std::uint64_t seed = 0;
  std::uint32_t histories = 0; // of every accord
  const std::atomic<bool>* stop = nullptr;
};
AccordPrediction predict(const AccordCase& accord, const HindcastRun& run, const Threads& threads);

// One accord at one horizon. What is not on record, and what follows from it, is missing.
struct HindcastRow {
  std::string id, title;
  int horizon = 0;
  std::optional<double> observed; // implementation, 0-1
  double mean = 0.0, q05 = 0.0, q25 = 0.0, q50 = 0.0, q75 = 0.0, q95 = 0.0;
  std::optional<double> crps, crps_base, crps_regression;
  double p_renewed = 0.0;
  std::optional<bool> renewed;
  std::optional<double> brier, brier_base, brier_base_fair, brier_regression;

  bool surprising() const { return observed && (*observed < q05 || *observed > q95); }
};

// How well predictions tell accords apart, whatever their level.
struct Discrimination {
  double correlation = 0.0;                             // of predicted with observed
  double predicted_spread = 0.0, observed_spread = 0.0; // standard deviations over accords
  double predicted_mean = 0.0, observed_mean = 0.0;
};

struct HindcastTotal {
  int horizon = 0;
  std::size_t accords = 0;                                   // with implementation on record
  double crps = 0.0, crps_base = 0.0, crps_regression = 0.0; // means; not a number without accords
  double within_90 = 0.0;                                    // share of them inside q05 to q95
  std::size_t accords_renewed = 0;                           // with renewed fighting on record
  double brier = 0.0, brier_base = 0.0, brier_regression = 0.0;
  double brier_base_fair = 0.0; // of the base rate as an ensemble of the other accords (crps_fair)
  Discrimination implementation, renewed;
};

// The scores where one accord is read otherwise: somebody else signed, or on another day.
struct HindcastReading {
  std::string id, title;             // empty: all that are doubtful at once
  int year = 0, other_year = 0;      // of renewed fighting; 0 = none
  std::vector<HindcastTotal> totals; // by horizon
};

struct Hindcast {
  std::vector<HindcastRow> rows;     // by accord, then horizon
  std::vector<HindcastTotal> totals; // by horizon
  // Stated probabilities of renewed fighting against what happened, five and ten years, five bins.
  std::vector<ReliabilityBin> reliability_5, reliability_10;
  std::vector<HindcastReading> readings; // by accord; then all at once, where there are several
};

// The class of stated chances that lies furthest from what happened; none without forecasts.
std::optional<ReliabilityBin> largest_gap(const std::vector<ReliabilityBin>& bins);

// Scores predictions of accords against baselines fitted on `shipped`.
Hindcast score(const std::vector<AccordCase>& accords, const std::vector<AccordPrediction>& predictions,
               const std::vector<AccordCase>& shipped);

} // namespace entente
