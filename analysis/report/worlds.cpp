// The comparison again in each named world of the scenario.
#include "analysis/death_toll.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/summary.hpp"
#include "analysis/report/table.hpp"
#include "analysis/study_facts.hpp"
#include "analysis/verdict.hpp"
#include "engine/store/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

constexpr const char* missing = "\u2013";

struct World {
  std::string name; // empty: the scenario as it is
  const Comparison* comparison;
};

std::vector<World> worlds_of(const StudyFacts& facts) {
  std::vector<World> worlds{{"", &facts.comparison}};
  for (const StoredComparison& other : facts.others)
    worlds.push_back({facts.study->store.head().worlds[other.world], &other.comparison});
  return worlds;
}

std::string shown(const std::string& number) {
  return told(Sentence().number(number)).plain();
}

std::string accords_cell(const Comparison& comparison, std::size_t strategy) {
  const OutcomeResult& result = comparison.strategies[strategy][primary_outcome];
  if (strategy == comparison.reference)
    return per_hundred(result.value.mean) + " of 100";
  const Estimate& estimate = result.difference.estimate;
  if (result.given || estimate.n < 2)
    return missing;
  return shown(signed_per_hundred(estimate.mean) + (stands(result.difference) ? "*" : "")) + " (" +
         shown(signed_per_hundred(estimate.interval.low)) + " to " +
         shown(signed_per_hundred(estimate.interval.high)) + ")";
}

std::string deaths_cell(const Comparison& comparison, std::size_t strategy) {
  const DeathTolls tolls = death_tolls(comparison);
  if (strategy == comparison.reference)
    return shown(people_text(tolls.reference));
  for (const DeathToll& toll : tolls.strategies)
    if (toll.strategy == strategy)
      return shown(signed_people_text(toll.change) + (toll.shown ? "*" : "")) +
             (std::isfinite(toll.share) ? " (" + shown(signed_per_cent(toll.share)) + ")" : "");
  return missing;
}

// A row for every strategy, the best first, the reference last; a column for every world.
std::string table_of(const StudyFacts& facts, const std::vector<World>& worlds, const char* caption,
                     std::string (*cell)(const Comparison&, std::size_t)) {
  std::vector<std::string> columns{"strategy"};
  for (const World& world : worlds)
    columns.push_back(world.name.empty() ? "as the scenario is" : world.name);
  HtmlTable table(caption, columns);
  std::vector<std::size_t> rows = ranked_strategies(facts.comparison, facts.study->scenario);
  rows.push_back(facts.comparison.reference);
  for (const std::size_t s : rows) {
    std::vector<std::string> cells;
    for (const World& world : worlds)
      cells.push_back(cell(*world.comparison, s));
    table.add(named(facts.comparison.strategies[s].name), cells);
  }
  return table.html();
}

} // namespace

std::string worlds_html(const StudyFacts& facts) {
  if (facts.others.empty() || facts.comparison.strategies.size() < 2)
    return {};
  const std::vector<World> worlds = worlds_of(facts);
  const Scenario& scenario = facts.study->scenario;
  std::string html =
      "<h3>In other worlds</h3>\n" +
      paragraph("The same strategies where some of what is assumed is otherwise. Worlds do not "
                "average out: each is a way in which this page may be wrong.") +
      "<ul>\n";
  for (const World& world : worlds) {
    if (world.name.empty())
      continue;
    const Summary summary = summary_of(*world.comparison, scenario);
    html += "<li><strong>" + named(world.name).html() + "</strong>: " + told(summary.best).html() + " " +
            told(summary.deaths).html();
    if (const auto verdict = verdict_of(*world.comparison, scenario))
      html += " " + named(world_verdict(*verdict, scenario, world.name).sentence).html();
    html += "</li>\n";
  }
  return html + "</ul>\n" +
         table_of(
             facts, worlds,
             "Accords that hold five years: difference from the reference of 100 conflicts, with its 95 % "
             "interval; * stands when all of a world are looked at together; the last row is the reference",
             accords_cell) +
         table_of(facts, worlds,
                  "Deaths in a conflict: difference from the reference in people, and of those under it; the "
                  "last row is the reference",
                  deaths_cell);
}

} // namespace entente::report
