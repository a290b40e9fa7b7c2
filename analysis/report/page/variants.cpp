// The comparison again in each named world of the scenario.
#include "analysis/comparison/death_toll.hpp"
#include "analysis/comparison/verdict.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/summary.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

constexpr const char* missing = "\u2013";

struct Variant {
  std::string name; // empty: the scenario as it is
  const Comparison* comparison;
};

std::vector<Variant> variants_of(const StudyFacts& facts) {
  const StoreHead& head = facts.study->store.head();
  const std::string prefix = head.is_ablation() ? "without " : "";
  std::vector<Variant> variants{{"", &facts.comparison}};
  for (const StoredComparison& other : facts.others)
    variants.push_back({prefix + head.variants[other.variant], &other.comparison});
  return variants;
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
std::string table_of(const StudyFacts& facts, const std::vector<Variant>& variants, const char* caption,
                     std::string (*cell)(const Comparison&, std::size_t)) {
  std::vector<std::string> columns{"strategy"};
  for (const Variant& variant : variants)
    columns.push_back(variant.name.empty() ? "as the scenario is" : variant.name);
  HtmlTable table(caption, columns);
  std::vector<std::size_t> rows = ranked_strategies(facts.comparison, facts.study->scenario);
  rows.push_back(facts.comparison.reference);
  for (const std::size_t s : rows) {
    std::vector<std::string> cells;
    for (const Variant& variant : variants)
      cells.push_back(cell(*variant.comparison, s));
    table.add(named(facts.comparison.strategies[s].name), cells);
  }
  return table.html();
}

} // namespace

std::string variants_html(const StudyFacts& facts) {
  if (facts.others.empty() || facts.comparison.strategies.size() < 2)
    return {};
  const std::vector<Variant> variants = variants_of(facts);
  const Scenario& scenario = facts.study->scenario;
  std::string html =
      "<h3>In other worlds</h3>\n" +
      paragraph("The same strategies where some of what is assumed is otherwise. Worlds do not "
                "average out: each is a way in which this page may be wrong.") +
      "<ul>\n";
  for (const Variant& variant : variants) {
    if (variant.name.empty())
      continue;
    const Summary summary = summary_of(*variant.comparison, scenario);
    html += "<li><strong>" + named(variant.name).html() + "</strong>: " + told(summary.best).html() + " " +
            told(summary.deaths).html();
    if (const auto verdict = verdict_of(*variant.comparison, scenario))
      html += " " + named(variant_verdict(*verdict, scenario, variant.name).sentence).html();
    html += "</li>\n";
  }
  return html + "</ul>\n" +
         table_of(
             facts, variants,
             "Accords that hold five years: difference from the reference of 100 conflicts, with its 95 % "
             "interval; * stands when all of a world are looked at together; the last row is the reference",
             accords_cell) +
         table_of(facts, variants,
                  "Deaths in a conflict: difference from the reference in people, and of those under it; the "
                  "last row is the reference",
                  deaths_cell);
}

} // namespace entente::report
