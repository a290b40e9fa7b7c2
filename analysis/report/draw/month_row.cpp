#include "analysis/report/draw/month_row.hpp"

#include "analysis/report/draw/room.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/chart_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::report {
namespace {

// The month that is seen first, the same in every figure of the history: with as much as there ever is of
// violence, money, troops and engaged third parties, each counted against its own most.
std::size_t place_to_see(const ReplayedHistory& replayed) {
  using Sums = std::array<double, 4>;
  const auto sums_of = [](const ReplayedMonth& month) {
    Sums sums{};
    for (const ReplayedRegion& region : month.regions) {
      sums[0] += region.violence;
      sums[1] += region.money;
      sums[2] += region.troops;
    }
    for (const ReplayedThirdParty& third_party : month.third_parties)
      sums[3] += third_party.engaged;
    return sums;
  };
  Sums most{};
  for (const ReplayedMonth& month : replayed.months) {
    const Sums sums = sums_of(month);
    for (std::size_t i = 0; i < most.size(); ++i)
      most[i] = std::max(most[i], sums[i]);
  }
  const auto fullness = [&](const ReplayedMonth& month) {
    constexpr double some = 0.1; // so that a kind of which there is nothing does not decide
    const Sums sums = sums_of(month);
    double full = 1.0;
    for (std::size_t i = 0; i < most.size(); ++i)
      full *= some + (most[i] > 0.0 ? sums[i] / most[i] : 0.0);
    return full;
  };
  const auto fullest = std::max_element(
      replayed.months.begin(), replayed.months.end(),
      [&](const ReplayedMonth& a, const ReplayedMonth& b) { return fullness(a) < fullness(b); });
  return static_cast<std::size_t>(fullest - replayed.months.begin());
}

std::string month_panel(const ReplayedHistory& replayed, const ReplayedMonth& month,
                        const MonthDrawing& draw) {
  constexpr double side = 170.0, head = 18.0, foot = 10.0;
  Drawing drawing(side, head + side + foot);
  drawing.words("label", 0.5 * side, 13.0, fmt::format("month {}", month.month), Anchor::middle);
  draw.month(drawing, replayed, month, {{0.0, head}, side});
  return drawing.finish({fmt::format("month {}: {}", month.month, draw.subject), "", {}});
}

std::string live_panel(const ReplayedHistory& replayed, std::size_t now, const MonthDrawing& draw) {
  constexpr double side = 320.0, foot = 16.0;
  Drawing drawing(side, side + foot);
  draw.all(drawing, replayed, now, {{0.0, 0.0}, side});
  return drawing.finish({draw.subject, "", replayed.strategy});
}

} // namespace

void draw_months(Figure& figure, const ChartFacts& facts, const MonthDrawing& draw) {
  const std::size_t now = place_to_see(facts.replayed.front());
  for (const ReplayedHistory& replayed : facts.replayed) {
    std::string panels;
    for (std::size_t i = 0; i < drawn_months; ++i)
      panels += month_panel(replayed, replayed.months[drawn_month(i, replayed.months.size())], draw);
    figure.drawing += block_html({"", "", "", label_of(facts, replayed.strategy), true, replayed.strategy},
                                 "<div class=\"panels months\">\n" + panels + "</div>\n<div class=\"live\">" +
                                     live_panel(replayed, now, draw) + "</div>\n");
  }
  for (const ReplayedMonth& month : facts.replayed.front().months)
    figure.choices.months.push_back(month.month);
  figure.choices.strategy = true;
  figure.choices.month = facts.replayed.front().months[now].month;
}

} // namespace entente::report
