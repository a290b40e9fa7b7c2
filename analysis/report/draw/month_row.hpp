// One history at five of its months, side by side: what is drawn where there is no slider.
#pragma once
#include "analysis/comparison/replayed_history.hpp"
#include "analysis/report/draw/drawing.hpp"

#include <functional>

namespace entente {
struct StudyFacts;
}

namespace entente::report {

constexpr double month_side = 170.0; // of the square that a month is drawn in

// Start, a quarter, half, three quarters, end.
constexpr std::size_t drawn_months = 5;
constexpr std::size_t drawn_month(std::size_t i, std::size_t months) {
  return months == 0 ? 0 : i * (months - 1) / (drawn_months - 1);
}

// Draws a month with its left upper corner at the point.
using DrawMonth = std::function<void(Drawing& drawing, const ReplayedHistory& replayed,
                                     const ReplayedMonth& month, Point corner)>;

// A row for each history that was replayed, under the strategy's name.
double month_rows_height(const StudyFacts& facts);
void draw_month_rows(Drawing& drawing, const StudyFacts& facts, double top, const DrawMonth& draw);

// The month that a slider shows first, the same in every figure of the history: with as much as there ever is
// of violence, money, troops and engaged third parties, each counted against its own most.
double month_to_see(const ReplayedHistory& replayed);

} // namespace entente::report
