// What strategies cost, line by line, and what an effect costs.
#include "analysis/comparison.hpp"
#include "analysis/decision_inside.hpp"
#include "engine/scenario/outcome.hpp"
#include "engine/scenario/scenario.hpp"
#include "engine/statistics/bootstrap.hpp"
#include "engine/statistics/cost_effectiveness.hpp"
#include "engine/statistics/moments.hpp"
#include "engine/statistics/paired.hpp"
#include "engine/statistics/proportion.hpp"
#include "engine/statistics/stratified.hpp"
#include "engine/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

// ---- lines

double mean_of(const Store& store, std::size_t strategy, Outcome outcome) {
  std::vector<double> values = store.values({strategy, 0, 0}, static_cast<std::size_t>(outcome));
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

struct Differences {
  std::vector<double> cost, effect; // effect as measured
};

Differences differences(const WorldHistories& world, std::size_t arm, std::size_t reference) {
  Differences result;
  for (std::size_t i = 0; i < world.cost.rows; ++i) {
    result.cost.push_back(world.cost(i, arm) - world.cost(i, reference));
    result.effect.push_back(world.effect(i, arm) - world.effect(i, reference));
  }
  return result;
}

bool excludes_nothing(const Interval& interval) {
  return interval.low > 0.0 || interval.high < 0.0;
}

class Plane {
 public:
  Plane(const WorldHistories& world, const DecisionData& data, const Decision& decision)
      : world_(&world), data_(&data),
        strata_(world.which.size() == (world.which.empty() ? 0 : world.which.back() + std::size_t{1})
                    ? data.sets
                    : 1),
        willingness_(decision.willingness), within_one_(is_within_one(decision.effect_unit)) {}

  std::vector<OptionResult> options() {
    for (std::size_t s = 0; s < data_->strategies; ++s)
      options_.push_back(option(s));
    place();
    return std::move(options_);
  }

 private:
  StratifiedMean estimate(const std::vector<double>& values) const {
    return stratified_mean(values, strata_);
  }

  OptionResult option(std::size_t s) const {
    OptionResult result;
    const StratifiedMean cost = estimate(world_->cost.column(s)), effect = estimate(world_->effect.column(s));
    result.cost = cost.mean;
    result.cost_interval = cost.interval;
    result.effect = effect.mean;
    result.effect_interval = effect.interval;
    const Differences from = differences(*world_, s, data_->reference);
    const StratifiedMean dearer = estimate(from.cost), better = estimate(from.effect);
    result.cost_difference = dearer.mean;
    result.cost_difference_interval = dearer.interval;
    result.effect_difference = better.mean;
    result.effect_difference_interval = better.interval;
    if (within_one_ && from.effect.size() > 1)
      result.effect_difference_interval = with_rule_of_three(better.interval, from.effect);
    result.net_benefit = willingness_ * data_->effect_sign * result.effect - result.cost;
    return result;
  }

  // A strategy of the reference's price stands at that price; it is on the plane only where its effect
  // differs.
  void place() {
    std::vector<std::size_t> on_plane;
    std::vector<double> costs, effects;
    for (std::size_t s = 0; s < options_.size(); ++s) {
      OptionResult& option = options_[s];
      const bool reference = s == data_->reference;
      const bool same_price = !excludes_nothing(option.cost_difference_interval);
      option.standing = reference    ? CostStanding::reference
                        : same_price ? CostStanding::same_price
                                     : CostStanding::frontier;
      if (!reference && same_price && !excludes_nothing(option.effect_difference_interval))
        continue;
      on_plane.push_back(s);
      costs.push_back(same_price ? options_[data_->reference].cost : option.cost);
      effects.push_back(data_->effect_sign * option.effect);
    }
    const std::vector<FrontierEntry> entries = efficiency_frontier(costs, effects);
    for (std::size_t i = 0; i < on_plane.size(); ++i)
      settle(on_plane[i], entries[i], on_plane);
  }

  void settle(std::size_t s, const FrontierEntry& entry, const std::vector<std::size_t>& on_plane) {
    OptionResult& option = options_[s];
    if (option.standing == CostStanding::frontier && entry.standing == Standing::dominated)
      option.standing = CostStanding::dominated;
    if (option.standing == CostStanding::frontier && entry.standing == Standing::extendedly_dominated)
      option.standing = CostStanding::extendedly_dominated;
    if (!entry.next_cheaper)
      return;
    option.against = on_plane[*entry.next_cheaper];
    const Differences from = differences(*world_, s, *option.against);
    const StratifiedMean dearer = estimate(from.cost), better = estimate(from.effect);
    if (!excludes_nothing(dearer.interval) || better.mean == 0.0)
      return;
    option.ratio = dearer.mean / (data_->effect_sign * better.mean);
    std::vector<double> gain;
    for (const double effect : from.effect)
      gain.push_back(data_->effect_sign * effect);
    if (const auto bounded = ratio_of_means(from.cost, gain))
      option.ratio_interval = bounded->interval;
  }

  const WorldHistories* world_;
  const DecisionData* data_;
  std::size_t strata_;
  double willingness_;
  bool within_one_; // the effect lies between 0 and 1
  std::vector<OptionResult> options_;
};

// Bootstrap means of cost and gain, resamples x strategies; conflicts are drawn, with all their arms.
struct Resampled {
  Matrix cost, gain;
};

Resampled resample(const WorldHistories& world, double effect_sign, std::uint64_t seed,
                   std::uint32_t resamples) {
  const std::size_t strategies = world.cost.columns;
  Resampled result{Matrix(resamples, strategies), Matrix(resamples, strategies)};
  const double weight = 1.0 / static_cast<double>(world.cost.rows);
  for (std::uint32_t b = 0; b < resamples; ++b)
    for (const std::uint32_t i : resampled_positions(Chance{seed}, b, world.cost.rows))
      for (std::size_t s = 0; s < strategies; ++s) {
        result.cost(b, s) += weight * world.cost(i, s);
        result.gain(b, s) += weight * effect_sign * world.effect(i, s);
      }
  return result;
}

} // namespace

