// What does each strategy cost, and what does it bring?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/effect.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

struct Measured {
  double mean = 0.0;
  Interval interval;
};

struct PlaneRow {
  std::size_t strategy = 0;
  Measured cost, effect; // differences from the reference
  CostEffect buys;
};

// As `decide` has it, in the scenario's own world, which is the first.
std::vector<PlaneRow> rows_of(const Decision& decision) {
  std::vector<PlaneRow> rows;
  const std::vector<OptionResult>& options = decision.variants.front().options;
  for (std::size_t s = 0; s < options.size(); ++s)
    if (const OptionResult& o = options[s]; s != decision.reference)
      rows.push_back({s,
                      {o.cost_difference, o.cost_difference_interval},
                      {o.effect_difference, o.effect_difference_interval},
                      o.buys});
  return rows;
}

// Without named worlds nothing is decided, but what the primary outcome costs is read alike.
std::vector<PlaneRow> rows_of(const Comparison& comparison) {
  std::vector<PlaneRow> rows;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    const Estimate& cost = comparison.strategies[s][Outcome::cost].difference.estimate;
    const Estimate& effect = comparison.strategies[s].outcomes[comparison.effect].difference.estimate;
    if (s != comparison.reference && cost.n > 1 && effect.n > 1)
      rows.push_back(
          {s, {cost.mean, cost.interval}, {effect.mean, effect.interval}, comparison.cost_effects[s]});
  }
  return rows;
}

std::vector<PlaneRow> rows_of(const StudyFacts& facts) {
  return facts.decision ? rows_of(*facts.decision) : rows_of(facts.comparison);
}

// Every strategy by its look, those drawn on the page with their intervals.
std::string draw(const StudyFacts& facts, const EffectWords& effect_words, const Figure& figure,
                 const std::vector<PlaneRow>& rows, const Room& room) {
  Range cost, effect;
  cost.add(0.0);
  effect.add(0.0);
  for (const PlaneRow& row : rows) {
    cost.add(row.cost.interval.low);
    cost.add(row.cost.interval.high);
    effect.add(row.effect.interval.low);
    effect.add(row.effect.interval.high);
  }
  const Box box{66.0, 30.0, room.width - 86.0, 330.0};
  Drawing drawing(room.width, box.bottom() + 36.0, room.hand);
  const Axes axes{box, Scale(cost.low, cost.high, box.x, box.right()),
                  Scale(effect.low, effect.high, box.bottom(), box.y)};
  draw_axes(drawing, axes,
            {"", "difference in cost, price units",
             room.hand ? "difference in effect, " + effect_words.unit
                       : fmt::format("difference in {} ({})", effect_words.label, effect_words.unit),
             room.pick(6, 3), 5});
  drawing.line("zero", axes.x(0.0), box.y, axes.x(0.0), box.bottom());
  drawing.line("zero", box.x, axes.y(0.0), box.right(), axes.y(0.0));
  for (const PlaneRow& row : rows) {
    const Look look = look_of(facts, row.strategy);
    const double x = axes.x(row.cost.mean), y = axes.y(row.effect.mean);
    drawing.open_strategy(look.classes, row.strategy);
    if (is_shown(facts, row.strategy)) {
      drawing.line("interval", axes.x(row.cost.interval.low), y, axes.x(row.cost.interval.high), y);
      drawing.line("interval", x, axes.y(row.effect.interval.low), x, axes.y(row.effect.interval.high));
    }
    drawing.mark("point", look.shape, x, y, 5.0);
    drawing.read({0,
                  {std::string(name_of(row.buys.standing))},
                  {{{x, y},
                    {row.cost.mean, row.cost.interval.low, row.cost.interval.high, row.effect.mean,
                     row.effect.interval.low, row.effect.interval.high}}}});
    drawing.close();
  }
  return drawing.finish({figure.question.plain(), "", {}});
}

Text finding_of(const StudyFacts& facts, const EffectWords& effect, const std::vector<PlaneRow>& rows) {
  std::size_t same = 0, dearer_better = 0, dearer_not = 0, cheaper = 0, saves = 0;
  for (const PlaneRow& row : rows) {
    saves += row.buys.standing == CostStanding::saves_money;
    if (row.cost.interval.contains(0.0))
      ++same;
    else if (row.cost.mean < 0.0)
      ++cheaper;
    else
      ++(row.buys.gains ? dearer_better : dearer_not);
  }
  Text text = Text("Of ") << fmt::format("{} strategies, against ", rows.size());
  text.name(facts.comparison.strategies[facts.comparison.reference].name);
  // What none does is left out.
  bool first = true;
  const auto say = [&](std::size_t count, std::string_view what) {
    if (count == 0)
      return false;
    text << fmt::format("{} {} {} {}", first ? "," : ";", count, count == 1 ? "costs" : "cost", what);
    first = false;
    return true;
  };
  say(same, "the same within the noise of simulation");
  if (say(cheaper, "less") && saves > 0)
    text << fmt::format(" ({} of them without a shown effect: money saved)", saves);
  if (say(dearer_better, std::string("more and ") + (dearer_better == 1 ? "brings" : "bring") +
                             (effect.less ? " less of " : " more of ")))
    text.name(effect.label);
  say(dearer_not, "more without a shown gain");
  text << ".";
  if (facts.study->scenario.prices.troop_month.value == 0.0)
    text << " Troops have no price in this scenario: the cost is money spent on support.";
  return text;
}

} // namespace

std::optional<Figure> plane_figure(const StudyFacts& facts) {
  const std::vector<PlaneRow> rows = rows_of(facts);
  if (rows.empty())
    return std::nullopt;
  const EffectWords effect = effect_of(facts);
  Figure figure;
  figure.name = "plane";
  figure.question = "What does each strategy cost, and what does it bring?";
  figure.finding = finding_of(facts, effect, rows);
  std::vector<std::size_t> strategies;
  for (const PlaneRow& row : rows)
    strategies.push_back(row.strategy);
  figure.drawing = strategy_key(facts, strategies, strategies) +
                   for_both_rooms([&](const Room& room) { return draw(facts, effect, figure, rows, room); });
  figure.explanation = "Lines: 95 % intervals";
  if (rows.size() + 1 > facts.shown.size())
    figure.explanation +=
        fmt::format(", of {} of {} strategies; all are in the table", facts.shown.size() - 1, rows.size());
  figure.explanation += ".";
  figure.table = HtmlTable(Text("Differences from the reference in cost and in ").name(effect.label),
                           {"strategy", "cost, price units", "95 % interval", "effect, " + effect.unit,
                            "95 % interval", "standing", "price units for " + effect.one(), "beyond"});
  for (const PlaneRow& row : rows) {
    const std::string& name = facts.comparison.strategies[row.strategy].name;
    figure.table.add(
        named(name),
        {signed_number(row.cost.mean), signed_interval(row.cost.interval), signed_number(row.effect.mean),
         signed_interval(row.effect.interval), std::string(name_of(row.buys.standing)),
         row.buys.ratio ? number(*row.buys.ratio) : "no ratio",
         row.buys.ratio ? named(facts.comparison.strategies[row.buys.against].name).html() : std::string()});
  }
  figure.choices.strategies = figure.choices.own = true;
  figure.readings = {
      {"rows",
       {"status"},
       {"cost", "cost_lo", "cost_hi", "effect", "effect_lo", "effect_hi"},
       "{strategy}: cost {cost} ({cost_lo} to {cost_hi}), effect {effect:+} ({effect_lo} to {effect_hi}); "
       "{status}"}};
  return figure;
}

} // namespace entente::report
