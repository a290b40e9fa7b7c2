// Where is there violence, money, troops and confidence?
#include "analysis/report/draw/month_row.hpp"
#include "analysis/report/draw/numbers.hpp"
#include "analysis/report/draw/ring.hpp"
#include "analysis/report/draw/room.hpp"
#include "analysis/report/draw/strategy_key.hpp"
#include "analysis/report/figures/figures.hpp"
#include "analysis/study/chart_facts.hpp"

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

std::array<double, measures.size()> largest(const ChartFacts& facts) {
  std::array<double, measures.size()> most{};
  for (const ReplayedHistory& replayed : facts.replayed)
    for (const ReplayedMonth& month : replayed.months)
      for (const ReplayedRegion& region : month.regions)
        for (std::size_t i = 0; i < measures.size(); ++i)
          if (const double value = region.*measures[i].value; value > most[i])
            most[i] = value;
  return most;
}

// Of a region in its square: four bars on a common base, each against the largest value of its kind anywhere
// in the figure.
struct Bars {
  double width, tall;
  Point base; // of the middle
  Bars(const Square& in, std::size_t z, std::size_t regions) : width(in.side * 0.035), tall(in.side * 0.14) {
    const auto [px, py] = place_on_ring(z, regions);
    base = {in.corner.first + in.side * px, in.corner.second + in.side * py + 0.5 * tall};
  }
  Box bar(std::size_t i, double share) const {
    const double height = tall * share;
    return {base.first + width * (static_cast<double>(i) - 0.5 * measures.size()), base.second - height,
            width - 1.0, height};
  }
};

using Most = std::array<double, measures.size()>;

double share_of(double value, double most) {
  return most > 0.0 && std::isfinite(value) ? value / most : 0.0;
}

void draw_base(Drawing& drawing, const Bars& bars, std::size_t z) {
  const auto [x, y] = bars.base;
  drawing.line("axis", x - 2.0 * bars.width - 1.0, y, x + 2.0 * bars.width, y);
  drawing.words("tick", x, y + 12.0, std::to_string(z + 1), Anchor::middle);
}

void draw_month(Drawing& drawing, const ReplayedMonth& month, const Most& most, const Square& in) {
  for (std::size_t z = 0; z < month.regions.size(); ++z) {
    const Bars bars(in, z, month.regions.size());
    for (std::size_t i = 0; i < measures.size(); ++i)
      drawing.rectangle(measures[i].name,
                        bars.bar(i, share_of(month.regions[z].*measures[i].value, most[i])));
    draw_base(drawing, bars, z);
  }
}

void draw_all(Drawing& drawing, const ReplayedHistory& replayed, std::size_t now, const Most& most,
              const Square& in) {
  const std::vector<ReplayedRegion>& regions = replayed.months[now].regions;
  for (std::size_t z = 0; z < regions.size(); ++z) {
    const Bars bars(in, z, regions.size());
    drawing.open("region");
    for (std::size_t i = 0; i < measures.size(); ++i)
      drawing.bar_by_month(measures[i].name, bars.bar(i, share_of(regions[z].*measures[i].value, most[i])),
                           i + 1,
                           most[i] > 0.0 ? bars.tall / most[i] : 0.0); // the first number is the month
    draw_base(drawing, bars, z);
    Readings readings{0, {std::to_string(z + 1)}, {}};
    for (const ReplayedMonth& month : replayed.months) {
      Reading reading{bars.base, {static_cast<double>(month.month)}};
      for (const Measure& measure : measures)
        reading.values.push_back(three_digits(month.regions[z].*measure.value));
      readings.points.push_back(std::move(reading));
    }
    drawing.read(readings);
    drawing.close();
  }
}

std::string key(const Most& most) {
  std::vector<KeyItem> items;
  for (std::size_t i = 0; i < measures.size(); ++i)
    items.push_back(
        {fmt::format("{}. {}, highest {} {}", i + 1, measures[i].label, number(most[i]), measures[i].unit),
         area_swatch(measures[i].name),
         "",
         {}});
  return key_html(items);
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

Text finding_of_map(const ChartFacts& facts) {
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

std::optional<Figure> map_figure(const ChartFacts& facts) {
  if (facts.replayed.empty() || facts.replayed.front().months.empty())
    return std::nullopt;
  Figure figure;
  figure.name = "map";
  figure.question = "Where is there violence, money, troops and confidence?";
  figure.finding = finding_of_map(facts);
  const Most most = largest(facts);
  figure.drawing = key(most);
  draw_months(figure, facts,
              {"violence, money, troops and confidence by region",
               [&](Drawing& to, const ReplayedHistory&, const ReplayedMonth& month, const Square& in) {
                 draw_month(to, month, most, in);
               },
               [&](Drawing& to, const ReplayedHistory& replayed, std::size_t now, const Square& in) {
                 draw_all(to, replayed, now, most, in);
               }});
  figure.readings = {
      {"values",
       {"region"},
       {"month", "violence", "money", "troops", "confidence"},
       "{strategy}, region {region}, month {month:n}: violence {violence}, money {money}, troops {troops}, "
       "confidence {confidence}"}};
  figure.table =
      HtmlTable("Each region at the start, a quarter, half way, three quarters and the end",
                {"strategy", "month", "region", "violence", "money", "troops (1,000)", "confidence"});
  for (const ReplayedHistory& replayed : facts.replayed) {
    const std::string& name = facts.comparison.strategies[replayed.strategy].name;
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
  return figure;
}

} // namespace entente::report
