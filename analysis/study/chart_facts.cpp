#include "analysis/study/chart_facts.hpp"

#include "analysis/comparison/death_toll.hpp"
#include "engine/scenario/model/scenario.hpp"

#include <algorithm>

namespace entente {

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

std::vector<CourseQuestion> state_indicators() {
  return {{"war_before_accord"},
          {"ceasefire_before_accord"},
          {"talks_before_accord"},
          {"accord"},
          {"relapsed"},
          {"defeated"},
          {"victorious"}};
}

// From means of shares of dyads; each dyad is in one state.
std::vector<StateMonth> states_of(const std::vector<Course>& all) {
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

} // namespace entente
