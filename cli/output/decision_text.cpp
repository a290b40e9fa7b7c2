#include "analysis/decision/decision.hpp"
#include "cli/output/decision_output.hpp"
#include "cli/output/numbers.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::cli {
namespace {

constexpr std::size_t name_width = 26;

std::string paragraph(const std::string& text) {
  return wrapped(text, columns_of_a_page) + "\n";
}

std::string costs_text(const Decision& decision) {
  std::string text = bold("What each costs") + ", a conflict\n" +
                     fmt::format("  {:<26}{:<28}{:>10} {:>9} {:>9}  {}\n", "strategy", "line", "quantity",
                                 "price", "cost", "range");
  std::string before;
  for (const CostLine& line : decision.costs) {
    text += "  " + padded(line.strategy == before ? "" : line.strategy, name_width) +
            padded(fmt::format("{}, {}", line.line, line.unit), 28) +
            fmt::format("{:>10}", value_text(line.quantity));
    text += line.priced
                ? fmt::format(" {:>9} {:>9}  {} to {}\n", value_text(line.price), value_text(line.cost),
                              value_text(line.cost_low), value_text(line.cost_high))
                : std::string("  no price is given\n");
    before = line.strategy;
  }
  for (const std::string& remark : decision.remarks)
    text += "  " + wrapped("- " + remark, columns_of_a_page, 4) + "\n";
  return text;
}

std::string indented(const std::string& sentence) {
  return "    " + wrapped(sentence, columns_of_a_page, 4) + "\n";
}

std::string option_row(const Decision& decision, std::size_t s, const OptionResult& o) {
  const std::string name = "  " + padded(decision.strategies[s], name_width);
  std::string row = s == decision.reference
                        ? name + fmt::format("{:>8} {:>26}", value_text(o.cost), value_text(o.effect))
                        : name + fmt::format("{:>8} {:>26}", signed_text(o.cost_difference),
                                             fmt::format("{} {}", signed_text(o.effect_difference),
                                                         interval_text(o.effect_difference_interval)));
  row += fmt::format(" {:>11}  {}\n", value_text(o.net_benefit), name_of(o.buys.standing));
  if (o.buys.ratio)
    row +=
        indented(fmt::format("{} price units for each unit of {} beyond '{}', 95 % interval {} to {}",
                             value_text(*o.buys.ratio), decision.effect, decision.strategies[o.buys.against],
                             value_text(o.buys.ratio_interval.low), value_text(o.buys.ratio_interval.high)));
  if (s != decision.reference && o.cost_difference_interval.high < 0.0)
    row += indented(
        fmt::format("saves {} price units a conflict {}{}", value_text(-o.cost_difference),
                    interval_text({-o.cost_difference_interval.high, -o.cost_difference_interval.low}),
                    o.buys.standing == CostStanding::saves_money
                        ? "; that it changes the effect is not shown, and its net benefit is the money saved"
                    : o.buys.gains ? " and does more"
                                   : " and does less"));
  return row;
}

// At the grid's willingness nearest to the one that net benefit is counted at.
std::string best_buy_text(const Decision& decision, const DecisionVariant& variant) {
  const auto nearest = std::min_element(decision.grid.begin(), decision.grid.end(), [&](double a, double b) {
    return std::abs(a - decision.willingness) < std::abs(b - decision.willingness);
  });
  const auto place = static_cast<std::size_t>(nearest - decision.grid.begin());
  std::size_t gains = 0;
  for (const OptionResult& option : variant.options)
    gains += option.buys.gains;
  if (gains == 0)
    return fmt::format("Best buy: none. No strategy is shown to do better in {} than '{}'.", decision.effect,
                       decision.strategies[decision.reference]);
  const std::size_t best = best_buy(variant, place);
  return fmt::format(
      "Best buy at {} price units for one unit of {}: '{}', with probability {} (noise of simulation "
      "alone), among the reference and the {} that {} shown to do better.",
      value_text(*nearest), decision.effect, decision.strategies[best],
      share_text(variant.acceptability(place, best)), gains, gains == 1 ? "is" : "are");
}

std::string variant_text(const Decision& decision, const DecisionVariant& variant) {
  std::string text =
      bold("What it buys") + fmt::format(": world {}, {} conflicts\n", variant.name, variant.histories);
  text += fmt::format("  {:<26}{:>8} {:>26} {:>11}  {}\n", "strategy", "cost", decision.effect, "net benefit",
                      "standing");
  for (std::size_t s = 0; s < variant.options.size(); ++s)
    text += option_row(decision, s, variant.options[s]);
  return text + "  " + wrapped(best_buy_text(decision, variant), columns_of_a_page, 2) + "\n";
}

std::string regret_text(const Decision& decision, const RegretTable& table, const std::string& goal) {
  std::string text = bold("If we are wrong") +
                     fmt::format(": regret of {}, {}, over {} worlds x {} parameter sets\n", table.outcome,
                                 table.unit, decision.variants.size(), decision.sets.size());
  const bool meets = table.strategies.front().meets_goal.has_value();
  text += fmt::format("  {:<26}{:>9} {:>9} {:>9} {:>18}{}\n", "strategy", "largest", "90 %", "mean",
                      "largest by world", meets ? "  meets " + goal : "");
  std::vector<std::size_t> order(table.strategies.size());
  for (std::size_t s = 0; s < order.size(); ++s)
    order[s] = s;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return table.strategies[a].maximum_over_variants < table.strategies[b].maximum_over_variants;
  });
  for (const std::size_t s : order) {
    const StrategyRegret& of = table.strategies[s];
    text += "  " + padded(decision.strategies[s], name_width) +
            fmt::format("{:>9} {:>9} {:>9} {:>18}{}\n", value_text(of.maximum), value_text(of.p90),
                        value_text(of.mean), value_text(of.maximum_over_variants),
                        meets ? "  in " + share_text(*of.meets_goal) + " of cells" : "");
  }
  return text;
}

