// How far are accords carried out, beside those on record?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

constexpr double first_year = 1.0, last_year = 10.0; // measures begin after a year

// Where a table has no room for every year.
bool is_told(int year) {
  return year == 1 || year == 5 || year == 10;
}

constexpr double implementation_height = 200.0;
constexpr const char* record_id = "accords-on-record";

Axes axes_of() {
  const Box box = panel_box(implementation_height);
  return {box, Scale(first_year, last_year, box.x, box.right()), Scale(0.0, 1.0, box.bottom(), box.y)};
}

Readings on_record(const MeasuredPath& path, const Axes& axes) {
  Readings readings{1, {path.accord}, {}};
  for (const auto& [year, index] : path.path)
    readings.points.push_back({{axes.x(year), axes.y(index)}, {static_cast<double>(year), index}});
  return readings;
}

// Axes and paths on record, which every panel has behind its own.
std::string record_svg(const StudyFacts& facts) {
  const Axes axes = axes_of();
  Drawing drawing(0.0, 0.0);
  draw_axes(drawing, axes, {"", "years since signature", "", 5, 4});
  for (const MeasuredPath& path : facts.measured) {
    std::vector<Point> points;
    for (const auto& [year, index] : path.path)
      points.emplace_back(axes.x(year), axes.y(index));
    drawing.polyline("measured", points);
    drawing.read(on_record(path, axes));
  }
  return shared_svg(record_id, drawing);
}

std::string draw(const StudyFacts& facts, std::size_t strategy) {
  const std::vector<ProgressYear>& progress = facts.of.at(strategy).progress;
  const Axes axes = axes_of();
  Drawing drawing(panel_width, implementation_height);
  drawing.words("heading", axes.box.x, axes.box.y - 8.0, label_of(facts, strategy));
  drawing.use(record_id);
  std::vector<double> x;
  std::array<std::vector<double>, 5> y;
  std::vector<Point> median;
  Readings readings;
  for (const ProgressYear& year : progress) {
    x.push_back(axes.x(year.year));
    Reading reading{{x.back(), axes.y(year.band[2])}, {static_cast<double>(year.year)}};
    for (std::size_t q = 0; q < y.size(); ++q) {
      y[q].push_back(axes.y(year.band[q]));
      reading.values.push_back(year.band[q]);
    }
    median.push_back(reading.at);
    readings.points.push_back(std::move(reading));
  }
  const Look look = look_of(facts, strategy);
  drawing.open(look.classes);
  drawing.band("band-90", x, y[0], y[4]);
  drawing.band("band-50", x, y[1], y[3]);
  drawing.polyline("line", median);
  for (const auto& [px, py] : median)
    drawing.mark("point", look.shape, px, py, 2.5);
  drawing.read(readings);
  drawing.close();
  if (progress.empty())
    drawing.words("note", axes.box.x + 8.0, axes.box.y + 20.0, "no accord was signed early enough");
  return drawing.finish({isolated(label_of(facts, strategy)),
                         "panel" + std::string(aside_class(is_shown(facts, strategy))), strategy});
}

Text finding_of_implementation(const StudyFacts& facts) {
  constexpr int year = 5;
  Range measured;
  double sum = 0.0;
  int count = 0;
  for (const MeasuredPath& path : facts.measured)
    for (const auto& [at, index] : path.path)
      if (at == year) {
        measured.add(index);
        sum += index;
        ++count;
      }
  const std::vector<ProgressYear>& progress = facts.of.at(facts.shown.front()).progress;
  if (progress.size() < year || count == 0)
    return Text("Bands: quantiles over simulated first accords. Thin lines: real accords on record.");
  const ProgressYear& five = progress[year - 1];
  Text text(fmt::format(
      "Five years after signature, {} real accords had carried out between {} and {} of what was promised, "
      "{} on average; of simulated ones under ",
      count, percent(measured.low), percent(measured.high), percent(sum / count)));
  text.name(facts.comparison.strategies[facts.shown.front()].name) << fmt::format(
      " half had carried out {} or more, and nine in ten between {} and {}. The real ones are not the same "
      "conflicts as the simulated.",
      percent(five.band[2]), percent(five.band[0]), percent(five.band[4]));
  return text;
}

} // namespace

std::optional<Figure> implementation_figure(const StudyFacts& facts) {
  bool any = false;
  for (const std::size_t s : facts.shown)
    any |= !facts.of.at(s).progress.empty();
  if (!any)
    return std::nullopt;
  Figure figure;
  figure.name = "implementation";
  figure.question = "How far are accords carried out?";
  figure.finding = finding_of_implementation(facts);
  std::string panels;
  figure.table =
      HtmlTable("Implementation index by years since signature: quantiles over simulated first accords, and "
                "real accords",
                {"strategy or accord", "year", "accords", "5 %", "25 %", "50 %", "75 %", "95 %"});
  for (std::size_t i = 0; i < facts.followed.size(); ++i) {
    panels += draw(facts, facts.followed[i]);
    const std::string& name = facts.comparison.strategies[facts.followed[i]].name;
    for (const ProgressYear& year : facts.of.at(facts.followed[i]).progress) {
      const auto& q = year.band;
      if (i < facts.shown.size() || is_told(year.year))
        figure.table.add(named(name), {std::to_string(year.year), std::to_string(year.accords), number(q[0]),
                                       number(q[1]), number(q[2]), number(q[3]), number(q[4])});
    }
  }
  for (const MeasuredPath& path : facts.measured)
    for (const auto& [year, index] : path.path)
      if (is_told(year))
        figure.table.add(named(path.accord), {std::to_string(year), "1", "", "", number(index), "", ""});
  figure.drawing = record_svg(facts) + panels_html(panels);
  figure.explanation =
      "Share of what was promised that is carried out. Line: the middle; bands: half and nine in ten "
      "of simulated accords; thin dashed lines: real accords.";
  figure.choices.strategies = true;
  figure.readings = {
      {"model",
       {},
       {"year", "q05", "q25", "q50", "q75", "q95"},
       "{strategy}, year {year:n} after the accord: middle {q50:%} carried out; half of histories "
       "{q25:%} to {q75:%}; nine in ten {q05:%} to {q95:%}"},
      {"measured",
       {"accord"},
       {"year", "index"},
       "On record, {accord}, year {year:n}: {index:%} carried out"}};
  return figure;
}

} // namespace entente::report
