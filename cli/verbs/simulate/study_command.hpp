// A study from order to exit code: in a folder or without one, begun, continued, extended or a shard of one.
#pragma once
#include "cli/output/comparison/comparison_output.hpp"
#include "cli/study/study.hpp"
#include "engine/ensemble/design.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace entente {
class Store;
}

namespace entente::cli {

// Reads what is stored, before the store is closed.
using ReadStore = std::function<void(const Store& store, const Scenario& scenario)>;

struct StudyCommandResult {
  Study study;
  std::deque<StudyResult> results;   // by world
  std::vector<std::string> variants; // names; the first is empty: the scenario as it is
  int code = 0;
  bool show = true; // there is something to print

  std::vector<VariantResult> by_variant() const;
};

// What is to be run, and where a sweep's points come from.
struct StudyPlan {
  Design design;                     // without the shard, which the flags give
  std::string sweep;                 // how the points are laid out (StoreHead::sweep)
  std::optional<std::uint64_t> seed; // for a new study, if neither flags nor scenario give one
  bool more_points = false;          // more of the sweep's points extend a study (StudyOrder::more_points)
};

// Runs what is still to run, writes the folder's tables if there is a folder, and says on standard error what
// went wrong and how to go on. The scenario has only the strategies to be tried; plan.design.replicates is
// the number planned. Throws ScenarioError, StudyRefused and StoreFailure.
StudyCommandResult run_study_command(const std::string& verb, Scenario scenario, StudyPlan plan,
                                     const Flags& flags, const ReadStore& read = {});

} // namespace entente::cli
