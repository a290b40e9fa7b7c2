// When and why does peace fail?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
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
  for (const std::size_t s : facts.followed)
    for (const FailureCurve& curve : facts.failures[s].curves)
      last = std::max(last, curve.months.back());
  return last;
}

double highest(const StudyFacts& facts) {
  double high = 0.02;
  for (const std::size_t s : facts.followed)
    for (const FailureCurve& curve : facts.failures[s].curves)
      high = std::max(high, curve.upper.back());
  return std::min(1.0, high);
}

// What the axes of all panels reach to.
struct Reach {
  double months = 0.0, share = 0.0;
};

constexpr double height = 190.0;
constexpr const char* axes_id = "axes-of-causes";

Axes axes_of(const Reach& reach) {
  const Box box = panel_box(height);
  return {box, Scale(0.0, reach.months, box.x, box.right()), Scale(0.0, reach.share, box.bottom(), box.y)};
}

std::string axes_svg(const Reach& reach) {
  Drawing drawing(0.0, 0.0);
  draw_axes(drawing, axes_of(reach), {"", "", "", 0, 4});
  draw_years(drawing, axes_of(reach), reach.months);
  return shared_svg(axes_id, drawing);
}

std::string draw(const StudyFacts& facts, std::size_t strategy, const std::vector<FailureCause>& causes,
                 const Reach& reach) {
  const PeaceFailures& failures = facts.failures[strategy];
  const Axes axes = axes_of(reach);
  Drawing drawing(panel_width, height);
  drawing.use(axes_id);
  drawing.words("heading", axes.box.x, axes.box.y - 8.0, label_of(facts, strategy));
  for (const FailureCurve& curve : failures.curves) {
    const std::size_t series = place(causes, curve.cause);
    std::vector<double> x, low, high;
    std::vector<Point> points;
    Readings readings{0, {std::string(name_of(curve.cause))}, {}};
    for (std::size_t m = 0; m < curve.months.size(); ++m) {
      x.push_back(axes.x(static_cast<double>(curve.months[m])));
      low.push_back(axes.y(curve.lower[m]));
      high.push_back(axes.y(curve.upper[m]));
      points.emplace_back(x.back(), axes.y(curve.incidence[m]));
      if (m == 0 || m + 1 == curve.months.size() || curve.incidence[m] != curve.incidence[m - 1])
        readings.points.push_back(
            {points.back(),
             {static_cast<double>(curve.months[m]), curve.incidence[m], curve.lower[m], curve.upper[m]}});
    }
    drawing.open(fmt::format("series-{}", series));
    drawing.read(readings);
    drawing.band("band-90", x, low, high);
    drawing.polyline("line", points);
    drawing.mark("point", series, points.back().first, points.back().second, 3.0);
    drawing.close();
  }
  if (failures.curves.empty())
    drawing.words("note", axes.box.x + 8.0, axes.box.y + 20.0,
                  failures.accords == 0 ? "no accord was signed" : "no accord failed");
  return drawing.finish({isolated(label_of(facts, strategy)),
                         "panel" + std::string(aside_class(is_shown(facts, strategy))), strategy});
}

std::string key(const std::vector<FailureCause>& causes) {
  std::vector<KeyItem> items;
  for (std::size_t i = 0; i < causes.size(); ++i)
    items.push_back({std::string(name_of(causes[i])), line_swatch({fmt::format("series-{}", i), i}), "", {}});
  return key_html(items);
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

void add_table(Figure& figure, const StudyFacts& facts) {
  figure.table =
      HtmlTable("Share of first accords that failed, by cause and years since signature",
                {"strategy", "cause", "failures", "of accords", "years", "share", "95 % interval"});
  for (std::size_t s = 0; s < facts.failures.size(); ++s) {
    const std::string& name = facts.comparison.strategies[s].name;
    const PeaceFailures& failures = facts.failures[s];
    for (const FailureCurve& curve : failures.curves) {
      const std::string cause(name_of(curve.cause));
      const auto five = std::find(curve.months.begin(), curve.months.end(), Month{60});
      const std::size_t at = five == curve.months.end()
                                 ? curve.months.size() - 1
                                 : static_cast<std::size_t>(five - curve.months.begin());
      figure.table.add(named(name), {cause, std::to_string(curve.failures), std::to_string(failures.accords),
                                     number(curve.months[at] / 12.0), percent(curve.incidence[at]),
                                     percent(curve.lower[at]) + " to " + percent(curve.upper[at])});
    }
  }
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
  const Reach reach{static_cast<double>(longest(facts)), highest(facts)};
  std::string panels;
  for (const std::size_t strategy : facts.followed)
    panels += draw(facts, strategy, causes, reach);
  figure.drawing = axes_svg(reach) + key(causes) + panels_html(panels);
  figure.explanation = "Share of first accords that failed, by years since signature; bands: 95 % intervals.";
  figure.choices.strategies = true;
  figure.readings = {
      {"curves",
       {"cause"},
       {"month", "incidence", "lo", "hi"},
       "{strategy}, {cause}, {month:y} after the accord: {incidence:%} of accords, 95 % interval "
       "{lo:%} to {hi:%}"}};
  add_table(figure, facts);
  return figure;
}

} // namespace entente::report
