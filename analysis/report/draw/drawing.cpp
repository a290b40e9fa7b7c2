#include "analysis/report/draw/drawing.hpp"

#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/simplified_line.hpp"
#include "analysis/report/page/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::report {
namespace {

std::string at(double x, double y) {
  return coordinate(x) + " " + coordinate(y);
}

// A line told in steps from point to point, in tenths, which is shorter than places are.
class Path {
 public:
  void from(double x, double y) {
    text_ += "M" + at(x, y);
    x_ = tenths(x);
    y_ = tenths(y);
    first_ = true;
  }
  void to(double x, double y) {
    const long across = tenths(x) - x_, down = tenths(y) - y_;
    x_ += across;
    y_ += down;
    text_ += (first_ ? "l" : "") + step(across, first_) + step(down, false);
    first_ = false;
  }
  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

 private:
  static long tenths(double value) { return std::lround(10.0 * value); }
  // A minus sets numbers apart as well as a blank does.
  static std::string step(long tenths, bool first) {
    std::string text = coordinate(0.1 * static_cast<double>(tenths));
    if (text.starts_with("0."))
      text.erase(0, 1);
    else if (text.starts_with("-0."))
      text.erase(1, 1);
    return first || tenths < 0 ? text : " " + text;
  }
  std::string text_;
  long x_ = 0, y_ = 0;
  bool first_ = true;
};

std::vector<Point> needed_of(std::span<const Point> points) {
  constexpr double seen = 0.3; // of a unit of the drawing
  return simplified(points, seen);
}

constexpr double pi = 3.14159265358979323846;

// Corners of a regular polygon or star, the first one at the angle given.
std::string corners(double x, double y, double radius, int count, double first, double inner = 1.0) {
  Path path;
  for (int i = 0; i < count; ++i) {
    const double angle = first + 2.0 * pi * i / count;
    const double reach = radius * (i % 2 == 0 ? 1.0 : inner);
    const double px = x + reach * std::cos(angle), py = y + reach * std::sin(angle);
    i == 0 ? path.from(px, py) : path.to(px, py);
  }
  return path.text() + "z";
}

// A straight line; shorter where it lies along an axis.
std::string straight(double x1, double y1, double x2, double y2) {
  return "M" + at(x1, y1) +
         (coordinate(y1) == coordinate(y2)   ? "H" + coordinate(x2)
          : coordinate(x1) == coordinate(x2) ? "V" + coordinate(y2)
                                             : "L" + at(x2, y2));
}

} // namespace

void Drawing::open(std::string_view group) {
  body_ += fmt::format("<g class=\"{}\">", group);
}
void Drawing::close() {
  body_ += "</g>\n";
}

void Drawing::open_strategy(std::string_view classes, std::size_t strategy) {
  body_ += fmt::format("<g class=\"{}\" data-strategy=\"{}\">", classes, strategy);
}

void Drawing::open_row(std::size_t strategy, double y, double height, bool shown) {
  row_ = height;
  body_ += fmt::format("<g class=\"row{}\" data-strategy=\"{}\" transform=\"translate(0 {})\">",
                       aside_class(shown), strategy, coordinate(y));
}

void Drawing::open_foot(double y) {
  body_ += fmt::format("<g class=\"foot\" transform=\"translate(0 {})\">", coordinate(y));
}

void Drawing::read(const Readings& readings) {
  body_ += readings_svg(readings, places_only_);
}

void Drawing::line(std::string_view kind, double x1, double y1, double x2, double y2) {
  body_ += fmt::format("<path class=\"{}\" d=\"{}\"/>", kind, straight(x1, y1, x2, y2));
}

void Drawing::across(std::string_view kind, std::span<const double> heights, double from, double to) {
  std::string path;
  for (const double y : heights)
    path += straight(from, y, to, y);
  body_ += fmt::format("<path class=\"{}\" d=\"{}\"/>", kind, path);
}

void Drawing::upright(std::string_view kind, std::span<const double> places, double from, double to) {
  std::string path;
  for (const double x : places)
    path += straight(x, from, x, to);
  body_ += fmt::format("<path class=\"{}\" d=\"{}\"/>", kind, path);
}

void Drawing::use(std::string_view id) {
  body_ += fmt::format("<use href=\"#{}\"/>", id);
}

