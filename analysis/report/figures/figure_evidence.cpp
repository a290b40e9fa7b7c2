// Does the model agree with what was published or measured?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::report {
namespace {

using Rows = std::vector<EvidenceRow>;

// In words; a statistic without a name is called by its id.
std::vector<std::string> names_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const EvidenceRow& row : rows) {
    std::string name = row.target.id;
    std::replace(name.begin(), name.end(), '_', ' ');
    names.push_back(row.target.name.empty() ? name : row.target.name);
  }
  return names;
}

// Each row on a scale of its own, so that every allowed band is equally wide.
std::string drawing_of(const Rows& rows, const std::vector<std::string>& names, const Figure& figure) {
  constexpr double left = 330.0, row_height = 18.0, top = 30.0;
  Drawing drawing(page_width, top + row_height * static_cast<double>(rows.size()) + 10.0);
  drawing.words("note", 0.0, 12.0,
                "grey: the published band; with line: ours with its 95 % interval; circle: inside the band, "
                "diamond: outside, "
                "at the edge where far outside");
  constexpr double beyond = 1.2; // widths of the band on either side, as in the template
  const double width = page_width - left - 20.0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const EvidenceRow& row = rows[i];
    const double low = row.target.low, high = row.target.high;
    const double band = high > low ? high - low : 1.0;
    const Scale x(low - beyond * band, high + beyond * band, left, left + width);
    const double y = top + row_height * (static_cast<double>(i) + 0.5);
    constexpr std::size_t letters = 48;
    drawing.words("label", left - 10.0, y + 4.0, shortened(names[i], letters), Anchor::end);
    drawing.rectangle("allowed", {x(low), y - 6.0, x(high) - x(low), 12.0});
    if (std::isfinite(row.interval.low) && std::isfinite(row.interval.high))
      drawing.line("interval", x(row.interval.low), y, x(row.interval.high), y);
    drawing.mark(row.inside ? "point inside" : "point outside", row.inside ? 0 : 3, x(row.ours), y, 4.0);
  }
  return drawing.finish("evidence", figure.question.plain(), figure.finding.plain());
}

} // namespace

std::optional<Figure> evidence_figure(const StudyFacts& facts) {
  if (!facts.evidence || facts.evidence->rows.empty())
    return std::nullopt;
  const Rows& rows = facts.evidence->rows;
  std::size_t inside = 0;
  Figure figure;
  figure.name = "evidence";
  figure.question = "Does the model agree with what was published?";
  Dataset data("rows",
               {"id", "name", "published", "low", "high", "ours", "ours_low", "ours_high", "inside", "how"});
  figure.table = HtmlTable("Published figures and ours", {"what is compared", "published", "band", "ours",
                                                          "our interval", "inside", "how"});
  const std::vector<std::string> names = names_of(rows);
  Text misses;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const EvidenceRow& row = rows[i];
    const Target& target = row.target;
    inside += row.inside;
    if (!row.inside)
      misses << (misses.empty() ? "" : "; ") << names[i];
    data.add({target.id, names[i], target.published, target.low, target.high, row.ours, row.interval.low,
              row.interval.high, row.inside, target.how});
    figure.table.add_texts({names[i], target.published, interval({target.low, target.high}), number(row.ours),
                            interval(row.interval), row.inside ? "yes" : "no", target.how});
  }
  figure.finding = fmt::format(
      "In {} of {} figures the model's value lies within the band that was published or measured (on {} "
      "simulated conflicts of the shipped scenario, seed {}).",
      inside, rows.size(), facts.evidence->on.simulated, facts.evidence->on.seed);
  if (!misses.empty())
    figure.finding << " Outside: " << misses << ".";
  figure.drawing = drawing_of(rows, names, figure);
  figure.datasets = {std::move(data)};
  return figure;
}

} // namespace entente::report
