#include "analysis/study/study_facts.hpp"

#include "analysis/comparison/death_toll.hpp"
#include "analysis/decision/decision_settings.hpp"
#include "analysis/failure/stored_failure_costs.hpp"
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

// From means of shares of dyads; each dyad is in one state.
std::vector<StateMonth> states_of(const Store& store, const Histories& of) {
  const std::vector<CourseQuestion> questions{{"war_before_accord"},
                                              {"ceasefire_before_accord"},
                                              {"talks_before_accord"},
                                              {"accord"},
                                              {"relapsed"},
                                              {"defeated"},
                                              {"victorious"}};
  const std::vector<Course> all = courses(store, of, questions, {80, 0});
  std::vector<StateMonth> months;
  if (std::any_of(all.begin(), all.end(), [](const Course& course) { return course.months.empty(); }))
    return months;
  for (std::size_t m = 0; m < all.front().months.size(); ++m) {
    StateMonth state{all.front().months[m], {}};
    for (std::size_t i = 0; i + 1 < process_states.size(); ++i)
      state.share[i] = all[i].means[m];
    state.share.back() = all[5].means[m] + all[6].means[m];
    months.push_back(state);
  }
  return months;
}

StrategyFacts facts_of(const StudyFacts& facts, std::size_t strategy) {
  const Store& store = facts.study->store;
  const Histories of{strategy, 0, 0};
  StrategyFacts one;
  if (facts.has_series()) {
    CoursePlan plan;
    if (std::find(facts.shown.begin(), facts.shown.end(), strategy) == facts.shown.end())
      plan.singles = 0;
    one.outlook = courses(store, of, questions_of(outlook_indicators()), plan);
    one.attitudes = courses(store, of, questions_of(attitude_indicators()), {60, 0});
    one.states = states_of(store, of);
  }
  constexpr int years = 10;
  one.progress = accord_progress(store, of, years);
  one.widths =
      interval_widths(store, of, facts.comparison.reference, static_cast<std::size_t>(primary_outcome));
  return one;
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
  const std::uint32_t replicate = typical_replicate(study.store, facts.comparison.reference);
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

std::vector<Followed> outlook_indicators() {
  return {{{"deaths", true}, "deaths in a year", "deaths", true},
          {{"implementation"}, "implementation of accords in force", "index", false},
          {{"citizens_confidence"}, "confidence of citizens", "share", false}};
}

std::vector<Followed> attitude_indicators() {
  return {{{"citizens_confidence"}, "confidence of citizens", "share", false},
          {{"citizens_cynicism"}, "cynicism of citizens", "share", false},
          {{"parties_confidence"}, "confidence of parties", "share", false},
          {{"parties_cynicism"}, "cynicism of parties", "share", false},
          {{"third_parties_confidence"}, "confidence of third parties", "share", false},
          {{"third_parties_cynicism"}, "cynicism of third parties", "share", false}};
}

bool StudyFacts::has_series() const {
  return study->store.head().keep != Keep::summary;
}

std::vector<std::size_t> shown_strategies(const Comparison& comparison, const Scenario& scenario,
                                          std::size_t most) {
  std::vector<std::size_t> others;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != comparison.reference)
      others.push_back(s);
  std::vector<std::size_t> chosen{comparison.reference};
  const auto choose = [&](std::size_t strategy) {
    if (chosen.size() < most && std::find(chosen.begin(), chosen.end(), strategy) == chosen.end())
      chosen.push_back(strategy);
  };
  std::vector<std::size_t> ranked = others;
  std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
    return comparison.strategies[a][primary_outcome].difference.estimate.mean >
           comparison.strategies[b][primary_outcome].difference.estimate.mean;
  });
  if (others.size() >= most) {
    const DeathTolls tolls = death_tolls(comparison);
    for (const DeathToll* toll : {tolls.gain(), tolls.harm()})
      if (toll != nullptr)
        choose(toll->strategy);
    if (scenario.hypothesis)
      for (const Expectation& expectation : scenario.hypothesis->expect)
        for (const std::size_t s : others)
          if (chosen.size() + 2 < most && comparison.strategies[s].name == expectation.strategy)
            choose(s);
    choose(ranked.front());
    choose(ranked.back());
    for (const std::size_t s : others)
      for (const Action& action : scenario.strategies[s].actions)
        if (action.instrument == Instrument::placebo)
          choose(s);
  }
  for (const std::size_t s : others)
    choose(s);
  std::sort(chosen.begin() + 1, chosen.end());
  return chosen;
}

StudyFacts comparison_facts(const StudyReading& study) {
  StudyFacts facts;
  facts.study = &study;
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
