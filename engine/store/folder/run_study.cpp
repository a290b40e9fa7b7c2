#include "engine/store/folder/run_study.hpp"

#include "engine/ensemble/execute_design.hpp"

#include <algorithm>

namespace entente {

RunEnd run_study(StudyFolder& study, const Work& work, const StudyRun& run, const Threads& threads) {
  Store& store = study.store();
  std::size_t done = 0;
  bool failed = false;
  const auto take = [&](const Unit& unit, std::vector<Outcomes>&& arms) {
    store.append(unit, arms);
    ++done;
    if (run.see)
      run.see(unit, arms);
    if (run.progress)
      run.progress(done);
    failed = failed || std::any_of(arms.begin(), arms.end(),
                                   [](const Outcomes& outcomes) { return outcomes.breach.has_value(); });
    return run.skip_failed || !failed;
  };
  const DesignExecution execution{.seed = store.head().seed, .keep = store.head().keep, .stop = run.stop};
  execute_design(study.scenario(), study.design(), work, execution, threads, take);
  store.commit();
  if (failed && !run.skip_failed)
    return RunEnd::failed;
  return done < work.size() ? RunEnd::stopped : RunEnd::complete;
}

} // namespace entente
