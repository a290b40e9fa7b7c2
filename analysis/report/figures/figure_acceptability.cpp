// How likely is each strategy the best buy, by what one is willing to pay?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/effect.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

using Curve = std::vector<std::pair<double, double>>; // willingness, probability

// In the scenario's own world, which is the first; empty for a strategy that buys nothing that is shown.
Curve curve_of(const Decision& decision, std::size_t strategy) {
  Curve curve;
  if (!std::isnan(decision.variants.front().acceptability(0, strategy)))
    for (std::size_t w = 0; w < decision.grid.size(); ++w)
      curve.emplace_back(decision.grid[w], decision.variants.front().acceptability(w, strategy));
  return curve;
}

// Those that are the best buy for somebody: at some willingness the likeliest, or likely enough to count.
// Beside them the reference.
std::vector<std::size_t> candidates_of(const StudyFacts& facts, const Decision& decision) {
  constexpr double counts = 0.05;
  constexpr std::size_t most = 8;
  std::vector<std::pair<double, std::size_t>> ranked;
  const auto& strategies = facts.comparison.strategies;
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    const Curve curve = curve_of(decision, s);
    if (curve.empty())
      continue;
    double highest = 0.0;
    for (const auto& [at, probability] : curve)
      highest = std::max(highest, probability);
    if (s == facts.shown.front())
      highest = INFINITY; // first
    if (highest >= counts)
      ranked.emplace_back(highest, s);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > most)
    ranked.resize(most);
  std::vector<std::size_t> list;
  for (const auto& [highest, s] : ranked)
    list.push_back(s);
  return list;
}

// Those that cost less and are not shown to change the effect.
void say_who_saves(Text& text, const Decision& decision) {
  std::size_t count = 0;
  for (std::size_t s = 0; s < decision.strategies.size(); ++s) {
    const OptionResult& option = decision.variants.front().options[s];
    if (option.buys.standing != CostStanding::saves_money)
      continue;
    text << (count++ == 0 ? " Money saved is no effect and is left out here: " : ", ");
    text.name(decision.strategies[s])
        << fmt::format(" (saves {} price units a conflict)", number(-option.cost_difference));
  }
  text << (count > 0 ? "." : "");
}

Text finding_of(const Decision& decision, const EffectWords& effect) {
  const DecisionVariant& variant = decision.variants.front();
  Text text;
  if (std::none_of(variant.options.begin(), variant.options.end(),
                   [](const OptionResult& option) { return option.buys.gains; })) {
    (text << "No strategy is shown to do better in ").name(effect.label) << " than ";
    text.name(decision.strategies[decision.reference]) << ", so none is a best buy.";
    say_who_saves(text, decision);
    return text;
  }
  const auto best_at = [&](std::size_t w) {
    const std::size_t best = best_buy(variant, w);
    Text best_text(fmt::format("who would pay {} price units for ", number(decision.grid[w])));
    best_text << Text(effect.less ? "one less of " : "one more of ").name(effect.label) << " does best with ";
    return best_text.name(decision.strategies[best])
           << fmt::format(" (probability {})", percent(variant.acceptability(w, best)));
  };
  text << "As far as the noise of simulation goes, and among those that are shown to do better, "
       << best_at(0) << "; " << best_at(decision.grid.size() - 1) << ".";
  say_who_saves(text, decision);
  return text;
}

bool holds(const std::vector<std::size_t>& list, std::size_t strategy) {
  return std::find(list.begin(), list.end(), strategy) != list.end();
}

std::string draw(const StudyFacts& facts, const Figure& figure, const std::vector<std::size_t>& strategies,
                 const std::vector<std::size_t>& candidates, const Room& room) {
  const Decision& decision = *facts.decision;
  Range willing;
  for (const double at : decision.grid)
    willing.add(at);
  const Box box{58.0, 30.0, room.width - 78.0, 240.0};
  Drawing drawing(room.width, box.bottom() + 36.0, room.hand);
  const Axes axes{box, Scale(willing.low, willing.high, box.x, box.right()),
                  Scale(0.0, 1.0, box.bottom(), box.y)};
  const std::string bought = "price units for " + effect_of(facts).one();
  draw_axes(drawing, axes,
            {"", room.hand ? shortened(bought, 44) : bought, "probability of being the best buy",
             room.pick(8, 4), 5});
  for (const std::size_t s : strategies) {
    Readings readings;
    for (const auto& [at, probability] : curve_of(decision, s))
      readings.points.push_back({{axes.x(at), axes.y(probability)}, {at, probability}});
    draw_strategy_line(drawing, facts, s, holds(candidates, s), readings);
  }
  return drawing.finish({figure.question.plain(), "", {}});
}

} // namespace

std::optional<Figure> acceptability_figure(const StudyFacts& facts) {
  if (!facts.decision)
    return std::nullopt;
  const Decision& decision = *facts.decision;
  const EffectWords effect = effect_of(facts);
  Figure figure;
  figure.name = "acceptability";
  figure.question = "Which is the best buy, by what one is willing to pay?";
  figure.finding = finding_of(decision, effect);
  const std::vector<std::size_t> candidates = candidates_of(facts, decision);
  figure.table = HtmlTable("How likely each strategy is the best buy, by what one is willing to pay",
                           {"strategy", "willing to pay", "probability"});
  std::vector<std::size_t> strategies = candidates; // the likeliest first
  for (std::size_t s = 0; s < decision.strategies.size(); ++s) {
    const Curve curve = curve_of(decision, s);
    if (!curve.empty() && !holds(candidates, s))
      strategies.push_back(s);
    for (const auto& [at, probability] : curve)
      figure.table.add(named(decision.strategies[s]), {number(at), percent(probability)});
  }
  figure.drawing = strategy_key(facts, strategies, candidates) + for_both_rooms([&](const Room& room) {
                     return draw(facts, figure, strategies, candidates, room);
                   });
  figure.choices.strategies = figure.choices.own = true;
  figure.readings = {
      {"curves",
       {},
       {"willingness", "probability"},
       "{strategy}, the best buy at {willingness} price units for " + effect.one() + ": {probability:%}"}};
  return figure;
}

} // namespace entente::report
