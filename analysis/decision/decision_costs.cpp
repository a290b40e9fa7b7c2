// What strategies cost, line by line, and what an effect costs.
#include "analysis/comparison/comparison.hpp"

#include "analysis/decision/decision_parts.hpp"
#include "engine/core/missing.hpp"
#include "engine/scenario/model/outcome.hpp"
#include "engine/scenario/model/scenario.hpp"
#include "engine/statistics/decision/cost_effectiveness.hpp"
#include "engine/statistics/inference/bootstrap.hpp"
#include "engine/statistics/inference/moments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

namespace entente {
namespace {

// ---- lines

double mean_of(const DecisionSource& source, std::size_t strategy, Outcome outcome) {
  std::vector<double> values = source.values(0, strategy, static_cast<std::size_t>(outcome));
  std::erase_if(values, [](double value) { return std::isnan(value); });
  return mean(values);
}

CostLine line_at(const Price& price, std::string strategy, std::string line, std::string unit,
                 double quantity, bool priced) {
  return {std::move(strategy),
          std::move(line),
          std::move(unit),
          quantity,
          price.value,
          price.low,
          price.high,
          quantity * price.value,
          quantity * price.low,
          quantity * price.high,
          priced,
          price.source};
}

double months_at_strength(const Action& action, Month months) {
  const Month until = std::min(action.until.value_or(months), months);
  return action.strength * static_cast<double>(std::max(0, until - action.from));
}

// [months] of the history in which the strategy's instruments were paid for, by themselves.
void add_instruments(std::vector<CostLine>& lines, const Scenario& scenario, const Strategy& strategy) {
  for (const Action& action : strategy.actions) {
    const std::string name(field_of(action.instrument).name);
    const auto price = scenario.prices.instruments.find(name);
    if (price != scenario.prices.instruments.end())
      lines.push_back(line_at(price->second, strategy.name, name, "months at full strength",
                              months_at_strength(action, scenario.months), true));
  }
}

bool has_price(const Price& price) {
  return price.value > 0.0 || price.high > 0.0;
}

void remark_on_prices(const Scenario& scenario, double troop_months, std::vector<std::string>& remarks) {
  if (scenario.prices.budget_unit == Prices{}.budget_unit)
    remarks.push_back("money has no price of its own: costs are in budget units ([prices] budget_unit)");
  if (!has_price(scenario.prices.troop_month) && troop_months > 0.0)
    remarks.push_back(
        fmt::format("troops have no price: {:.4g} thousand troop months under the reference, and "
                    "as many more or fewer as a strategy takes, are in no cost "
                    "([prices] troop_month)",
                    troop_months));
  std::string unpriced;
  for (const Strategy& strategy : scenario.strategies)
    for (const Action& action : strategy.actions) {
      const std::string name(field_of(action.instrument).name);
      if (scenario.prices.instruments.count(name) == 0 && unpriced.find(name) == std::string::npos)
        unpriced += (unpriced.empty() ? "" : ", ") + name;
    }
  if (!unpriced.empty())
    remarks.push_back("paid out of the budget through their overhead, without a price of their own: " +
                      unpriced + " ([prices.instruments])");
}

// ---- cost-effectiveness

// Every strategy on the histories of a world in which all have both numbers, as `compare` reads them.
Comparison compared(const VariantHistories& variant, const DecisionData& data, const Scenario& scenario,
                    std::size_t effect) {
  std::vector<std::size_t> all(data.strategies);
  std::iota(all.begin(), all.end(), std::size_t{0});
  ComparisonBuilder builder(scenario, all, data.reference, effect);
  const std::size_t outcomes = compared_outcomes(scenario).size();
  const auto none_failed = std::make_unique<bool[]>(data.strategies);
  std::vector<double> values(data.strategies * outcomes, missing);
  for (std::size_t i = 0; i < variant.which.size(); ++i) {
    for (std::size_t s = 0; s < data.strategies; ++s) {
      values[s * outcomes + effect] = variant.effect(i, s);
      values[s * outcomes + static_cast<std::size_t>(Outcome::cost)] = variant.cost(i, s);
    }
    builder.add(variant.which[i], values, {none_failed.get(), data.strategies});
  }
  return builder.finish();
}

std::vector<OptionResult> options_of(const Comparison& comparison, double sign, double willingness) {
  std::vector<OptionResult> options;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    const OutcomeResult &cost = comparison.strategies[s][Outcome::cost],
                        &effect = comparison.strategies[s].outcomes[comparison.effect];
    OptionResult option{cost.value.mean,
                        effect.value.mean,
                        cost.value.interval,
                        effect.value.interval,
                        cost.difference.estimate.mean,
                        effect.difference.estimate.mean,
                        cost.difference.estimate.interval,
                        effect.difference.estimate.interval,
                        comparison.cost_effects[s],
                        willingness * sign * effect.value.mean - cost.value.mean};
    if (s == comparison.reference) {
      option.cost_difference = option.effect_difference = missing;
      option.cost_difference_interval = option.effect_difference_interval = {missing, missing};
    }
    options.push_back(std::move(option));
  }
  return options;
}

// Bootstrap means of cost and gain, resamples x strategies; conflicts are drawn, with all their arms.
struct Resampled {
  Matrix cost, gain;
};

Resampled resample(const VariantHistories& variant, double effect_sign, std::uint64_t seed,
                   std::uint32_t resamples) {
  const std::size_t strategies = variant.cost.columns;
  Resampled result{Matrix(resamples, strategies), Matrix(resamples, strategies)};
  const double weight = 1.0 / static_cast<double>(variant.cost.rows);
  for (std::uint32_t b = 0; b < resamples; ++b)
    for (const std::uint32_t i : resampled_positions(AddressedRng{seed}, b, variant.cost.rows))
      for (std::size_t s = 0; s < strategies; ++s) {
        result.cost(b, s) += weight * variant.cost(i, s);
        result.gain(b, s) += weight * effect_sign * variant.effect(i, s);
      }
  return result;
}

// The reference, and the strategies that are shown to do more: money that is saved buys nothing here.
std::vector<std::size_t> buyers(const DecisionVariant& variant, std::size_t reference) {
  std::vector<std::size_t> list;
  for (std::size_t s = 0; s < variant.options.size(); ++s)
    if (s == reference || variant.options[s].buys.gains)
      list.push_back(s);
  return list;
}

Matrix acceptability_among(const std::vector<std::size_t>& options, const Resampled& samples,
                           const std::vector<double>& grid) {
  const auto columns = [&](const Matrix& all) {
    Matrix some(all.rows, options.size());
    for (std::size_t i = 0; i < all.rows; ++i)
      for (std::size_t k = 0; k < options.size(); ++k)
        some(i, k) = all(i, options[k]);
    return some;
  };
  const Matrix share = acceptability(columns(samples.cost), columns(samples.gain), grid).share;
  Matrix result(share.rows, samples.cost.columns, missing);
  for (std::size_t w = 0; w < share.rows; ++w)
    for (std::size_t k = 0; k < options.size(); ++k)
      result(w, options[k]) = share(w, k);
  return result;
}

} // namespace

