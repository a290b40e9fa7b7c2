#include "analysis/report/draw/strategy_key.hpp"

#include "analysis/report/page/text.hpp"
#include "analysis/study/chart_facts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::report {

Look look_of(const ChartFacts& facts, std::size_t strategy) {
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

bool is_shown(const ChartFacts& facts, std::size_t strategy) {
  return std::find(facts.shown.begin(), facts.shown.end(), strategy) != facts.shown.end();
}

void draw_strategy_line(Drawing& drawing, const ChartFacts& facts, std::size_t strategy, bool shown,
                        const Readings& readings) {
  const Look look = look_of(facts, strategy);
  std::vector<Point> points;
  for (const Reading& reading : readings.points)
    points.push_back(reading.at);
  drawing.open_strategy(look.classes + std::string(aside_class(shown)), strategy);
  drawing.polyline("line", points);
  drawing.mark("point", look.shape, points.back().first, points.back().second, 3.0);
  drawing.read(readings);
  drawing.close();
}

std::string line_swatch(const Look& look) {
  Drawing drawing(0.0, 0.0);
  drawing.open(look.classes);
  drawing.line("line", 1.0, 7.0, 32.0, 7.0);
  drawing.mark("point", look.shape, 32.0, 7.0, 4.0);
  drawing.close();
  return drawing.inside();
}

std::string area_swatch(std::string_view kind) {
  Drawing drawing(0.0, 0.0);
  drawing.rectangle(kind, {12.0, 1.0, 16.0, 12.0});
  return drawing.inside();
}

std::string key_html(std::span<const KeyItem> items) {
  std::string html = "<ul class=\"key\">\n";
  for (const KeyItem& item : items)
    html +=
        fmt::format("<li{}{}><svg class=\"chart swatch\" width=\"40\" height=\"14\" viewBox=\"0 0 40 14\" "
                    "aria-hidden=\"true\">{}</svg>{}</li>\n",
                    item.classes.empty() ? "" : " class=\"" + item.classes + "\"",
                    item.strategy ? fmt::format(" data-strategy=\"{}\"", *item.strategy) : "", item.swatch,
                    named(item.name).html());
  return html + "</ul>\n";
}

std::string strategy_key(const ChartFacts& facts, std::span<const std::size_t> strategies,
                         std::span<const std::size_t> shown) {
  constexpr std::size_t letters = 60;
  std::vector<KeyItem> items;
  for (const std::size_t s : strategies) {
    const bool seen = std::find(shown.begin(), shown.end(), s) != shown.end();
    items.push_back({shortened(facts.comparison.strategies[s].name, letters), line_swatch(look_of(facts, s)),
                     seen ? "" : "off", s});
  }
  return key_html(items);
}

} // namespace entente::report
