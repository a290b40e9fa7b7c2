// How sorry would one be, world by world?
#include "analysis/report/figures.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/panels.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace entente::report {
namespace {

struct Cells {
  std::vector<std::string> strategies, worlds;
  std::map<std::pair<std::string, std::string>, std::pair<double, double>>
      of; // strategy, world: value, regret
  double largest = 0.0;
};

void remember(std::vector<std::string>& list, const std::string& name) {
  if (std::find(list.begin(), list.end(), name) == list.end())
    list.push_back(name);
}

// The scenario's own world has no name that a reader knows.
std::string_view world_name(std::string_view world) {
  return world == own_world ? "as assumed" : world;
}

// Of the primary outcome; where the table has rows by parameter set, the means over sets.
Cells cells_of(const CsvTable& table) {
  Cells cells;
  std::map<std::pair<std::string, std::string>, int> count;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (table.text(row, "outcome") != field_of(primary_outcome).name)
      continue;
    const std::string strategy(table.text(row, "strategy")), world(world_name(table.text(row, "world")));
    const double regret = table.number(row, "regret");
    if (std::isnan(regret))
      continue;
    remember(cells.strategies, strategy);
    remember(cells.worlds, world);
    auto& [value, sorry] = cells.of[{strategy, world}];
    const int n = ++count[{strategy, world}];
    value += (table.number(row, "value") - value) / n;
    sorry += (regret - sorry) / n;
  }
  for (const auto& [key, cell] : cells.of)
    cells.largest = std::max(cells.largest, cell.second);
  return cells;
}

std::string drawing_of(const Cells& cells, const Figure& figure) {
  constexpr double left = 240.0, row = 24.0;
  constexpr std::size_t letters = 30, steps = 7, levels = 7;
  const double top = 46.0 + 13.0 * static_cast<double>(std::min(levels, cells.worlds.size()));
  const double width = (page_width - left) / static_cast<double>(cells.worlds.size());
  Drawing drawing(page_width, top + row * static_cast<double>(cells.strategies.size()) + 10.0);
  drawing.words("note", 0.0, 14.0,
                "regret: how many more in a hundred the best strategy of that world would reach");
  for (std::size_t w = 0; w < cells.worlds.size(); ++w) // one under the other, so that long names find room
    drawing.words("label", left + width * static_cast<double>(w) + 4.0,
                  34.0 + 13.0 * static_cast<double>(w % levels),
                  fmt::format("{}. {}", w + 1, shortened(cells.worlds[w], letters)));
  for (std::size_t s = 0; s < cells.strategies.size(); ++s) {
    const double y = top + row * static_cast<double>(s);
    drawing.words("label", left - 10.0, y + 16.0, shortened(cells.strategies[s], letters), Anchor::end);
    for (std::size_t w = 0; w < cells.worlds.size(); ++w) {
      const auto cell = cells.of.find({cells.strategies[s], cells.worlds[w]});
      if (cell == cells.of.end())
        continue;
      const double share = cells.largest > 0.0 ? cell->second.second / cells.largest : 0.0;
      const auto step = static_cast<std::size_t>(std::lround(share * (steps - 1)));
      const double x = left + width * static_cast<double>(w);
      drawing.rectangle(fmt::format("heat heat-{}", step), {x, y, width, row});
      drawing.words(step > 4 ? "cell-label dark" : "cell-label", x + width / 2.0, y + 16.0,
                    number(100.0 * cell->second.second), Anchor::middle);
    }
  }
  return drawing.finish("regret", figure.question.plain(), figure.finding.plain());
}

Text finding_of(const Cells& cells) {
  std::string least, most;
  double smallest = INFINITY, largest = -INFINITY;
  for (const std::string& strategy : cells.strategies) {
    double worst = 0.0;
    for (const std::string& world : cells.worlds)
      if (const auto cell = cells.of.find({strategy, world}); cell != cells.of.end())
        worst = std::max(worst, cell->second.second);
    if (worst < smallest) {
      smallest = worst;
      least = strategy;
    }
    if (worst > largest) {
      largest = worst;
      most = strategy;
    }
  }
  Text text(fmt::format("Over {} worlds the largest regret is smallest with ", cells.worlds.size()));
  text.name(least) << fmt::format(" ({} in a hundred at worst) and largest with ", number(100.0 * smallest));
  return text.name(most) << fmt::format(" ({}).", number(100.0 * largest));
}

} // namespace

std::optional<Figure> regret_figure(const StudyFacts& facts) {
  const CsvTable* table = facts.table("regret");
  if (table == nullptr)
    return std::nullopt;
  const Cells cells = cells_of(*table);
  if (cells.of.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "regret";
  figure.question = "How sorry would one be, world by world?";
  figure.finding = finding_of(cells);
  figure.drawing = drawing_of(cells, figure);
  Dataset data("cells", {"strategy", "world", "value", "regret"});
  figure.table = HtmlTable("Accords that hold five years: share of histories and regret, by world",
                           {"strategy", "world", "share", "regret"});
  for (const std::string& strategy : cells.strategies)
    for (const std::string& world : cells.worlds)
      if (const auto cell = cells.of.find({strategy, world}); cell != cells.of.end()) {
        data.add({strategy, world, cell->second.first, cell->second.second});
        figure.table.add_texts(
            {named(strategy), named(world), number(cell->second.first), number(cell->second.second)});
      }
  figure.datasets = {std::move(data)};
  return figure;
}

} // namespace entente::report
