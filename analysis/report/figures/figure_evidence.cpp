// Does the model agree with what was published or measured?
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/room.hpp"
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
std::string draw(const Rows& rows, const std::vector<std::string>& names, const Figure& figure,
                 const Room& room) {
  constexpr double top = 4.0;
  constexpr std::size_t letters = 48;
  const double left = room.pick(330.0, 4.0), height = room.pick(18.0, 34.0);
  Drawing drawing(room.width, top + height * static_cast<double>(rows.size()) + 6.0, room.hand);
  constexpr double beyond = 1.2; // widths of the band on either side
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const EvidenceRow& row = rows[i];
    const double low = row.target.low, high = row.target.high;
    const double band = high > low ? high - low : 1.0;
    const Scale x(low - beyond * band, high + beyond * band, left, room.width - 6.0);
    const double above = top + height * static_cast<double>(i), y = above + room.pick(9.0, 24.0);
    drawing.words("label", room.hand ? 0.0 : left - 10.0, above + 13.0, shortened(names[i], letters),
                  room.hand ? Anchor::start : Anchor::end);
    drawing.rectangle("allowed", {x(low), y - 6.0, x(high) - x(low), 12.0});
    if (std::isfinite(row.interval.low) && std::isfinite(row.interval.high))
      drawing.line("interval", x(row.interval.low), y, x(row.interval.high), y);
    drawing.mark(row.inside ? "point inside" : "point outside", row.inside ? 0 : 3, x(row.ours), y, 4.0);
    drawing.read({0,
                  {names[i], row.target.published, row.target.how, row.inside ? "inside" : "outside"},
                  {{{x(row.ours), y}, {low, high, row.ours, row.interval.low, row.interval.high}}}});
  }
  return drawing.finish({figure.question.plain(), "", {}});
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
    figure.table.add_texts({names[i], target.published, interval({target.low, target.high}), number(row.ours),
                            interval(row.interval), row.inside ? "yes" : "no", target.how});
  }
  figure.finding = fmt::format(
      "In {} of {} figures the model's value lies within the band that was published or measured (on {} "
      "simulated conflicts of the shipped scenario, seed {}).",
      inside, rows.size(), facts.evidence->on.simulated, facts.evidence->on.seed);
  if (!misses.empty())
    figure.finding << " Outside: " << misses << ".";
  figure.drawing = for_both_rooms([&](const Room& room) { return draw(rows, names, figure, room); });
  figure.explanation =
      "Grey: the published band; with line: ours with its 95 % interval; circle: inside the band, "
      "diamond: outside, at the edge where far outside.";
  figure.readings = {{"rows",
                      {"name", "published", "how", "stands"},
                      {"low", "high", "ours", "ours_low", "ours_high"},
                      "{name}, {how}: published {published} (band {low} to {high}), ours {ours}: {stands}"}};
  return figure;
}

} // namespace entente::report
