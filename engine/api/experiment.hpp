// A simulation experiment: a scenario, the replicates simulated of it so far, and what they show. What the
// command's `eval`, Python, R and the browser call. Everything that can be wrong is told as problems: no
// exception leaves it, no file is opened, nothing is printed.
#pragma once
#include "analysis/comparison/comparison.hpp"
#include "analysis/courses/course.hpp"
#include "analysis/decision/decision.hpp"
#include "engine/api/trace.hpp"
#include "engine/core/expected.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/scenario/read/load.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class Threads;

// A parameter, or a structural number of the conflict.
struct NumberDescription {
  std::string key, group, name, unit, doc, source; // key: group.name
  char grade = 'D';                                // of the evidence: A measured to D set by hand
  bool structural = false;
  double minimum = 0.0, maximum = 0.0; // allowed
  std::string usual;                   // the default, "0.45" or "uniform 0.2 to 0.85"
  std::string now;                     // in this scenario, the same way
};

struct ExperimentDescription {
  std::vector<NumberDescription> numbers;
  std::vector<ComparedOutcome> outcomes; // of outcome_table(), then the scenario's own
  std::size_t reference = 0;             // index into the scenario's strategies
};

// Replicates first .. last - 1 of a comparison.
struct ReplicateBlock {
  std::uint64_t seed = 0;
  std::uint32_t first = 0, last = 0;   // a first of 0 begins anew; else where the last block ended
  std::vector<std::size_t> strategies; // indices, ascending; empty = all. The same in every block
  Keep keep = Keep::summary;           // series: summarise() gives quantiles by month
  std::string variant;                 // one of the scenario's [worlds]; empty: the scenario as it is
};

struct SimulationHooks {
  const std::atomic<bool>* stop = nullptr; // once true no new replicate starts
  // Replicates of the block that are in, after each; false ends the block there.
  std::function<bool(std::uint32_t done)> progress;
};

struct FailedHistory {
  std::uint32_t replicate = 0;
  std::string strategy;
  Breach breach;
};

// One indicator under one strategy.
struct IndicatorCourse {
  std::size_t strategy = 0;  // index into the comparison's
  std::size_t indicator = 0; // index into indicator_table()
  Course course;
};

struct ExperimentSummary {
  Comparison comparison; // what `entente compare` prints
  std::string digest;    // of the outcomes of every history, that of `compare`
  std::vector<FailedHistory> failures;
  std::vector<IndicatorCourse> courses; // keep = series
};

// Replicates that were simulated apart from those before them.
struct ReplicateValues {
  std::uint32_t first = 0, last = 0; // last: below the block's where it was stopped
  std::vector<double> values;        // [replicate][strategy x outcomes]
  std::vector<char> failed;          // [replicate][strategy]
  std::vector<FailedHistory> failures;
  // keep = series: [strategy x indicators][history x months], failed histories left out.
  std::vector<std::vector<float>> series;
};

class Experiment {
 public:
  // Whether so many arms of a scenario may be simulated at once: memory, for instance. Absent: always.
  using Allow = std::function<Problems(const Scenario& scenario, std::size_t arms)>;

  Experiment() = default; // without a scenario
  explicit Experiment(Scenario scenario) : scenario_(std::move(scenario)) {}

  // Each that changes the scenario forgets what was simulated; with problems everything stays as it was.
  // A network to import is asked of `resolve` by the name that network.file gives.
  Problems load(std::string_view text, std::string_view name, const ResolveExtends& resolve);
  Problems load(const SourceText& source, const ResolveExtends& resolve);
  // As `--set KEY=VALUE`.
  Problems change(std::string_view key, std::string_view value);

  bool loaded() const { return scenario_.has_value(); }
  const Scenario* scenario() const { return scenario_ ? &*scenario_ : nullptr; } // nullptr: none is loaded
  const Problems& warnings() const { return warnings_; }                         // of the scenario as loaded

  Expected<ExperimentDescription> describe() const;
  Expected<std::string> resolved() const; // TOML that needs no other file

  void set_allow(Allow allow) { allow_ = std::move(allow); }
  // Returns how many replicates are in, from the first on: fewer than block.last where it was stopped. The
  // next block begins there. The same bits as `compare`, whatever the blocks and threads. What is in of other
  // worlds, with the same seed and strategies, stays for decide().
  Expected<std::uint32_t> simulate(const ReplicateBlock& block, const Threads& threads,
                                   const SimulationHooks& hooks = {});
  std::uint32_t simulated() const { return run_ ? run_->next : 0; }

  // A block of its own, wherever it begins, that changes nothing here: several processes share a comparison
  // so, and one of them adds up.
  Expected<ReplicateValues> simulate_apart(const ReplicateBlock& block, const Threads& threads,
                                           const SimulationHooks& hooks = {}) const;
  // Takes in what another experiment with the same scenario simulated apart, as if simulate() had: in order,
  // from replicate 0 on. Returns as simulate() does.
  Expected<std::uint32_t> add(const ReplicateBlock& block, ReplicateValues part);

  // From all replicates that are in, in every world that was simulated with this seed and these strategies:
  // the scenario's own first, named "base". What `entente decide` finds on a study of the same.
  Expected<Decision> decide(const DecisionSettings& settings) const;
  // The same from worlds that were simulated by experiments of their own, with one seed and the same
  // strategies: what each simulated last, the scenario's own world first.
  static Expected<Decision> decide(const std::vector<const Experiment*>& worlds,
                                   const DecisionSettings& settings);

  // Of all replicates that are in; courses where months were kept, unless they are left out.
  Expected<ExperimentSummary> summarise(bool with_courses = true) const;
  // One indicator (index into indicator_table()) under one strategy of the comparison; keep = series, else
  // without months.
  Course course(std::size_t strategy, std::size_t indicator, bool over_a_year, const CoursePlan& plan) const;
  // The scenario as the simulated strategies compare it: these alone; nullptr before the first block.
  const Scenario* compared_scenario() const { return run_ ? &run_->scenario : nullptr; }

  // One history again, month by month. Nothing that is in changes.
  Expected<Trace> history(std::uint64_t seed, std::uint32_t replicate, std::size_t strategy,
                          const Threads& threads) const;

 private:
  struct Run {
    ReplicateBlock plan;
    Scenario scenario; // the strategies asked for, alone
    std::uint32_t next = 0;
    ReplicateValues in;

    std::size_t outcomes() const; // of a strategy
  };

  Problems check(const ReplicateBlock& block) const;
  Problems check_order(const ReplicateBlock& block) const;
  Expected<Run> begun(const ReplicateBlock& block) const;
  static void take(Run& run, std::uint32_t replicate, std::vector<Outcomes>&& arms);
  static void execute_block(Run& run, const ReplicateBlock& block, const Threads& threads,
                            const SimulationHooks& hooks);
  std::vector<IndicatorCourse> courses() const;
  void forget();
  void begin(Run&& run);
  std::vector<const Run*> worlds() const;
  static Expected<Decision> decide(const std::vector<const Run*>& runs, const DecisionSettings& settings);

  std::optional<Scenario> scenario_;
  Problems warnings_;
  std::optional<Run> run_;
  std::vector<Run> earlier_; // of other worlds, without months
  Allow allow_;
};

// The index of a strategy, or a problem that names the nearest.
Expected<std::size_t> strategy_index(const Scenario& scenario, std::string_view name);

} // namespace entente
