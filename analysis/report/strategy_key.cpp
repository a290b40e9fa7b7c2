#include "analysis/report/strategy_key.hpp"

#include "analysis/report/figures.hpp"
#include "analysis/report/panels.hpp"
#include "analysis/study_facts.hpp"

#include <fmt/format.h>

namespace entente::report {
namespace {

constexpr std::size_t columns = 3;
constexpr double row = 20.0;

} // namespace

double draw_key_height(const StudyFacts& facts) {
  return 4.0 + row * static_cast<double>((facts.shown.size() + columns - 1) / columns);
}

void draw_strategy_key(Drawing& drawing, const StudyFacts& facts) {
  for (std::size_t s = 0; s < facts.shown.size(); ++s) {
    const double x = static_cast<double>(s % columns) * page_width / columns;
    const double y = 10.0 + row * static_cast<double>(s / columns);
    drawing.open(fmt::format("series-{}", s));
    drawing.line("line", x, y, x + 34.0, y);
    drawing.mark("point", s, x + 34.0, y, 3.0);
    drawing.close();
    drawing.words("label", x + 44.0, y + 4.0, label_of(facts, facts.shown[s]));
  }
}

} // namespace entente::report
