// When and why does peace fail?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

// Causes in the order in which they are stacked, those that occur under any strategy.
std::vector<FailureCause> causes_of(const StudyFacts& facts) {
  std::vector<FailureCause> causes;
  for (const PeaceFailures& failures : facts.failures)
    for (const FailureCurve& curve : failures.curves)
      if (std::find(causes.begin(), causes.end(), curve.cause) == causes.end())
        causes.push_back(curve.cause);
  std::sort(causes.begin(), causes.end());
  return causes;
}

std::size_t place(const std::vector<FailureCause>& causes, FailureCause cause) {
  return static_cast<std::size_t>(std::find(causes.begin(), causes.end(), cause) - causes.begin());
}

Month longest(const StudyFacts& facts) {
  Month last = months_per_year;
  for (const std::size_t s : facts.shown)
    for (const FailureCurve& curve : facts.failures[s].curves)
      last = std::max(last, curve.months.back());
  return last;
}

double highest(const StudyFacts& facts) {
  double high = 0.02;
  for (const std::size_t s : facts.shown)
    for (const FailureCurve& curve : facts.failures[s].curves)
      high = std::max(high, curve.upper.back());
  return std::min(1.0, high);
}

void draw(Drawing& drawing, const PeaceFailures& failures, const std::vector<FailureCause>& causes,
          const Axes& axes, const std::string& heading) {
  draw_axes(drawing, axes, {heading, "", "", 0, 4});
  draw_years(drawing, axes, axes.x.high());
  for (const FailureCurve& curve : failures.curves) {
    const std::size_t series = place(causes, curve.cause);
    std::vector<double> x, low, high;
    std::vector<Point> points;
    for (std::size_t m = 0; m < curve.months.size(); ++m) {
      x.push_back(axes.x(static_cast<double>(curve.months[m])));
      low.push_back(axes.y(curve.lower[m]));
      high.push_back(axes.y(curve.upper[m]));
      points.emplace_back(x.back(), axes.y(curve.incidence[m]));
    }
    drawing.open(fmt::format("series-{}", series));
    drawing.band("band-90", x, low, high);
    drawing.polyline("line", points);
    drawing.mark("point", series, points.back().first, points.back().second, 3.0);
    drawing.close();
  }
  if (failures.curves.empty())
    drawing.words("note", axes.box.x + 8.0, axes.box.y + 20.0,
                  failures.accords == 0 ? "no accord was signed" : "no accord failed");
}

void draw_key(Drawing& drawing, const std::vector<FailureCause>& causes) {
  for (std::size_t i = 0; i < causes.size(); ++i) {
    const double x = static_cast<double>(i % 2) * page_width / 2.0,
                 y = 10.0 + 20.0 * static_cast<double>(i / 2);
    drawing.open(fmt::format("series-{}", i));
    drawing.line("line", x, y, x + 34.0, y);
    drawing.mark("point", i, x + 34.0, y, 3.0);
    drawing.close();
    drawing.words("label", x + 44.0, y + 4.0, name_of(causes[i]));
  }
}

Text finding_of(const StudyFacts& facts) {
  const std::size_t reference = facts.shown.front();
  const PeaceFailures& failures = facts.failures[reference];
  Text text("Under ");
  text.name(facts.comparison.strategies[reference].name) << fmt::format(
      ", {} of {} first accords failed within their history", failures.failures, failures.accords);
  if (failures.curves.empty())
    return text << ".";
  const auto most =
      std::max_element(failures.curves.begin(), failures.curves.end(),
                       [](const FailureCurve& a, const FailureCurve& b) { return a.failures < b.failures; });
  if (most->cause == FailureCause::unknown)
    return text << ". Which side went back and why is known where events are kept (--keep events).";
  std::size_t by_government = 0;
  for (const FailureCurve& curve : failures.curves)
    if (curve.cause >= FailureCause::government_without_trust)
      by_government += curve.failures;
  return text << fmt::format(
             "; in {} the government was the likelier side to go back, in {} the armed group. The most "
             "frequent cause is “{}”, with {}.",
             by_government, failures.failures - by_government, name_of(most->cause), most->failures);
}

void add_data(Figure& figure, const StudyFacts& facts) {
  Dataset curves("curves", {"strategy", "cause", "month", "incidence", "lo", "hi"});
  figure.table =
      HtmlTable("Share of first accords that failed, by cause and years since signature",
                {"strategy", "cause", "failures", "of accords", "years", "share", "95 % interval"});
  for (std::size_t s = 0; s < facts.failures.size(); ++s) {
    const std::string& name = facts.comparison.strategies[s].name;
    const PeaceFailures& failures = facts.failures[s];
    for (const FailureCurve& curve : failures.curves) {
      const std::string cause(name_of(curve.cause));
      for (std::size_t m = 0; facts.of.count(s) > 0 && m < curve.months.size(); ++m)
        if (m == 0 || m + 1 == curve.months.size() || curve.incidence[m] != curve.incidence[m - 1])
          curves.add({name, cause, static_cast<double>(curve.months[m]), curve.incidence[m], curve.lower[m],
                      curve.upper[m]});
      const auto five = std::find(curve.months.begin(), curve.months.end(), Month{60});
      const std::size_t at = five == curve.months.end()
                                 ? curve.months.size() - 1
                                 : static_cast<std::size_t>(five - curve.months.begin());
      figure.table.add(named(name), {cause, std::to_string(curve.failures), std::to_string(failures.accords),
                                     number(curve.months[at] / 12.0), percent(curve.incidence[at]),
                                     percent(curve.lower[at]) + " to " + percent(curve.upper[at])});
    }
  }
  figure.datasets = {std::move(curves)};
}

} // namespace

std::optional<Figure> causes_figure(const StudyFacts& facts) {
  const std::vector<FailureCause> causes = causes_of(facts);
  if (causes.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "causes";
  figure.question = "When and why does peace fail?";
  figure.finding = finding_of(facts);
  Panels panels{facts.shown.size(), columns_for(facts.shown.size())};
  panels.offset = 8.0 + 20.0 * static_cast<double>((causes.size() + 1) / 2);
  Drawing drawing(page_width, panels.total_height());
  draw_key(drawing, causes);
  for (std::size_t i = 0; i < facts.shown.size(); ++i) {
    const Box box = panels.box(i);
    draw(drawing, facts.failures[facts.shown[i]], causes,
         {box, Scale(0.0, static_cast<double>(longest(facts)), box.x, box.right()),
          Scale(0.0, highest(facts), box.bottom(), box.y)},
         label_of(facts, facts.shown[i]));
  }
  figure.drawing = drawing.finish("causes", figure.question.plain(), figure.finding.plain());
  add_data(figure, facts);
  return figure;
}

} // namespace entente::report
