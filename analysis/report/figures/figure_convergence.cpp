// Did it run long enough?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
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

std::string draw(const StudyFacts& facts, const Figure& figure, const std::vector<std::size_t>& strategies,
                 const Room& room) {
  Range n, width;
  width.add(0.0);
  for (const std::size_t strategy : strategies)
    for (const WidthAt& at : facts.of.at(strategy).widths) {
      n.add(static_cast<double>(at.n));
      width.add(at.half_width);
    }
  const Box box{58.0, 30.0, room.width - 72.0, 216.0};
  Drawing drawing(room.width, box.bottom() + 36.0, room.hand);
  const Axes axes{box, Scale(0.0, n.high, box.x, box.right()), Scale(0.0, width.high, box.bottom(), box.y)};
  draw_axes(drawing, axes,
            {"", "histories of each strategy", "half-width of the 95 % interval", room.pick(8, 4), 5});
  for (const std::size_t strategy : strategies) {
    Readings readings;
    for (const WidthAt& at : facts.of.at(strategy).widths) {
      const auto histories = static_cast<double>(at.n);
      readings.points.push_back({{axes.x(histories), axes.y(at.half_width)}, {histories, at.half_width}});
    }
    draw_strategy_line(drawing, facts, strategy, is_shown(facts, strategy), readings);
  }
  return drawing.finish({figure.question.plain(), "", {}});
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
  std::vector<std::size_t> strategies, shown;
  figure.table = HtmlTable("Half-width of the 95 % interval by number of histories",
                           {"strategy", "histories", "half-width"});
  for (const std::size_t i : lines) {
    strategies.push_back(facts.followed[i]);
    if (i < facts.shown.size())
      shown.push_back(facts.followed[i]);
    const std::vector<WidthAt>& widths = facts.of.at(facts.followed[i]).widths;
    for (const WidthAt& at : widths)
      if (i < facts.shown.size() || &at == &widths.back())
        figure.table.add(named(facts.comparison.strategies[facts.followed[i]].name),
                         {number(static_cast<double>(at.n)), number(at.half_width)});
  }
  figure.drawing = strategy_key(facts, strategies, shown) +
                   for_both_rooms([&](const Room& room) { return draw(facts, figure, strategies, room); });
  figure.choices.strategies = true;
  figure.readings = {
      {"lines", {}, {"n", "half_width"}, "{strategy}, {n:n} histories: plus or minus {half_width}"}};
  return figure;
}

} // namespace entente::report
