// The rooms that a drawing is made for: a page on a desk, a telephone, and a panel that either sets beside
// others.
#pragma once
#include "analysis/report/draw/drawing.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace entente::report {

constexpr double page_width = 960.0, hand_width = 340.0, panel_width = 320.0;

// Of a figure in one piece: it is drawn once for each, and the style sheet shows one.
struct Room {
  double width = page_width;
  bool hand = false;

  double pick(double on_desk, double in_hand) const { return hand ? in_hand : on_desk; }
  int pick(int on_desk, int in_hand) const { return hand ? in_hand : on_desk; }
  std::size_t letters(std::size_t on_desk, std::size_t in_hand) const { return hand ? in_hand : on_desk; }
};

// The drawing for either room; `draw` makes one.
template<class Draw>
std::string for_both_rooms(Draw draw) {
  return "<div class=\"desk\">" + draw(Room{}) + "</div>\n<div class=\"hand\">" +
         draw(Room{hand_width, true}) + "</div>\n";
}

// Within a panel of that height, with room for its heading, axes and what stands on the right.
constexpr Box panel_box(double height, double right = 14.0) {
  constexpr double left = 48.0, top = 24.0, bottom = 34.0;
  return {left, top, panel_width - left - right, height - top - bottom};
}

// What several drawings of a page have alike, said once: they use it by its name (Drawing::use). Nothing of
// it is seen.
std::string shared_svg(const std::string& id, const Drawing& drawing);
// Panels, side by side as the page has room.
std::string panels_html(const std::string& panels);
// What is about one outcome or one strategy; a reader chooses among those of a figure.
struct BlockWords {
  std::string outcome, label,
      unit; // the label is what a reader chooses by; empty where there is one outcome alone
  std::string heading;
  bool shown = true; // before anything is chosen
  std::optional<std::size_t> strategy;
};
std::string block_html(const BlockWords& words, const std::string& inside); // words are untrusted

} // namespace entente::report
