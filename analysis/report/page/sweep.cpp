// What strategies do over the points of a sweep.
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/store/folder/study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

constexpr auto primary = static_cast<std::size_t>(primary_outcome);

Text compared_text(const SweepSummary& sweep) {
  const std::string& reference = sweep.strategies[sweep.reference].name;
  const SweptStrategy* best = nullptr;
  for (const SweptStrategy& strategy : sweep.strategies)
    if (strategy.name != reference && !strategy.outcomes[primary].given &&
        (best == nullptr ||
         strategy.outcomes[primary].difference.median > best->outcomes[primary].difference.median))
      best = &strategy;
  if (best == nullptr)
    return {};
  const SweptOutcome& swept = best->outcomes[primary];
  Text text(sweep.strategies.size() > 2 ? "Of the strategies tried, " : "Beside ");
  if (sweep.strategies.size() > 2)
    (text.name(best->name) << " has the largest middle difference from ").name(reference) << ": it";
  else
    (text.name(reference) << ", ").name(best->name);
  return text << fmt::format(
             " is shown to bring more accords that hold five years at {} of {} points and fewer at {}; the "
             "difference "
             "runs from {} to {} in a hundred histories over the points, with {} in the middle (noise of "
             "simulation included).",
             swept.better, swept.points, swept.worse, signed_of_hundred(swept.difference.low),
             signed_of_hundred(swept.difference.high), signed_of_hundred(swept.difference.median));
}

// What the numbers are at the point that the figures show.
std::string point_html(const StudyFacts& facts) {
  const Design& design = facts.study->design;
  HtmlTable table("The first point, which the figures show", {"number", "value there"});
  for (std::size_t i = 0; i < design.keys.size() && i < design.values.size(); ++i)
    table.add(named(design.keys[i]), {number(design.values[i])});
  return "<details><summary>The point that the figures show</summary>\n" + table.html() + "</details>\n";
}

std::string points_html(const StudyFacts& facts) {
  const SweepSummary& sweep = *facts.sweep;
  HtmlTable table(
      "Over all points: lowest, middle and highest of the means at the points and of the differences "
      "from the reference; and at how many points a difference is shown",
      {"strategy", "outcome", "lowest", "middle", "highest", "lowest difference", "middle", "highest",
       "better at", "worse at", "of points"});
  for (const Outcome outcome : headline_outcomes())
    for (std::size_t s = 0; s < sweep.strategies.size(); ++s) {
      const SweptOutcome& swept = sweep.strategies[s].outcomes[static_cast<std::size_t>(outcome)];
      std::vector<std::string> cells{std::string(field_of(outcome).label), number(swept.mean.low),
                                     number(swept.mean.median), number(swept.mean.high)};
      if (s == sweep.reference || swept.given)
        cells.resize(10, "");
      else
        cells.insert(cells.end(),
                     {signed_number(swept.difference.low), signed_number(swept.difference.median),
                      signed_number(swept.difference.high), std::to_string(swept.better),
                      std::to_string(swept.worse), std::to_string(swept.points)});
      table.add(named(sweep.strategies[s].name), cells);
    }
  return "<details open><summary>What happens over the points</summary>\n" + table.html() + "</details>\n";
}

} // namespace

Text sweep_sentence(const StudyFacts& facts) {
  const SweepSummary& sweep = *facts.sweep;
  const SweptStrategy& reference = sweep.strategies[sweep.reference];
  const Span& mean = reference.outcomes[primary].mean;
  Text text(fmt::format("This study visits {} points of {} number{} that {} not known. Under ", sweep.points,
                        facts.study->design.keys.size(), facts.study->design.keys.size() == 1 ? "" : "s",
                        facts.study->design.keys.size() == 1 ? "is" : "are"));
  text.name(reference.name) << fmt::format(", an accord that holds five years comes about in {} to {} of a "
                                           "hundred histories, as the point is, in the "
                                           "middle {}. ",
                                           of_hundred(mean.low), of_hundred(mean.high),
                                           of_hundred(mean.median));
  return text << compared_text(sweep);
}

std::string sweep_html(const StudyFacts& facts) {
  if (!facts.sweep)
    return {};
  return "<h3>Over all points of the sweep</h3>\n" +
         paragraph("Where the section on what drives the answer has a figure, it is about all points, and so "
                   "is this "
                   "table. Every other figure and table of this page shows the first point alone.") +
         points_html(facts) + point_html(facts);
}

} // namespace entente::report
