#include "analysis/report/month_row.hpp"

#include "analysis/report/figures.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::report {
namespace {

constexpr double heading = 22.0, gap = 16.0, left = 20.0;
constexpr double row_height = heading + month_side + gap + 24.0;

} // namespace

double month_rows_height(const StudyFacts& facts) {
  return row_height * static_cast<double>(facts.lived.size());
}

void draw_month_rows(Drawing& drawing, const StudyFacts& facts, double top, const DrawMonth& draw) {
  for (const LivedHistory& lived : facts.lived) {
    drawing.words("heading", 0.0, top + 14.0, label_of(facts, lived.strategy));
    for (std::size_t i = 0; i < drawn_months; ++i) {
      const LivedMonth& month = lived.months[drawn_month(i, lived.months.size())];
      const double x = left + (month_side + gap) * static_cast<double>(i);
      drawing.words("label", x + month_side / 2.0, top + heading + 12.0, fmt::format("month {}", month.month),
                    Anchor::middle);
      draw(drawing, lived, month, {x, top + heading + 10.0});
    }
    top += row_height;
  }
}

double month_to_see(const LivedHistory& lived) {
  using Sums = std::array<double, 4>;
  const auto sums_of = [](const LivedMonth& month) {
    Sums sums{};
    for (const LivedRegion& region : month.regions) {
      sums[0] += region.violence;
      sums[1] += region.money;
      sums[2] += region.troops;
    }
    for (const LivedHelper& helper : month.helpers)
      sums[3] += helper.engaged;
    return sums;
  };
  Sums most{};
  for (const LivedMonth& month : lived.months) {
    const Sums sums = sums_of(month);
    for (std::size_t i = 0; i < most.size(); ++i)
      most[i] = std::max(most[i], sums[i]);
  }
  const auto fullness = [&](const LivedMonth& month) {
    constexpr double some = 0.1; // so that a kind of which there is nothing does not decide
    const Sums sums = sums_of(month);
    double full = 1.0;
    for (std::size_t i = 0; i < most.size(); ++i)
      full *= some + (most[i] > 0.0 ? sums[i] / most[i] : 0.0);
    return full;
  };
  const auto fullest =
      std::max_element(lived.months.begin(), lived.months.end(),
                       [&](const LivedMonth& a, const LivedMonth& b) { return fullness(a) < fullness(b); });
  return static_cast<double>(fullest->month);
}

} // namespace entente::report
