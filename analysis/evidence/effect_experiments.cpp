// The experiments behind the effects: which arms and texts there are, and how they are simulated.
#include "analysis/evidence/effects.hpp"
#include "analysis/evidence/promises.hpp"
#include "engine/ensemble/execute.hpp"
#include "engine/outcomes/outcomes.hpp"
#include "engine/parallel/parallel.hpp"

namespace entente {
namespace {

Action action_of(Instrument instrument) {
  Action action;
  action.instrument = instrument;
  return action;
}

Strategy arm_of(std::string name, std::vector<Action> actions) {
  return {std::move(name), "", std::move(actions)};
}

Action budget_times(double factor, Month from) {
  Action action = action_of(Instrument::more_money);
  action.factor = factor;
  action.from = from;
  return action;
}

Scenario with_arms(Scenario scenario, std::vector<Strategy> arms) {
  scenario.strategies = std::move(arms);
  scenario.run.reference.clear();
  scenario.outcomes.clear();
  return scenario;
}

constexpr std::size_t turns = text_count - 1; // each dimension is first in as many conflicts

} // namespace

std::vector<Strategy> war_arms() {
  return {arm_of("usual support", {}),
          arm_of("no troops", {action_of(Instrument::no_troops)}),
          arm_of("troops throughout", {action_of(Instrument::troops_throughout)}),
          arm_of("no mediators", {action_of(Instrument::no_mediators)}),
          arm_of("mediators throughout", {action_of(Instrument::mediators_throughout)}),
          arm_of("no leverage", {action_of(Instrument::no_leverage)}),
          arm_of("strong leverage", {action_of(Instrument::strong_leverage)}),
          arm_of("no guarantee at the table", {action_of(Instrument::withheld_guarantee)}),
          arm_of("a guarantee at the table", {action_of(Instrument::offered_guarantee)}),
          arm_of("double aid in war", {action_of(Instrument::aid_in_war)})};
}

std::vector<Strategy> peace_arms() {
  constexpr Month two_years = 24;
  return {arm_of("usual support", {}),
          arm_of("no troops", {action_of(Instrument::no_troops)}),
          arm_of("double aid", {budget_times(2.0, 0)}),
          arm_of("aid stops", {budget_times(0.0, two_years)}),
          arm_of("the first accord fails", {action_of(Instrument::forced_failure)}),
          arm_of("it fails, cynicism restored",
                 {action_of(Instrument::forced_failure), action_of(Instrument::restored_cynicism)})};
}

std::vector<Provision> text_of_accord(std::size_t dimensions, std::size_t turn) {
  const PromiseTable table = promise_table();
  std::vector<Provision> text;
  for (const std::string& key : table.usual_text)
    text.push_back(table.of(key).provision);
  for (std::size_t i = 0; i < dimensions; ++i)
    text.push_back(table.of(table.power_sharing[(turn + i) % table.power_sharing.size()]).provision);
  return text;
}

std::uint32_t effect_steps(const EffectsRun& run) {
  return run.conflicts * (2 + static_cast<std::uint32_t>(text_count));
}

EffectsSample simulate_effects(const Scenario& from_war, const Scenario& after_signature,
                               const EffectsRun& run, const Threads& threads,
                               const std::function<void(std::uint32_t)>& reached) {
  EffectsSample sample;
  std::uint32_t steps = 0;
  const auto live = [&](const Scenario& scenario, std::uint32_t first, std::uint32_t last, auto&& take) {
    Execution execution;
    execution.seed = run.seed;
    execution.first = first;
    execution.last = last;
    execution.keep = Keep::events;
    execution.stop = run.stop;
    execute(scenario, execution, threads, [&](ReplicateResult&& result) {
      take(result);
      if (reached)
        reached(++steps);
      return true;
    });
  };
  live(with_arms(from_war, war_arms()), 0, run.conflicts, [&](const ReplicateResult& result) {
    sample.add(EffectExperiment::from_war, result.replicate, result.arms);
  });
  live(with_arms(after_signature, peace_arms()), 0, run.conflicts, [&](const ReplicateResult& result) {
    sample.add(EffectExperiment::after_signature, result.replicate, result.arms);
  });
  for (std::uint32_t turn = 0; turn < turns; ++turn)
    for (std::size_t dimensions = 0; dimensions < text_count; ++dimensions) {
      Scenario scenario = with_arms(after_signature, {arm_of("usual support", {})});
      scenario.provisions = text_of_accord(dimensions, turn);
      const auto border = [&](std::uint64_t of) {
        return static_cast<std::uint32_t>(of * run.conflicts / turns);
      };
      live(scenario, border(turn), border(turn + 1), [&](const ReplicateResult& result) {
        sample.add(EffectExperiment::texts, result.replicate, result.arms, scenario.provisions, dimensions);
      });
    }
  return sample;
}

} // namespace entente
