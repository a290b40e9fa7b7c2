// Did it run long enough?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

// The reference is compared with nothing: only in a study of one strategy its own interval is shown.
std::vector<std::size_t> lines_of(const StudyFacts& facts) {
  std::vector<std::size_t> lines;
  for (std::size_t i = facts.followed.size() > 1 ? 1 : 0; i < facts.followed.size(); ++i)
    if (facts.of.at(facts.followed[i]).widths.size() > 1)
      lines.push_back(i);
  return lines;
}

Text finding_of(const StudyFacts& facts, const std::vector<std::size_t>& lines) {
  const WidthAt* widest = nullptr;
  for (const std::size_t i : lines) {
    const WidthAt& last = facts.of.at(facts.followed[i]).widths.back();
    if (widest == nullptr || last.half_width > widest->half_width)
      widest = &last;
  }
  Text text(fmt::format("With {} histories of each strategy the interval of {} “{}” is at most ±{} wide",
                        widest->n, facts.followed.size() > 1 ? "the difference in" : "the mean of",
                        field_of(primary_outcome).label, number(widest->half_width)));
  text << fmt::format("; half of that would take about {} histories.",
                      number(4.0 * static_cast<double>(widest->n)));
  return text;
}

} // namespace

std::optional<Figure> convergence_figure(const StudyFacts& facts) {
  const std::vector<std::size_t> lines = lines_of(facts);
  if (lines.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "convergence";
  figure.question = "Did it run long enough?";
  figure.finding = finding_of(facts, lines);
  const double key = draw_key_height(facts.shown.size());
  Drawing drawing(page_width, key + 300.0);
  draw_strategy_key(drawing, facts, facts.shown);
  Range n, width;
  width.add(0.0);
  for (const std::size_t i : lines)
    for (const WidthAt& at : facts.of.at(facts.followed[i]).widths) {
      n.add(static_cast<double>(at.n));
      width.add(at.half_width);
    }
  const Box box{60.0, key + 36.0, page_width - 80.0, 216.0};
  const Axes axes{box, Scale(0.0, n.high, box.x, box.right()), Scale(0.0, width.high, box.bottom(), box.y)};
  draw_axes(drawing, axes, {"", "histories of each strategy", "half-width of the 95 % interval", 8, 5});
  const std::string outcome(field_of(primary_outcome).name);
  Dataset data("lines", {"strategy", "outcome", "n", "half_width"});
  figure.table = HtmlTable("Half-width of the 95 % interval by number of histories",
                           {"strategy", "histories", "half-width"});
  for (const std::size_t i : lines) {
    const std::string& name = facts.comparison.strategies[facts.followed[i]].name;
    std::vector<Point> points;
    for (const WidthAt& at : facts.of.at(facts.followed[i]).widths) {
      points.emplace_back(axes.x(static_cast<double>(at.n)), axes.y(at.half_width));
      data.add({name, outcome, static_cast<double>(at.n), at.half_width});
      if (i < facts.shown.size() || &at == &facts.of.at(facts.followed[i]).widths.back())
        figure.table.add(named(name), {number(static_cast<double>(at.n)), number(at.half_width)});
    }
    if (i >= facts.shown.size())
      continue;
    drawing.open(fmt::format("series-{}", i));
    drawing.polyline("line", points);
    drawing.mark("point", i, points.back().first, points.back().second, 3.0);
    drawing.close();
  }
  figure.drawing = drawing.finish("convergence", figure.question.plain(), figure.finding.plain());
  figure.datasets = {std::move(data)};
  figure.units = {{outcome, std::string(field_of(primary_outcome).unit)}};
  figure.labels = {{outcome, std::string(field_of(primary_outcome).label)}};
  return figure;
}

} // namespace entente::report
