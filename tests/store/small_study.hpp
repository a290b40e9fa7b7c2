// A study small enough to be run many times in a test.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/read/load.hpp"
#include "engine/store/folder/run_study.hpp"
#include "tests/folder.hpp"

#include <filesystem>
#include <string>
#include <unistd.h>

namespace entente::test {

inline Scenario small_scenario() {
  return load_scenario(R"(
schema = 1
title = "small"
months = 72
[citizens]
count = 40
[[strategies]]
name = "usual"
[[strategies]]
name = "joint, analysis"
actions = [ { instrument = "joint_analysis" } ]
[worlds]
crowded = { "third_parties.count" = 20 }
[outcomes]
accord_soon = { measure = "accord_signed", by = 12 }
holds_5y = { measure = "accord_holds", by = 60 }
)",
                       "small.toml", [](std::string_view, std::string_view) -> SourceText { return {}; });
}

inline StudyOrder small_order(std::uint32_t replicates, Keep keep = Keep::summary) {
  StudyOrder order;
  order.verb = "compare";
  order.scenario = small_scenario();
  order.scenario.run.seed = 11;
  order.design.replicates = replicates;
  order.keep = keep;
  return order;
}

inline RunEnd run_all(StudyFolder& study, const StudyRun& run = {}, int threads = 2) {
  return run_study(study, study.work(), run, Threads(threads));
}

} // namespace entente::test
