// How do confidence and cynicism of citizens, parties and third parties run?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/chart_facts.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

constexpr std::array<std::string_view, 3> who{"citizens", "parties", "third parties"};
constexpr std::array<std::string_view, 2> what{"confidence", "cynicism"};

const Course& course_of(const ChartFacts& facts, std::size_t strategy, std::size_t w, std::size_t a) {
  return facts.courses.at(strategy).attitudes[what.size() * w + a];
}

Range range_of_attitude(const ChartFacts& facts, std::size_t a) {
  Range range;
  for (const std::size_t strategy : facts.followed)
    for (std::size_t w = 0; w < who.size(); ++w) {
      const Course& course = course_of(facts, strategy, w, a);
      for (std::size_t m = 0; m < course.months.size(); ++m) {
        range.add(course.means[m]);
        if (strategy == facts.shown.front()) {
          range.add(course.bands[m][1]);
          range.add(course.bands[m][3]);
        }
      }
    }
  return range;
}

// All strategies in one panel, the middle half of histories behind the reference.
std::string draw(const ChartFacts& facts, std::size_t w, std::size_t a, const Range& range) {
  constexpr double height = 190.0;
  const auto months = static_cast<double>(facts.scenario->months);
  const Box box = panel_box(height);
  const Axes axes{box, Scale(0.0, months, box.x, box.right()),
                  Scale(range.low, range.high, box.bottom(), box.y)};
  Drawing drawing(panel_width, height);
  const std::string heading = fmt::format("{} of {}", what[a], who[w]);
  draw_axes(drawing, axes, {heading, "", "", 0, 4});
  draw_years(drawing, axes, months);
  for (const std::size_t strategy : facts.followed) {
    const Course& course = course_of(facts, strategy, w, a);
    const Look look = look_of(facts, strategy);
    std::vector<double> x, low, high;
    std::vector<Point> points;
    Readings readings{0, {std::string(who[w]), std::string(what[a])}, {}};
    for (std::size_t m = 0; m < course.months.size(); ++m) {
      const auto month = static_cast<double>(course.months[m] + 1);
      x.push_back(axes.x(month));
      low.push_back(axes.y(course.bands[m][1]));
      high.push_back(axes.y(course.bands[m][3]));
      points.emplace_back(x.back(), axes.y(course.means[m]));
      if (is_read(course.months, m))
        readings.points.push_back({points.back(),
                                   {month, three_digits(course.bands[m][1]), three_digits(course.means[m]),
                                    three_digits(course.bands[m][3])}});
    }
    drawing.open_strategy(look.classes + std::string(aside_class(is_shown(facts, strategy))), strategy);
    if (strategy == facts.shown.front())
      drawing.band("band-50", x, low, high);
    drawing.polyline("line", points);
    if (!points.empty())
      drawing.mark("point", look.shape, points.back().first, points.back().second, 3.0);
    drawing.read(readings);
    drawing.close();
  }
  return drawing.finish({heading, "panel", {}});
}

void add_table_of_attitudes(Figure& figure, const ChartFacts& facts) {
  figure.table =
      HtmlTable("Mean over histories at the start, half way and at the end, with the middle half of "
                "histories at the end",
                {"strategy", "of", "what", "start", "half way", "end", "25 % at the end", "75 % at the end"});
  for (const std::size_t strategy : facts.shown)
    for (std::size_t w = 0; w < who.size(); ++w)
      for (std::size_t a = 0; a < what.size(); ++a) {
        const Course& course = course_of(facts, strategy, w, a);
        figure.table.add(named(facts.comparison.strategies[strategy].name),
                         {std::string(who[w]), std::string(what[a]), number(course.means.front()),
                          number(course.means[course.means.size() / 2]), number(course.means.back()),
                          number(course.bands.back()[1]), number(course.bands.back()[3])});
      }
}

// The strategy that moves citizens' confidence furthest from the reference, and what it does to the others.
Text finding_of_attitudes(const ChartFacts& facts) {
  const auto start = [&](std::size_t w, std::size_t a) {
    return course_of(facts, facts.shown.front(), w, a).means.front();
  };
  const auto end = [&](std::size_t s, std::size_t w, std::size_t a) {
    return course_of(facts, s, w, a).means.back();
  };
  const std::size_t reference = facts.shown.front();
  Text text("Under ");
  text.name(facts.comparison.strategies[reference].name);
  for (std::size_t a = 0; a < what.size(); ++a) {
    text << fmt::format("{} {} goes ", a == 0 ? ", mean" : ";", what[a]);
    for (std::size_t w = 0; w < who.size(); ++w)
      text << fmt::format("{}from {} to {} among {}",
                          w == 0   ? ""
                          : w == 1 ? ", "
                                   : " and ",
                          number(start(w, a)), number(end(reference, w, a)), who[w]);
  }
  text << ".";
  std::size_t furthest = reference;
  for (const std::size_t s : facts.shown)
    if (std::abs(end(s, 0, 0) - end(reference, 0, 0)) > std::abs(end(furthest, 0, 0) - end(reference, 0, 0)))
      furthest = s;
  if (furthest != reference)
    (text << " Citizens' confidence at the end moves most under ")
            .name(facts.comparison.strategies[furthest].name)
        << fmt::format(": by {}.", signed_number(end(furthest, 0, 0) - end(reference, 0, 0)));
  return text;
}

} // namespace

std::optional<Figure> attitudes_figure(const ChartFacts& facts) {
  if (facts.courses.empty() || facts.courses.at(facts.shown.front()).attitudes.front().months.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "attitudes";
  figure.question = "How do confidence and cynicism run?";
  figure.finding = finding_of_attitudes(facts);
  std::string panels;
  for (std::size_t a = 0; a < what.size(); ++a) {
    const Range range = range_of_attitude(facts, a);
    for (std::size_t w = 0; w < who.size(); ++w)
      panels += draw(facts, w, a, range);
  }
  figure.drawing = strategy_key(facts, facts.followed, facts.shown) + panels_html(panels);
  figure.explanation = "Lines: means over histories; band: the middle half of them under the reference.";
  figure.choices.strategies = true;
  figure.readings = {
      {"lines",
       {"who", "what"},
       {"month", "q25", "mean", "q75"},
       "{strategy}, {what} of {who}, {month:y}: mean {mean}; half of histories {q25} to {q75}"}};
  add_table_of_attitudes(figure, facts);
  return figure;
}

} // namespace entente::report
