#include "analysis/report/draw/strategy_key.hpp"

#include "analysis/report/draw/panels.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {
namespace {

constexpr std::size_t columns = 3;
constexpr double row = 20.0;

} // namespace

Look look_of(const StudyFacts& facts, std::size_t strategy) {
  constexpr std::size_t round = 8,
                        shapes_on = 3; // with each round of colours dashes move by one, shapes by three
  const auto shown = std::find(facts.shown.begin(), facts.shown.end(), strategy);
  auto place = static_cast<std::size_t>(shown - facts.shown.begin());
  if (shown == facts.shown.end())
    for (std::size_t s = 0; s < strategy; ++s)
      place += std::find(facts.shown.begin(), facts.shown.end(), s) == facts.shown.end();
  const std::size_t rounds = place / round;
  return {fmt::format("series-{} dash-{}", place % round, (place + rounds) % round),
          (place + shapes_on * rounds) % round};
}

double draw_key_height(std::size_t strategies) {
  return 4.0 + row * static_cast<double>((strategies + columns - 1) / columns);
}

void draw_strategy_key(Drawing& drawing, const StudyFacts& facts, std::span<const std::size_t> strategies) {
  for (std::size_t i = 0; i < strategies.size(); ++i) {
    const double x = static_cast<double>(i % columns) * page_width / columns;
    const double y = 10.0 + row * static_cast<double>(i / columns);
    const Look look = look_of(facts, strategies[i]);
    drawing.open(look.classes);
    drawing.line("line", x, y, x + 34.0, y);
    drawing.mark("point", look.shape, x + 34.0, y, 3.0);
    drawing.close();
    drawing.words("label", x + 44.0, y + 4.0, label_of(facts, strategies[i]));
  }
}

} // namespace entente::report
