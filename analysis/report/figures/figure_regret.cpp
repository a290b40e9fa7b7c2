// How much would be missed in each world?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/effect.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

constexpr std::size_t heats = 7; // steps of density, as in marks.css
// A mean over so few histories is told in grey: it says more about these than about the strategy.
constexpr std::size_t few = 2;

struct Cell {
  double value = 0.0, regret = 0.0; // as the effect is shown; parameter sets pooled
  std::size_t histories = 0;
  std::size_t step = 0; // of the heat, by its share of the largest regret

  bool is_weak() const { return histories <= few; }
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
        cell.step = static_cast<std::size_t>(std::lround(cell.regret / most * (heats - 1)));
  return map;
}

std::string note_of(const Map& map, const EffectWords& effect) {
  std::string text = fmt::format(
      "Regret: how far the strategy stays behind the best one of that world, in {}; 0 is the best",
      effect.shown_unit());
  if (map.any_weak())
    text += "; grey: one or two histories, too few to say";
  return text + ".";
}

void draw_row(Drawing& drawing, const Map& map, std::size_t s, const Box& cells) {
  const double width = cells.width / static_cast<double>(map.variants.size());
  for (std::size_t w = 0; w < map.variants.size(); ++w) {
    const Cell& cell = map.cells[s][w];
    const double x = cells.x + width * static_cast<double>(w), middle = cells.y + 0.5 * cells.height;
    drawing.rectangle(cell.is_weak() ? std::string("heat weak") : fmt::format("heat heat-{}", cell.step),
                      {x, cells.y, width, cells.height});
    if (const std::string said = cell.said(); 7.0 * static_cast<double>(said.size()) < width)
      drawing.words(cell.is_dense() ? "cell-label dark" : "cell-label", x + width / 2.0, middle + 4.0, said,
                    Anchor::middle);
    drawing.read(
        {0,
         {map.variants[w], cell.is_weak() ? ", too few to say" : ""},
         {{{x + width / 2.0, middle}, {cell.value, cell.regret, static_cast<double>(cell.histories)}}}});
  }
}

std::string draw(const Map& map, const Figure& figure, const Room& room) {
  constexpr std::size_t levels = 7, names = 36;
  constexpr double letter = 6.6;
  const std::size_t letters = room.letters(30, 44);
  const double left = room.pick(240.0, 0.0), row = room.pick(24.0, 40.0), label = 16.0;
  const double width = (room.width - left) / static_cast<double>(map.variants.size());
  const bool beside = std::all_of(map.variants.begin(), map.variants.end(), [&](const std::string& variant) {
    return letter * static_cast<double>(std::min(letters, variant.size()) + 4) < width;
  });
  const std::size_t lines = room.hand ? map.variants.size()
                            : beside  ? 1
                                      : std::min(levels, map.variants.size());
  const double top = 12.0 + 14.0 * static_cast<double>(lines);
  Drawing drawing(room.width, top + row * static_cast<double>(map.strategies.size()), room.hand);
  for (std::size_t w = 0; w < map.variants.size(); ++w) // long names find room one under the other
    drawing.words("label", room.hand ? 0.0 : left + width * static_cast<double>(w) + 4.0,
                  14.0 + 14.0 * static_cast<double>(w % lines),
                  fmt::format("{}. {}", w + 1, shortened(map.variants[w], letters)));
  for (std::size_t s = 0; s < map.strategies.size(); ++s) {
    drawing.open_row(s, top + row * static_cast<double>(s), row);
    drawing.words("label", room.hand ? 0.0 : left - 10.0, room.hand ? 13.0 : label,
                  shortened(map.strategies[s], names), room.hand ? Anchor::start : Anchor::end);
    draw_row(drawing, map, s, {left, room.pick(0.0, 17.0), room.width - left, room.pick(row, 20.0)});
    drawing.close();
  }
  return drawing.finish({figure.question.plain(), "", {}});
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

void add_table(Figure& figure, const Map& map, const EffectWords& effect) {
  figure.table = HtmlTable(
      Text("").name(effect.label) << fmt::format(" and regret by world, in {}", effect.shown_unit()),
      {"strategy", "world", effect.shown_unit() == effect.unit ? effect.unit : "per cent", "regret",
       "rests on histories"});
  for (std::size_t s = 0; s < map.strategies.size(); ++s)
    for (std::size_t w = 0; w < map.variants.size(); ++w) {
      const Cell& cell = map.cells[s][w];
      figure.table.add(named(map.strategies[s]),
                       {map.variants[w], number(cell.value), cell.said(),
                        std::to_string(cell.histories) + (cell.is_weak() ? ": too few to say" : "")});
    }
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
  figure.drawing = for_both_rooms([&](const Room& room) { return draw(map, figure, room); });
  figure.explanation = note_of(map, effect);
  figure.choices.strategies = figure.choices.own = true;
  figure.readings = {{"cells",
                      {"world", "doubt"},
                      {"value", "regret", "histories"},
                      "{strategy} in the world “{world}”: {value}, which is {regret} behind the best there; "
                      "{histories:n} histories{doubt}"}};
  add_table(figure, map, effect);
  return figure;
}

} // namespace entente::report
