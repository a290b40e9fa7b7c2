// How likely is each strategy the best buy, by what one is willing to pay?
#include "analysis/report/figures.hpp"
#include "analysis/report/numbers.hpp"
#include "analysis/report/panels.hpp"
#include "analysis/report/strategy_key.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

using Curve = std::vector<std::pair<double, double>>; // willingness, probability

Curve curve_of(const CsvTable& table, const std::string& strategy) {
  Curve curve;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (table.text(row, "world") == own_world && table.text(row, "strategy") == strategy)
      curve.emplace_back(table.number(row, "willingness"), table.number(row, "probability"));
  return curve;
}

// Those that are the best buy for somebody: at some willingness the likeliest, or likely enough to count.
// Beside them the reference.
std::vector<std::size_t> candidates_of(const StudyFacts& facts, const CsvTable& table) {
  constexpr double counts = 0.05;
  constexpr std::size_t most = 8;
  std::vector<std::pair<double, std::size_t>> ranked;
  const auto& strategies = facts.comparison.strategies;
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    double highest = 0.0;
    for (const auto& [at, probability] : curve_of(table, strategies[s].name))
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

Text finding_of(const StudyFacts& facts, const CsvTable& table) {
  const auto best_at = [&](bool most) {
    std::pair<double, std::string> best{-1.0, ""};
    double willingness = 0.0;
    for (const StrategyResult& strategy : facts.comparison.strategies) {
      const Curve curve = curve_of(table, strategy.name);
      if (curve.empty())
        continue;
      const auto& [at, probability] = most ? curve.back() : curve.front();
      willingness = at;
      if (probability > best.first)
        best = {probability, strategy.name};
    }
    Text text(fmt::format("who would pay {} price units for one more accord that holds does best with ",
                          number(willingness)));
    return text.name(best.second) << fmt::format(" (probability {})", percent(best.first));
  };
  return Text("As far as the noise of simulation goes, ") << best_at(false) << "; " << best_at(true) << ".";
}

} // namespace

std::optional<Figure> acceptability_figure(const StudyFacts& facts) {
  const CsvTable* table = facts.table("acceptability");
  if (table == nullptr)
    return std::nullopt;
  Figure figure;
  figure.name = "acceptability";
  figure.question = "Which is the best buy, by what one is willing to pay?";
  figure.finding = finding_of(facts, *table);
  const std::vector<std::size_t> candidates = candidates_of(facts, *table);
  for (const std::size_t s : candidates)
    figure.chosen.push_back(facts.comparison.strategies[s].name);
  const double key = draw_key_height(candidates.size());
  Drawing drawing(page_width, key + 320.0);
  draw_strategy_key(drawing, facts, candidates);
  Dataset data("curves", {"strategy", "willingness", "probability"});
  figure.table = HtmlTable("How likely each strategy is the best buy, by what one is willing to pay",
                           {"strategy", "willing to pay", "probability"});
  Range willing;
  for (const StrategyResult& strategy : facts.comparison.strategies)
    for (const auto& [at, probability] : curve_of(*table, strategy.name)) {
      willing.add(at);
      data.add({strategy.name, at, probability});
      figure.table.add(named(strategy.name), {number(at), percent(probability)});
    }
  const Box box{60.0, key + 30.0, page_width - 80.0, 240.0};
  const Axes axes{box, Scale(willing.low, willing.high, box.x, box.right()),
                  Scale(0.0, 1.0, box.bottom(), box.y)};
  draw_axes(drawing, axes,
            {"", "price units for one more accord that holds", "probability of being the best buy", 8, 5});
  for (const std::size_t s : candidates) {
    std::vector<Point> points;
    for (const auto& [at, probability] : curve_of(*table, facts.comparison.strategies[s].name))
      points.emplace_back(axes.x(at), axes.y(probability));
    if (points.empty())
      continue;
    const Look look = look_of(facts, s);
    drawing.open(look.classes);
    drawing.polyline("line", points);
    drawing.mark("point", look.shape, points.back().first, points.back().second, 3.0);
    drawing.close();
  }
  figure.drawing = drawing.finish("acceptability", figure.question.plain(), figure.finding.plain());
  figure.datasets = {std::move(data)};
  return figure;
}

} // namespace entente::report
