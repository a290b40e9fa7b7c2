#include "cli/output/ablation_output.hpp"

#include "analysis/ablation/ablation.hpp"
#include "cli/output/numbers.hpp"
#include "cli/study/study.hpp"
#include "cli/terminal.hpp"
#include "engine/core/json_number.hpp"
#include "engine/ensemble/mechanisms.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace entente::cli {
namespace {

constexpr std::size_t label_width = 38, cell_width = 10;

struct Heading {
  Outcome outcome;
  std::string_view label;
};
constexpr std::array process{Heading{Outcome::accord, "accord"},
                             Heading{Outcome::holds_5y, "holds 5y"},
                             Heading{Outcome::implementation_5y, "implem."},
                             Heading{Outcome::log_deaths, "log deaths"},
                             Heading{Outcome::quiet_late, "quiet"},
                             Heading{Outcome::cost, "cost"}};
constexpr std::array beliefs{Heading{Outcome::citizens_confidence, "conf. cit."},
                             Heading{Outcome::citizens_cynicism, "cyn. cit."},
                             Heading{Outcome::parties_confidence, "conf. par."},
                             Heading{Outcome::parties_cynicism, "cyn. par."},
                             Heading{Outcome::third_parties_confidence, "conf. 3rd"},
                             Heading{Outcome::third_parties_cynicism, "cyn. 3rd"}};

// Mechanisms by what they move in the primary outcome, the largest first; those that cannot be told from
// nothing come in the order of the month.
std::vector<std::size_t> by_importance(const Comparison& comparison) {
  std::vector<std::size_t> order(comparison.strategies.size() - 1);
  std::iota(order.begin(), order.end(), std::size_t{1});
  const auto size = [&](std::size_t mechanism) {
    const double moved = comparison.strategies[mechanism][primary_outcome].difference.estimate.mean;
    return std::isnan(moved) ? 0.0 : std::fabs(moved);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  return order;
}

std::string cell(const OutcomeResult& result) {
  if (result.given)
    return fmt::format("{:>{}}", "given ", cell_width);
  if (result.difference.estimate.n == 0)
    return fmt::format("{:>{}}", "- ", cell_width);
  return fmt::format("{:>{}}{}", signed_text(result.difference.estimate.mean), cell_width - 1,
                     stands(result.difference) ? "*" : " ");
}

std::string block(const Ablation& ablation, std::span<const Heading> headings,
                  const std::vector<std::size_t>& order) {
  const Comparison& comparison = ablation.comparison;
  std::string text = padded("  without", label_width);
  for (const Heading& heading : headings)
    text += fmt::format("{:>{}} ", heading.label, cell_width - 1);
  text += "\n" +
          padded(ablation.of_effect ? "  (effect in the whole model)" : "  (the whole model)", label_width);
  for (const Heading& heading : headings) {
    const double whole = comparison.strategies[0][heading.outcome].value.mean;
    text +=
        fmt::format("{:>{}} ", ablation.of_effect ? signed_text(whole) : value_text(whole), cell_width - 1);
  }
  text += "\n";
  for (const std::size_t mechanism : order) {
    text += padded("  " + comparison.strategies[mechanism].name, label_width);
    for (const Heading& heading : headings)
      text += cell(comparison.strategies[mechanism][heading.outcome]);
    text += "\n";
  }
  return text;
}

std::string section(const Ablation& ablation, const std::string& reference) {
  const std::vector<std::size_t> order = by_importance(ablation.comparison);
  const std::string title = ablation.of_effect ? fmt::format("{}: what of its effect beside {} changes",
                                                             ablation.strategy, reference)
                                               : fmt::format("{}: what changes", ablation.strategy);
  return bold(title) + "\n" + block(ablation, process, order) + "\n" + block(ablation, beliefs, order);
}

std::string how_to_read(const Ablation& first) {
  std::size_t stand = 0, all = 0;
  for (const StrategyResult& mechanism : first.comparison.strategies)
    for (const Outcome outcome : headline_outcomes()) {
      const double p = mechanism[outcome].difference.p_holm;
      all += !std::isnan(p);
      stand += p < significance;
    }
  return wrapped(fmt::format(
                     "How to read it: every line is the model without one mechanism minus the whole model, "
                     "conflict by conflict with the same random numbers. * marks what stands when all "
                     "differences of a "
                     "table are looked at together (Holm, 5 %; {} of {} in the first). The mechanisms that "
                     "move '{}' most come first. A state that is frozen stays at each agent's own initial "
                     "value. `entente list mechanisms` says what remains without each; mechanisms work "
                     "together, so these lines do not add up.",
                     stand, all, field_of(primary_outcome).label),
                 columns_of_a_page) +
         "\n";
}

using Json = nlohmann::ordered_json;

Json difference_json(const OutcomeResult& result) {
  const Difference& d = result.difference;
  const auto known = [&](double value) { return result.given ? Json(nullptr) : json_number<Json>(value); };
  return {{"diff", known(d.estimate.mean)},
          {"mcse", known(d.estimate.error)},
          {"diff_mcse", known(d.estimate.error)},
          {"lo", known(d.estimate.interval.low)},
          {"hi", known(d.estimate.interval.high)},
          {"p_holm", known(d.p_holm)},
          {"better", known(d.better)},
          {"same", known(d.same)},
          {"worse", known(d.worse)},
          {"pairs", d.estimate.n}};
}

Json strategy_json(const Ablation& ablation) {
  const Comparison& comparison = ablation.comparison;
  Json whole = Json::object(), without = Json::object();
  for (std::size_t o = 0; o < comparison.outcomes.size(); ++o)
    whole[comparison.outcomes[o].name] = json_number<Json>(comparison.strategies[0].outcomes[o].value.mean);
  for (std::size_t m = 1; m < comparison.strategies.size(); ++m) {
    Json outcomes = Json::object();
    for (std::size_t o = 0; o < comparison.outcomes.size(); ++o)
      outcomes[comparison.outcomes[o].name] = difference_json(comparison.strategies[m].outcomes[o]);
    without[comparison.strategies[m].name] = std::move(outcomes);
  }
  return {{"of_effect", ablation.of_effect}, {"whole", std::move(whole)}, {"without", std::move(without)}};
}

Json mechanisms_json(const Comparison& comparison) {
  Json all = Json::object();
  for (std::size_t m = 1; m < comparison.strategies.size(); ++m)
    if (const Mechanism* mechanism = find_mechanism(comparison.strategies[m].name)) {
      Json off = Json::object();
      for (const auto& [key, value] : mechanism->off)
        off[std::string(key)] = value;
      all[std::string(mechanism->name)] = {{"doc", mechanism->doc}, {"off", std::move(off)}};
    }
  return all;
}

} // namespace

std::string ablation_text(const Study& study, const std::vector<Ablation>& ablations) {
  const Comparison& comparison = ablations.front().comparison;
  const std::string title = study.scenario.title.empty() ? study.source : study.scenario.title;
  std::string text =
      bold(wrapped(title, columns_of_a_page)) + "\n" + study.source + "\n" +
      wrapped(fmt::format(
                  "{} mechanisms, each off in turn, on the same {} conflicts of {} months; {} parameter {}; "
                  "seed {}.",
                  comparison.strategies.size() - 1, comparison.replicates, study.scenario.months,
                  comparison.sets, comparison.sets == 1 ? "set" : "sets in turn", study.seed),
              columns_of_a_page) +
      "\n\n";
  for (const Ablation& ablation : ablations)
    text += section(ablation, ablations.front().strategy) + "\n";
  return text + how_to_read(ablations.front());
}

std::string ablation_json(const Study& study, const std::vector<Ablation>& ablations) {
  const Comparison& comparison = ablations.front().comparison;
  Json strategies = Json::object();
  for (const Ablation& ablation : ablations)
    strategies[ablation.strategy] = strategy_json(ablation);
  const Json document{{"seed", study.seed},
                      {"replicates", comparison.replicates},
                      {"reference", ablations.front().strategy},
                      {"parameter_sets", comparison.sets},
                      {"mechanisms", mechanisms_json(comparison)},
                      {"strategies", std::move(strategies)}};
  constexpr int indent = 2;
  return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace entente::cli
