#include "analysis/decision/stored_decision.hpp"

#include "analysis/export/table_origin.hpp"
#include "engine/core/missing.hpp"
#include "engine/store/files/table.hpp"

#include <cmath>
#include <limits>

namespace entente {
namespace {

namespace fs = std::filesystem;

void write_cost_effectiveness(const fs::path& folder, const Decision& decision, const TableOrigin& origin) {
  Table table(folder / "cost_effectiveness.csv",
              with_origin({"world",          "strategy",      "cost",         "cost_lo",      "cost_hi",
                           "effect",         "effect_lo",     "effect_hi",    "status",       "icer",
                           "net_benefit",    "icer_lo",       "icer_hi",      "icer_against", "outcome",
                           "willingness",    "cost_diff",     "cost_diff_lo", "cost_diff_hi", "effect_diff",
                           "effect_diff_lo", "effect_diff_hi"}));
  for (const DecisionVariant& variant : decision.variants)
    for (std::size_t s = 0; s < variant.options.size(); ++s) {
      const OptionResult& o = variant.options[s];
      const bool ratio = o.buys.ratio.has_value();
      table << variant.name << decision.strategies[s] << o.cost << o.cost_interval.low << o.cost_interval.high
            << o.effect << o.effect_interval.low << o.effect_interval.high << name_of(o.buys.standing)
            << o.buys.ratio.value_or(missing) << o.net_benefit
            << (ratio ? o.buys.ratio_interval.low : missing) << (ratio ? o.buys.ratio_interval.high : missing)
            << (ratio ? std::string_view(decision.strategies[o.buys.against]) : std::string_view())
            << decision.effect << decision.willingness << o.cost_difference << o.cost_difference_interval.low
            << o.cost_difference_interval.high << o.effect_difference << o.effect_difference_interval.low
            << o.effect_difference_interval.high;
      end_row(table, origin);
    }
  table.finish();
}

void write_cost_lines(const fs::path& folder, const Decision& decision, const TableOrigin& origin) {
  Table table(folder / "cost_lines.csv",
              with_origin({"strategy", "line", "quantity", "unit", "price", "price_lo", "price_hi", "cost",
                           "cost_lo", "cost_hi", "priced", "source"}));
  for (const CostLine& line : decision.costs) {
    const auto if_priced = [&](double value) { return line.priced ? value : missing; };
    table << line.strategy << line.line << line.quantity << line.unit << if_priced(line.price)
          << if_priced(line.price_low) << if_priced(line.price_high) << if_priced(line.cost)
          << if_priced(line.cost_low) << if_priced(line.cost_high)
          << std::string_view(line.priced ? "yes" : "no") << line.source;
    end_row(table, origin);
  }
  table.finish();
}

void write_acceptability(const fs::path& folder, const Decision& decision, const TableOrigin& origin) {
  Table table(folder / "acceptability.csv",
              with_origin({"world", "willingness", "strategy", "probability", "effect"}));
  for (const DecisionVariant& variant : decision.variants)
    for (std::size_t w = 0; w < decision.grid.size(); ++w)
      for (std::size_t s = 0; s < decision.strategies.size(); ++s) {
        if (std::isnan(variant.acceptability(w, s)))
          continue; // no buy
        table << variant.name << decision.grid[w] << decision.strategies[s] << variant.acceptability(w, s)
              << decision.effect;
        end_row(table, origin);
      }
  table.finish();
}

void write_regret(const fs::path& folder, const Decision& decision, const TableOrigin& origin) {
  Table table(folder / "regret.csv",
              with_origin({"outcome", "strategy", "world", "set", "value", "regret", "histories", "effect"}));
  const auto row = [&](const RegretTable& regret, std::size_t s, std::size_t variant, std::string_view set,
                       double value, double regretted, std::size_t histories) {
    table << regret.outcome << decision.strategies[s] << decision.variants[variant].name << set << value
          << regretted << std::uint64_t{histories} << decision.effect;
    end_row(table, origin);
  };
  const std::size_t sets = decision.sets.size();
  for (const RegretTable& regret : decision.regrets)
    for (std::size_t s = 0; s < decision.strategies.size(); ++s)
      for (std::size_t w = 0; w < decision.variants.size(); ++w) {
        row(regret, s, w, "all", regret.variant_values(w, s), regret.variant_regret(w, s),
            decision.variants[w].histories);
        for (std::size_t set = 0; sets > 1 && set < sets; ++set)
          row(regret, s, w, decision.sets[set], regret.values(w * sets + set, s),
              regret.regret(w * sets + set, s), decision.variants[w].histories_of_set[set]);
      }
  table.finish();
}

void write_regret_summary(const fs::path& folder, const Decision& decision, const TableOrigin& origin) {
  Table table(folder / "regret_summary.csv",
              with_origin({"outcome", "strategy", "maximum", "p90", "mean", "share_meeting_goal",
                           "maximum_over_worlds", "effect"}));
  for (const RegretTable& regret : decision.regrets)
    for (std::size_t s = 0; s < decision.strategies.size(); ++s) {
      const StrategyRegret& of = regret.strategies[s];
      table << regret.outcome << decision.strategies[s] << of.maximum << of.p90 << of.mean
            << of.meets_goal.value_or(missing) << of.maximum_over_variants << decision.effect;
      end_row(table, origin);
    }
  table.finish();
}

void write_information(const fs::path& folder, const Decision& decision, const TableOrigin& origin) {
  Table table(folder / "information.csv",
              with_origin({"quantity", "parameter", "value", "unit", "across_halves", "effect"}));
  for (const InformationValue& value : decision.information) {
    table << value.quantity << value.parameter << value.value << std::string_view("price units per conflict")
          << value.across_halves << decision.effect;
    end_row(table, origin);
  }
  table.finish();
}

} // namespace

void write_decision_tables(const fs::path& folder, const Decision& decision, const TableOrigin& origin) {
  write_cost_effectiveness(folder, decision, origin);
  write_cost_lines(folder, decision, origin);
  write_acceptability(folder, decision, origin);
  write_regret(folder, decision, origin);
  write_regret_summary(folder, decision, origin);
  write_information(folder, decision, origin);
}

} // namespace entente
