// Runs what a study still lacks and stores it.
#pragma once
#include "engine/store/folder/study_folder.hpp"

#include <atomic>
#include <functional>

namespace entente {

class Threads;

struct StudyRun {
  const std::atomic<bool>* stop = nullptr; // once true no new unit starts; those in flight are stored
  bool skip_failed = false;                // else the first failed history ends the run, stored as failed
  std::function<void(std::size_t done)> progress;                     // units stored in this run
  std::function<void(const Unit&, const std::vector<Outcomes>&)> see; // every unit, once it is stored
};

enum class RunEnd { complete, stopped, failed };

// In order, with all strategies. Throws what a store throws; what was stored before stays.
RunEnd run_study(StudyFolder& study, const Work& work, const StudyRun& run, const Threads& threads);

} // namespace entente
