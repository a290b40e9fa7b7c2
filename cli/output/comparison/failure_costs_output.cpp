#include "cli/output/comparison/failure_costs_output.hpp"

#include "analysis/failure/failure_costs.hpp"
#include "analysis/report/page/failure_costs.hpp"
#include "cli/output/columns.hpp"
#include "cli/output/comparison/comparison_summary.hpp"
#include "cli/output/text_table.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace entente::cli {
namespace {

constexpr std::array both_beliefs{Attitude::cynicism, Attitude::confidence};

std::string points_text(const PairedChange& change) {
  const bool shown = change.interval.low > 0.0 || change.interval.high < 0.0;
  return report::signed_per_hundred(change.mean) + (shown ? "*" : " ");
}

std::string costs_table(const FailureCosts& costs) {
  std::vector<TextTable::Column> columns;
  std::vector<std::vector<std::string>> groups;
  int importance = 0;
  for (const Attitude belief : both_beliefs) {
    groups.push_back({std::string(belief_names[static_cast<std::size_t>(belief)]) + ", points of 100"});
    for (const int years : cost_years)
      columns.push_back(
          {years == 1 ? "1 year " : fmt::format("{} years ", years), importance++, groups.size() - 1});
  }
  TextTable table("accord failed less no process", std::move(columns), std::move(groups));
  for (const Believer who : {Believer::parties, Believer::citizens, Believer::third_parties}) {
    std::vector<std::string> cells;
    for (const Attitude belief : both_beliefs)
      for (const int years : cost_years)
        cells.push_back(points_text(costs.cost(who, belief, years).change));
    table.add(std::string(believer_names[static_cast<std::size_t>(who)]), std::move(cells));
  }
  return table.text(terminal_columns());
}

std::string order_table(const FailureCosts& costs, Attitude belief) {
  TextTable table(belief == Attitude::cynicism ? "cynicism: rises" : "confidence: falls",
                  {{"none - held ", 1, TextTable::no_group},
                   {"broke down - none ", 2, TextTable::no_group},
                   {"failed - broke down ", 3, TextTable::no_group},
                   {"order", 0, TextTable::no_group},
                   {"sets", 4, TextTable::no_group}});
  for (const OrderRow& row : costs.order) {
    if (row.belief != belief)
      continue;
    std::vector<std::string> cells;
    for (const OrderStep& step : row.steps)
      cells.push_back(report::step_text(step) + (step.standing == OrderStanding::reversed ? "" : " "));
    cells.push_back(report::standing_text(row));
    cells.push_back(fmt::format("{}/{}", row.sets_in_order, costs.sets));
    table.add(fmt::format("{}, {}", believer_names[static_cast<std::size_t>(row.who)], row.years),
              std::move(cells));
  }
  return table.text(terminal_columns());
}

} // namespace

std::string failure_costs_text(const FailureCosts& costs) {
  const report::FailureSentences sentences = report::failure_sentences(costs);
  return paragraph(sentences.beliefs) + paragraph(sentences.next) + "\n" + costs_table(costs) + "\n" +
         paragraph(sentences.order) + order_table(costs, Attitude::cynicism) +
         order_table(costs, Attitude::confidence) +
         wrapped(fmt::format(
                     "On {} of {} conflicts, those in which the accord was signed and failed; years after "
                     "the failure. 95 % intervals of paired differences in points of 100; * leaves out 0. ! "
                     "goes against the expected order; open: an interval holds 0. Sets: parameter sets in "
                     "which all three steps go as expected.",
                     costs.conflicts, costs.replicates),
                 page_columns()) +
         "\n\n";
}

} // namespace entente::cli