std::string information_text(const Decision& decision) {
  std::string text = bold("What it would be worth to know before choosing") + ", price units a conflict\n" +
                     fmt::format("  {:<40}{:>12} {:>16}\n", "known", "at least", "at most");
  for (const InformationValue& value : decision.information)
    text += "  " +
            padded(value.parameter.empty() ? "both the world and the parameter set" : value.parameter, 40) +
            fmt::format("{:>12} {:>16}\n", value_text(value.across_halves), value_text(value.value));
  return text;
}

} // namespace

std::string decision_text(const Decision& decision, const std::string& title, const std::string& goal) {
  std::string text = bold(wrapped(title, columns_of_a_page)) + "\n";
  text += paragraph(fmt::format(
      "Effect: {} ({}). Differences are paired, from '{}'. Net benefit counts one unit of effect as {} price "
      "units, {}.",
      decision.effect, decision.effect_unit, decision.strategies[decision.reference],
      value_text(decision.willingness),
      decision.willingness_is_given
          ? "as given"
          : "which is what the reference spends for each; --willingness says otherwise"));
  text += "\n" + costs_text(decision);
  for (const DecisionVariant& variant : decision.variants)
    text += "\n" + variant_text(decision, variant);
  for (const RegretTable& table : decision.regrets)
    text += "\n" + regret_text(decision, table, goal);
  text += "\n" + information_text(decision);
  text += "\n" + paragraph("How to read it: 'same price' means that the interval of the difference in cost "
                           "holds 0, 'no effect "
                           "shown' and 'saves money' that the interval of the difference in effect does: "
                           "what costs more, or less, "
                           "without a shown effect has no price of an effect, and money saved is no effect. "
                           "'dominated' costs no "
                           "less and does no more than another; 'extendedly dominated' than a mix of two. A "
                           "large regret in cells "
                           "of a world and a parameter set is in part noise, the column by world less so. "
                           "What it would be worth to "
                           "know lies between two estimates: at most counts the choice on the conflicts that "
                           "it was made on, at least "
                           "on the other half of them.");
  return text;
}

} // namespace entente::cli
