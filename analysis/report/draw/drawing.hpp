// SVG drawing that needs no script and no style of its own: presentation attributes and classes alone.
#pragma once
#include "analysis/report/draw/scale.hpp"

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

class Drawing {
 public:
  Drawing(double width, double height) : width_(width), height_(height) {}

  // Elements between open and close carry its class.
  void open(std::string_view group);
  void close();

  void line(std::string_view kind, double x1, double y1, double x2, double y2);
  void polyline(std::string_view kind, std::span<const Point> points); // breaks where a point is not a number
  // Between two lines over the same places.
  void band(std::string_view kind, std::span<const double> x, std::span<const double> low,
            std::span<const double> high);
  void rectangle(std::string_view kind, const Box& box);
  void circle(std::string_view kind, double x, double y, double radius);
  // One of eight shapes, so that points are told apart without colour.
  void mark(std::string_view kind, std::size_t shape, double x, double y, double radius);
  void words(std::string_view kind, double x, double y, std::string_view text, Anchor anchor = Anchor::start);

  // Whole; id is the figure's, title and description (escaped here) are its text alternative.
  std::string finish(std::string_view id, std::string_view escaped_title,
                     std::string_view escaped_description) const;

 private:
  double width_, height_;
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

// Years under an axis of months.
void draw_years(Drawing& drawing, const Axes& axes, double months);

} // namespace entente::report
