#include "analysis/study/study_facts.hpp"

#include "analysis/courses/courses.hpp"
#include "analysis/courses/typical_replicate.hpp"
#include "analysis/decision/decision_settings.hpp"
#include "analysis/decision/stored_decision.hpp"
#include "analysis/failure/stored_failure_costs.hpp"
#include "engine/ensemble/shard_replicate.hpp"
#include "engine/parallel/parallel.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

constexpr std::size_t largest_society_replayed = 20'000; // citizens
constexpr std::size_t most_followed = 32;                // strategies: what a page has room for

std::vector<CourseQuestion> questions_of(const std::vector<Followed>& followed) {
  std::vector<CourseQuestion> questions;
  for (const Followed& one : followed)
    questions.push_back(one.question);
  return questions;
}

StrategyCourses courses_of(const StudyFacts& facts, std::size_t strategy) {
  const Store& store = facts.study->store;
  const Histories of{strategy, 0, 0};
  CoursePlan plan;
  if (std::find(facts.shown.begin(), facts.shown.end(), strategy) == facts.shown.end())
    plan.singles = 0;
  return {courses(store, of, questions_of(outlook_indicators()), plan),
          courses(store, of, questions_of(attitude_indicators()), {60, 0}),
          states_of(courses(store, of, state_indicators(), {80, 0}))};
}

StrategyFacts facts_of(const StudyFacts& facts, std::size_t strategy) {
  const Store& store = facts.study->store;
  const Histories of{strategy, 0, 0};
  constexpr int years = 10;
  return {accord_progress(store, of, years),
          interval_widths(store, of, facts.comparison.reference, static_cast<std::size_t>(primary_outcome))};
}

// Nothing differs between what was stored and what was simulated now.
bool as_stored(const Store& store, const ReplayedHistory& replayed) {
  const std::vector<Outcomes> stored = store.unit({0, 0, replayed.replicate});
  if (replayed.strategy >= stored.size())
    return false;
  const auto& then = stored[replayed.strategy].measures.values;
  const auto& now = replayed.outcomes.values;
  for (std::size_t i = 0; i < now.size(); ++i)
    if (then[i] != now[i] && !(std::isnan(then[i]) && std::isnan(now[i])))
      return false;
  return true;
}

// By the primary outcome, of those shown.
std::vector<std::size_t> reference_and_best(const StudyFacts& facts) {
  const auto effect = [&](std::size_t strategy) {
    return facts.comparison.strategies[strategy][primary_outcome].difference.estimate.mean;
  };
  std::vector<std::size_t> two{facts.shown.front()};
  if (facts.shown.size() > 1)
    two.push_back(*std::max_element(facts.shown.begin() + 1, facts.shown.end(),
                                    [&](std::size_t a, std::size_t b) { return effect(a) < effect(b); }));
  return two;
}

void simulate_typical(StudyFacts& facts, const Threads& threads) {
  const StudyReading& study = *facts.study;
  const Scenario scenario = scenario_at(study.scenario, study.design, 0, 0);
  const double citizens = scenario.structure.citizens.count.first;
  if (citizens > static_cast<double>(largest_society_replayed)) {
    facts.not_replayed = "Not shown: the society is too large to be replayed for a page. entente trace "
                         "follows one history.";
    return;
  }
  std::vector<std::vector<double>> headlines;
  for (const Outcome outcome : headline_outcomes())
    headlines.push_back(
        study.store.values({facts.comparison.reference, 0, 0}, static_cast<std::size_t>(outcome)));
  const std::uint32_t replicate = replicate_of(study.store.head().shard, 0, typical_replicate(headlines));
  const Month step = std::max<Month>(1, scenario.months / 60);
  for (const std::size_t strategy : reference_and_best(facts))
    facts.replayed.push_back(replay(scenario, study.store.head().seed, strategy, replicate, step, threads));
  for (const ReplayedHistory& replayed : facts.replayed)
    if (!as_stored(study.store, replayed))
      facts.not_replayed =
          "Not shown: this program does not simulate the history as the one that made the study did.";
  if (!facts.not_replayed.empty())
    facts.replayed.clear();
}

void decide_on(StudyFacts& facts) {
  const StudyReading& study = *facts.study;
  DecisionSettings settings;
  settings.effect = static_cast<std::size_t>(primary_outcome);
  try {
    facts.decision = decide(study.store, study.scenario,
                            read_decision_settings(study.folder, study.store.head()).value_or(settings));
  } catch (const StudyRefused& refused) {
    facts.not_decided = refused.what();
  }
}

// What was measured on other parameters or by another program says nothing on this study.
std::string unlike(const StudyReading& study, const MeasuredOn& on, const char* measured) {
  const MeasuredOn here = measured_on(study.scenario, 0, 0);
  if (on.parameters_sha256 != here.parameters_sha256)
    return fmt::format("The folder holds {} measured with other parameters than this study's: left out.",
                       measured);
  if (on.version != here.version)
    return fmt::format("The folder holds {} measured by entente {}, which is another program than this one "
                       "({}): left out.",
                       measured, on.version, here.version);
  return {};
}

void take_evidence(StudyFacts& facts) {
  const StudyReading& study = *facts.study;
  facts.evidence = read_evidence(study.folder);
  if (facts.evidence)
    facts.not_evidence = unlike(study, facts.evidence->on, "evidence");
  if (!facts.not_evidence.empty())
    facts.evidence.reset();
  facts.accords = read_accord_paths(study.folder);
  if (facts.accords)
    facts.not_accords = unlike(study, facts.accords->on, "courses of real accords");
  if (!facts.not_accords.empty())
    facts.accords.reset();
}

} // namespace

bool StudyFacts::has_series() const {
  return study->store.head().keep != Keep::summary;
}

StudyFacts comparison_facts(const StudyReading& study) {
  StudyFacts facts;
  facts.study = &study;
  facts.scenario = &study.scenario;
  facts.points = study.design.point_count();
  each_comparison(study.store, study.scenario, [&](StoredComparison&& stored) {
    if (stored.point != 0)
      return;
    if (stored.variant == 0) {
      facts.comparison = std::move(stored.comparison);
      facts.digest = std::move(stored.digest);
    } else {
      facts.others.push_back(std::move(stored));
    }
  });
  facts.shown = shown_strategies(facts.comparison, study.scenario);
  return facts;
}

StudyFacts study_facts(const StudyReading& study, const Threads& threads) {
  StudyFacts facts = comparison_facts(study);
  facts.followed = facts.shown;
  for (std::size_t s = 0; s < facts.comparison.strategies.size() && facts.followed.size() < most_followed;
       ++s)
    if (std::find(facts.shown.begin(), facts.shown.end(), s) == facts.shown.end())
      facts.followed.push_back(s);
  for (const std::size_t strategy : facts.followed)
    facts.of.emplace(strategy, facts_of(facts, strategy));
  if (facts.has_series())
    for (const std::size_t strategy : facts.followed)
      facts.courses.emplace(strategy, courses_of(facts, strategy));
  facts.failure_costs = stored_failure_costs(study.store, study.scenario, 0);
  facts.failures = peace_failures(study.store, study.scenario);
  facts.measured = measured_paths();
  simulate_typical(facts, threads);
  if (facts.points > 1)
    facts.sweep = sweep_summary(study.store, study.scenario);
  decide_on(facts);
  if (!study.store.head().keys.empty())
    facts.sensitivity = sensitivity(study.store, study.scenario);
  take_evidence(facts);
  return facts;
}

} // namespace entente
