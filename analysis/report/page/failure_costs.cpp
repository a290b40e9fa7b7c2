#include "analysis/report/page/failure_costs.hpp"

#include "analysis/failure/failure_costs.hpp"
#include "analysis/report/page/sections.hpp"
#include "analysis/report/page/table.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

constexpr std::size_t first_told = 1, last_told = 20;

void add_cynicism(Sentence& sentence, const FailureCosts& costs, int years) {
  const auto points = [&](Believer who) {
    return signed_per_hundred(costs.cost(who, Attitude::cynicism, years).change.mean);
  };
  sentence.number(points(Believer::parties)).words(" (parties), ");
  sentence.number(points(Believer::citizens)).words(" (citizens) and ");
  sentence.number(points(Believer::third_parties)).words(" (third parties)");
}

// The interval is never broken over two lines, but may stand under the number.
std::string cell(std::string text) {
  constexpr std::string_view to = " to ", unbroken = "\u00a0to\u00a0";
  if (const std::size_t at = text.find(to); at != std::string::npos)
    text.replace(at, to.size(), unbroken);
  return with_minus_signs(text);
}

// "+1.2 (+0.9 to +1.5)", points of a hundred.
std::string change_text(const PairedChange& change) {
  return fmt::format("{} ({} to {})", signed_per_hundred(change.mean),
                     signed_per_hundred(change.interval.low), signed_per_hundred(change.interval.high));
}

HtmlTable costs_table(const FailureCosts& costs) {
  std::vector<std::string> columns{"an accord that failed less no process, points of 100"};
  for (const Attitude belief : {Attitude::cynicism, Attitude::confidence})
    for (const int years : cost_years)
      columns.push_back(fmt::format("{}, year {}", belief_names[static_cast<std::size_t>(belief)], years));
  HtmlTable table("What a failed process leaves behind (95 % intervals of paired differences)",
                  std::move(columns));
  for (const Believer who : {Believer::parties, Believer::citizens, Believer::third_parties}) {
    std::vector<std::string> cells;
    for (const Attitude belief : {Attitude::cynicism, Attitude::confidence})
      for (const int years : cost_years)
        cells.push_back(cell(change_text(costs.cost(who, belief, years).change)));
    table.add(believer_names[static_cast<std::size_t>(who)], cells);
  }
  return table;
}

HtmlTable order_table(const FailureCosts& costs, Attitude belief) {
  HtmlTable table(
      fmt::format("{}: expected to {} from an accord that holds to no process, to talks that broke "
                  "down, to an accord that failed (points of 100)",
                  belief == Attitude::cynicism ? "Cynicism" : "Confidence",
                  belief == Attitude::cynicism ? "rise" : "fall"),
      {"who, years after", "no process less held", "broke down less no process", "failed less broke down",
       "the order", "parameter sets in order"});
  for (const OrderRow& row : costs.order) {
    if (row.belief != belief)
      continue;
    std::vector<std::string> cells;
    for (const OrderStep& step : row.steps)
      cells.push_back(cell(step_text(step)));
    cells.push_back(standing_text(row));
    cells.push_back(fmt::format("{} of {}", row.sets_in_order, costs.sets));
    table.add(fmt::format("{}, {}", believer_names[static_cast<std::size_t>(row.who)], row.years), cells);
  }
  return table;
}

} // namespace

FailureSentences failure_sentences(const FailureCosts& costs) {
  FailureSentences told;
  told.beliefs.words("A year after an accord failed, cynicism stands at ");
  add_cynicism(told.beliefs, costs, first_told);
  told.beliefs.words(
      " points of 100 against the same conflicts without any process; twenty years after, at ");
  add_cynicism(told.beliefs, costs, last_told);
  told.beliefs.words(".");

  const NextProcess& next = costs.next;
  told.next.words("Within ten years of the failure ").number(per_hundred(next.after_failure));
  told.next.words(" of 100 conflicts sign another accord; with the cynicism that it left taken back ");
  told.next.number(per_hundred(next.restored)).words(" do (difference ");
  told.next.number(signed_per_hundred(next.cost.mean)).words(", 95 % interval ");
  told.next.number(signed_per_hundred(next.cost.interval.low)).words(" to ");
  told.next.number(signed_per_hundred(next.cost.interval.high)).words(").");

  told.order.words("The expected order (held, no process, talks broke down, accord failed) holds in ");
  told.order.number(std::to_string(costs.rows(OrderStanding::holds))).words(" of ");
  told.order.number(std::to_string(costs.order.size())).words(" rows; it fails in ");
  told.order.number(std::to_string(costs.rows(OrderStanding::reversed))).words(" and is not told apart in ");
  told.order.number(std::to_string(costs.rows(OrderStanding::open))).words(".");
  return told;
}

std::string step_text(const OrderStep& step) {
  return change_text(step.change) + (step.standing == OrderStanding::reversed ? "!" : "");
}

std::string standing_text(const OrderRow& row) {
  const OrderStanding standing = row.standing();
  return standing == OrderStanding::holds ? "holds" : standing == OrderStanding::open ? "open" : "fails";
}

std::string failure_costs_html(const StudyFacts& facts) {
  if (!facts.failure_costs)
    return {};
  const FailureCosts& costs = *facts.failure_costs;
  const FailureSentences sentences = failure_sentences(costs);
  return "<div class=\"conclusion\">\n" + paragraph(told(sentences.beliefs)) +
         paragraph(told(sentences.next)) + costs_table(costs).html() + paragraph(told(sentences.order)) +
         "<details class=\"printed\"><summary>The order, row by row</summary>\n" +
         order_table(costs, Attitude::cynicism).html() + order_table(costs, Attitude::confidence).html() +
         aside("! marks a step that goes the other way; \"open\" is a step whose interval holds 0.") +
         "</details>\n" +
         aside(fmt::format("On {} of {} conflicts, those in which the accord was signed and failed.",
                           costs.conflicts, costs.replicates)) +
         "</div>\n";
}

} // namespace entente::report
