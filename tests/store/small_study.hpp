// A study small enough to be run many times in a test.
#pragma once
#include "engine/parallel/parallel.hpp"
#include "engine/scenario/read/load.hpp"
#include "engine/store/folder/run_study.hpp"

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

// An own folder for each test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline RunEnd run_all(StudyFolder& study, const StudyRun& run = {}, int threads = 2) {
  return run_study(study, study.work(), run, Threads(threads));
}

} // namespace entente::test
