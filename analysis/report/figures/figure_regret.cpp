// How much would be missed in each world?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/effect.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::report {
namespace {

// How dense the colour is by its step, as in marks.css; of a cell that rests on few histories the last.
constexpr std::array heats{0.04, 0.16, 0.3, 0.46, 0.64, 0.82, 1.0};
constexpr double weak_heat = 0.3;
// A mean over so few histories is told in grey: it says more about these than about the strategy.
constexpr std::size_t few = 2;

struct Cell {
  double value = 0.0, regret = 0.0; // as the effect is shown; parameter sets pooled
  std::size_t histories = 0;
  std::size_t step = 0; // of the heat, by its share of the largest regret

  bool is_weak() const { return histories <= few; }
  double heat() const { return is_weak() ? weak_heat : heats[step]; }
  bool is_dense() const { return step > 4; } // letters are light there
  std::string said() const { return number(regret); }
};

// [strategy][world]
struct Map {
  std::vector<std::string> strategies, variants;
  std::vector<std::vector<Cell>> cells;

  double largest(std::size_t strategy) const {
    double most = 0.0;
    for (const Cell& cell : cells[strategy])
      most = std::max(most, cell.regret);
    return most;
  }
  bool any_weak() const {
    return std::any_of(cells.front().begin(), cells.front().end(),
                       [](const Cell& cell) { return cell.is_weak(); });
  }
};

// The regrets of the effect are the first of a decision.
Map map_of(const Decision& decision, const EffectWords& effect) {
  const RegretTable& regrets = decision.regrets.front();
  Map map{decision.strategies, {}, {}};
  double most = 0.0;
  for (const DecisionVariant& variant : decision.variants)
    map.variants.emplace_back(variant_label(variant.name));
  for (std::size_t s = 0; s < map.strategies.size(); ++s) {
    map.cells.emplace_back();
    for (std::size_t w = 0; w < map.variants.size(); ++w)
      map.cells.back().push_back({effect.shown(regrets.variant_values(w, s)),
                                  effect.shown(regrets.variant_regret(w, s)), decision.variants[w].histories,
                                  0});
    for (const Cell& cell : map.cells.back())
      if (!cell.is_weak())
        most = std::max(most, cell.regret);
  }
  for (std::vector<Cell>& row : map.cells)
    for (Cell& cell : row)
      if (most > 0.0 && !cell.is_weak())
        cell.step = static_cast<std::size_t>(std::lround(cell.regret / most * (heats.size() - 1)));
  return map;
}

std::string note_of(const Map& map, const EffectWords& effect) {
  std::string text = fmt::format(
      "regret: how far the strategy stays behind the best one of that world, in {}", effect.shown_unit());
  if (map.any_weak())
    text += "; grey: one or two histories, too few to say";
  return text;
}

std::string drawing_of(const Map& map, const EffectWords& effect, const Figure& figure) {
  constexpr double left = 240.0, row = 24.0;
  constexpr std::size_t letters = 30, levels = 7;
  const double top = 46.0 + 13.0 * static_cast<double>(std::min(levels, map.variants.size()));
  const double width = (page_width - left) / static_cast<double>(map.variants.size());
  Drawing drawing(page_width, top + row * static_cast<double>(map.strategies.size()) + 10.0);
  drawing.words("note", 0.0, 14.0, note_of(map, effect));
  for (std::size_t w = 0; w < map.variants.size(); ++w) // one under the other, so that long names find room
    drawing.words("label", left + width * static_cast<double>(w) + 4.0,
                  34.0 + 13.0 * static_cast<double>(w % levels),
                  fmt::format("{}. {}", w + 1, shortened(map.variants[w], letters)));
  for (std::size_t s = 0; s < map.strategies.size(); ++s) {
    const double y = top + row * static_cast<double>(s);
    drawing.words("label", left - 10.0, y + 16.0, shortened(map.strategies[s], letters), Anchor::end);
    for (std::size_t w = 0; w < map.variants.size(); ++w) {
      const Cell& cell = map.cells[s][w];
      const double x = left + width * static_cast<double>(w);
      drawing.rectangle(cell.is_weak() ? std::string("heat weak") : fmt::format("heat heat-{}", cell.step),
                        {x, y, width, row});
      drawing.words(cell.is_dense() ? "cell-label dark" : "cell-label", x + width / 2.0, y + 16.0,
                    cell.said(), Anchor::middle);
    }
  }
  return drawing.finish("regret", figure.question.plain(), figure.finding.plain());
}

Text finding_of(const Map& map, const EffectWords& effect) {
  std::size_t least = 0, most = 0;
  for (std::size_t s = 1; s < map.strategies.size(); ++s) {
    if (map.largest(s) < map.largest(least))
      least = s;
    if (map.largest(s) > map.largest(most))
      most = s;
  }
  Text text(fmt::format("Over {} worlds the largest regret in ", map.variants.size()));
  text.name(effect.label) << " is smallest with ";
  text.name(map.strategies[least]) << fmt::format(" ({} {} at worst) and largest with ",
                                                  number(map.largest(least)), effect.shown_unit());
  text.name(map.strategies[most]) << fmt::format(" ({}).", number(map.largest(most)));
  if (map.any_weak())
    text << " Where a world has one or two histories its cells are grey: they say nothing yet.";
  return text;
}

void add_data(Figure& figure, const Map& map, const EffectWords& effect) {
  Dataset data("cells",
               {"strategy", "world", "value", "regret", "said", "heat", "histories", "weak", "dense"});
  figure.table = HtmlTable(
      Text("").name(effect.label) << fmt::format(" and regret by world, in {}", effect.shown_unit()),
      {"strategy", "world", effect.shown_unit() == effect.unit ? effect.unit : "per cent", "regret",
       "rests on histories"});
  for (std::size_t s = 0; s < map.strategies.size(); ++s)
    for (std::size_t w = 0; w < map.variants.size(); ++w) {
      const Cell& cell = map.cells[s][w];
      data.add({map.strategies[s], map.variants[w], cell.value, cell.regret, cell.said(), cell.heat(),
                static_cast<double>(cell.histories), cell.is_weak(), cell.is_dense()});
      figure.table.add(named(map.strategies[s]),
                       {map.variants[w], number(cell.value), cell.said(),
                        std::to_string(cell.histories) + (cell.is_weak() ? ": too few to say" : "")});
    }
  figure.datasets = {std::move(data)};
  figure.labels = {{"effect", effect.label}};
  figure.units = {{"effect", effect.shown_unit()}};
}

} // namespace

std::optional<Figure> regret_figure(const StudyFacts& facts) {
  if (!facts.decision)
    return std::nullopt;
  const EffectWords effect = effect_of(facts);
  const Map map = map_of(*facts.decision, effect);
  Figure figure;
  figure.name = "regret";
  figure.question = "How much would be missed, world by world?";
  figure.finding = finding_of(map, effect);
  figure.drawing = drawing_of(map, effect, figure);
  add_data(figure, map, effect);
  return figure;
}

} // namespace entente::report
