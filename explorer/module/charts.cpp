#include "explorer/module/charts.hpp"

#include "analysis/report/figures/figures.hpp"
#include "engine/api/experiment.hpp"
#include "engine/outcomes/indicators.hpp"

#include <algorithm>

namespace entente::explorer {
namespace {

Json kinds_json(const std::vector<report::ReadingKind>& kinds) {
  Json list = Json::array();
  for (const report::ReadingKind& kind : kinds)
    list.push_back(
        {{"name", kind.name}, {"texts", kind.texts}, {"numbers", kind.numbers}, {"says", kind.says}});
  return list;
}

void add(Json& document, const std::optional<report::Figure>& figure) {
  if (figure)
    document[figure->name] = {{"question", figure->question.plain()},
                              {"explanation", figure->explanation},
                              {"drawing", figure->drawing},
                              {"kinds", kinds_json(figure->readings)}};
}

// Of strategies, as drawings number them.
Json names_json(const ChartFacts& facts) {
  Json names = Json::array();
  for (const StrategyResult& strategy : facts.comparison.strategies)
    names.push_back(strategy.name);
  return names;
}

Course course_of(const Experiment& followed, std::size_t strategy, const CourseQuestion& question,
                 const CoursePlan& plan) {
  const auto table = indicator_table();
  const auto found = std::find_if(table.begin(), table.end(), [&](const IndicatorField& field) {
    return field.name == question.indicator;
  });
  return followed.course(strategy, static_cast<std::size_t>(found - table.begin()), question.over_a_year,
                         plan);
}

StrategyCourses courses_of(const Experiment& followed, std::size_t strategy) {
  StrategyCourses all;
  const CoursePlan plan{60, 0};
  for (const Followed& one : outlook_indicators())
    all.outlook.push_back(course_of(followed, strategy, one.question, {}));
  for (const Followed& one : attitude_indicators())
    all.attitudes.push_back(course_of(followed, strategy, one.question, plan));
  std::vector<Course> states;
  for (const CourseQuestion& question : state_indicators())
    states.push_back(course_of(followed, strategy, question, plan));
  all.states = states_of(states);
  return all;
}

} // namespace

ChartFacts chart_facts(const Scenario& scenario, Comparison comparison) {
  ChartFacts facts;
  facts.scenario = &scenario;
  facts.comparison = std::move(comparison);
  facts.shown = shown_strategies(facts.comparison, scenario);
  facts.followed = facts.shown;
  return facts;
}

ChartFacts chart_facts_over_time(const Experiment& followed) {
  auto summary = followed.summarise(false);
  if (!summary)
    return {};
  ChartFacts facts = chart_facts(*followed.compared_scenario(), std::move(summary->comparison));
  for (const std::size_t strategy : facts.followed)
    facts.courses.emplace(strategy, courses_of(followed, strategy));
  return facts;
}

Json forest_json(const ChartFacts& facts) {
  Json document{{"names", names_json(facts)}};
  add(document, report::forest_figure(facts));
  return document;
}

Json over_time_json(const ChartFacts& facts) {
  Json document = Json::object();
  if (facts.scenario == nullptr)
    return document;
  document["names"] = names_json(facts);
  add(document, report::states_figure(facts));
  add(document, report::attitudes_figure(facts));
  add(document, report::outlook_figure(facts));
  return document;
}

} // namespace entente::explorer
