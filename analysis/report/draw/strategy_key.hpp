// Legend of strategies: dash, colour and shape with the name beside them.
#pragma once
#include "analysis/report/draw/drawing.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace entente {
struct StudyFacts;
}

namespace entente::report {

// By a strategy's place on the page, where those shown come first: the same as in the charts (choices.js).
struct Look {
  std::string classes; // of the group that a line and its marks are in
  std::size_t shape = 0;
};
Look look_of(const StudyFacts& facts, std::size_t strategy);

double draw_key_height(std::size_t strategies);
void draw_strategy_key(Drawing& drawing, const StudyFacts& facts, std::span<const std::size_t> strategies);

} // namespace entente::report