void Drawing::polyline(std::string_view kind, std::span<const Point> points) {
  Path path;
  const auto known = [](const Point& point) {
    return std::isfinite(point.first) && std::isfinite(point.second);
  };
  for (auto begin = std::find_if(points.begin(), points.end(), known); begin != points.end();) {
    const auto end = std::find_if_not(begin, points.end(), known);
    const std::vector<Point> needed = needed_of({begin, end});
    path.from(needed.front().first, needed.front().second);
    for (std::size_t i = 1; i < needed.size(); ++i)
      path.to(needed[i].first, needed[i].second);
    begin = std::find_if(end, points.end(), known);
  }
  if (!path.empty())
    body_ += fmt::format("<path class=\"{}\" d=\"{}\"/>", kind, path.text());
}

void Drawing::band(std::string_view kind, std::span<const double> x, std::span<const double> low,
                   std::span<const double> high) {
  Path path;
  std::vector<Point> above, below;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (std::isfinite(low[i]) && std::isfinite(high[i])) {
      above.emplace_back(x[i], high[i]);
      below.emplace_back(x[i], low[i]);
    }
  std::reverse(below.begin(), below.end());
  for (const auto& edge : {needed_of(above), needed_of(below)})
    for (const auto& [px, py] : edge)
      path.empty() ? path.from(px, py) : path.to(px, py);
  if (!path.empty())
    body_ += fmt::format("<path class=\"{}\" d=\"{}z\"/>", kind, path.text());
}

void Drawing::rectangle(std::string_view kind, const Box& box) {
  const double width = std::max(0.0, box.width), height = std::max(0.0, box.height);
  body_ += fmt::format("<path class=\"{}\" d=\"M{}h{}v{}h{}z\"/>", kind, at(box.x, box.y), coordinate(width),
                       coordinate(height), coordinate(-width));
}

void Drawing::circle(std::string_view kind, double x, double y, double radius) {
  body_ += fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", kind, coordinate(x),
                       coordinate(y), coordinate(radius));
}

void Drawing::mark(std::string_view kind, std::size_t shape, double x, double y, double radius) {
  constexpr double quarter = pi / 2.0;
  const double wide = 1.25 * radius;
  std::string path;
  switch (shape % 8) {
  case 0:
    return circle(kind, x, y, radius);
  case 1:
    path = corners(x, y, wide, 4, pi / 4.0);
    break;
  case 2:
    path = corners(x, y, wide, 3, -quarter);
    break;
  case 3:
    path = corners(x, y, wide, 4, 0.0);
    break;
  case 4:
    path = corners(x, y, wide, 3, quarter);
    break;
  case 5:
    path = corners(x, y, 1.4 * radius, 10, -quarter, 0.45);
    break;
  case 6:
    path = corners(x, y, wide, 5, -quarter);
    break;
  default:
    path = corners(x, y, 1.4 * radius, 8, 0.0, 0.4);
  }
  body_ += fmt::format("<path class=\"{}\" d=\"{}\"/>", kind, path);
}

void Drawing::words(std::string_view kind, double x, double y, std::string_view text, Anchor anchor) {
  const std::string_view where = anchor == Anchor::middle ? " text-anchor=\"middle\""
                                 : anchor == Anchor::end  ? " text-anchor=\"end\""
                                                          : "";
  body_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\"{}>{}</text>", kind, coordinate(x), coordinate(y),
                       where, escaped(text));
}

std::string Drawing::finish(std::string_view id, std::string_view escaped_title,
                            std::string_view escaped_description) const {
  return fmt::format("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
                     "aria-labelledby=\"{2}-title {2}-desc\">\n<title id=\"{2}-title\">{3}</title>\n"
                     "<desc id=\"{2}-desc\">{4}</desc>\n{5}</svg>\n",
                     coordinate(width_), coordinate(height_), id, escaped_title, escaped_description, body_);
}

void Drawing::open_by_month(const std::string& flags, std::size_t now) {
  body_ += fmt::format("<g{} data-flags=\"{}\">", flags[now] == '0' ? " class=\"no\"" : "", flags);
}

