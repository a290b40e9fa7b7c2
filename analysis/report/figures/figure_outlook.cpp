// What happens under each strategy?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace entente::report {
namespace {

constexpr std::size_t middle = 2; // of the quantiles

struct Panel {
  const Followed* followed;
  const Course* course;
  std::string heading;
  std::size_t series;
};

constexpr double dots_room = 66.0; // beside a panel

// Twenty dots, each one chance in twenty, beside the last month: closer and smaller where many share a
// height.
void draw_dots(Drawing& drawing, const Axes& axes, const std::vector<double>& dots) {
  constexpr double step = 5.0, gap = 8.0;
  std::map<long, int> stacked; // by height
  for (const double value : dots)
    ++stacked[std::lround(axes.y(value) / step)];
  for (const auto& [height, count] : stacked) {
    const double across = std::min(step, (dots_room - gap - step) / std::max(1, count - 1));
    for (int beside = 0; beside < count; ++beside)
      drawing.circle("dot", axes.box.right() + gap + across * beside, static_cast<double>(height) * step,
                     0.48 * across);
  }
}

void draw(Drawing& drawing, const Panel& panel, const Box& box, const Range& range, double months) {
  const Course& course = *panel.course;
  const auto kind = panel.followed->logarithmic ? Scale::Kind::logarithmic : Scale::Kind::linear;
  const Axes axes{box, Scale(0.0, months, box.x, box.right()),
                  Scale(std::min(0.0, range.low), range.high, box.bottom(), box.y, kind)};
  draw_axes(drawing, axes, {panel.heading, "", "", 0, 4});
  draw_years(drawing, axes, months);
  drawing.open(fmt::format("series-{}", panel.series));
  std::vector<double> x;
  std::array<std::vector<double>, Course::shares.size()> y;
  for (std::size_t m = 0; m < course.months.size(); ++m) {
    x.push_back(axes.x(static_cast<double>(course.months[m] + 1)));
    for (std::size_t q = 0; q < y.size(); ++q)
      y[q].push_back(axes.y(course.bands[m][q]));
  }
  drawing.band("band-90", x, y[0], y[4]);
  drawing.band("band-50", x, y[1], y[3]);
  for (const SingleCourse& single : course.singles) {
    std::vector<Point> points;
    for (std::size_t m = 0; m < x.size(); ++m)
      points.emplace_back(x[m], axes.y(single.values[m]));
    drawing.polyline("history", points);
  }
  std::vector<Point> median;
  for (std::size_t m = 0; m < x.size(); ++m)
    median.emplace_back(x[m], y[middle][m]);
  drawing.polyline("line", median);
  draw_dots(drawing, axes, course.dots);
  drawing.close();
}

Range range_of(const StudyFacts& facts, std::size_t indicator) {
  Range range;
  range.add(0.0);
  for (const std::size_t strategy : facts.shown) {
    const Course& course = facts.of.at(strategy).outlook[indicator];
    for (const auto& band : course.bands)
      range.add(band.back());
    for (const SingleCourse& single : course.singles)
      for (const double value : single.values)
        range.add(value);
  }
  return range;
}

std::string drawing_of(const StudyFacts& facts, const Figure& figure, double months) {
  const std::vector<Followed> followed = outlook_indicators();
  Panels panels{facts.shown.size(), columns_for(facts.shown.size())};
  panels.right = dots_room;
  constexpr double heading = 26.0;
  const double block = panels.total_height() + heading;
  Drawing drawing(page_width, block * static_cast<double>(followed.size()));
  for (std::size_t i = 0; i < followed.size(); ++i) {
    panels.offset = block * static_cast<double>(i) + heading;
    drawing.words("heading", 0.0, panels.offset - 8.0,
                  fmt::format("{} ({})", followed[i].label, followed[i].unit));
    const Range range = range_of(facts, i);
    for (std::size_t s = 0; s < facts.shown.size(); ++s)
      draw(drawing,
           {&followed[i], &facts.of.at(facts.shown[s]).outlook[i], label_of(facts, facts.shown[s]), s},
           panels.box(s), range, months);
  }
  return drawing.finish("outlook", figure.question.plain(), figure.finding.plain());
}

void add_data(Figure& figure, const StudyFacts& facts) {
  Dataset bands("bands", {"strategy", "outcome", "month", "q05", "q25", "q50", "q75", "q95"}),
      histories("histories", {"strategy", "outcome", "run", "month", "value"}),
      dots("dots", {"strategy", "outcome", "i", "value"});
  const std::vector<Followed> followed = outlook_indicators();
  for (const std::size_t strategy : facts.followed)
    for (std::size_t i = 0; i < followed.size(); ++i) {
      const std::string name = facts.comparison.strategies[strategy].name,
                        outcome(followed[i].question.indicator);
      const Course& course = facts.of.at(strategy).outlook[i];
      for (std::size_t m = 0; m < course.months.size(); ++m) {
        const auto month = static_cast<double>(course.months[m]);
        const auto& q = course.bands[m];
        bands.add({name, outcome, month, three_digits(q[0]), three_digits(q[1]), three_digits(q[2]),
                   three_digits(q[3]), three_digits(q[4])});
      }
      for (const SingleCourse& single : course.singles)
        for (std::size_t m = 0; m < course.months.size(); ++m)
          histories.add({name, outcome, static_cast<double>(single.replicate),
                         static_cast<double>(course.months[m]), three_digits(single.values[m])});
      for (std::size_t d = 0; d < course.dots.size(); ++d)
        dots.add({name, outcome, static_cast<double>(d), course.dots[d]});
    }
  figure.datasets = {std::move(bands), std::move(histories), std::move(dots)};
  for (const Followed& one : followed) {
    figure.units.emplace_back(one.question.indicator, one.unit);
    figure.labels.emplace_back(one.question.indicator, one.label);
  }
}

void add_table(Figure& figure, const StudyFacts& facts) {
  figure.table = HtmlTable("At the end of every fifth year and of the run: quantiles over histories",
                           {"strategy", "what", "year", "5 %", "25 %", "50 %", "75 %", "95 %"});
  const std::vector<Followed> followed = outlook_indicators();
  for (const std::size_t strategy : facts.shown)
    for (std::size_t i = 0; i < followed.size(); ++i) {
      const Course& course = facts.of.at(strategy).outlook[i];
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

Text finding_of(const StudyFacts& facts) {
  const auto last = [&](std::size_t strategy, std::size_t indicator) {
    return facts.of.at(strategy).outlook[indicator].bands.back();
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

std::optional<Figure> outlook_figure(const StudyFacts& facts) {
  if (!facts.has_series() || facts.of.at(facts.shown.front()).outlook.front().months.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "outlook";
  figure.question = "How do deaths, accords and confidence run?";
  figure.finding = finding_of(facts);
  figure.drawing = drawing_of(facts, figure, static_cast<double>(facts.study->scenario.months));
  add_data(figure, facts);
  add_table(figure, facts);
  return figure;
}

} // namespace entente::report
