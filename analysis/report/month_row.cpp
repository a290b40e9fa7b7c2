#include "analysis/report/month_row.hpp"

#include "analysis/report/figures.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

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

double first_month_shown(const StudyFacts& facts) {
  double most = -1.0, shown = 0.0;
  for (const LivedMonth& month : facts.lived.front().months) {
    double violence = 0.0;
    for (const LivedRegion& region : month.regions)
      violence += region.violence;
    if (violence > most) {
      most = violence;
      shown = static_cast<double>(month.month);
    }
  }
  return shown;
}

} // namespace entente::report
