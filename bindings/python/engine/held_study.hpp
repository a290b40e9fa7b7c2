// A study as Python holds it: run and kept in memory, in a temporary file once it grows, or read from a
// folder.
#pragma once
#include "engine/store/folder/run_study.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente {
class Threads;
}

namespace entente::python {

// What is asked for, beside the scenario.
struct StudyPlan {
  std::string verb;                    // "compare", "sweep"
  std::vector<std::string> strategies; // names; none = all
  bool worlds = false;                 // in every named world too
  std::vector<std::string> keys;       // numbers that the points set
  std::vector<double> values;          // [point x keys]
  std::uint32_t replicates = 0;
  std::uint64_t seed = 0;
  std::string keep = "summary"; // or "series", "events"
  std::string rule;             // when it ends, where that is not a number of replicates
  int threads = 1;
  std::string command; // for the manifest
};

// Some replicates of a study that are simulated, and travel, together.
struct Block {
  std::uint32_t variant = 0, first_point = 0, last_point = 1, first = 0, last = 0; // each last is not in it
};

// [row], one vector a column; an index stands for a name of the head.
struct PairedColumns {
  std::vector<std::uint32_t> world, point, strategy, outcome;
  std::vector<std::uint64_t> pairs;
  std::vector<double> diff, mcse, lo, hi, p, p_holm, better, same, worse, variance_ratio;
};
struct SummaryColumns {
  std::vector<std::uint32_t> world, point, strategy, outcome;
  std::vector<std::uint64_t> histories, failed;
  std::vector<double> mean, mcse, lo, hi;
};
struct CostColumns {
  std::vector<std::uint32_t> world, point, strategy;
  std::vector<std::string> status, against;
  std::vector<double> cost, cost_lo, cost_hi, cost_diff, cost_diff_lo, cost_diff_hi, effect, effect_lo,
      effect_hi, cost_per_unit, cost_per_unit_lo, cost_per_unit_hi;
  std::string outcome; // that the effect is of
};
struct Tables {
  std::string digest;   // of all outcomes of all histories
  std::string document; // what `entente compare --json` prints; empty for a sweep
  PairedColumns paired;
  SummaryColumns summary;
  CostColumns costs;
};

// One strategy at one point in one world: [indicator x month], and of quantiles [indicator x month x
// quantile].
struct SeriesPart {
  std::vector<double> means, quantiles;
};

class HeldStudy {
 public:
  // Nothing is simulated yet. Throws ScenarioError.
  HeldStudy(const Scenario& scenario, const StudyPlan& plan);
  // Throws StudyRefused, StoreFailure.
  static HeldStudy read(const std::string& folder);

  const StoreHead& head() const { return store().head(); }
  const Scenario& scenario() const;
  const Design& design() const;
  std::uint64_t histories() const { return store().histories(); }
  std::uint64_t failed() const { return store().failed_histories(); }
  std::vector<StoredFailure> failures() const;
  // Replicates of the last point in the last world that are in.
  std::uint32_t replicates() const;
  std::uint64_t remaining() const; // units of the plan that are not in
  struct Cell {
    std::uint32_t world = 0, point = 0, replicates = 0; // how many are in
  };
  std::vector<Cell> cells() const; // by world and point
  void plan(std::uint32_t replicates) { running().work_up_to(replicates); }

  // Simulates what is missing up to so many replicates. Failed histories are kept as failed.
  RunEnd run(std::uint32_t replicates, const Threads& threads, const StudyRun& hooks);
  // Whether the differences of an outcome are known well enough, and how many replicates to run to (0: no
  // more).
  struct UntilAnswer {
    bool enough = false;
    std::uint32_t next = 0, at = 0;
    double half_width = 0.0;
  };
  UntilAnswer until(std::size_t outcome, double half_width, std::uint32_t most) const;

  // Simulates a block into a store of its own, a file that must not be there. Its first replicate has the
  // number 0 in that store, which takes no other first.
  void write_block(const std::string& file, const Block& block, const Threads& threads,
                   const StudyRun& hooks) const;
  // Everything that is in, into such a file.
  void write_all(const std::string& file) const;
  // What such a file holds of the block comes in behind what is in. Throws StudyRefused where it is of
  // another study or is not what comes next.
  void take(const std::string& file, const Block& block);

  Tables tables() const;
  // What `entente decide --json` prints, of one world too: effect is a position among the head's outcomes,
  // goal as `--goal` takes it, empty for none. Throws ScenarioError for a goal that is none, else
  // StudyRefused.
  std::string decision(std::size_t effect, std::optional<double> willingness, const std::string& goal) const;
  // [world x point x strategy x outcome x replicate], not a number where there is none.
  std::vector<double> values() const;
  SeriesPart series(const Histories& of) const;
  // One indicator of every history in the scenario's own world at the first point:
  // [strategy x replicate x month], not a number where there is none.
  std::vector<float> monthly(std::size_t indicator) const;

  // As a folder, with its tables. What is in it already stays, if it is of the same study. Throws
  // StudyRefused, StoreFailure.
  void write(const std::string& folder, const std::string& command) const;

 private:
  explicit HeldStudy(StudyOrder order);
  explicit HeldStudy(StudyReading reading) : held_(std::move(reading)) {}

  const Store& store() const;
  StudyFolder& running();

  std::variant<StudyFolder, StudyReading> held_;
  StudyOrder order_; // of what is kept in a folder
};

} // namespace entente::python
