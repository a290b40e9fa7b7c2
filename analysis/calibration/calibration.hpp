// Calibration: which parameters make simulated conflicts look like the evidence? Islands of sequential ABC
// with fresh conflicts for every evaluation, a choice among what they end with, and a verdict on conflicts
// that neither search nor choice has seen.
#pragma once
#include "analysis/calibration/calibration_log.hpp"
#include "analysis/calibration/island_search.hpp"
#include "analysis/evidence/effects.hpp"
#include "analysis/evidence/targets.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/calibration/prior.hpp"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class Threads;

struct CalibrationPlan {
  IslandPlan search;
  std::vector<std::string> keys; // parameters calibrated, in the order of the table
  std::uint32_t conflicts = 400; // of every evaluation
  std::uint32_t unseen = 2000;   // for the verdict, and to choose among candidates
  std::size_t keep = 16;         // sets
  bool from_sets = false;        // island i begins near the scenario's set i instead of anywhere in the prior
  // Where targets name effects of support: conflicts of each of their experiments (0: none do), and the
  // scenario of those that begin with an accord.
  std::uint32_t effect_conflicts = 0;
  std::optional<Scenario> after_signature;
  std::vector<Target> targets;
};

// All that have a prior, weights of signals left out: the usual choice.
std::vector<std::string> usual_calibrated_parameters();

// How far statistics are from the bands: over targets, weight x min(2, distance to the band in half-widths of
// it), where what could not be computed counts 2. A sum of about as many as bands are missed by their own
// half-width; no target can outweigh two.
double distance_to(const std::vector<Target>& targets, const std::vector<double>& statistics);
std::size_t bands_met(const std::vector<Target>& targets, const std::vector<double>& statistics);

struct ChosenSet {
  std::string name;
  std::size_t island = 0;
  Parameters parameters;
  std::vector<double> statistics; // on unseen conflicts, by target
  std::size_t bands = 0;          // met there
};

// What a calibration says of a parameter. Not judged is what a sample of the prior could look like as well.
enum class Learned { informed, free, not_judged };
std::string_view name_of(Learned learned); // "informed", "free", "not judged"

// What is known of a spread of shares (coordinates of the prior's probability): SD over that of the prior,
// and how far the mean has moved.
struct SharesSummary {
  double mean = 0.5, left_open = 1.0;
};
// effective: the independent draws of the prior that tell as much; parameters: how many are looked at
// together; start: the same of the points that the search began near, which it may only have kept.
Learned learned_from(const SharesSummary& found, double effective, std::size_t parameters,
                     const std::optional<SharesSummary>& start = {});
// Independent particles below which nothing is judged: of fewer a sample of the prior is often as narrow.
double least_effective_size();

// One coordinate of the last generations, all islands together that ran with a tolerance.
struct PosteriorRow {
  std::string key;
  Prior prior;
  double mean = 0.0, q05 = 0.0, q50 = 0.0, q95 = 0.0; // values, weighted
  // SD of the prior's probability below the value, over that of the prior (1): how much is left open.
  double left_open = 1.0;
  // Free: the data say nothing that this search could hear.
  Learned learned = Learned::not_judged;
};

struct Calibration {
  IslandSearch search;
  std::vector<PosteriorRow> posterior; // empty while interrupted
  // Of the particles that the posterior rests on; without a tolerance they are a sample of where the search
  // began.
  double effective = 0.0;
  bool has_tolerance = false;
  std::vector<ChosenSet> sets;       // the best first
  std::vector<double> together, own; // statistics of the chosen sets, and of the scenario's, in rotation
  std::size_t together_bands = 0, own_bands = 0;
  bool interrupted = false;
};

// Resumes from the log. `evaluated` hears of every simulation. Throws StoreFailure.
Calibration calibrate(const Scenario& scenario, std::size_t strategy, const CalibrationPlan& plan,
                      CalibrationLog& log, const std::atomic<bool>& stop, const Threads& threads,
                      const std::function<void(const EvaluationKey&)>& evaluated);

// The plan as text, the same for the same calibration; what the log compares.
std::string plan_text(const Scenario& scenario, std::size_t strategy, const CalibrationPlan& plan);

// DIR/kept_sets.toml, which a scenario can name (parameter_sets = "DIR/kept_sets.toml"), and tables/:
// posterior, generations, bands. Throws StoreFailure.
void write_calibration(const std::filesystem::path& folder, const Calibration& calibration,
                       const CalibrationPlan& plan, const std::string& name);

} // namespace entente
