// A study from order to exit code: in a folder or without one, begun, continued, extended or a shard of one.
#pragma once
#include "cli/comparison_output.hpp"
#include "cli/study.hpp"
#include "engine/ensemble/design.hpp"

#include <deque>
#include <functional>
#include <string>
#include <vector>

namespace entente {
class Store;
}

namespace entente::cli {

// Reads what is stored, before the store is closed.
using ReadStore = std::function<void(const Store& store, const Scenario& scenario)>;

struct Conducted {
  Study study;
  std::deque<StudyResult> results; // by world
  std::vector<std::string> worlds; // names; the first is empty: the scenario as it is
  int code = 0;
  bool show = true; // there is something to print

  std::vector<WorldResult> by_world() const;
};

// Runs what is still to run, writes the folder's tables if there is a folder, and says on standard error what
// went wrong and how to go on. The scenario has only the strategies to be tried; design.replicates is the
// plan. Throws ScenarioError, StudyRefused and StoreFailure.
Conducted conduct(const std::string& verb, Scenario scenario, Design design, const Flags& flags,
                  const ReadStore& read = {});

} // namespace entente::cli
