// How far are accords carried out, beside those on record?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
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

void draw(Drawing& drawing, const StudyFacts& facts, std::size_t i, const Box& box) {
  const std::vector<ProgressYear>& progress = facts.of.at(facts.shown[i]).progress;
  const Axes axes{box, Scale(first_year, last_year, box.x, box.right()),
                  Scale(0.0, 1.0, box.bottom(), box.y)};
  draw_axes(drawing, axes, {label_of(facts, facts.shown[i]), "years since signature", "", 5, 4});
  for (const MeasuredPath& path : facts.measured) {
    std::vector<Point> points;
    for (const auto& [year, index] : path.path)
      points.emplace_back(axes.x(year), axes.y(index));
    drawing.polyline("measured", points);
  }
  std::vector<double> x;
  std::array<std::vector<double>, 5> y;
  std::vector<Point> median;
  for (const ProgressYear& year : progress) {
    x.push_back(axes.x(year.year));
    for (std::size_t q = 0; q < y.size(); ++q)
      y[q].push_back(axes.y(year.band[q]));
    median.emplace_back(x.back(), y[2].back());
  }
  drawing.open(fmt::format("series-{}", i));
  drawing.band("band-90", x, y[0], y[4]);
  drawing.band("band-50", x, y[1], y[3]);
  drawing.polyline("line", median);
  for (const auto& [px, py] : median)
    drawing.mark("point", i, px, py, 2.5);
  drawing.close();
  if (progress.empty())
    drawing.words("note", box.x + 8.0, box.y + 20.0, "no accord was signed early enough");
}

Text finding_of(const StudyFacts& facts) {
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
  figure.finding = finding_of(facts);
  Panels panels{facts.shown.size(), columns_for(facts.shown.size())};
  panels.height = 210.0;
  panels.offset = 20.0;
  Drawing drawing(page_width, panels.total_height());
  drawing.words(
      "note", 0.0, 12.0,
      "implementation index (share of what was promised); bands: simulated accords, thin dashed lines: real "
      "accords");
  Dataset model("model", {"strategy", "year", "q05", "q25", "q50", "q75", "q95"}),
      measured("measured", {"accord", "year", "index"});
  figure.table =
      HtmlTable("Implementation index by years since signature: quantiles over simulated first accords, and "
                "real accords",
                {"strategy or accord", "year", "accords", "5 %", "25 %", "50 %", "75 %", "95 %"});
  for (std::size_t i = 0; i < facts.followed.size(); ++i) {
    if (i < facts.shown.size())
      draw(drawing, facts, i, panels.box(i));
    const std::string& name = facts.comparison.strategies[facts.followed[i]].name;
    for (const ProgressYear& year : facts.of.at(facts.followed[i]).progress) {
      const auto& q = year.band;
      model.add({name, static_cast<double>(year.year), q[0], q[1], q[2], q[3], q[4]});
      if (i < facts.shown.size() || is_told(year.year))
        figure.table.add(named(name), {std::to_string(year.year), std::to_string(year.accords), number(q[0]),
                                       number(q[1]), number(q[2]), number(q[3]), number(q[4])});
    }
  }
  for (const MeasuredPath& path : facts.measured)
    for (const auto& [year, index] : path.path) {
      measured.add({path.accord, static_cast<double>(year), index});
      if (is_told(year))
        figure.table.add(named(path.accord), {std::to_string(year), "1", "", "", number(index), "", ""});
    }
  figure.drawing = drawing.finish("implementation", figure.question.plain(), figure.finding.plain());
  figure.datasets = {std::move(model), std::move(measured)};
  return figure;
}

} // namespace entente::report
