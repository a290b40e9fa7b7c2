// How would real accords have run in the model?
#include "analysis/hindcast/accord_paths.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/report/page/hindcast_page.hpp"
#include "analysis/study/study_facts.hpp"
#include "engine/core/missing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

using Paths = std::span<const AccordPath>;

bool is_within(const AccordPathYear& year) {
  return !year.observed || (*year.observed >= year.band.front() && *year.observed <= year.band.back());
}

bool is_within(const AccordPath& path) {
  return std::all_of(path.years.begin(), path.years.end(),
                     [](const AccordPathYear& year) { return is_within(year); });
}

const AccordPathYear* last_on_record(const AccordPath& path) {
  const AccordPathYear* last = nullptr;
  for (const AccordPathYear& year : path.years)
    if (year.observed)
      last = &year;
  return last;
}

// In whole where it fits, else what stands before the colon: country and year.
std::string title_of(const AccordPath& path, std::size_t letters) {
  const std::string whole = shortened(path.title, letters);
  return whole == path.title ? whole : shortened(path.title.substr(0, path.title.find(':')), letters);
}

std::string draw(const AccordPath& path) {
  constexpr double height = 190.0;
  constexpr std::size_t letters = 31; // in the heading font, beside the axis
  const Box box = panel_box(height);
  Drawing drawing(panel_width, height);
  const auto years = static_cast<double>(path.years.back().year);
  const Axes axes{box, Scale(0.0, years, box.x, box.right()), Scale(0.0, 1.0, box.bottom(), box.y)};
  draw_axes(drawing, axes, {title_of(path, letters), "years since signature", "", 5, 4});
  std::vector<double> x;
  std::array<std::vector<double>, AccordPathYear::shares.size()> y;
  std::vector<Point> median, record;
  Readings readings{0, {path.title}, {}};
  for (const AccordPathYear& year : path.years) {
    x.push_back(axes.x(year.year));
    for (std::size_t q = 0; q < y.size(); ++q)
      y[q].push_back(axes.y(year.band[q]));
    median.emplace_back(x.back(), y[2].back());
    if (year.observed)
      record.emplace_back(x.back(), axes.y(*year.observed));
    const double observed = year.observed.value_or(missing);
    readings.points.push_back({{x.back(), axes.y(year.observed.value_or(year.band[2]))},
                               {static_cast<double>(year.year), year.band[0], year.band[1], year.band[2],
                                year.band[3], year.band[4], observed}});
  }
  drawing.open("series-1");
  drawing.band("band-90", x, y[0], y[4]);
  drawing.band("band-50", x, y[1], y[3]);
  drawing.polyline("line", median);
  drawing.close();
  drawing.open("series-0");
  drawing.polyline("line", record);
  for (const auto& [px, py] : record)
    drawing.mark("point", 3, px, py, 2.8);
  drawing.read(readings);
  drawing.close();
  return drawing.finish({isolated(title_of(path, letters)), "panel", {}});
}

std::string key_of_hindcast() {
  Drawing model(0.0, 0.0);
  model.open("series-1");
  model.rectangle("band-90", {1.0, 0.0, 36.0, 14.0});
  model.rectangle("band-50", {1.0, 3.0, 36.0, 8.0});
  model.line("line", 1.0, 7.0, 37.0, 7.0);
  model.close();
  const std::array items{
      KeyItem{"on record", line_swatch({"series-0", 3}), "", {}},
      KeyItem{"the model: middle history, half of histories, nine in ten", model.inside(), "", {}}};
  return key_html(items);
}

std::string drawing_of(Paths paths) {
  std::string panels;
  for (const AccordPath& path : paths)
    panels += draw(path);
  return key_of_hindcast() + panels_html(panels);
}

void add_table(Figure& figure, Paths paths) {
  figure.table =
      HtmlTable("Share of the accord carried out by years since signature: on record, and quantiles over "
                "simulated histories",
                {"accord", "year", "on record", "5 %", "25 %", "50 %", "75 %", "95 %"});
  for (const AccordPath& path : paths)
    for (const AccordPathYear& year : path.years) {
      const auto& q = year.band;
      const double observed = year.observed.value_or(missing);
      figure.table.add(named(path.title), {std::to_string(year.year), percent(observed), percent(q[0]),
                                           percent(q[1]), percent(q[2]), percent(q[3]), percent(q[4])});
    }
}

Text fighting_text(const AccordPath& path) {
  return fmt::format(
      "That its sides fight again within ten years has a chance of {} in the model; on record {}.",
      percent(path.p_renewed),
      !path.renewed   ? "it cannot be told"
      : *path.renewed ? "they did"
                      : "they did not");
}

Text finding_of(const AccordPath& path) {
  const AccordPathYear* last = last_on_record(path);
  if (last == nullptr)
    return Text("How far it was carried out is not on record. ") << fighting_text(path);
  std::size_t recorded = 0, within = 0;
  for (const AccordPathYear& year : path.years)
    if (year.observed) {
      ++recorded;
      within += is_within(year);
    }
  return Text(fmt::format(
             "After {} {} was carried out; in the model it is {} in the middle, and nine in ten "
             "histories have between {} and {}. The record lies among these nine in ten in {} of {} "
             "years. ",
             months_as_years(12.0 * last->year), percent(*last->observed), percent(last->band[2]),
             percent(last->band.front()), percent(last->band.back()), within, recorded))
         << fighting_text(path);
}

Text finding_of(Paths paths) {
  std::size_t recorded = 0, within = 0;
  Text outside;
  for (const AccordPath& path : paths) {
    if (last_on_record(path) == nullptr)
      continue;
    ++recorded;
    within += is_within(path);
    if (!is_within(path))
      (outside << (outside.empty() ? "" : "; ")).name(path.title);
  }
  Text text(
      fmt::format("Of {} real accords on record, {} stay in every year among nine in ten histories that the "
                  "model has of them, started as they were at their signature.",
                  recorded, within));
  if (!outside.empty())
    text << " In some year outside: " << outside << ".";
  return text;
}

Figure figure_of(Paths paths, const std::string& part) {
  Figure figure;
  figure.name = "hindcast";
  figure.part = part;
  figure.question = paths.size() == 1 ? "The course on record over what the model would have foretold"
                                      : "How did real accords run, and how in the model?";
  figure.finding = paths.size() == 1 ? finding_of(paths.front()) : finding_of(paths);
  figure.drawing = drawing_of(paths);
  figure.explanation = "Share of the accord carried out.";
  figure.readings = {
      {"paths",
       {"accord"},
       {"year", "q05", "q25", "q50", "q75", "q95", "observed"},
       "{accord}, year {year:n}: on record {observed:%}; the model's middle {q50:%}, nine in ten {q05:%} "
       "to {q95:%}"}};
  add_table(figure, paths);
  return figure;
}

} // namespace

Figure accord_figure(const AccordPath& path, const std::string& part) {
  return figure_of({&path, 1}, part);
}

std::optional<Figure> hindcast_figure(const StudyFacts& facts) {
  if (!facts.accords || facts.accords->paths.empty())
    return std::nullopt;
  return figure_of(facts.accords->paths, "");
}

} // namespace entente::report
