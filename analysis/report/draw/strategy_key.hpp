// Legend of strategies: dash, colour and shape with the name beside them.
#pragma once
#include "analysis/report/draw/drawing.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace entente {
struct ChartFacts;
}

namespace entente::report {

// By a strategy's place on the page, where those shown come first.
struct Look {
  std::string classes; // of the group that a line and its marks are in
  std::size_t shape = 0;
};
Look look_of(const ChartFacts& facts, std::size_t strategy);
bool is_shown(const ChartFacts& facts, std::size_t strategy);
// A strategy's line through its readings, which ends in its mark. shown: before anything is chosen.
void draw_strategy_line(Drawing& drawing, const ChartFacts& facts, std::size_t strategy, bool shown,
                        const Readings& readings);

struct KeyItem {
  std::string name;    // untrusted
  std::string swatch;  // SVG within a box of 40 to 14
  std::string classes; // of the whole
  std::optional<std::size_t> strategy;
};
// A line of that look that ends in its mark.
std::string line_swatch(const Look& look);
std::string area_swatch(std::string_view kind);
// The key of a figure, in front of what it is about.
std::string key_html(std::span<const KeyItem> items);
// Of strategies, those that `shown` says; the others wait to be chosen.
std::string strategy_key(const ChartFacts& facts, std::span<const std::size_t> strategies,
                         std::span<const std::size_t> shown);

} // namespace entente::report
