#include "analysis/report/month_row.hpp"

#include "analysis/report/figures.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

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

double fullest_month(const LivedHistory& lived, const std::function<double(const LivedMonth&)>& fullness) {
  const auto fullest =
      std::max_element(lived.months.begin(), lived.months.end(),
                       [&](const LivedMonth& a, const LivedMonth& b) { return fullness(a) < fullness(b); });
  return static_cast<double>(fullest->month);
}

} // namespace entente::report
