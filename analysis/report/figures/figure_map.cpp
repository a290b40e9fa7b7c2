// Where is there violence, money, troops and confidence?
#include "analysis/report/draw/month_row.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/panels.hpp"
#include "analysis/report/draw/ring.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/study_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::report {
namespace {

struct Measure {
  std::string_view name, label, unit;
  double ReplayedRegion::*value;
};
constexpr std::array measures{Measure{"violence", "violence", "share", &ReplayedRegion::violence},
                              Measure{"money", "money", "budget units", &ReplayedRegion::money},
                              Measure{"troops", "troops", "1,000", &ReplayedRegion::troops},
                              Measure{"confidence", "confidence", "share", &ReplayedRegion::confidence}};

std::array<double, measures.size()> largest(const StudyFacts& facts) {
  std::array<double, measures.size()> most{};
  for (const ReplayedHistory& replayed : facts.replayed)
    for (const ReplayedMonth& month : replayed.months)
      for (const ReplayedRegion& region : month.regions)
        for (std::size_t i = 0; i < measures.size(); ++i)
          if (const double value = region.*measures[i].value; value > most[i])
            most[i] = value;
  return most;
}

// Four bars a region, each against the largest value of its kind anywhere in the figure.
void draw(Drawing& drawing, const ReplayedMonth& month, const std::array<double, measures.size()>& most,
          const Point& corner) {
  constexpr double bar = 6.0, tall = 24.0;
  for (std::size_t z = 0; z < month.regions.size(); ++z) {
    const auto [px, py] = place_on_ring(z, month.regions.size());
    const double cx = corner.first + month_side * px, base = corner.second + month_side * py + tall / 2.0;
    for (std::size_t i = 0; i < measures.size(); ++i) {
      const double value = month.regions[z].*measures[i].value;
      const double height = most[i] > 0.0 && std::isfinite(value) ? tall * value / most[i] : 0.0;
      const double at = cx + bar * (static_cast<double>(i) - measures.size() / 2.0);
      drawing.rectangle(measures[i].name, {at, base - height, bar - 1.0, height});
    }
    drawing.line("axis", cx - 2.0 * bar - 1.0, base, cx + 2.0 * bar, base);
    drawing.words("tick", cx, base + 11.0, std::to_string(z + 1), Anchor::middle);
  }
}

std::string drawing_of(const StudyFacts& facts, const Figure& figure) {
  const auto most = largest(facts);
  constexpr double key = 26.0;
  Drawing drawing(page_width, key + month_rows_height(facts));
  double x = 0.0;
  for (std::size_t i = 0; i < measures.size(); ++i) {
    drawing.rectangle(measures[i].name, {x, 2.0, 12.0, 12.0});
    const std::string text =
        fmt::format("{}. {}, highest {} {}", i + 1, measures[i].label, number(most[i]), measures[i].unit);
    drawing.words("label", x + 18.0, 12.0, text);
    x += 34.0 + 6.2 * static_cast<double>(text.size());
  }
  draw_month_rows(drawing, facts, key,
                  [&](Drawing& to, const ReplayedHistory&, const ReplayedMonth& month, Point corner) {
                    draw(to, month, most, corner);
                  });
  return drawing.finish("map", figure.question.plain(), figure.finding.plain());
}

double mean_of(const ReplayedHistory& replayed, double ReplayedRegion::*value) {
  double sum = 0.0;
  std::size_t count = 0;
  for (const ReplayedMonth& month : replayed.months)
    for (const ReplayedRegion& region : month.regions)
      if (std::isfinite(region.*value)) {
        sum += region.*value;
        ++count;
      }
  return count == 0 ? 0.0 : sum / static_cast<double>(count);
}

Text finding_of(const StudyFacts& facts) {
  Text text(fmt::format(
      "One history (number {}), the one nearest the middle of all: the mean level of violence over regions "
      "and months, on a scale from 0 to 1, is ",
      facts.replayed.front().replicate));
  for (std::size_t h = 0; h < facts.replayed.size(); ++h)
    (text << fmt::format("{}{} under ", h == 0 ? "" : " and ",
                         number(mean_of(facts.replayed[h], &ReplayedRegion::violence))))
        .name(facts.comparison.strategies[facts.replayed[h].strategy].name);
  return text
         << ". Regions lie on a ring in the model, whatever a country looks like; how large a mark is tells "
            "how near the region comes to the highest value of that kind.";
}

} // namespace

std::optional<Figure> map_figure(const StudyFacts& facts) {
  if (facts.replayed.empty() || facts.replayed.front().months.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "map";
  figure.question = "Where is there violence, money, troops and confidence?";
  figure.finding = finding_of(facts);
  figure.drawing = drawing_of(facts, figure);
  figure.month = month_to_see(facts.replayed.front());
  Dataset places("places", {"region", "x", "y"}),
      values("values", {"strategy", "month", "region", "violence", "money", "troops", "confidence"});
  const std::size_t regions = facts.replayed.front().months.front().regions.size();
  for (std::size_t z = 0; z < regions; ++z) {
    const auto [x, y] = place_on_ring(z, regions);
    places.add({static_cast<double>(z + 1), x, y});
  }
  figure.table =
      HtmlTable("Each region at the start, a quarter, half way, three quarters and the end",
                {"strategy", "month", "region", "violence", "money", "troops (1,000)", "confidence"});
  for (const ReplayedHistory& replayed : facts.replayed) {
    const std::string& name = facts.comparison.strategies[replayed.strategy].name;
    for (const ReplayedMonth& month : replayed.months)
      for (std::size_t z = 0; z < month.regions.size(); ++z) {
        const ReplayedRegion& region = month.regions[z];
        values.add({name, static_cast<double>(month.month), static_cast<double>(z + 1), region.violence,
                    region.money, region.troops, region.confidence});
      }
    for (std::size_t i = 0; i < drawn_months; ++i) {
      const ReplayedMonth& month = replayed.months[drawn_month(i, replayed.months.size())];
      for (std::size_t z = 0; z < month.regions.size(); ++z) {
        const ReplayedRegion& region = month.regions[z];
        figure.table.add(named(name),
                         {std::to_string(month.month), std::to_string(z + 1), number(region.violence),
                          number(region.money), number(region.troops), number(region.confidence)});
      }
    }
  }
  figure.datasets = {std::move(places), std::move(values)};
  for (const Measure& measure : measures) {
    figure.units.emplace_back(measure.name, measure.unit);
    figure.labels.emplace_back(measure.name, measure.label);
  }
  return figure;
}

} // namespace entente::report