std::vector<CostLine> cost_lines_of(const Store& store, const Scenario& scenario,
                                    std::vector<std::string>& remarks) {
  std::vector<CostLine> lines;
  const Prices& prices = scenario.prices;
  const auto reference = static_cast<std::size_t>(reference_of(scenario) - scenario.strategies.data());
  remark_on_prices(scenario, mean_of(store, reference, Outcome::troop_months), remarks);
  for (std::size_t s = 0; s < scenario.strategies.size(); ++s) {
    const Strategy& strategy = scenario.strategies[s];
    const std::size_t first = lines.size();
    lines.push_back(line_at(prices.budget_unit, strategy.name, "money", "budget units",
                            mean_of(store, s, Outcome::money), true));
    lines.push_back(line_at(prices.troop_month, strategy.name, "troops", "1,000 troop months",
                            mean_of(store, s, Outcome::troop_months), has_price(prices.troop_month)));
    add_instruments(lines, scenario, strategy);
    double explained = 0.0;
    for (std::size_t i = first; i < lines.size(); ++i)
      explained += lines[i].cost;
    const double all = mean_of(store, s, Outcome::cost), rest = all - explained;
    constexpr double rounding = 1e-6;
    if (prices.budget_unit.value > 0.0 && std::abs(rest) > rounding * std::max(1.0, std::abs(all)))
      lines.push_back(line_at(prices.budget_unit, strategy.name, "left of a fund held at signature",
                              "budget units", rest / prices.budget_unit.value, true));
  }
  return lines;
}

std::vector<DecisionWorld> cost_effectiveness_of(const DecisionData& data, const Decision& decision,
                                                 std::uint64_t seed, std::uint32_t resamples) {
  std::vector<DecisionWorld> worlds;
  for (const WorldHistories& histories : data.worlds) {
    DecisionWorld world;
    world.name = histories.name;
    world.histories = histories.which.size();
    world.histories_of_set.resize(data.sets);
    for (const std::size_t set : histories.set)
      ++world.histories_of_set[set];
    world.options = Plane(histories, data, decision).options();
    const Resampled samples = resample(histories, data.effect_sign, seed, resamples);
    world.acceptability = acceptability(samples.cost, samples.gain, decision.grid).share;
    worlds.push_back(std::move(world));
  }
  return worlds;
}

} // namespace entente
