// Effects of support: does support change in the model what it was published to change? Each is measured by
// the published estimator, on the event log or by an experiment: arms of the same conflicts that differ in
// one thing (docs/evidence.md, effects of support).
#pragma once
#include "analysis/evidence/evidence.hpp"
#include "analysis/evidence/targets.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/survival/spell.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

class Threads;
struct Outcomes;

// The three experiments of the effects: arms from the begin of a war, arms from a signature, and texts of an
// accord under usual support.
enum class EffectExperiment : std::uint8_t { from_war, after_signature, texts };
constexpr std::size_t effect_experiment_count = 3;

enum class WarArm : std::uint8_t {
  usual,
  no_troops,
  troops,
  no_mediators,
  mediators,
  no_leverage,
  leverage,
  no_guarantee,
  guarantee,
  aid_in_war
};
enum class PeaceArm : std::uint8_t { usual, no_troops, double_aid, aid_stops, fails, fails_restored };
std::vector<Strategy> war_arms();   // in the order of WarArm
std::vector<Strategy> peace_arms(); // in the order of PeaceArm

constexpr std::size_t text_count = 5; // dimensions of shared power in the text: none to four
// The usual text and, after it, this many dimensions of shared power, beginning with the turn-th.
std::vector<Provision> text_of_accord(std::size_t dimensions, std::size_t turn);

// What one conflict tells one estimator, no more.
struct EffectCase {
  Spell spell;
  std::array<double, 2> covariates{};
  std::uint32_t conflict = 0;
};
struct EffectObservations {
  std::vector<std::array<double, 4>> sums; // [conflict]: part and whole of the one group, of the other
  std::vector<EffectCase> cases;           // of hazard ratios
};

class EffectsSample {
 public:
  EffectsSample();
  // All arms of one conflict, recorded with keep = events. `texts`: one arm, and the text it had. A conflict
  // of which an arm broke is counted as failed; one from a war that under usual support has no year of 25
  // deaths is counted and left out, in all arms.
  void add(EffectExperiment experiment, std::uint32_t conflict, std::span<const Outcomes> arms,
           std::span<const Provision> text = {}, std::size_t dimensions = 0);

  std::size_t conflicts(EffectExperiment experiment) const {
    return conflicts_[static_cast<std::size_t>(experiment)];
  }
  std::size_t failed() const { return failed_; }
  const std::vector<EffectObservations>& observations() const { return observations_; } // [effect]

 private:
  std::vector<EffectObservations> observations_;
  std::array<std::size_t, effect_experiment_count> conflicts_{}; // the last one and those before
  std::size_t failed_ = 0;
};

// The 16 of analysis/data/effects.toml, in its order.
std::vector<Target> shipped_effects();
// Names of everything that can be measured.
std::vector<std::string_view> measured_effects();
std::vector<Statistic> measure(const EffectsSample& sample);

struct EffectsRun {
  std::uint64_t seed = 0;
  std::uint32_t conflicts = 0; // of each experiment
  const std::atomic<bool>* stop = nullptr;
};
// How many steps `reached` hears of.
std::uint32_t effect_steps(const EffectsRun& run);
// Lives the experiments on conflicts of these scenarios, whose strategies are not read. The same for any
// number of threads.
EffectsSample simulate_effects(const Scenario& from_war, const Scenario& after_signature,
                               const EffectsRun& run, const Threads& threads,
                               const std::function<void(std::uint32_t)>& reached = {});

// One row for every effect, in their order; intervals over resampled conflicts, their arms together.
std::vector<EvidenceRow> effect_rows(const std::vector<Target>& effects, const EffectsSample& sample,
                                     const EvidenceSettings& settings, const Threads& threads);

} // namespace entente
