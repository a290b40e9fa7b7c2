// One history at five of its months, side by side, and at the month that a reader chooses.
#pragma once
#include "analysis/courses/replayed_history.hpp"
#include "analysis/report/draw/drawing.hpp"

#include <functional>
#include <string>

namespace entente {
struct ChartFacts;
}

namespace entente::report {

struct Figure;

// Start, a quarter, half, three quarters, end.
constexpr std::size_t drawn_months = 5;
constexpr std::size_t drawn_month(std::size_t i, std::size_t months) {
  return months == 0 ? 0 : i * (months - 1) / (drawn_months - 1);
}

// A square that something of a history is drawn in.
struct Square {
  Point corner;
  double side = 0.0;
};

// How a figure draws a month, and all months in one drawing that begins with the one at the place `now`.
struct MonthDrawing {
  std::string subject; // "violence, money, troops and confidence"
  std::function<void(Drawing& drawing, const ReplayedHistory& replayed, const ReplayedMonth& month,
                     const Square& in)>
      month;
  std::function<void(Drawing& drawing, const ReplayedHistory& replayed, std::size_t now, const Square& in)>
      all;
};

// A block for each history that was replayed, under the strategy's name, into the figure with its choices.
void draw_months(Figure& figure, const ChartFacts& facts, const MonthDrawing& draw);

} // namespace entente::report