void Drawing::bar_by_month(std::string_view kind, const Box& now, std::size_t number, double unit) {
  body_ +=
      fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" data-height=\"{} {}\"/>",
                  kind, coordinate(now.x), coordinate(now.y), coordinate(now.width), coordinate(now.height),
                  number, json_number(unit));
}

std::string Drawing::finish(const DrawingWords& words) const {
  const std::string strategy = words.strategy ? fmt::format(" data-strategy=\"{}\"", *words.strategy) : "",
                    row = row_ > 0.0 ? fmt::format(" data-row=\"{}\"", coordinate(row_)) : "";
  return fmt::format("<svg class=\"chart{0}{1}\" role=\"img\" viewBox=\"0 0 {2} {3}\" width=\"{2}\" "
                     "height=\"{3}\" aria-label=\"{4}\"{5}{6}>{7}</svg>\n",
                     words.kind.empty() ? "" : " ", words.kind, coordinate(width_), coordinate(height_),
                     words.label, strategy, row, body_);
}

namespace {

std::vector<double> places_of(const Scale& scale, const std::vector<Tick>& ticks) {
  std::vector<double> places;
  for (const Tick& tick : ticks)
    places.push_back(scale(tick.value));
  return places;
}

} // namespace

void draw_row_grid(Drawing& drawing, const Scale& x, double from, double to, int ticks) {
  drawing.upright("grid", places_of(x, x.ticks(ticks)), from, to);
  if (x.low() <= 0.0 && x.high() >= 0.0)
    drawing.line("zero", x(0.0), from, x(0.0), to);
}

void draw_row_axis(Drawing& drawing, const Scale& x, const Box& box, std::string_view title, int ticks) {
  drawing.line("axis", box.x, 0.0, box.right(), 0.0);
  for (const Tick& tick : x.ticks(ticks))
    drawing.words("tick", x(tick.value), 14.0, tick.label, Anchor::middle);
  drawing.words("label", box.x + 0.5 * box.width, 29.0, title, Anchor::middle);
}

void draw_x_axis(Drawing& drawing, const Axes& axes, std::string_view title, int ticks) {
  const Box& box = axes.box;
  drawing.upright("grid", places_of(axes.x, axes.x.ticks(ticks)), box.y, box.bottom());
  for (const Tick& tick : axes.x.ticks(ticks))
    drawing.words("tick", axes.x(tick.value), box.bottom() + 14.0, tick.label, Anchor::middle);
  drawing.line("axis", box.x, box.bottom(), box.right(), box.bottom());
  if (!title.empty())
    drawing.words("label", box.x + 0.5 * box.width, box.bottom() + 29.0, title, Anchor::middle);
}

void draw_axes(Drawing& drawing, const Axes& axes, const AxesWords& words) {
  const Box& box = axes.box;
  drawing.across("grid", places_of(axes.y, axes.y.ticks(words.y_ticks)), box.x, box.right());
  for (const Tick& tick : axes.y.ticks(words.y_ticks))
    drawing.words("tick", box.x - 5.0, axes.y(tick.value) + 4.0, tick.label, Anchor::end);
  if (words.x_ticks > 0)
    draw_x_axis(drawing, axes, words.x_title, words.x_ticks);
  if (!words.heading.empty())
    drawing.words("heading", box.x, box.y - (words.y_title.empty() ? 8.0 : 22.0), words.heading);
  if (!words.y_title.empty())
    drawing.words("label", box.x, box.y - 7.0, words.y_title);
}

void draw_years(Drawing& drawing, const Axes& axes, double months) {
  const Box& box = axes.box;
  const double years = months / 12.0, step = years > 40.0   ? 20.0
                                             : years > 12.0 ? 5.0
                                             : years > 5.0  ? 2.0
                                                            : 1.0;
  std::vector<double> places;
  for (double year = 0.0; year <= years + 1e-9; year += step) {
    places.push_back(axes.x(12.0 * year));
    drawing.words("tick", places.back(), box.bottom() + 14.0, fmt::format("{:.0f}", year), Anchor::middle);
  }
  drawing.upright("grid", places, box.y, box.bottom());
  drawing.line("axis", box.x, box.bottom(), box.right(), box.bottom());
  drawing.words("label", box.x + 0.5 * box.width, box.bottom() + 29.0, "years", Anchor::middle);
}

} // namespace entente::report
