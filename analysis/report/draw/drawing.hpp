// SVG drawing that needs no script and no style of its own: presentation attributes and classes alone.
#pragma once
#include "analysis/report/draw/readings.hpp"
#include "analysis/report/draw/scale.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::report {

using Point = std::pair<double, double>;

struct Box {
  double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

enum class Anchor { start, middle, end };

// What an SVG element is, beside its drawing.
struct DrawingWords {
  std::string label;                   // text alternative, escaped
  std::string kind;                    // further classes: "panel"
  std::optional<std::size_t> strategy; // that it is about alone, so that a reader can put it aside
};

// Put aside until a reader asks for it, or not.
constexpr std::string_view aside_class(bool shown) {
  return shown ? "" : " off";
}

class Drawing {
 public:
  // Of two drawings of the same things the second may say of its marks where they lie alone: the page's
  // script takes the numbers from the first.
  Drawing(double width, double height, bool places_only = false)
      : width_(width), height_(height), places_only_(places_only) {}

  // Elements between open and close carry its class.
  void open(std::string_view group);
  void close();
  // About one strategy alone, so that a reader can put it aside.
  void open_strategy(std::string_view classes, std::size_t strategy);
  // A row at height y, of that height; those below a row that is put aside move up, and so does the foot,
  // which stands below the last row and needs `foot` more room.
  void open_row(std::size_t strategy, double y, double height, bool shown = true);
  void open_foot(double y);

  void line(std::string_view kind, double x1, double y1, double x2, double y2);
  // Level or upright lines between the same two places.
  void across(std::string_view kind, std::span<const double> heights, double from, double to);
  void upright(std::string_view kind, std::span<const double> places, double from, double to);
  void use(std::string_view id); // what another drawing of the page has of that name
  void polyline(std::string_view kind, std::span<const Point> points); // breaks where a point is not a number
  // Between two lines over the same places.
  void band(std::string_view kind, std::span<const double> x, std::span<const double> low,
            std::span<const double> high);
  void rectangle(std::string_view kind, const Box& box);
  void circle(std::string_view kind, double x, double y, double radius);
  // One of eight shapes, so that points are told apart without colour.
  void mark(std::string_view kind, std::size_t shape, double x, double y, double radius);
  void words(std::string_view kind, double x, double y, std::string_view text, Anchor anchor = Anchor::start);
  // What the marks of the open group say.
  void read(const Readings& readings);

  // In a drawing of one month of a history, which a reader may change: a group of class "no" in months of
  // flag 0, and a bar that is as high as `unit` times the number of that place in the readings of its group.
  void open_by_month(const std::string& flags, std::size_t now);
  void bar_by_month(std::string_view kind, const Box& now, std::size_t number, double unit);

  // Whole; id is the figure's, title and description (escaped here) are its text alternative.
  std::string finish(std::string_view id, std::string_view escaped_title,
                     std::string_view escaped_description) const;
  // Whole, within a figure that has a caption.
  std::string finish(const DrawingWords& words) const;
  const std::string& inside() const { return body_; } // its elements alone

 private:
  double width_, height_, row_ = 0.0;
  bool places_only_;
  std::string body_;
};

struct Axes {
  Box box;
  Scale x, y;
};

// Frame, grid and labels of a panel; `heading` above it.
struct AxesWords {
  std::string heading, x_title, y_title;
  int x_ticks = 5, y_ticks = 4;
};
void draw_axes(Drawing& drawing, const Axes& axes, const AxesWords& words);
void draw_x_axis(Drawing& drawing, const Axes& axes, std::string_view title, int ticks);
// The same for rows: the lines of the grid within one, with one at zero, and what stands below the last, at
// height 0.
void draw_row_grid(Drawing& drawing, const Scale& x, double from, double to, int ticks);
void draw_row_axis(Drawing& drawing, const Scale& x, const Box& box, std::string_view title, int ticks);

// Years under an axis of months.
void draw_years(Drawing& drawing, const Axes& axes, double months);

} // namespace entente::report
