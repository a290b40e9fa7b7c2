#include "analysis/report/draw/month_row.hpp"

#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::report {
namespace {

constexpr double heading = 22.0, gap = 16.0, left = 20.0;
constexpr double row_height = heading + month_side + gap + 24.0;

} // namespace

double month_rows_height(const StudyFacts& facts) {
  return row_height * static_cast<double>(facts.replayed.size());
}

void draw_month_rows(Drawing& drawing, const StudyFacts& facts, double top, const DrawMonth& draw) {
  for (const ReplayedHistory& replayed : facts.replayed) {
    drawing.words("heading", 0.0, top + 14.0, label_of(facts, replayed.strategy));
    for (std::size_t i = 0; i < drawn_months; ++i) {
      const ReplayedMonth& month = replayed.months[drawn_month(i, replayed.months.size())];
      const double x = left + (month_side + gap) * static_cast<double>(i);
      drawing.words("label", x + month_side / 2.0, top + heading + 12.0, fmt::format("month {}", month.month),
                    Anchor::middle);
      draw(drawing, replayed, month, {x, top + heading + 10.0});
    }
    top += row_height;
  }
}

double month_to_see(const ReplayedHistory& replayed) {
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
  return static_cast<double>(fullest->month);
}

} // namespace entente::report
