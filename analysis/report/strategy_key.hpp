// Which line is which strategy: dash, colour and shape with the name beside them.
#pragma once
#include "analysis/report/drawing.hpp"

namespace entente {
struct StudyFacts;
}

namespace entente::report {

double draw_key_height(const StudyFacts& facts);
void draw_strategy_key(Drawing& drawing, const StudyFacts& facts);

} // namespace entente::report