std::vector<CostLine> cost_lines_of(const DecisionSource& source, const Scenario& scenario,
                                    std::vector<std::string>& remarks) {
  std::vector<CostLine> lines;
  const Prices& prices = scenario.prices;
  const std::size_t reference = reference_position(scenario).value_or(0);
  remark_on_prices(scenario, mean_of(source, reference, Outcome::troop_months), remarks);
  for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
    const Strategy& strategy = scenario.strategies[s];
    const std::size_t first = lines.size();
    lines.push_back(line_at(prices.budget_unit, strategy.name, "money", "budget units",
                            mean_of(source, s, Outcome::money), true));
    lines.push_back(line_at(prices.troop_month, strategy.name, "troops", "1,000 troop months",
                            mean_of(source, s, Outcome::troop_months), has_price(prices.troop_month)));
    add_instruments(lines, scenario, strategy);
    double explained = 0.0;
    for (std::size_t i = first; i < lines.size(); ++i)
      explained += lines[i].cost;
    const double all = mean_of(source, s, Outcome::cost), rest = all - explained;
    constexpr double rounding = 1e-6;
    if (prices.budget_unit.value > 0.0 && std::abs(rest) > rounding * std::max(1.0, std::abs(all)))
      lines.push_back(line_at(prices.budget_unit, strategy.name, "left of a fund held at signature",
                              "budget units", rest / prices.budget_unit.value, true));
  }
  return lines;
}

std::vector<DecisionVariant> cost_effectiveness_of(const DecisionData& data, const Decision& decision,
                                                   const Scenario& scenario, const DecisionSettings& settings,
                                                   std::uint64_t seed) {
  std::vector<DecisionVariant> variants;
  for (const VariantHistories& histories : data.variants) {
    DecisionVariant variant;
    variant.name = histories.name;
    variant.histories = histories.which.size();
    variant.histories_of_set.resize(data.sets);
    for (const std::size_t set : histories.set)
      ++variant.histories_of_set[set];
    variant.options = options_of(compared(histories, data, scenario, settings.effect), data.effect_sign,
                                 decision.willingness);
    const Resampled samples = resample(histories, data.effect_sign, seed, settings.resamples);
    variant.acceptability = acceptability_among(buyers(variant, data.reference), samples, decision.grid);
    variants.push_back(std::move(variant));
  }
  return variants;
}

} // namespace entente
