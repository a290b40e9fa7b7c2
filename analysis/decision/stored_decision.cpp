#include "analysis/decision/stored_decision.hpp"

#include "analysis/decision/goal.hpp"
#include "engine/store/sqlite/store.hpp"

namespace entente {
namespace {

void require_comparison(const StoreHead& head) {
  if (head.shard.count > 1)
    throw StudyRefused("this is one shard of a study: join the shards with `entente merge` first");
  if (head.is_ablation())
    throw StudyRefused("this is an ablation: its worlds are the model without one mechanism each, which no "
                       "choice is made for; `decide` needs a comparison: entente compare FILE --worlds --out "
                       "DIR");
  if (!head.keys.empty())
    throw StudyRefused("this is a sweep; `decide` needs a comparison in named worlds: entente compare FILE "
                       "--worlds --out DIR");
}

} // namespace

Expected<Goal> goal_of(std::string_view text, const StoreHead& head) {
  std::vector<std::string_view> outcomes;
  for (const StoredOutcome& outcome : head.outcomes)
    outcomes.push_back(outcome.name);
  return goal_of(text, outcomes);
}

Decision decide(const Store& store, const Scenario& scenario, const DecisionSettings& settings,
                std::size_t least_worlds) {
  require_comparison(store.head());
  if (store.head().variants.size() < least_worlds)
    throw StudyRefused("the study has no named worlds, so nothing can be said on being wrong: run it with "
                       "--worlds (entente compare FILE --worlds --out DIR), in a new folder");
  const DecisionSource source{
      store.head().seed, store.head().variants,
      [&store](std::size_t world, std::size_t strategy, std::size_t outcome) {
        return store.values({strategy, static_cast<std::uint32_t>(world), 0}, outcome);
      }};
  Expected<Decision> decision = decide(source, scenario, settings);
  if (!decision) {
    const bool of_setting = !decision.problems().front().file.empty();
    if (of_setting)
      throw ScenarioError(decision.problems());
    throw StudyRefused(decision.problems().front().message);
  }
  return *std::move(decision);
}

} // namespace entente
