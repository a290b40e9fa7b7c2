// Hindcast: how well would the model have foretold real peace processes? For every accord the predictive
// distribution of implementation and of renewed fighting, scored beside two baselines fitted on the 22
// shipped accords, leaving out the one with the same id: the others' record, and a regression on the number
// of armed groups and the log of deaths before.
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

constexpr std::array<int, 4> hindcast_horizons{1, 3, 5, 10}; // years after signature

struct AccordCase {
  std::string id;
  Scenario scenario;                     // with one strategy, and months for all horizons
  double groups = 0.0, log_deaths = 0.0; // armed groups; log(1 + monthly deaths before signature)

  // What happened, as far as the record goes.
  std::optional<double> implementation(int year) const;
  std::optional<bool> renewed(int year) const; // fighting again within so many years
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
  std::optional<double> brier, brier_base, brier_regression;

  bool surprising() const { return observed && (*observed < q05 || *observed > q95); }
};

struct HindcastTotal {
  int horizon = 0;
  std::size_t accords = 0;                                   // with implementation on record
  double crps = 0.0, crps_base = 0.0, crps_regression = 0.0; // means; not a number without accords
  double within_90 = 0.0;                                    // share of them inside q05 to q95
  std::size_t accords_renewed = 0;                           // with renewed fighting on record
  double brier = 0.0, brier_base = 0.0, brier_regression = 0.0;
};

struct Hindcast {
  std::vector<HindcastRow> rows;     // by accord, then horizon
  std::vector<HindcastTotal> totals; // by horizon
  // Stated probabilities of renewed fighting against what happened, five and ten years, five bins.
  std::vector<ReliabilityBin> reliability_5, reliability_10;
};

// Scores predictions of accords against baselines fitted on `shipped`.
Hindcast score(const std::vector<AccordCase>& accords, const std::vector<AccordPrediction>& predictions,
               const std::vector<AccordCase>& shipped);

} // namespace entente
