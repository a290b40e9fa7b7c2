// Small multiples: panels in rows, all of one size.
#pragma once
#include "analysis/report/draw/drawing.hpp"

#include <cstddef>

namespace entente::report {

constexpr double page_width = 960.0;

struct Panels {
  std::size_t count = 0, columns = 1;
  double left = 52.0, right = 14.0, top = 34.0, bottom = 40.0; // room inside a panel around its box
  double height = 190.0;                                       // of a panel, that room included
  double offset = 0.0;                                         // of the first row from the top

  std::size_t rows() const { return (count + columns - 1) / columns; }
  double total_height() const { return offset + static_cast<double>(rows()) * height; }
  Box box(std::size_t i) const {
    const double width = page_width / static_cast<double>(columns);
    const auto column = static_cast<double>(i % columns), row = static_cast<double>(i / columns);
    return {column * width + left, offset + row * height + top, width - left - right, height - top - bottom};
  }
};

constexpr std::size_t columns_for(std::size_t count) {
  return count <= 1 ? 1 : count == 2 || count == 4 ? 2 : 3;
}

} // namespace entente::report
