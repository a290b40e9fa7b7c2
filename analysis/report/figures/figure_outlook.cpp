// What happens under each strategy?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/chart_facts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace entente::report {
namespace {

constexpr std::size_t middle = 2; // of the quantiles

constexpr double dots_room = 60.0; // beside a panel

// Kinds of readings, and numbers of the first.
constexpr std::size_t bands = 0, dots = 1;

// Twenty dots, each one chance in twenty, beside the last month: closer and smaller where many share a
// height.
void draw_dots(Drawing& drawing, const Axes& axes, const std::vector<double>& values) {
  constexpr double step = 5.0, gap = 8.0;
  std::map<long, int> stacked; // by height
  for (const double value : values)
    ++stacked[std::lround(axes.y(value) / step)];
  for (const auto& [height, count] : stacked) {
    const double across = std::min(step, (dots_room - gap - step) / std::max(1, count - 1));
    for (int beside = 0; beside < count; ++beside)
      drawing.circle("dot", axes.box.right() + gap + across * beside, static_cast<double>(height) * step,
                     0.48 * across);
  }
  Readings readings{dots, {}, {}};
  for (std::size_t i = 0; i < values.size(); ++i)
    readings.points.push_back(
        {{axes.box.right() + gap, axes.y(values[i])}, {static_cast<double>(i), values[i]}});
  drawing.read(readings);
}

constexpr double panel_height = 190.0;

Axes axes_of(const ChartFacts& facts, const Followed& followed, const Range& range) {
  const Box box = panel_box(panel_height, dots_room);
  const auto kind = followed.logarithmic ? Scale::Kind::logarithmic : Scale::Kind::linear;
  return {box, Scale(0.0, static_cast<double>(facts.scenario->months), box.x, box.right()),
          Scale(std::min(0.0, range.low), range.high, box.bottom(), box.y, kind)};
}

std::string axes_id_of(const Followed& followed) {
  return fmt::format("axes-of-{}", followed.question.indicator);
}

// The middle, half and nine in ten of histories, single ones, and the end as dots.
std::string draw(const ChartFacts& facts, std::size_t strategy, std::size_t indicator,
                 const Followed& followed, const Range& range) {
  const Course& course = facts.courses.at(strategy).outlook[indicator];
  const Axes axes = axes_of(facts, followed, range);
  Drawing drawing(panel_width, panel_height);
  drawing.use(axes_id_of(followed));
  drawing.words("heading", axes.box.x, axes.box.y - 8.0, label_of(facts, strategy));
  drawing.open(look_of(facts, strategy).classes);
  std::vector<double> x;
  std::array<std::vector<double>, Course::shares.size()> y;
  std::vector<Point> median;
  Readings readings{bands, {}, {}};
  for (std::size_t m = 0; m < course.months.size(); ++m) {
    x.push_back(axes.x(static_cast<double>(course.months[m] + 1)));
    Reading reading{{x.back(), axes.y(course.bands[m][middle])}, {static_cast<double>(course.months[m] + 1)}};
    for (std::size_t q = 0; q < y.size(); ++q) {
      y[q].push_back(axes.y(course.bands[m][q]));
      reading.values.push_back(three_digits(course.bands[m][q]));
    }
    median.push_back(reading.at);
    if (is_read(course.months, m))
      readings.points.push_back(std::move(reading));
  }
  drawing.band("band-90", x, y[0], y[4]);
  drawing.band("band-50", x, y[1], y[3]);
  for (const SingleCourse& single : course.singles) {
    std::vector<Point> points;
    for (std::size_t m = 0; m < x.size(); ++m)
      points.emplace_back(x[m], axes.y(single.values[m]));
    drawing.polyline("history", points);
  }
  drawing.polyline("line", median);
  drawing.read(readings);
  draw_dots(drawing, axes, course.dots);
  drawing.close();
  return drawing.finish({isolated(fmt::format("{}: {}", label_of(facts, strategy), followed.label)),
                         "panel" + std::string(aside_class(is_shown(facts, strategy))), strategy});
}

Range range_of(const ChartFacts& facts, std::size_t indicator) {
  Range range;
  range.add(0.0);
  for (const std::size_t strategy : facts.followed) {
    const Course& course = facts.courses.at(strategy).outlook[indicator];
    for (const auto& band : course.bands)
      range.add(band.back());
    for (const SingleCourse& single : course.singles)
      for (const double value : single.values)
        range.add(value);
  }
  return range;
}

// The unit is left out where the name says it.
std::string heading_of(const Followed& followed) {
  return followed.label.find(followed.unit) != std::string_view::npos
             ? std::string(followed.label)
             : fmt::format("{} ({})", followed.label, followed.unit);
}

std::string drawing_of(const ChartFacts& facts) {
  const std::vector<Followed> followed = outlook_indicators();
  std::string html;
  for (std::size_t i = 0; i < followed.size(); ++i) {
    const Range range = range_of(facts, i);
    Drawing axes(0.0, 0.0);
    draw_axes(axes, axes_of(facts, followed[i], range), {"", "", "", 0, 4});
    draw_years(axes, axes_of(facts, followed[i], range), static_cast<double>(facts.scenario->months));
    html += shared_svg(axes_id_of(followed[i]), axes);
    std::string panels;
    for (const std::size_t strategy : facts.followed)
      panels += draw(facts, strategy, i, followed[i], range);
    html += block_html({std::string(followed[i].question.indicator),
                        std::string(followed[i].label),
                        std::string(followed[i].unit),
                        heading_of(followed[i]),
                        true,
                        {}},
                       panels_html(panels));
  }
  return html;
}

void add_table_of_outlook(Figure& figure, const ChartFacts& facts) {
  figure.table = HtmlTable("At the end of every fifth year and of the run: quantiles over histories",
                           {"strategy", "what", "year", "5 %", "25 %", "50 %", "75 %", "95 %"});
  const std::vector<Followed> followed = outlook_indicators();
  for (const std::size_t strategy : facts.shown)
    for (std::size_t i = 0; i < followed.size(); ++i) {
      const Course& course = facts.courses.at(strategy).outlook[i];
      int next = 5;
      for (std::size_t m = 0; m < course.months.size(); ++m) {
        const int year = (course.months[m] + 1) / months_per_year;
        if (year < next && m + 1 < course.months.size())
          continue;
        next = year / 5 * 5 + 5;
        std::vector<std::string> cells{std::string(followed[i].label), fmt::format("{}", year)};
        for (const double q : course.bands[m])
          cells.push_back(number(q));
        figure.table.add(named(facts.comparison.strategies[strategy].name), cells);
      }
    }
}

Text finding_of_outlook(const ChartFacts& facts) {
  const auto last = [&](std::size_t strategy, std::size_t indicator) {
    return facts.courses.at(strategy).outlook[indicator].bands.back();
  };
  const std::size_t reference = facts.shown.front();
  const auto deaths = last(reference, 0);
  const auto whole = [](double value) {
    return value < 1000.0 ? fmt::format("{:.0f}", value) : number(std::round(value));
  };
  Text text;
  text << "Under ";
  text.name(facts.comparison.strategies[reference].name) << fmt::format(
      ", half of the histories end with {} to {} deaths in the last year, nine in ten with {} to {}. ",
      whole(deaths[1]), whole(deaths[3]), whole(deaths[0]), whole(deaths[4]));
  if (facts.shown.size() == 1)
    return text;
  double widest = 0.0;
  for (const std::size_t strategy : facts.shown)
    widest = std::max(widest, std::abs(last(strategy, 2)[2] - last(reference, 2)[2]));
  constexpr double far_more = 3.0;
  const double spread = last(reference, 2)[3] - last(reference, 2)[1];
  text << fmt::format(
      "The confidence of citizens at the end spreads over {} in the middle half of histories, and its median "
      "differs by at most {} from that under the other strategies shown",
      number(spread), number(widest));
  return text << (spread > far_more * widest
                      ? ": histories differ far more from one another than strategies do."
                      : ".");
}

} // namespace

std::optional<Figure> outlook_figure(const ChartFacts& facts) {
  if (facts.courses.empty() || facts.courses.at(facts.shown.front()).outlook.front().months.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "outlook";
  figure.question = "How do deaths, accords and confidence run?";
  figure.finding = finding_of_outlook(facts);
  figure.drawing = drawing_of(facts);
  figure.explanation =
      "Line: the middle; bands: half and nine in ten of histories; thin lines: single ones; dots: "
      "one chance in twenty each, at the end.";
  figure.choices.outcome = figure.choices.strategies = true;
  figure.readings = {
      {"bands",
       {},
       {"month", "q05", "q25", "q50", "q75", "q95"},
       "{strategy}, {month:y}: middle {q50}; half of histories {q25} to {q75}; nine in ten {q05} to "
       "{q95}"},
      {"dots", {}, {"dot", "value"}, "{strategy}, at the end: one chance in twenty at {value}"}};
  add_table_of_outlook(figure, facts);
  return figure;
}

} // namespace entente::report
